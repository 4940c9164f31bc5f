// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/rank/rank.hpp>

#include "support/archetypes.hpp"
#include "support/random_values.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <forward_list>
#include <limits>
#include <numeric>
#include <span>
#include <vector>

namespace rank_test {

using vitalfew::rank;
using vitalfew::ties;

namespace {

using places = std::vector<std::size_t>;

constexpr places to_vector(std::span<const std::size_t> span) {
    return {span.begin(), span.end()};
}

constexpr places places_under(ties rule) {
    const std::vector<int> values{40, 50, 40, 10};
    return to_vector(rank(values, {}, rule).places());
}

constexpr bool every_rule() {
    return places_under(ties::min) == places{2, 1, 2, 4} &&
           places_under(ties::max) == places{3, 1, 3, 4} &&
           places_under(ties::dense) == places{2, 1, 2, 3} &&
           places_under(ties::ordinal) == places{2, 1, 3, 4};
}

}  // namespace

TEST_CASE("places under every rule of ties") {
    static_assert(every_rule());
    CHECK(every_rule());
}

TEST_CASE("the mean place is a result of its own") {
    const std::vector<int> values{40, 50, 40, 10};
    const vitalfew::average_ranking result = rank(values, {}, ties::average);
    const std::vector<double> expected{2.5, 1, 2.5, 4};
    CHECK(std::vector<double>(result.places().begin(), result.places().end()) == expected);
    CHECK(to_vector(result.order()) == places{1, 0, 2, 3});
}

TEST_CASE("the order is best first, equals in the order of the base") {
    const std::vector<double> values{0.0, -1.5, 3.0, -0.0, 3.0};
    const vitalfew::ranking result = rank(values);
    CHECK(to_vector(result.order()) == places{2, 4, 0, 3, 1});
    CHECK(to_vector(result.places()) == places{3, 5, 1, 3, 1});
}

TEST_CASE("no clients, one client, equal clients") {
    CHECK(rank(std::vector<int>{}).size() == 0);
    CHECK(rank(std::vector<int>{}, {}, ties::average).places().empty());
    CHECK(to_vector(rank(std::vector<int>{5}).places()) == places{1});
    const std::vector<int> equal(100, 3);
    CHECK(to_vector(rank(equal).places()) == places(100, 1));
    CHECK(to_vector(rank(equal, {}, ties::max).places()) == places(100, 100));
    CHECK(rank(equal, {}, ties::average).places()[7] == 50.5);
}

TEST_CASE("values at the ends of their types, and types with < alone") {
    constexpr auto lowest = (std::numeric_limits<std::int64_t>::min)();
    constexpr auto highest = (std::numeric_limits<std::int64_t>::max)();
    CHECK(to_vector(rank(std::vector<std::int64_t>{lowest, highest, 0}).places()) ==
          places{3, 1, 2});
    const std::forward_list<vitalfew_test::minimal_money> purse{vitalfew_test::minimal_money(1),
                                                                vitalfew_test::minimal_money(2)};
    CHECK(to_vector(rank(purse).places()) == places{2, 1});
    const std::vector<std::int64_t> raw{3, 9};
    CHECK(to_vector(rank(vitalfew_test::bare_forward_range(raw.data(), raw.size()),
                         &vitalfew_test::bare_forward_range::proxy::value)
                        .places()) == places{2, 1});
}

TEST_CASE("NaN and infinity have no place") {
    const std::vector<double> values{1, 2, std::numeric_limits<double>::quiet_NaN()};
    try {
        (void)rank(values);
        FAIL("not refused");
    } catch (const vitalfew::invalid_value& error) {
        CHECK(error.count() == 1);
        CHECK(error.first_index() == 2);
    }
    CHECK_THROWS_AS((void)rank(values, {}, ties::average), vitalfew::invalid_value);
}

TEST_CASE("places count those who are better") {
    CHECK(rc::check([] {
        const auto base = *vitalfew_test::tied_values();
        const auto best = rank(base, {}, ties::min);
        const auto worst = rank(base, {}, ties::max);
        const auto dense = rank(base, {}, ties::dense);
        const auto ordinal = rank(base, {}, ties::ordinal);
        const auto mean = rank(base, {}, ties::average);
        for (std::size_t i = 0; i < base.size(); ++i) {
            std::size_t larger = 0;
            std::size_t equal = 0;
            std::size_t equal_earlier = 0;
            std::vector<std::int64_t> larger_kinds;
            for (std::size_t j = 0; j < base.size(); ++j) {
                larger += base[j] > base[i] ? 1U : 0U;
                equal += base[j] == base[i] ? 1U : 0U;
                equal_earlier += base[j] == base[i] && j < i ? 1U : 0U;
                if (base[j] > base[i]) {
                    larger_kinds.push_back(base[j]);
                }
            }
            std::sort(larger_kinds.begin(), larger_kinds.end());
            larger_kinds.erase(std::unique(larger_kinds.begin(), larger_kinds.end()),
                               larger_kinds.end());
            RC_ASSERT(best.places()[i] == larger + 1);
            RC_ASSERT(worst.places()[i] == larger + equal);
            RC_ASSERT(dense.places()[i] == larger_kinds.size() + 1);
            RC_ASSERT(ordinal.places()[i] == larger + equal_earlier + 1);
            RC_ASSERT(mean.places()[i] ==
                      static_cast<double>(best.places()[i] + worst.places()[i]) / 2);
            RC_ASSERT(best.order()[ordinal.places()[i] - 1] == i);
        }
    }));
}

TEST_CASE("places go with the values, in any order and in any unit") {
    CHECK(rc::check([] {
        const auto base = *vitalfew_test::tied_values();
        std::vector<std::size_t> from(base.size());
        std::iota(from.begin(), from.end(), std::size_t{0});
        from = *vitalfew_test::permutation_of(from);
        const int exponent = *rc::gen::inRange(-1070, 1000);
        std::vector<double> moved;
        for (const std::size_t i : from) {
            moved.push_back(std::ldexp(static_cast<double>(base[i]), exponent));
        }
        for (const ties rule : {ties::min, ties::max, ties::dense}) {
            const auto places = rank(base, {}, rule);
            const auto again = rank(moved, {}, rule);
            for (std::size_t i = 0; i < from.size(); ++i) {
                RC_ASSERT(again.places()[i] == places.places()[from[i]]);
            }
        }
    }));
}

TEST_CASE("a client who brings more has no worse place, and moves nobody up") {
    CHECK(rc::check([] {
        auto base = *rc::gen::nonEmpty(vitalfew_test::tied_values());
        const std::size_t client = *rc::gen::inRange<std::size_t>(0, base.size());
        const std::int64_t more = *rc::gen::inRange<std::int64_t>(1, 20);
        for (const ties rule : {ties::min, ties::ordinal}) {
            const auto before = rank(base, {}, rule);
            base[client] += more;
            const auto after = rank(base, {}, rule);
            for (std::size_t i = 0; i < base.size(); ++i) {
                const bool fair = i == client ? after.places()[i] <= before.places()[i]
                                              : after.places()[i] >= before.places()[i];
                RC_ASSERT(fair);
            }
        }
    }));
}

}  // namespace rank_test
