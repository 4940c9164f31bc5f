// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/rank/top.hpp"

#include "vitalfew/rank/rank.hpp"

#include "bench/config.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>  // std::partial_sort
#include <cstddef>
#include <cstdint>
#include <numeric>  // std::iota
#include <vector>

// The n best of a base: by top, by ranking all of it, and by std::partial_sort of indices. Items are clients.
namespace vitalfew_bench {
namespace {

constexpr std::size_t clients = 1'000'000;

const std::vector<double>& values() {
    static const auto made = make_values<double>(distribution::lognormal, clients);
    return made;
}

void count_clients(benchmark::State& state) {
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(clients));
}

void top(benchmark::State& state) {
    const auto n = static_cast<std::size_t>(state.range(0));
    for (auto _ : state) {
        benchmark::DoNotOptimize(vitalfew::top(values(), n));
    }
    count_clients(state);
}

void partial_sort(benchmark::State& state) {
    const auto n = static_cast<std::ptrdiff_t>(state.range(0));
    const std::vector<double>& base = values();
    std::vector<std::size_t> order(base.size());
    for (auto _ : state) {
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::partial_sort(order.begin(), order.begin() + n, order.end(),
                          [&base](std::size_t a, std::size_t b) {
                              return base[b] < base[a] || (base[a] == base[b] && a < b);
                          });
        benchmark::DoNotOptimize(order.data());
        benchmark::ClobberMemory();
    }
    count_clients(state);
}

void rank_all(benchmark::State& state) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(vitalfew::rank(values()));
    }
    count_clients(state);
}

BENCHMARK(top)->RangeMultiplier(10)->Range(10, clients)->Unit(benchmark::kMicrosecond);
BENCHMARK(partial_sort)->RangeMultiplier(10)->Range(10, clients)->Unit(benchmark::kMicrosecond);
BENCHMARK(rank_all)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace vitalfew_bench
