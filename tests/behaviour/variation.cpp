// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/behaviour/variation.hpp>
#include <vitalfew/behaviour/xyz_analysis.hpp>
#include <vitalfew/exact/exact_sum.hpp>
#include <vitalfew/exact/measurable_value.hpp>

#include "support/archetypes.hpp"
#include "support/random_values.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>
#include <cmath>
#include <compare>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace variation_test {

using vitalfew::deviation_kind;
using vitalfew::percent;
using vitalfew::period_variation;
using vitalfew::variation_limit;
using vitalfew::variation_of;

namespace {

using order = std::strong_ordering;

static_assert(variation_of(std::array{1, 0}).compare({1, 1}) == order::equal);
static_assert(variation_of(std::array{1.0, 0.0}).compare({1, 1}) == order::equal);
static_assert(variation_of(std::array{3, 3, 3}).compare({0, 1}) == order::equal);
static_assert(!variation_of(std::array{0, 0}).compare({1, 1}).has_value());
static_assert(variation_limit(2, 4) == variation_limit(percent(50)));
static_assert(variation_limit(5, 4) > percent(100));
static_assert(!vitalfew::measurable_value<vitalfew_test::minimal_money>);
static_assert(vitalfew::measurable_value<vitalfew::exact_sum<double>>);

/// How far apart two doubles are, in units of the last place.
double ulps(double a, double b) {
    return std::abs(a - b) / (std::nextafter(b, std::numeric_limits<double>::infinity()) - b);
}

template <class Value>
constexpr Value largest = (std::numeric_limits<Value>::max)();

}  // namespace

TEST_CASE("subtracting 0 leaves a number unchanged") {
    using number = vitalfew::detail::bounded_natural<8>;
    const vitalfew::exact_sum<std::int64_t> sum(5);
    const auto five = number::magnitude_of(sum.words());
    auto left = five;
    left -= number();
    CHECK(left == five);
    left -= five;
    CHECK(left == number());
}

TEST_CASE("population and sample deviation") {
    const std::vector<int> periods{2, 4, 4, 4, 5, 5, 7, 9};  // mean 5, deviation 2
    const auto demand = variation_of(periods);
    CHECK(demand.periods() == 8);
    CHECK(demand.sum() == 40);
    CHECK(demand.coefficient() == 0.4);
    CHECK(demand.compare(percent(40)) == order::equal);
    CHECK(demand.compare({39'999'999, 100'000'000}) == order::greater);
    // Of a sample: the root of 32 / 7, over 5.
    CHECK(*demand.coefficient(deviation_kind::sample) ==
          doctest::Approx(0.42761798705987903).epsilon(1e-15));
    CHECK(demand.compare(percent(42), deviation_kind::sample) == order::greater);
    CHECK(demand.compare(percent(43), deviation_kind::sample) == order::less);
    const auto pair = variation_of(std::array{1, 0});
    CHECK(pair.coefficient(deviation_kind::sample) == std::sqrt(2.0));
}

TEST_CASE("empty periods count, and a mean of 0 or less has no coefficient") {
    period_variation<double> demand;
    CHECK(!demand.coefficient().has_value());
    demand.add(5.0);
    CHECK(demand.coefficient() == 0.0);
    CHECK(!demand.coefficient(deviation_kind::sample).has_value());
    CHECK(!demand.compare({1, 1}, deviation_kind::sample).has_value());
    demand.add_empty(3);
    CHECK(demand.periods() == 4);
    CHECK(demand.compare({3, 1}) == order::less);
    CHECK(demand.coefficient() == std::sqrt(3.0));
    CHECK(demand.coefficient(deviation_kind::sample) == 2.0);
    demand.add(-5.0);
    CHECK(!demand.coefficient().has_value());
    CHECK(!variation_of(std::array{-1, -3}).coefficient().has_value());
    CHECK(variation_of(std::array{-1, 3}).coefficient() == 2.0);  // mean 1, deviation 2
}

TEST_CASE("invalid limits of variation are refused") {
    CHECK_THROWS_WITH_AS(variation_limit(1, 0), doctest::Contains("1/0 is not a valid limit"),
                         vitalfew::invalid_limits);
    CHECK_THROWS_AS(variation_limit(-1, 2), vitalfew::invalid_limits);
    CHECK_THROWS_WITH_AS(vitalfew::xyz_limits(percent(50), {1, 2}),
                         "vitalfew: class X ends at 1/2 and class Y at 1/2: give the smaller "
                         "coefficient of variation first, such as 1/2 and 1",
                         vitalfew::invalid_limits);
    CHECK(vitalfew::client_xyz_limits ==
          vitalfew::xyz_limits(variation_limit(2, 4), variation_limit(3, 3)));
    const std::array<double, 2> values{1, std::numeric_limits<double>::infinity()};
    CHECK_THROWS_WITH_AS(variation_of(values), doctest::Contains("at index 1"),
                         vitalfew::invalid_value);
    period_variation<double> demand;
    CHECK_THROWS_AS(demand.add(values[1]), vitalfew::invalid_value);
    CHECK(demand.periods() == 0);
}

