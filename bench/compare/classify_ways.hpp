// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BENCH_COMPARE_CLASSIFY_WAYS_HPP
#define VITALFEW_BENCH_COMPARE_CLASSIFY_WAYS_HPP

#include "vitalfew/classify/classify.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/engine/class_limits.hpp"

#include "bench/compare/sorters.hpp"
#include "bench/compare/way.hpp"
#include "bench/config.hpp"
#include "bench/cutting_rivals.hpp"
#include "bench/rivals.hpp"

#include <cstddef>
#include <functional>  // std::identity
#include <memory>      // std::make_shared
#include <ostream>
#include <span>
#include <string>
#include <utility>  // std::move
#include <vector>

#if __has_include("vitalfew/classify/classify_into.hpp")
#include "vitalfew/classify/classify.hpp"
#define VITALFEW_BENCH_HAS_CLASSIFY_INTO 1
#endif

#if defined(VITALFEW_BENCH_HAS_TBB) && __has_include("vitalfew/parallel.hpp")
#include "vitalfew/parallel.hpp"

#include <oneapi/tbb/task_arena.h>

#include <thread>
#define VITALFEW_BENCH_HAS_PARALLEL 1
#endif

namespace vitalfew_bench {

/// Puts together the ways to grade; all write to the same grades.
class classify_ways {
public:
    explicit classify_ways(std::span<vitalfew::grade> grades) : grades_(grades) {}

    template <class Run>
    void add(std::string name, Run run) {
        ways_.push_back({std::move(name), std::move(run), [grades = grades_](std::ostream& to) {
                             write_bytes<vitalfew::grade>(to, grades);
                         }});
    }

    /// A rival that is called with the values and the grades.
    template <class Rival, class Value>
    void add_rival(std::string name, std::span<const Value> values) {
        add(std::move(name), [values, grades = grades_, rival = std::make_shared<Rival>()] {
            (*rival)(values, grades);
        });
    }

    /// Ours, for any range and projection.
    template <class Clients, class Projection>
    void add_ours(const Clients& clients, Projection value) {
#ifdef VITALFEW_BENCH_HAS_CLASSIFY_INTO
        add("vitalfew_into", [&clients, value, grades = grades_,
                              workspace = std::make_shared<vitalfew::classify_workspace>()] {
            (void)vitalfew::classify_into(clients, value, grades, vitalfew::classify_options{},
                                          *workspace);
        });
#endif
        add_allocating("vitalfew",
                       [&clients, value] { return vitalfew::classify(clients, value); });
    }

    /// A call that makes a classification; its grades are kept until the next, as a user would keep them.
    template <class Call>
    void add_allocating(std::string name, Call call) {
        auto kept = std::make_shared<std::vector<vitalfew::grade>>();
        ways_.push_back({std::move(name),
                         [call = std::move(call), kept] {
                             *kept = {};
                             *kept = call().grades();
                         },
                         [kept](std::ostream& to) { write_bytes<vitalfew::grade>(to, *kept); }});
    }

    [[nodiscard]] std::vector<way> ways() && { return std::move(ways_); }

private:
    std::span<vitalfew::grade> grades_;
    std::vector<way> ways_;
};

#ifdef VITALFEW_BENCH_HAS_PARALLEL
/// Ours on 1, 2, 4, ... threads, up to those that there are.
template <class Value>
void add_parallel(classify_ways& all, const std::vector<Value>& values) {
    const auto most = static_cast<int>(std::thread::hardware_concurrency());
    for (int threads = 1; threads <= most; threads *= 2) {
        auto arena = std::make_shared<oneapi::tbb::task_arena>(threads);
        all.add_allocating("vitalfew_threads_" + std::to_string(threads), [&values, arena] {
            return arena->execute([&values] { return vitalfew::parallel::classify(values); });
        });
    }
}
#endif

/// The ways to grade a contiguous range of values.
template <class Value>
[[nodiscard]] std::vector<way> ways_of_values(const std::vector<Value>& values,
                                              std::span<vitalfew::grade> grades) {
    classify_ways all(grades);
    const std::span<const Value> given(values);
    all.add("floor", [given, grades] { read_8_write_1(given, floor_cutoff<Value>, grades); });
    all.add("floor_fresh", [given, kept = std::make_shared<std::vector<vitalfew::grade>>()] {
        *kept = {};
        kept->resize(given.size());
        read_8_write_1(given, floor_cutoff<Value>, std::span(*kept));
    });
    all.add_ours(values, std::identity{});
#ifdef VITALFEW_BENCH_HAS_PARALLEL
    add_parallel(all, values);
#endif
    all.template add_rival<sort_pairs<Value>>("sort_pairs", given);
    all.template add_rival<sort_indices<Value>>("sort_indices", given);
    all.template add_rival<sort_values<Value, std_sort>>("sort_values", given);
    all.template add_rival<weighted_selection<Value>>("nth_element", given);
#ifdef VITALFEW_BENCH_HAS_BOOST_SORT
    all.template add_rival<sort_values<Value, boost_pdqsort>>("pdqsort", given);
    all.template add_rival<sort_values<Value, boost_spreadsort>>("spreadsort", given);
#endif
#ifdef VITALFEW_BENCH_HAS_HIGHWAY
    all.template add_rival<sort_values<Value, highway_vqsort>>("vqsort", given);
#endif
#ifdef VITALFEW_BENCH_HAS_TBB
    all.template add_rival<sort_values<Value, tbb_sort>>("tbb_sort", given);
#endif
    return std::move(all).ways();
}

/// The ways to grade records of 64 bytes by a member, and what one pass over that member takes.
[[nodiscard]] inline std::vector<way> ways_of_records(const std::vector<client_record>& records,
                                                      std::span<vitalfew::grade> grades) {
    classify_ways all(grades);
    all.add("sum_pass", [&records, sum = std::make_shared<double>()] {
        double total = 0;
        for (const client_record& record : records) {
            total += record.value;
        }
        *sum = total;
    });
    all.add_ours(records, &client_record::value);
    all.add("sort_pairs", [&records, grades, rival = std::make_shared<sort_pairs<double>>(),
                           values = std::make_shared<std::vector<double>>()] {
        values->resize(records.size());
        for (std::size_t i = 0; i < records.size(); ++i) {
            (*values)[i] = records[i].value;
        }
        (*rival)(*values, grades);
    });
    return std::move(all).ways();
}

}  // namespace vitalfew_bench

#endif
