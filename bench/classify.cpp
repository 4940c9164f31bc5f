// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/classify/classify.hpp"

#include "vitalfew/classify/find_cutoffs.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/engine/class_limits.hpp"

#include "bench/config.hpp"
#include "bench/rivals.hpp"

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <functional>  // std::identity
#include <span>
#include <string>
#include <vector>

#if __has_include("vitalfew/classify/classify_into.hpp")
#include "vitalfew/classify/classify.hpp"
#define VITALFEW_BENCH_HAS_CLASSIFY_INTO 1
#endif

// Grading by vitalfew, by sorting, and the floor: one read and one write a client. Items are clients.
namespace vitalfew_bench {
namespace {

/// Small bases are cut from this many values, one after the other: on the same few thousand values the branch
/// predictor would learn every comparison, and sorting would seem several times faster.
constexpr std::size_t least_values = 1'000'000;

/// The same data for all benchmarks.
template <class Value>
const std::vector<Value>& values_of(distribution which, std::size_t n) {
    static std::vector<Value> values;
    static distribution made = which;
    if (values.size() != n || made != which) {
        values = make_values<Value>(which, n);
        made = which;
    }
    return values;
}

struct floor_way {
    template <class Value>
    void operator()(std::span<const Value> values, std::span<vitalfew::grade> grades) {
        read_8_write_1(values, floor_cutoff<Value>, grades);
    }
};

#ifdef VITALFEW_BENCH_HAS_CLASSIFY_INTO
struct classify_into_way {
    vitalfew::classify_workspace workspace;
    template <class Value>
    void operator()(std::span<const Value> values, std::span<vitalfew::grade> grades) {
        benchmark::DoNotOptimize(vitalfew::classify_into(values, std::identity{}, grades,
                                                         vitalfew::classify_options{}, workspace));
    }
};
#endif

struct classify_way {
    template <class Value>
    void operator()(std::span<const Value> values, std::span<vitalfew::grade>) {
        benchmark::DoNotOptimize(vitalfew::classify(values));
    }
};

struct find_cutoffs_way {
    template <class Value>
    void operator()(std::span<const Value> values, std::span<vitalfew::grade>) {
        benchmark::DoNotOptimize(vitalfew::find_cutoffs(values));
    }
};

template <class Value, class Way>
void grade_values(benchmark::State& state, distribution which) {
    const auto n = static_cast<std::size_t>(state.range(0));
    const std::span<const Value> values(
        values_of<Value>(which, n < least_values ? least_values : n));
    std::vector<vitalfew::grade> grades(n);
    Way run;
    std::size_t first = 0;
    for (auto _ : state) {
        run(values.subspan(first, n), std::span(grades));
        benchmark::DoNotOptimize(grades.data());
        benchmark::ClobberMemory();
        first = first + 2 * n <= values.size() ? first + n : 0;
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

template <class Value, class Way>
void add_way(const std::string& name, const distribution_info& data, std::size_t n) {
    benchmark::RegisterBenchmark((name + "/" + std::string(data.name)).c_str(),
                                 grade_values<Value, Way>, data.id)
        ->Arg(static_cast<std::int64_t>(n))
        ->Unit(benchmark::kMicrosecond);
}

template <class Value>
void add_ways(const distribution_info& data, std::size_t n) {
    add_way<Value, floor_way>("floor", data, n);
#ifdef VITALFEW_BENCH_HAS_CLASSIFY_INTO
    add_way<Value, classify_into_way>("classify_into", data, n);
#endif
    add_way<Value, classify_way>("classify", data, n);
    add_way<Value, find_cutoffs_way>("find_cutoffs", data, n);
    add_way<Value, sort_pairs<Value>>("sort_pairs", data, n);
}

// Records of 64 bytes, a cache line each, and one pass that sums the member.

const std::vector<client_record>& records_of(std::size_t n) {
    static std::vector<client_record> records;
    if (records.size() != n) {
        records = make_records(values_of<double>(distribution::lognormal, n));
    }
    return records;
}

void sum_records(benchmark::State& state) {
    const auto& records = records_of(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        double total = 0;
        for (const client_record& record : records) {
            total += record.value;
        }
        benchmark::DoNotOptimize(total);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void grade_records(benchmark::State& state) {
    const auto& records = records_of(static_cast<std::size_t>(state.range(0)));
#ifdef VITALFEW_BENCH_HAS_CLASSIFY_INTO
    std::vector<vitalfew::grade> grades(records.size());
    vitalfew::classify_workspace workspace;
    for (auto _ : state) {
        benchmark::DoNotOptimize(vitalfew::classify_into(records, &client_record::value, grades,
                                                         vitalfew::classify_options{}, workspace));
        benchmark::ClobberMemory();
    }
#else
    for (auto _ : state) {
        benchmark::DoNotOptimize(vitalfew::classify(records, &client_record::value));
    }
#endif
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

const bool added = [] {
    for (std::size_t n = 100; n <= micro_size; n *= 10) {
        add_ways<double>(distributions.front(), n);
    }
    for (const distribution_info& data : std::span(distributions).subspan(1)) {
        if (data.type == "int64") {
            add_ways<std::int64_t>(data, micro_size / 10);
        } else {
            add_ways<double>(data, micro_size / 10);
        }
    }
    for (std::size_t n = 1'000; n <= micro_size; n *= 100) {
        const auto count = static_cast<std::int64_t>(n);
        benchmark::RegisterBenchmark("sum/records", sum_records)
            ->Arg(count)
            ->Unit(benchmark::kMicrosecond);
        benchmark::RegisterBenchmark("classify_into/records", grade_records)
            ->Arg(count)
            ->Unit(benchmark::kMicrosecond);
    }
    return true;
}();

}  // namespace
}  // namespace vitalfew_bench
