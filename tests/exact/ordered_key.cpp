// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/exact/detail/ordered_key.hpp>

#include "support/archetypes.hpp"
#include "support/random_values.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace ordered_key_test {

using vitalfew::detail::keyed_value;
using vitalfew::detail::ordered_key;
using vitalfew::detail::ordered_key_t;
using vitalfew::detail::value_of_key;

namespace {

static_assert(std::same_as<ordered_key_t<double>, std::uint64_t>);
static_assert(std::same_as<ordered_key_t<float>, std::uint32_t>);
static_assert(std::same_as<ordered_key_t<std::int8_t>, std::uint8_t>);
static_assert(std::same_as<ordered_key_t<vitalfew_test::money>, std::uint64_t>);
static_assert(!keyed_value<vitalfew_test::minimal_money>);
static_assert(!keyed_value<long double>);

template <class Value>
constexpr bool ascends() {
    using limits = std::numeric_limits<Value>;
    Value previous = limits::lowest();
    for (const Value value : {static_cast<Value>(limits::lowest() / 2), static_cast<Value>(-1),
                              -limits::denorm_min(), Value{0}, limits::denorm_min(),
                              (limits::min)(), Value{1}, (limits::max)(), limits::infinity()}) {
        // Integers have neither denormals nor infinities; their 0 stands in.
        if (previous < value && !(ordered_key(previous) < ordered_key(value))) {
            return false;
        }
        if (value_of_key<Value>(ordered_key(value)) != value) {
            return false;
        }
        previous = value;
    }
    return ordered_key(-Value{0}) == ordered_key(Value{0});
}

}  // namespace

TEST_CASE("keys ascend with the values, and tell them") {
    static_assert(ascends<double>() && ascends<float>());
    static_assert(ascends<std::int64_t>() && ascends<std::int32_t>());
    CHECK(ascends<double>());
    CHECK(ascends<float>());
    CHECK(ascends<std::int64_t>());
    CHECK(ascends<std::int32_t>());
    static_assert(ordered_key(-0.0) == ordered_key(0.0));
    static_assert(ordered_key(std::uint64_t{7}) == 7);
    static_assert(ordered_key(vitalfew_test::money(-5)) < ordered_key(vitalfew_test::money(4)));
}

TEST_CASE("every value of a byte") {
    for (int i = -128; i < 127; ++i) {
        const auto value = static_cast<std::int8_t>(i);
        const auto next = static_cast<std::int8_t>(i + 1);
        CHECK(ordered_key(next) - ordered_key(value) == 1);
        CHECK(value_of_key<std::int8_t>(ordered_key(value)) == value);
    }
}

TEST_CASE_TEMPLATE("keys compare as values do", Value, double, float, std::int64_t, std::uint64_t,
                   std::int16_t, std::uint8_t) {
    CHECK(rc::check([] {
        const auto values = *vitalfew_test::any_values<Value>();
        for (const Value a : values) {
            RC_ASSERT(value_of_key<Value>(ordered_key(a)) == a);
            for (const Value b : values) {
                RC_ASSERT((ordered_key(a) < ordered_key(b)) == (a < b));
                RC_ASSERT((ordered_key(a) == ordered_key(b)) == (a == b));
            }
        }
    }));
}

}  // namespace ordered_key_test
