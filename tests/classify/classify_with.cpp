// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/classify/classify.hpp>
#include <vitalfew/classify/classify_with.hpp>
#include <vitalfew/classify/find_cutoffs.hpp>

#include "support/archetypes.hpp"
#include "support/letters.hpp"
#include "support/random_values.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

namespace classify_with_test {

using vitalfew::classify_with;
using vitalfew::find_cutoffs;
using vitalfew::grade;
using vitalfew_test::letters;

namespace {

constexpr bool at_compile_time() {
    const std::vector<int> old{70, 25, 5};
    const auto ends = find_cutoffs(old, {}, {.limits = vitalfew::abc_limits});
    const std::vector<int> next{26, 25, 24, 0, -3};
    const auto result = classify_with(next, std::identity{}, ends);
    return vitalfew_test::graded(result, "AACCC") && result.summary(grade::A).value == 51 &&
           result.summary(grade::C).clients == 3 && result.total() == 75 &&
           result.losses().clients == 1 && result.losses().value == -3;
}

}  // namespace

TEST_CASE("a new period is graded by stored cutoffs") {
    static_assert(at_compile_time());
    CHECK(at_compile_time());
}

TEST_CASE("by its own cutoffs a base is graded as by classify") {
    CHECK(rc::check([] {
        const auto base = *vitalfew_test::tied_values();
        const vitalfew::classify_options options{.limits = *vitalfew_test::any_limits()};
        const auto whole = vitalfew::classify(base, {}, options);
        const auto again = classify_with(base, std::identity{}, find_cutoffs(base, {}, options));
        RC_ASSERT(std::ranges::equal(whole.grades(), again.grades()));
        RC_ASSERT(whole.total() == again.total());
        RC_ASSERT(whole.losses().value == again.losses().value);
        for (std::size_t g = 0; g < whole.summaries().size(); ++g) {
            RC_ASSERT(whole.summaries()[g].clients == again.summaries()[g].clients);
            RC_ASSERT(whole.summaries()[g].value == again.summaries()[g].value);
            RC_ASSERT(whole.summaries()[g].client_share == again.summaries()[g].client_share);
        }
    }));
}

TEST_CASE("any range and any kind of value") {
    const std::array<std::int64_t, 3> cents{70, 25, 5};
    const auto ends = find_cutoffs(cents, {}, {.limits = vitalfew::abc_limits});
    vitalfew_test::bare_forward_range bare(cents.data(), cents.size());
    CHECK(letters(classify_with(bare, &vitalfew_test::bare_forward_range::proxy::value, ends)) ==
          "AAC");
    using money = vitalfew_test::minimal_money;
    const std::vector<money> amounts{money(70), money(25), money(5), money(0), money(-5)};
    CHECK(letters(classify_with(amounts, std::identity{},
                                find_cutoffs(amounts, {}, {.limits = vitalfew::abc_limits}))) ==
          "AACCC");
    CHECK(classify_with(std::vector<std::int64_t>{}, std::identity{}, ends).size() == 0);
}

TEST_CASE("values that are no numbers are counted, all of them") {
    const std::vector<double> base{1, std::numeric_limits<double>::quiet_NaN(), 2,
                                   std::numeric_limits<double>::infinity()};
    const auto ends = find_cutoffs(std::vector<double>{1, 2});
    CHECK_THROWS_WITH_AS(classify_with(base, std::identity{}, ends),
                         "vitalfew: 2 values are NaN or infinite; the first is nan at index 1: "
                         "repair or leave out those records, then analyse again",
                         vitalfew::invalid_value);
}

}  // namespace classify_with_test
