// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_PROGRESS_HPP
#define CLIENT_REPORT_PROGRESS_HPP

#include "cli/options.hpp"

#include <chrono>
#include <cstdint>

namespace client_report {

// One line on the standard error that says how far the reading is, and how long it will take yet. Silent
// unless that is a terminal, and where --quiet says so; gone from the screen when the object is.
class progress {
public:
    explicit progress(part quiet);
    ~progress();
    progress(const progress&) = delete;
    progress& operator=(const progress&) = delete;

    struct state {
        std::uint64_t rows;
        std::uint64_t bytes;      // uncompressed
        std::uint64_t file_read;  // as it lies on disk
        std::uint64_t file_size;  // 0 when unknown
    };

    // Shows the state, five times a second at most.
    void show(const state& now);

private:
    using clock = std::chrono::steady_clock;

    bool terminal_;
    bool shown_ = false;
    clock::time_point start_ = clock::now();
    clock::time_point next_ = start_;
};

}  // namespace client_report

#endif
