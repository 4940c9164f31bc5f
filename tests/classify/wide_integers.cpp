// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/classify/classify.hpp>
#include <vitalfew/classify/find_cutoffs.hpp>

#include "classify/against_sorting.hpp"
#include "support/random_values.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>  // std::ranges::equal
#include <cstddef>
#include <cstdint>
#include <functional>  // std::identity
#include <limits>
#include <random>
#include <vector>

namespace wide_integers_test {

// Integers that no double can stand for are classified by the search in rounds, which has to agree with sorting.

namespace {

using vitalfew::classify_options;
using vitalfew::crossing;

struct money {
    std::int64_t cents = 0;
    friend auto operator<=>(const money&, const money&) = default;
};

}  // namespace

}  // namespace wide_integers_test

template <>
struct vitalfew::exact_integer<wide_integers_test::money> {
    static constexpr std::int64_t to_integer(wide_integers_test::money amount) {
        return amount.cents;
    }
    static constexpr wide_integers_test::money from_integer(std::int64_t cents) { return {cents}; }
};

namespace wide_integers_test {

namespace {

constexpr std::int64_t beyond = (std::int64_t{1} << 53U) + 1;

template <class Value, class Projection = std::identity>
void check_against_sorting(const std::vector<Value>& base, const classify_options& options,
                           Projection value = {}) {
    const auto by_sorting = vitalfew_test::classify_by_sorting(base, options, value);
    const auto found = vitalfew::classify(base, value, options);
    RC_ASSERT(std::ranges::equal(found.grades(), by_sorting.grades()));
    RC_ASSERT(found.cutoffs() == by_sorting.cutoffs());
    RC_ASSERT(found.total() == by_sorting.total());
    RC_ASSERT(found.losses().clients == by_sorting.losses().clients);
    RC_ASSERT(found.losses().value == by_sorting.losses().value);
    for (std::size_t i = 0; i < options.limits.grades(); ++i) {
        const vitalfew::grade g = vitalfew::grade_at(i);
        RC_ASSERT(found.summary(g).clients == by_sorting.summary(g).clients);
        RC_ASSERT(found.summary(g).value == by_sorting.summary(g).value);
    }
    RC_ASSERT(vitalfew::find_cutoffs(base, value, options) == by_sorting.cutoffs());
}

classify_options some_options() {
    return {.limits = *vitalfew_test::any_limits(),
            .crossing = *rc::gen::element(crossing::upper, crossing::lower, crossing::nearest)};
}

/// Some more or fewer than search rounds take, and one value that makes histogram select give up.
template <class Value>
std::vector<Value> wide_integers() {
    std::mt19937_64 random(*rc::gen::arbitrary<std::uint64_t>());
    const auto size = *rc::gen::element<std::size_t>(600, 4095, 4096, 7000);
    const auto shift = *rc::gen::inRange(0, 12);
    const auto distinct = *rc::gen::element<std::uint64_t>(1, 2, 100, 0);  // 0: no bound
    std::vector<Value> values(size);
    for (Value& value : values) {
        std::uint64_t bits = random();
        bits = distinct != 0 ? 0x9E37'79B9'7F4A'7C15U * (bits % distinct) : bits;
        value = static_cast<Value>(static_cast<std::make_signed_t<Value>>(bits) >> shift);
    }
    values[size / 2] = static_cast<Value>(beyond);
    return values;
}

}  // namespace

TEST_CASE("integers that no double can stand for are graded as by sorting") {
    CHECK(rc::check([] {
        check_against_sorting(wide_integers<std::int64_t>(), some_options());
        check_against_sorting(wide_integers<std::uint64_t>(), some_options());
    }));
}

TEST_CASE("money of many digits is graded as by sorting") {
    CHECK(rc::check([] {
        std::vector<money> base;
        for (const std::int64_t cents : wide_integers<std::int64_t>()) {
            base.push_back({cents});
        }
        check_against_sorting(base, some_options());
        check_against_sorting(base, some_options(), &money::cents);
    }));
}

TEST_CASE("neighbours that become one double keep their own grades") {
    // 2^53 + 1 is nobody's double. A limit falls between it and 2^53.
    std::vector<std::int64_t> base(5000, beyond - 1);
    std::fill(base.begin(), base.begin() + 2500, beyond);
    const auto halves =
        vitalfew::classify(base, {}, {.limits = vitalfew::class_limits{vitalfew::percent(50)}});
    CHECK(halves.summary(vitalfew::grade::A).clients == 2500);
    CHECK(halves.cutoffs()(beyond) == vitalfew::grade::A);
    CHECK(halves.cutoffs()(beyond - 1) == vitalfew::grade::B);
}

TEST_CASE("the extremes of 64 bits are summed exactly and graded") {
    using limits = std::numeric_limits<std::int64_t>;
    std::vector<std::int64_t> base(8192, (limits::max)());
    std::fill(base.begin(), base.begin() + 4096, (limits::min)());
    const auto found = vitalfew::classify(base);
    CHECK(found.summary(vitalfew::grade::A).clients == 4096);
    CHECK(found.summary(vitalfew::grade::D).clients == 4096);
    CHECK(found.losses().clients == 4096);
    CHECK(found.total().to_double() == 0x1p75);
    CHECK(found.losses().value.to_double() == -0x1p75);
}

}  // namespace wide_integers_test
