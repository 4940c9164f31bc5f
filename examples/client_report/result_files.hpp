// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_RESULT_FILES_HPP
#define CLIENT_REPORT_RESULT_FILES_HPP

#include "output.hpp"
#include "results.hpp"

#include <string>

namespace client_report {

// A line per graded client, best first.
void write_clients_csv(const results& r, output_file& file);

// The figures of the report. Amounts are text, because many readers of JSON make a double of every
// number; shares are numbers.
[[nodiscard]] std::string summary_json(const results& r);

}  // namespace client_report

#endif
