// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "bench/compare/rank_ways.hpp"
#include "bench/compare/way.hpp"
#include "bench/config.hpp"

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

// Ranking: by vitalfew and by sorting pairs. Items are clients.
namespace vitalfew_bench {
namespace {

/// Everything is made by the first that asks for it: data and ways of the same number of clients.
struct ranked_data {
    explicit ranked_data(distribution which, std::size_t n)
        : values(make_values<double>(which, n)), ways(ways_to_rank(values)) {}

    std::vector<double> values;
    std::vector<way> ways;
};

void rank_values(benchmark::State& state, distribution which, std::size_t at) {
    const ranked_data data(which, static_cast<std::size_t>(state.range(0)));
    data.ways[at].run();  // takes its memory
    for (auto _ : state) {
        data.ways[at].run();
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

const bool added = [] {
    const auto add = [](const distribution_info& data, std::size_t n) {
        const auto ways = ways_to_rank({});
        for (std::size_t at = 0; at < ways.size(); ++at) {
            benchmark::RegisterBenchmark((ways[at].name + "/" + std::string(data.name)).c_str(),
                                         rank_values, data.id, at)
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
