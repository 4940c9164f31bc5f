// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_PROCESS_RUN_STATS_HPP
#define CLIENT_REPORT_PROCESS_RUN_STATS_HPP

#include <chrono>
#include <cstdint>
#include <string>

namespace client_report {

// Measures a run, from construction on.
class run_stats {
public:
    // A line: rows, seconds, rows a second, and the most memory that the program has had.
    [[nodiscard]] std::string line(std::uint64_t rows) const;

private:
    using clock = std::chrono::steady_clock;
    clock::time_point start_ = clock::now();
};

}  // namespace client_report

#endif
