// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_PROCESS_PROGRESS_HPP
#define CLIENT_REPORT_PROCESS_PROGRESS_HPP

#include "common/watch.hpp"
#include "settings/settings.hpp"

#include <chrono>
#include <cstdint>

namespace client_report {

// A line on the standard error about the progress of the reading and the time left. Silent unless the
// standard error is a terminal, and with --quiet; the destructor clears the line.
class progress {
public:
    explicit progress(part quiet);
    ~progress();
    progress(const progress&) = delete;
    progress& operator=(const progress&) = delete;

    // Shows the progress, at most five times a second.
    void show(const read_progress& now);

private:
    using clock = std::chrono::steady_clock;

    bool terminal_;
    bool shown_ = false;
    clock::time_point start_ = clock::now();
    clock::time_point next_ = start_;
};

}  // namespace client_report

#endif
