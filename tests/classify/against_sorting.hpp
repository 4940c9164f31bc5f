// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TESTS_CLASSIFY_AGAINST_SORTING_HPP
#define VITALFEW_TESTS_CLASSIFY_AGAINST_SORTING_HPP

#include <vitalfew/classify/classify_with.hpp>
#include <vitalfew/classify/detail/sorting/sorting.hpp>
#include <vitalfew/core/concepts.hpp>
#include <vitalfew/core/grade.hpp>
#include <vitalfew/engine/class_limits.hpp>
#include <vitalfew/exact/share.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <random>
#include <span>
#include <vector>

namespace vitalfew_test {

/// None to five limits, whole percents or any fractions, and any of the rules.
inline vitalfew::classify_options any_options(std::mt19937_64& random) {
    const std::int64_t parts =
        random() % 2 == 0 ? 100 : static_cast<std::int64_t>(1 + random() % 1000);
    std::vector<std::int64_t> numerators;
    for (std::size_t left = random() % 6; left > 0; --left) {
        numerators.push_back(
            static_cast<std::int64_t>(1 + random() % static_cast<std::uint64_t>(parts)));
    }
    std::sort(numerators.begin(), numerators.end());
    numerators.erase(std::unique(numerators.begin(), numerators.end()), numerators.end());
    std::vector<vitalfew::share> limits;
    for (const std::int64_t numerator : numerators) {
        limits.emplace_back(numerator, parts);
    }
    constexpr std::array rules{vitalfew::crossing::upper, vitalfew::crossing::lower,
                               vitalfew::crossing::nearest};
    return {.limits = vitalfew::class_limits(limits), .crossing = rules[random() % 3]};
}

/// The cutoffs of a base by sorting.
template <class Value, class Projection = std::identity>
auto find_cutoffs_by_sorting(const std::vector<Value>& values,
                             const vitalfew::classify_options& options, Projection value = {}) {
    vitalfew::detail::sorting_scratch<vitalfew::projected_t<Projection, const std::vector<Value>>>
        scratch;
    return vitalfew::detail::find_cutoffs_by_sorting(values, value, options, scratch);
}

/// Classifies a base by sorting: the reference for all faster ways.
template <class Value, class Projection = std::identity>
auto classify_by_sorting(const std::vector<Value>& values,
                         const vitalfew::classify_options& options, Projection value = {}) {
    return vitalfew::classify_with(values, value, find_cutoffs_by_sorting(values, options, value));
}

/// Compares a result, in every part of it, with that of sorting.
template <class Value, class Result>
void check_against_sorting(const std::vector<Value>& values,
                           const vitalfew::classify_options& options, const Result& result,
                           std::span<const vitalfew::grade> grades) {
    const auto reference = classify_by_sorting(values, options);
    REQUIRE(result.cutoffs() == reference.cutoffs());
    REQUIRE(std::ranges::equal(grades, reference.grades()));
    REQUIRE(result.size() == reference.size());
    REQUIRE(result.total() == reference.total());
    REQUIRE(result.losses().clients == reference.losses().clients);
    REQUIRE(result.losses().value == reference.losses().value);
    for (std::size_t g = 0; g < options.limits.grades(); ++g) {
        REQUIRE(result.summaries()[g].clients == reference.summaries()[g].clients);
        REQUIRE(result.summaries()[g].value == reference.summaries()[g].value);
        REQUIRE(result.summaries()[g].client_share == reference.summaries()[g].client_share);
    }
}

}  // namespace vitalfew_test

#endif
