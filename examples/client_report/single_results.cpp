// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "single_results.hpp"

#include "errors.hpp"
#include "html/html_page.hpp"
#include "text.hpp"
#include "xlsx/xlsx_file.hpp"

#include <filesystem>
#include <initializer_list>
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

// @param replaced the file that an option, by this name, would replace
void spare(const options& o, const std::string& option, const std::string& replaced) {
    const std::optional<std::string> deals = o.file;
    for (const auto& [file, what] :
         {std::pair(&deals, "the deals"), std::pair(&o.previous, "the file of --previous"),
          std::pair(&o.policy, "the file of --policy"),
          std::pair(&o.contracts, "the file of --contracts"),
          std::pair(&o.judgements, "the file of --judgements"),
          std::pair(&o.sqlite_out, "the database of --sqlite-out")}) {
        if (*file && is_same_file(replaced, **file)) {
            throw bad_input(option + " " + printable(replaced, 200) + " would replace " + what +
                            "; give another name");
        }
    }
}

}  // namespace

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
            throw bad_input("--html and --xlsx name the same file; give another name");
        }
        page_folder_.emplace(fs::absolute(*asked.html).parent_path());
    }
}

void single_results::write(const results& r) {
    if (tables_) {
        tables_->open();
        write_tables(r, *tables_);
    }
    if (workbook_) {
        write_xlsx(r, workbook_->temporary().string());
    }
    if (page_folder_) {
        write_html_page(r, page_folder_->create(fs::path(*asked_.html).filename().string()));
    }
}

void single_results::publish() {
    if (tables_) {
        tables_->commit();
    }
    if (workbook_) {
        workbook_->close();
        workbook_->publish();
    }
    if (page_folder_) {
        page_folder_->commit();
    }
}

}  // namespace client_report
