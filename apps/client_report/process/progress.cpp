// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "process/progress.hpp"

#include "common/decimal.hpp"

#include <fmt/format.h>
#include <unistd.h>  // isatty

#include <cmath>  // std::ceil
#include <cstdio>
#include <string>

namespace client_report {

namespace {

constexpr auto pause = std::chrono::milliseconds(200);
constexpr const char* clear_line = "\r\x1b[K";

}  // namespace

progress::progress(part quiet)
    : terminal_(quiet == part::left_out && ::isatty(STDERR_FILENO) == 1) {}

progress::~progress() {
    if (shown_) {
        std::fputs(clear_line, stderr);
    }
}

void progress::show(const read_progress& now) {
    if (!terminal_) {
        return;
    }
    const clock::time_point time = clock::now();
    if (time < next_) {
        return;
    }
    next_ = time + pause;
    shown_ = true;
    const double seconds = std::chrono::duration<double>(time - start_).count();
    const double rows_per_second = seconds > 0 ? static_cast<double>(now.rows) / seconds : 0.0;
    std::string line = fmt::format("{}{} rows, {} MB, {} rows/s", clear_line, counted(now.rows),
                                   counted(now.bytes / 1'000'000),
                                   counted(static_cast<std::uint64_t>(rows_per_second)));
    if (now.file_size > 0) {
        line += fmt::format(", {} %", now.file_read * 100 / now.file_size);
        if (now.file_read > 0 && now.file_read <= now.file_size) {
            const double left = seconds * static_cast<double>(now.file_size - now.file_read) /
                                static_cast<double>(now.file_read);
            line += fmt::format(", {} s left", static_cast<std::uint64_t>(std::ceil(left)));
        }
    }
    std::fputs(line.c_str(), stderr);
}

}  // namespace client_report
