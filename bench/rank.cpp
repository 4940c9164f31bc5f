// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "bench/compare/rank_ways.hpp"
#include "bench/compare/way.hpp"
#include "bench/config.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>  // std::clamp
#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <utility>  // std::move
#include <vector>

// Ranking: by vitalfew and by sorting pairs. Items are clients.
namespace vitalfew_bench {
namespace {

/// Values and the ways to rank them, which refer to the values.
struct ranked_data {
    explicit ranked_data(std::vector<double> given)
        : values(std::move(given)), ways(ways_to_rank(values)) {}

    std::vector<double> values;
    std::vector<way> ways;
};

/// Small bases are many different ones: a processor that sees the same few thousand values again and again
/// learns by heart how they compare, and sorts them several times faster.
constexpr std::size_t most_bases = 1'000;
constexpr std::size_t least_values = 1'000'000;

void rank_values(benchmark::State& state, distribution which, std::size_t at) {
    const auto n = static_cast<std::size_t>(state.range(0));
    const std::size_t count = std::clamp(least_values / n, std::size_t{1}, most_bases);
    const auto all = make_values<double>(which, count * n);
    std::deque<ranked_data> bases;  // they must not move
    for (std::size_t i = 0; i < count; ++i) {
        const auto first = all.begin() + static_cast<std::ptrdiff_t>(i * n);
        bases.emplace_back(std::vector(first, first + static_cast<std::ptrdiff_t>(n)));
        bases.back().ways[at].run();  // takes its memory
    }
    std::size_t i = 0;
    for (auto _ : state) {
        bases[i].ways[at].run();
        benchmark::ClobberMemory();
        i = i + 1 < count ? i + 1 : 0;
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

const bool added = [] {
    const auto add = [](const distribution_info& data, std::size_t n) {
        const ranked_data nobody({});  // tells the names
        for (std::size_t at = 0; at < nobody.ways.size(); ++at) {
            benchmark::RegisterBenchmark(
                (nobody.ways[at].name + "/" + std::string(data.name)).c_str(), rank_values, data.id,
                at)
                ->Arg(static_cast<std::int64_t>(n))
                ->Unit(benchmark::kMicrosecond);
        }
    };
    for (std::size_t n = 100; n <= micro_size; n *= 10) {
        add(distributions.front(), n);
    }
    for (const distribution_info& data : std::span(distributions).subspan(1)) {
        if (data.type == "double") {
            add(data, micro_size / 10);
        }
    }
    return true;
}();

}  // namespace
}  // namespace vitalfew_bench
