// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "files/single_results.hpp"

#include "common/errors.hpp"
#include "common/text.hpp"
#include "formats/xlsx.hpp"
#include "tables/table_list.hpp"
#include "web/html_page.hpp"

#include <filesystem>
#include <initializer_list>
#include <string_view>
#include <system_error>
#include <utility>  // std::pair

namespace client_report {

namespace fs = std::filesystem;

namespace {

bool is_same_file(const std::string& a, const std::string& b) {
    std::error_code unknown;
    return fs::equivalent(a, b, unknown) || fs::absolute(a, unknown).lexically_normal() ==
                                                fs::absolute(b, unknown).lexically_normal();
}

// Sees to it that a result replaces nothing that is read.
void spare(const options& o, std::string_view option, const std::string& result) {
    const std::optional<std::string> deals = o.file;
    for (const auto& [file, what] :
         {std::pair(&deals, "the deals"), std::pair(&o.previous, "the file of --previous"),
          std::pair(&o.policy, "the file of --policy"),
          std::pair(&o.contracts, "the file of --contracts"),
          std::pair(&o.judgements, "the file of --judgements"),
          std::pair(&o.sqlite_out, "the database of --sqlite-out")}) {
        if (*file && is_same_file(result, **file)) {
            throw bad_input(std::string(option) + " " + printable(result, 200) + " would replace " +
                            what + "; give another name");
        }
    }
}

}  // namespace

result_file::result_file(const std::string& name)
    : folder_(fs::absolute(name).parent_path()), file_(folder_.create(fs::path(name).filename())) {}

single_results::single_results(const options& asked) : asked_(asked) {
    if (asked.sqlite_out) {
        tables_.emplace(*asked.sqlite_out, asked.table_prefix);
    }
    if (asked.xlsx) {
        spare(asked, "--xlsx", *asked.xlsx);
        workbook_.emplace(*asked.xlsx);
    }
    if (asked.html) {
        check_page_is_built();
        spare(asked, "--html", *asked.html);
        if (asked.xlsx && is_same_file(*asked.html, *asked.xlsx)) {
            throw bad_input("--html and --xlsx are the same file; give two names");
        }
        page_.emplace(*asked.html);
    }
}

void single_results::write(const results& r) {
    if (tables_) {
        tables_->open();
        write_tables(r, *tables_);
    }
    if (workbook_) {
        workbook book(workbook_->file().temporary().string(), *asked_.xlsx);
        write_tables(r, book);
        book.finish();
    }
    if (page_) {
        write_html_page(r, page_->file());
    }
}

void single_results::publish() {
    if (tables_) {
        tables_->commit();
    }
    for (auto* file : {&workbook_, &page_}) {
        if (*file) {
            (*file)->publish();
        }
    }
}

}  // namespace client_report
