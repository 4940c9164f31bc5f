// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_REJECTED_ROWS_HPP
#define CLIENT_REPORT_REJECTED_ROWS_HPP

#include "cli/options.hpp"
#include "files/output.hpp"
#include "input/deal_file.hpp"

#include <optional>

namespace client_report {

// Writes rejected.csv, row by row: there may be as many as the file has.
//
// The file belongs to a run with --skip-bad-rows, and is there even when no row was rejected. A run
// without takes the list of an earlier run away, since it would say nothing about the new results.
class rejected_rows {
public:
    // A folder is there if --out was given; it must outlive this.
    rejected_rows(const options& asked, std::optional<output_folder>& folder);

    void add(const rejected_row& row);

private:
    output_file* file_ = nullptr;
};

}  // namespace client_report

#endif
