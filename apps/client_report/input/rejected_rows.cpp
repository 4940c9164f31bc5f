// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "input/rejected_rows.hpp"

#include "common/text.hpp"

#include <string>

namespace client_report {

namespace {

constexpr const char* file_name = "rejected.csv";
constexpr std::string_view header = "line,reason,text\n";

}  // namespace

rejected_rows::rejected_rows(const options& asked, std::optional<output_folder>& folder) {
    if (!folder) {
        return;
    }
    if (asked.on_bad_row == bad_rows::stop) {
        folder->withdraw(file_name, header);
        return;
    }
    file_ = &folder->create(file_name);
    file_->write(header);
}

void rejected_rows::add(const rejected_row& row) {
    if (file_ != nullptr) {
        file_->write(std::to_string(row.line) + ',' + csv_field(row.reason, ',') + ',' +
                     csv_field(row.text, ',') + '\n');
    }
}

}  // namespace client_report
