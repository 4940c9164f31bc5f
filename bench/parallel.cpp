// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/parallel.hpp"

#include "vitalfew/classify/classify.hpp"
#include "vitalfew/distributed/value_tally.hpp"
#include "vitalfew/rank/rank.hpp"

#include "bench/config.hpp"

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <vector>

// The algorithms on all threads of this machine and on one. Items are clients.
namespace vitalfew_bench {
namespace {

template <class Run>
void run_over_values(benchmark::State& state, Run run) {
    const auto values =
        make_values<double>(distribution::lognormal, static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        benchmark::DoNotOptimize(run(values));
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void classify(benchmark::State& state) {
    run_over_values(state, [](const auto& values) { return vitalfew::classify(values); });
}
void parallel_classify(benchmark::State& state) {
    run_over_values(state, [](const auto& values) { return vitalfew::parallel::classify(values); });
}

void rank(benchmark::State& state) {
    run_over_values(state, [](const auto& values) { return vitalfew::rank(values); });
}
void parallel_rank(benchmark::State& state) {
    run_over_values(state, [](const auto& values) { return vitalfew::parallel::rank(values); });
}

void tally(benchmark::State& state) {
    run_over_values(state, [](const auto& values) {
        vitalfew::value_tally<double> made;
        made.observe(values);
        return made;
    });
}
void parallel_tally(benchmark::State& state) {
    run_over_values(state, [](const auto& values) { return vitalfew::parallel::tally(values); });
}

// Wall time: the processor time of this thread leaves out the others.
void sizes(benchmark::internal::Benchmark* it) {
    it->RangeMultiplier(10)
        ->Range(100'000, static_cast<std::int64_t>(micro_size))
        ->UseRealTime()
        ->Unit(benchmark::kMillisecond);
}

BENCHMARK(classify)->Apply(sizes);
BENCHMARK(parallel_classify)->Apply(sizes);
BENCHMARK(rank)->Apply(sizes);
BENCHMARK(parallel_rank)->Apply(sizes);
BENCHMARK(tally)->Apply(sizes);
BENCHMARK(parallel_tally)->Apply(sizes);

}  // namespace
}  // namespace vitalfew_bench