TEST_CASE("the smallest difference from the limit is seen, at every size") {
    // n periods, one of them m and one m + 1: the coefficient differs from that of equals in the last digit only.
    constexpr auto m = largest<std::int64_t>;
    const auto even = variation_of(std::array<std::int64_t, 4>{m, m, 0, 0});
    CHECK(even.compare({1, 1}) == order::equal);
    CHECK(variation_of(std::array<std::int64_t, 4>{m, m - 1, 0, 0}).compare({1, 1}) ==
          order::greater);
    CHECK(even.coefficient() == 1.0);
    const variation_limit fine(largest<std::uint64_t> - 1, largest<std::uint64_t>);
    CHECK(even.compare(fine) == order::greater);
    CHECK(even.compare(fine, deviation_kind::sample) == order::greater);
    constexpr double huge = largest<double>;
    CHECK(variation_of(std::array{huge, huge, 0.0, 0.0}).compare({1, 1}) == order::equal);
    const double tiny = std::numeric_limits<double>::denorm_min();
    CHECK(variation_of(std::array{tiny, tiny, 0.0, 0.0}).compare({1, 1}) == order::equal);
    CHECK(variation_of(std::array{huge, huge, tiny, 0.0}).compare({1, 1}) == order::less);
    CHECK(variation_of(std::array{huge, huge, -tiny, 0.0}).compare({1, 1}) == order::greater);
    // The mean is a third of the smallest double, the deviation about the largest.
    const auto wild = variation_of(std::array{huge, -huge, tiny});
    CHECK(wild.compare({largest<std::uint64_t>, 1}) == order::greater);
    CHECK(wild.coefficient() == std::numeric_limits<double>::infinity());
    period_variation<std::uint64_t> many;
    many.add(largest<std::uint64_t>);
    many.add_empty(largest<std::uint64_t> - 1);
    CHECK(many.compare({largest<std::uint32_t>, 1}) == order::greater);  // the root of 2^64 - 2
    CHECK(many.compare({std::uint64_t{1} << 32U, 1}) == order::less);
}

TEST_CASE("money and sums of sums vary like numbers") {
    const std::array money{vitalfew_test::money(2), vitalfew_test::money(0)};
    CHECK(variation_of(money).compare({1, 1}) == order::equal);
    const std::array sums{vitalfew::exact_sum<float>(2.0F), vitalfew::exact_sum<float>()};
    CHECK(variation_of(sums).coefficient() == 1.0);
}

TEST_CASE_TEMPLATE("the comparison agrees with that in integers, for every type of values", Value,
                   std::int32_t, double, float) {
    CHECK(rc::check([] {
        const auto periods = *rc::gen::container<std::vector<int>>(rc::gen::inRange(-5, 60));
        const auto p = *rc::gen::inRange<std::int64_t>(0, 40);
        const auto q = *rc::gen::inRange<std::int64_t>(1, 20);
        const auto of = *rc::gen::element(deviation_kind::population, deviation_kind::sample);
        const int exponent = std::floating_point<Value> ? *rc::gen::inRange(-100, 100) : 0;
        const auto n = static_cast<std::int64_t>(periods.size());
        std::int64_t s1 = 0;
        std::int64_t s2 = 0;
        std::vector<Value> values;
        for (const int x : periods) {
            s1 += x;
            s2 += std::int64_t{x} * x;
            values.push_back(static_cast<Value>(std::ldexp(x, exponent)));
        }
        const auto demand = variation_of(values);
        if (s1 <= 0 || (of == deviation_kind::sample && n < 2)) {
            RC_ASSERT(!demand.compare({p, q}, of).has_value());
            RC_ASSERT(!demand.coefficient(of).has_value());
            return;
        }
        const std::int64_t part = (n * s2 - s1 * s1) * (of == deviation_kind::sample ? n : 1);
        const std::int64_t whole = s1 * s1 * (of == deviation_kind::sample ? n - 1 : 1);
        RC_ASSERT(demand.compare({p, q}, of) == (part * q * q <=> whole * p * p));
        const long double expected = std::sqrt(static_cast<long double>(part) / whole);
        RC_ASSERT(ulps(*demand.coefficient(of), static_cast<double>(expected)) <= 2);
    }));
}

TEST_CASE_TEMPLATE("the order of periods does not matter, nor does a factor of a power of two",
                   Value, std::int64_t, double) {
    CHECK(rc::check([] {
        auto values = *vitalfew_test::any_values<Value>();
        const variation_limit limit(*rc::gen::arbitrary<std::uint64_t>(),
                                    *rc::gen::inRange<std::uint64_t>(1, largest<std::uint64_t>));
        const auto shuffled = *vitalfew_test::permutation_of(values);
        const auto demand = variation_of(values);
        const auto again = variation_of(shuffled);
        RC_ASSERT(demand.compare(limit) == again.compare(limit));
        RC_ASSERT(demand.coefficient() == again.coefficient());
        // Twice the same periods: the same coefficient.
        values.insert(values.end(), shuffled.begin(), shuffled.end());
        const auto twice = variation_of(values);
        RC_ASSERT(twice.compare(limit) == demand.compare(limit));
        RC_ASSERT(twice.coefficient().has_value() == demand.coefficient().has_value());
    }));
}

}  // namespace variation_test
