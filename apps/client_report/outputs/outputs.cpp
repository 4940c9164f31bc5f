// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "outputs/outputs.hpp"

#include "common/errors.hpp"
#include "common/text.hpp"
#include "formats/csv.hpp"
#include "formats/summary_json.hpp"
#include "formats/xlsx.hpp"
#include "tables/summary.hpp"
#include "tables/table_list.hpp"
#include "web/html_page.hpp"

#include <filesystem>
#include <string_view>
#include <system_error>

namespace client_report {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view rejected_header = "line,reason,text\n";

constexpr const char* rejected_file = "rejected.csv";
constexpr const char* summary_file = "summary.json";

// A file of the folder: the CSV file of a table, or one of the two above.
struct folder_file {
    std::string name;
    const listed_table* table = nullptr;
};

// In the order in which they are written. rejected.csv is written while the deals are read, and has its place here
// for its name alone.
std::vector<folder_file> folder_files() {
    std::vector<folder_file> files;
    for (const listed_table& each : all_tables) {
        if (each.file == own_file::csv) {
            files.push_back({file_of(each.name), &each});
            // Right after the clients, as in the sentence that names the files.
            if (files.size() == 1) {
                files.push_back({summary_file});
            }
        }
    }
    files.push_back({rejected_file});
    return files;
}

bool is_same_file(const fs::path& a, const fs::path& b) {
    std::error_code unknown;
    return fs::equivalent(a, b, unknown) || fs::absolute(a, unknown).lexically_normal() ==
                                                fs::absolute(b, unknown).lexically_normal();
}

// A file that a run reads or writes, as messages call it.
struct used_file {
    fs::path path;
    std::string called;
};

std::vector<used_file> files_read(const run_settings& asked) {
    std::vector<used_file> files{{asked.file, "the deals"}};
    const auto add = [&files](const std::optional<std::string>& file, const char* called) {
        if (file) {
            files.push_back({*file, called});
        }
    };
    add(asked.previous, "the file of --previous");
    add(asked.policy, "the file of --policy");
    add(asked.contracts, "the file of --contracts");
    add(asked.judgements, "the file of --judgements");
    return files;
}

// Checks that no output replaces a file that is read, or another output. The tables of a database
// replace nothing: it may be that of the deals.
void check_files(const run_settings& asked, const output_settings& where) {
    std::vector<used_file> used = files_read(asked);
    if (where.sqlite_out) {
        used.push_back({*where.sqlite_out, "the database of --sqlite-out"});
    }
    const auto check = [&used](const fs::path& path, const std::string& called,
                               const char* remedy) {
        for (const used_file& other : used) {
            if (is_same_file(path, other.path)) {
                throw bad_input(called + " would replace " + other.called + "; " + remedy);
            }
        }
    };
    const auto check_single = [&](const char* option, const std::optional<std::string>& file) {
        if (file) {
            check(*file, std::string(option) + " " + printable(*file, 200), "give another name");
            used.push_back({*file, "the file of " + std::string(option)});
        }
    };
    check_single("--xlsx", where.xlsx);
    check_single("--html", where.html);
    for (const folder_file& each : folder_files()) {
        if (where.out) {
            check(fs::path(*where.out) / each.name, "--out " + printable(*where.out, 200),
                  "give a folder of its own");
        }
    }
}

}  // namespace

outputs::single_file::single_file(const std::string& name)
    : folder_(fs::absolute(name).parent_path()), file_(folder_.create(fs::path(name).filename())) {}

outputs::outputs(const run_settings& asked, const output_settings& where) : where_(where) {
    check_files(asked, where);
    if (where.html) {
        check_page_is_built();
    }
    if (where.sqlite_out) {
        tables_.emplace(*where.sqlite_out, where.table_prefix);
    }
    if (where.xlsx) {
        workbook_.emplace(*where.xlsx);
    }
    if (where.html) {
        page_.emplace(*where.html);
    }
    if (where.out) {
        folder_.emplace(*where.out);
        if (asked.on_bad_row == bad_rows::skip) {
            rejected_ = &folder_->create(rejected_file);
            rejected_->write(rejected_header);
        }
    }
}

void outputs::reject(const rejected_row& row) {
    if (rejected_ != nullptr) {
        rejected_->write(std::to_string(row.line) + ',' + csv_field(row.reason, ',') + ',' +
                         csv_field(row.text, ',') + '\n');
    }
}

void outputs::write_folder(const results& r) {
    std::vector<std::string> names;
    for (const folder_file& each : folder_files()) {
        if (each.name == rejected_file) {
            if (rejected_ == nullptr) {
                folder_->withdraw(each.name, rejected_header);
                continue;
            }
        } else if (each.table == nullptr) {
            folder_->create(each.name).write(summary_json(summary_of(r)));
        } else if (each.table->is_there(r)) {
            csv_sink csv(folder_->create(each.name));
            each.table->make(r).write_to(csv);
        } else {
            folder_->withdraw(each.name, csv_beginning(*each.table, r));
            continue;
        }
        names.push_back(each.name);
    }
    notes_.push_back("Written to " + printable(*where_.out, 200) + ": " + joined(names));
}

void outputs::write(const results& r) {
    if (tables_) {
        tables_->open();
        write_tables(r, *tables_);
    }
    if (workbook_) {
        workbook book(workbook_->file().temporary().string(), *where_.xlsx);
        write_tables(r, book);
        book.finish();
    }
    if (page_) {
        write_html_page(r, page_->file());
    }
    if (folder_) {
        write_folder(r);
    }
    if (workbook_) {
        notes_.push_back("Written to " + printable(*where_.xlsx, 200));
    }
    if (page_) {
        notes_.push_back("The page: " + printable(*where_.html, 200));
    }
    if (tables_) {
        notes_.push_back("Written to the tables " + printable(where_.table_prefix, 60) + "... of " +
                         printable(*where_.sqlite_out, 200));
    }
}

void outputs::publish() {
    // The database first: its commit is what fails most easily.
    if (tables_) {
        tables_->commit();
    }
    for (auto* file : {&workbook_, &page_}) {
        if (*file) {
            (*file)->publish();
        }
    }
    if (folder_) {
        folder_->commit();
    }
}

}  // namespace client_report
