// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// The fast engine against the reference over as many random bases as there is time for: `./dev soak` has a
// million of them. Histogram select and sample select are called directly, also for bases that classify would sort.

#include <vitalfew/classify/classify_workspace.hpp>
#include <vitalfew/classify/detail/histogram_select/histogram_select.hpp>
#include <vitalfew/classify/detail/sample_select/sample_select.hpp>
#include <vitalfew/distributed/cutoff_search.hpp>
#include <vitalfew/distributed/refined_tally.hpp>
#include <vitalfew/distributed/value_tally.hpp>

#include "classify/against_sorting.hpp"
#include "support/archetypes.hpp"
#include "support/drawn_values.hpp"
#include "support/rounds.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <numeric>
#include <optional>
#include <random>
#include <vector>

namespace soak_test {

using vitalfew::classify_options;
using vitalfew::grade;

namespace {

/// Small bases for the most part, where every rule and edge is met as often as in large ones.
std::size_t any_size(std::mt19937_64& random) {
    if (random() % 5000 == 0) {
        return 20'000 + random() % 100'000;
    }
    return random() % (2001U >> (random() % 8));
}

template <class Value>
struct graded {
    vitalfew::classification_summary<Value> summary;
    std::vector<grade> grades;
};

/// @returns nothing when histogram select is not for the values
template <class Value>
std::optional<graded<Value>> by_histogram(const std::vector<Value>& values,
                                          const classify_options& options,
                                          vitalfew::detail::select_scratch& scratch) {
    std::identity same;
    std::vector<grade> grades(values.size());
    auto summary = vitalfew::detail::classify_by_histogram_select(
        vitalfew::detail::serial_executor{}, values, same, options, scratch.histogram,
        scratch.histogram_select, [&](std::size_t) { return grades.data(); });
    if (!summary) {
        return std::nullopt;
    }
    return graded<Value>{*std::move(summary), std::move(grades)};
}

/// Checks that sample select agrees with sorting, where it has a result.
/// @returns whether it does
template <class Value>
bool sample_agrees([[maybe_unused]] const std::vector<Value>& values,
                   [[maybe_unused]] const classify_options& options,
                   [[maybe_unused]] vitalfew::detail::select_scratch& scratch,
                   [[maybe_unused]] std::size_t sample_size) {
#if VITALFEW_DETAIL_HAS_WIDE_VECTORS
    if (sample_size >= vitalfew::detail::sampled_neighbours &&
        vitalfew::detail::sample_select_is_possible()) {
        std::identity same;
        std::vector<grade> grades(values.size());
        const auto summary = vitalfew::detail::classify_by_sample_select(
            vitalfew::detail::serial_executor{}, values, same, options, {sample_size, 1},
            scratch.histogram, scratch.sample_select, [&](std::size_t) { return grades.data(); });
        if (summary) {
            vitalfew_test::check_against_sorting(values, options, *summary, grades);
            return true;
        }
    }
#endif
    return false;
}

template <class Value>
vitalfew::cutoffs<Value> by_search(const std::vector<std::vector<Value>>& parts,
                                   const classify_options& options) {
    vitalfew::value_tally<Value> tally;
    for (const auto& part : parts) {
        vitalfew::value_tally<Value> own;
        own.observe(part);
        tally.merge(own);
    }
    vitalfew::cutoff_search<Value> search(tally, options);
    while (!search.done()) {
        vitalfew::refined_tally<Value> answers(search.request());
        for (const auto& part : parts) {
            answers.merge(vitalfew::answer_narrowing_request(search.request(), part));
        }
        search.advance(answers);
    }
    return search.cutoffs();
}

}  // namespace

TEST_SUITE("soak") {
    TEST_CASE_TEMPLATE("fast is the reference, grade by grade", Value, double, float, std::int64_t,
                       std::uint64_t, std::int32_t, std::uint16_t, std::int8_t,
                       vitalfew_test::money) {
        std::mt19937_64 random(20260701 + sizeof(Value) +
                               static_cast<std::uint64_t>(vitalfew_test::soak_factor()));
        vitalfew::detail::select_scratch scratch;
        const int wanted = vitalfew_test::rounds(250);
        int cases = 0;
        int sampled = 0;
        for (std::uint64_t drawn = 0; cases < wanted; ++drawn) {
            const auto kind = vitalfew_test::any_distribution(random);
            auto values = vitalfew_test::drawn_values<Value>(kind, any_size(random), random);
            const classify_options options = vitalfew_test::any_options(random);
            CAPTURE(drawn);
            const auto fast = by_histogram(values, options, scratch);
            if (fast) {
                vitalfew_test::check_against_sorting(values, options, fast->summary, fast->grades);
                ++cases;

                // In another order, every client has the grade it had.
                std::vector<std::size_t> order(values.size());
                std::iota(order.begin(), order.end(), std::size_t{0});
                std::shuffle(order.begin(), order.end(), random);
                std::vector<Value> permuted;
                permuted.reserve(values.size());
                for (const std::size_t i : order) {
                    permuted.push_back(values[i]);
                }
                const auto again = by_histogram(permuted, options, scratch);
                REQUIRE(again.has_value());
                REQUIRE(again->summary.cutoffs() == fast->summary.cutoffs());
                REQUIRE(again->summary.total() == fast->summary.total());
                REQUIRE(std::ranges::equal(order, again->grades, {},
                                           [&](std::size_t i) { return fast->grades[i]; }));
            }
            sampled +=
                sample_agrees(values, options, scratch, values.size() / (1 + random() % 8)) ? 1 : 0;
            // Split among some places that tally for themselves.
            if (drawn % 4 == 0) {
                std::vector<std::vector<Value>> parts(1 + random() % 5);
                for (const Value& value : values) {
                    parts[random() % parts.size()].push_back(value);
                }
                REQUIRE(by_search(parts, options) ==
                        vitalfew_test::find_cutoffs_by_sorting(values, options));
            }
        }
        MESSAGE("soak: " << cases << " cases in which histogram select and sorting agreed");
        MESSAGE("soak: " << sampled << " times sample select agreed too");
    }
}

}  // namespace soak_test
