// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TESTS_CLASSIFY_AGAINST_SORTING_HPP
#define VITALFEW_TESTS_CLASSIFY_AGAINST_SORTING_HPP

#include <vitalfew/classify/class_limits.hpp>
#include <vitalfew/classify/crossing.hpp>
#include <vitalfew/classify/detail/classify_by_sorting.hpp>
#include <vitalfew/core/grade.hpp>
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

/// Compares a result, in every part of it, with that of the plain way, by sorting.
template <class Value, class Result>
void check_against_sorting(const std::vector<Value>& values,
                           const vitalfew::classify_options& options, const Result& result,
                           std::span<const vitalfew::grade> grades) {
    std::identity same;
    std::vector<vitalfew::grade> expected(values.size());
    const auto reference = vitalfew::detail::classify_by_sorting(
        values, same, options, [&](std::size_t) { return expected.data(); });
    REQUIRE(result.cutoffs() == reference.cutoffs());
    REQUIRE(std::ranges::equal(grades, expected));
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
