// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_FORMATS_FOLDER_HPP
#define CLIENT_REPORT_FORMATS_FOLDER_HPP

#include "analysis/results.hpp"
#include "files/output.hpp"

#include <string>
#include <vector>

namespace client_report {

// The names of all files that --out may have: the CSV files of tables, summary.json, rejected.csv.
[[nodiscard]] std::vector<std::string> folder_files();

inline constexpr const char* rejected_rows_file = "rejected.csv";

// Writes the results as files, which have their names after the commit. Files of an earlier run that this one
// has no results for are withdrawn.
// @returns the names of those that are written, rejected.csv among them where rows are skipped
[[nodiscard]] std::string write_folder(const results& r, output_folder& folder);

}  // namespace client_report

#endif
