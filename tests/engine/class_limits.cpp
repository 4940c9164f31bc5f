// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/engine/class_limits.hpp>

#include <doctest/doctest.h>

#include <list>
#include <vector>

namespace class_limits_test {

using vitalfew::class_limits;
using vitalfew::invalid_limits;
using vitalfew::percent;
using vitalfew::share;

namespace {

constexpr bool values_of_the_usual_ones() {
    constexpr class_limits none{};
    return vitalfew::abcd_limits.size() == 3 && vitalfew::abcd_limits[2] == percent(99) &&
           vitalfew::abcd_limits.last() == vitalfew::grade::D &&
           vitalfew::abc_limits == class_limits{percent(80), share(19, 20)} &&
           vitalfew::abcd_even_limits[0] == share(1, 2) && none.grades() == 1 &&
           none.last() == vitalfew::grade::A && class_limits{percent(100)}.size() == 1;
}

std::vector<share> so_many(int count) {
    std::vector<share> limits;
    for (int i = 1; i <= count; ++i) {
        limits.emplace_back(i, 100);
    }
    return limits;
}

}  // namespace

TEST_CASE("limits are values") {
    static_assert(values_of_the_usual_ones());
    CHECK(values_of_the_usual_ones());
}

TEST_CASE("limits come from any range of shares") {
    const std::list<share> some{percent(10), percent(20)};
    CHECK(class_limits(some) == class_limits{percent(10), percent(20)});
    CHECK(class_limits(so_many(25)).last() == vitalfew::grade::Z);
}

TEST_CASE("limits out of order, out of range or too many are refused, with the one that is wrong") {
    CHECK_THROWS_WITH_AS((class_limits{percent(80), percent(80)}),
                         doctest::Contains("limit 2 (4/5) is not above the one before it"),
                         invalid_limits);
    CHECK_THROWS_WITH_AS((class_limits{percent(80), percent(95), percent(90)}),
                         doctest::Contains("limit 3 (9/10)"), invalid_limits);
    CHECK_THROWS_WITH_AS((class_limits{percent(0), percent(95)}),
                         doctest::Contains("limit 1 (0/1) is 0"), invalid_limits);
    CHECK_THROWS_WITH_AS(class_limits(so_many(26)), doctest::Contains("26 limits given"),
                         invalid_limits);
}

}  // namespace class_limits_test
