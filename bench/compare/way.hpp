// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BENCH_COMPARE_WAY_HPP
#define VITALFEW_BENCH_COMPARE_WAY_HPP

#include <functional>  // std::function
#include <ostream>
#include <span>
#include <string>
#include <vector>

namespace vitalfew_bench {

/// One of the rivals, ready to run on data that it was made with, again and again; it takes memory on the
/// first run and keeps it.
struct way {
    std::string name;
    std::function<void()> run;
    /// Writes what the last run answered, in a form that compares byte by byte with that of others.
    std::function<void(std::ostream&)> write_answer;
};

template <class T>
void write_bytes(std::ostream& to, std::span<const T> elements) {
    const auto bytes = std::as_bytes(elements);
    // The one cast that std::ostream leaves no way around.
    to.write(reinterpret_cast<const char*>(bytes.data()),  // NOLINT(*-reinterpret-cast)
             static_cast<std::streamsize>(bytes.size()));
}

}  // namespace vitalfew_bench

#endif
