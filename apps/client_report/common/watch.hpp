// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_COMMON_WATCH_HPP
#define CLIENT_REPORT_COMMON_WATCH_HPP

#include "common/errors.hpp"

#include <cstdint>
#include <functional>

namespace client_report {

// How far the reading of the deals is.
struct read_progress {
    std::uint64_t rows = 0;
    std::uint64_t bytes = 0;      // uncompressed
    std::uint64_t file_read = 0;  // as stored on disk
    std::uint64_t file_size = 0;  // 0 when unknown
};

// Callbacks of the caller of a run; each may be empty. They are called from the thread of the run.
struct run_watch {
    std::function<void(const read_progress& now)> progress;
    // Returns true to end the run.
    std::function<bool()> cancelled;

    // @throws run_cancelled
    void stop_if_cancelled() const {
        if (cancelled && cancelled()) {
            throw run_cancelled();
        }
    }

    // @throws run_cancelled
    void report(const read_progress& now) const {
        stop_if_cancelled();
        if (progress) {
            progress(now);
        }
    }
};

}  // namespace client_report

#endif
