// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/distributed/value_tally.hpp"

#include "bench/config.hpp"

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <vector>

// Making and merging tallies, as the places of a cluster do. Items are values where values are observed, else
// tallies.
namespace vitalfew_bench {
namespace {

template <class Value>
std::vector<Value> values_of(const benchmark::State& state) {
    return make_values<Value>(distribution::lognormal, static_cast<std::size_t>(state.range(0)));
}

template <class Value>
void observe_range(benchmark::State& state) {
    const auto values = values_of<Value>(state);
    for (auto _ : state) {
        vitalfew::value_tally<Value> tally;
        tally.observe(values);
        benchmark::DoNotOptimize(tally);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

template <class Value>
void observe_each(benchmark::State& state) {
    const auto values = values_of<Value>(state);
    for (auto _ : state) {
        vitalfew::value_tally<Value> tally;
        for (const Value& value : values) {
            tally.observe(value);
        }
        benchmark::DoNotOptimize(tally);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

template <class Value>
vitalfew::value_tally<Value> tally_of(const benchmark::State& state) {
    vitalfew::value_tally<Value> tally;
    tally.observe(values_of<Value>(state));
    return tally;
}

void merge(benchmark::State& state) {
    const auto tally = tally_of<double>(state);
    vitalfew::value_tally<double> merged = tally;
    for (auto _ : state) {
        merged.merge(tally);
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations());
}

void to_bytes(benchmark::State& state) {
    const auto tally = tally_of<double>(state);
    for (auto _ : state) {
        benchmark::DoNotOptimize(tally.to_bytes());
    }
    state.SetItemsProcessed(state.iterations());
    state.counters["bytes"] = static_cast<double>(tally.to_bytes().size());
}

void from_bytes(benchmark::State& state) {
    const auto bytes = tally_of<double>(state).to_bytes();
    for (auto _ : state) {
        benchmark::DoNotOptimize(vitalfew::value_tally<double>::from_bytes(bytes));
    }
    state.SetItemsProcessed(state.iterations());
}

constexpr std::int64_t few = 1'000;
constexpr std::int64_t most = 1'000'000;

BENCHMARK(observe_range<double>)
    ->RangeMultiplier(10)
    ->Range(few, most)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(observe_range<std::int64_t>)->Arg(few)->Arg(most)->Unit(benchmark::kMicrosecond);
BENCHMARK(observe_each<double>)->Arg(few)->Arg(most)->Unit(benchmark::kMicrosecond);
BENCHMARK(merge)->Arg(few)->Arg(most)->Unit(benchmark::kMicrosecond);
BENCHMARK(to_bytes)->Arg(few)->Arg(most)->Unit(benchmark::kMicrosecond);
BENCHMARK(from_bytes)->Arg(few)->Arg(most)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace vitalfew_bench
