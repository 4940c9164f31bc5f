// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "process/run_stats.hpp"

#include "common/decimal.hpp"

#include <fmt/format.h>
#include <sys/resource.h>  // getrusage

namespace client_report {

namespace {

std::uint64_t peak_memory() noexcept {
    struct rusage used{};
    if (::getrusage(RUSAGE_SELF, &used) != 0) {
        return 0;
    }
    constexpr std::uint64_t unit = 1024;  // on Linux
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-union-access): glibc pads each number by a union
    return static_cast<std::uint64_t>(used.ru_maxrss) * unit;
}

}  // namespace

std::string run_stats::line(std::uint64_t rows) const {
    const double seconds = std::chrono::duration<double>(clock::now() - start_).count();
    const double rate = seconds > 0 ? static_cast<double>(rows) / seconds : 0.0;
    return fmt::format("{} rows in {:.2f} s ({} rows/s), at most {} MB of memory\n", counted(rows),
                       seconds, counted(static_cast<std::uint64_t>(rate)),
                       counted(peak_memory() / 1'000'000));
}

}  // namespace client_report
