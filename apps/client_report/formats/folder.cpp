// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "formats/folder.hpp"

#include "formats/csv.hpp"
#include "formats/summary_json.hpp"
#include "tables/summary.hpp"
#include "tables/table_list.hpp"

namespace client_report {

namespace {

constexpr const char* summary_file = "summary.json";

std::string file_of(const listed_table& table) {
    return std::string(table.name) + ".csv";
}

}  // namespace

std::vector<std::string> folder_files() {
    std::vector<std::string> names{summary_file, rejected_rows_file};
    for (const listed_table& each : all_tables) {
        if (each.file == own_file::csv) {
            names.push_back(file_of(each));
        }
    }
    return names;
}

std::string write_folder(const results& r, output_folder& folder) {
    std::string names;
    const auto add = [&names](const std::string& name) {
        names += (names.empty() ? "" : ", ") + name;
    };
    for (const listed_table& each : all_tables) {
        if (each.file == own_file::none) {
            continue;
        }
        const std::string name = file_of(each);
        if (!each.is_there(r)) {
            folder.withdraw(name, csv_beginning(each, r));
            continue;
        }
        csv_sink sink(folder.create(name));
        each.make(r).write_to(sink);
        const bool is_first = names.empty();
        add(name);
        if (is_first) {  // the clients; the summary is named before what depends on options
            folder.create(summary_file).write(summary_json(summary_of(r)));
            add(summary_file);
        }
    }
    if (r.asked.on_bad_row == bad_rows::skip) {
        add(rejected_rows_file);
    }
    return names;
}

}  // namespace client_report
