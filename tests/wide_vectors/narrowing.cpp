// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Narrowing as it is compiled for machines with AVX-512, on bases large enough for the steps of the grades to
// be used, against sorting.

#include <vitalfew/classify/classify.hpp>
#include <vitalfew/classify/find_cutoffs.hpp>

#include "classify/against_sorting.hpp"
#include "support/drawn_values.hpp"
#include "support/rounds.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <random>

static_assert(VITALFEW_DETAIL_HAS_GRADE_STEPS == 1);

TEST_CASE_TEMPLATE("large bases are graded by steps as by sorting", Value, double, float,
                   std::int64_t) {
    using vitalfew_test::distribution;
    std::mt19937_64 random(20260102 + sizeof(Value));
    for (int round = 0; round < vitalfew_test::rounds(40); ++round) {
        const auto kind = static_cast<distribution>(round % static_cast<int>(distribution::count));
        const std::size_t size = (std::size_t{1} << 15U) + random() % 3000;
        const auto values = vitalfew_test::drawn_values<Value>(kind, size, random);
        const auto options = vitalfew_test::any_options(random);
        const auto result = vitalfew::classify(values, {}, options);
        vitalfew_test::check_against_sorting(values, options, result, result.grades());
        REQUIRE(vitalfew::find_cutoffs(values, {}, options) == result.cutoffs());
    }
}
