// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/classify/live_cutoffs.hpp"

#include "vitalfew/classify/find_cutoffs.hpp"

#include "bench/config.hpp"

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <vector>

// The cutoffs of a changing base after every change, against find_cutoffs. Items are changes.
namespace vitalfew_bench {
namespace {

/// The values of a base, and as many others by which they are replaced one after the other.
struct changing_base {
    explicit changing_base(std::size_t n)
        : values(make_values<double>(distribution::lognormal, 2 * n)) {
        for (std::size_t i = 0; i < n; ++i) {
            live.add(values[i]);
        }
    }

    /// Replaces the value of the i-th client by the one n places further on.
    void change() {
        const std::size_t n = values.size() / 2;
        live.change(values[at % values.size()], values[(at + n) % values.size()]);
        ++at;
    }

    std::vector<double> values;
    vitalfew::live_cutoffs<double> live;
    std::size_t at = 0;
};

void change(benchmark::State& state) {
    changing_base base(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        base.change();
    }
    state.SetItemsProcessed(state.iterations());
}

void change_and_read(benchmark::State& state) {
    changing_base base(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        base.change();
        benchmark::DoNotOptimize(base.live.current());
    }
    state.SetItemsProcessed(state.iterations());
}

void find_anew(benchmark::State& state) {
    const auto values =
        make_values<double>(distribution::lognormal, static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        benchmark::DoNotOptimize(vitalfew::find_cutoffs(values));
    }
    state.SetItemsProcessed(state.iterations());
}

constexpr std::int64_t least = 1'000;
constexpr std::int64_t most = 1'000'000;

BENCHMARK(change)->RangeMultiplier(10)->Range(least, most)->Unit(benchmark::kMicrosecond);
BENCHMARK(change_and_read)->RangeMultiplier(10)->Range(least, most)->Unit(benchmark::kMicrosecond);
BENCHMARK(find_anew)->RangeMultiplier(10)->Range(least, most)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace vitalfew_bench
