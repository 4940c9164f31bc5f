// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/behaviour/grade_shift.hpp>

#include "support/archetypes.hpp"
#include "support/cdnow.hpp"
#include "support/letters.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace grade_shift_test {

using vitalfew::grade;
using vitalfew::grade_at;
using vitalfew::grade_shift;

namespace {

struct client {
    int orders;
    std::int64_t profit;
};

constexpr bool shifts_at_compile_time() {
    const std::array<client, 4> base{{{1, 800}, {2, 100}, {2, 60}, {0, 0}}};
    const auto shift = grade_shift(base, &client::orders, &client::profit);
    return shift.one_off(grade::A) == 1 && shift.repeat(grade::B, grade::A) == 2 &&
           shift.raised() == 2 && shift.never(grade::D) == 1;
}
static_assert(shifts_at_compile_time());

}  // namespace

TEST_CASE("a large one-off deal lowers the grades of others") {
    const std::vector<client> base{{1, 800}, {3, 100}, {2, 60}, {5, 30}, {0, 0}, {1, 10}, {2, -5}};
    const auto shift = grade_shift(base, &client::orders, &client::profit);
    CHECK(vitalfew_test::letters(shift.before()) == "ABBCDDD");
    CHECK(vitalfew_test::letters(shift.after()) == "AABD");
    CHECK(shift.repeat(grade::B, grade::A) == 2);
    CHECK(shift.repeat(grade::C, grade::B) == 1);
    CHECK(shift.repeat(grade::D, grade::D) == 1);
    CHECK(shift.repeat(grade::A, grade::A) == 0);
    CHECK(shift.one_off(grade::A) == 1);
    CHECK(shift.one_off(grade::D) == 1);
    CHECK(shift.never(grade::D) == 1);
    CHECK(shift.never(grade::A) == 0);
    CHECK(shift.raised() == 3);
    CHECK(shift.lowered() == 0);
    CHECK(shift.unchanged() == 1);
}

TEST_CASE("an empty base, and one without repeat clients") {
    const auto empty = grade_shift(std::vector<client>{}, &client::orders, &client::profit);
    CHECK(empty.before().size() == 0);
    CHECK(empty.unchanged() == 0);
    const auto once = grade_shift(std::vector<client>{{1, 5}}, &client::orders, &client::profit);
    CHECK(once.after().size() == 0);
    CHECK(once.one_off(grade::A) == 1);
}

TEST_CASE("the number of deals and the limits can be chosen") {
    const std::vector<client> base{{1, 50}, {2, 30}, {3, 20}};
    const auto shift = grade_shift(base, &client::orders, &client::profit,
                                   {.grades = {.limits = {vitalfew::percent(60)}}, .min_deals = 3});
    CHECK(shift.one_off(grade::A) == 2);
    CHECK(shift.repeat(grade::B, grade::A) == 1);
    CHECK_THROWS_WITH_AS(shift.repeat(grade::A, grade::C),
                         doctest::Contains("grade number 3 was asked for"),
                         vitalfew::invalid_grade);
    CHECK_THROWS_AS(shift.one_off(grade::C), vitalfew::invalid_grade);
    CHECK_THROWS_AS(shift.never(grade::C), vitalfew::invalid_grade);
}

TEST_CASE("grades of values that are not numbers do not shift") {
    const std::array<double, 2> values{1, std::numeric_limits<double>::quiet_NaN()};
    CHECK_THROWS_AS(grade_shift(
                        values, [](double) { return 2; }, [](double v) { return v; }),
                    vitalfew::invalid_value);
}

TEST_CASE("unsized ranges of proxies and move-only records are accepted") {
    const std::array<std::int64_t, 4> amounts{70, 20, 9, 1};
    vitalfew_test::bare_forward_range range(amounts.data(), amounts.size());
    using proxy = vitalfew_test::bare_forward_range::proxy;
    const auto shift = grade_shift(
        range, [](proxy p) { return p.value > 50 ? 1 : 2; },
        [](proxy p) { return vitalfew_test::minimal_money(p.value); });
    CHECK(vitalfew_test::letters(shift.after()) == "AAC");
    std::vector<vitalfew_test::move_only_record> records;
    records.emplace_back(5);
    CHECK(grade_shift(std::as_const(records), &vitalfew_test::move_only_record::value,
                      &vitalfew_test::move_only_record::value)
              .unchanged() == 1);
}

TEST_CASE("the table agrees with two classifications, and counts each client once") {
    CHECK(rc::check([] {
        const auto drawn = *rc::gen::container<std::vector<std::pair<int, std::int64_t>>>(
            rc::gen::pair(rc::gen::inRange(-1, 4), rc::gen::inRange<std::int64_t>(-3, 40)));
        std::vector<client> base;
        std::vector<client> kept;
        for (const auto& [orders, profit] : drawn) {
            base.push_back({orders, profit});
            if (orders >= 2) {
                kept.push_back(base.back());
            }
        }
        const auto shift = grade_shift(base, &client::orders, &client::profit);
        const auto after = vitalfew::classify(kept, &client::profit);
        RC_ASSERT(vitalfew_test::letters(shift.after()) == vitalfew_test::letters(after));
        std::size_t all = 0;
        for (std::size_t g = 0; g < 4; ++g) {
            std::size_t row = shift.one_off(grade_at(g)) + shift.never(grade_at(g));
            std::size_t column = 0;
            for (std::size_t h = 0; h < 4; ++h) {
                row += shift.repeat(grade_at(g), grade_at(h));
                column += shift.repeat(grade_at(h), grade_at(g));
            }
            RC_ASSERT(row == shift.before().summary(grade_at(g)).clients);
            RC_ASSERT(column == after.summary(grade_at(g)).clients);
            all += row;
        }
        RC_ASSERT(all == base.size());
        RC_ASSERT(shift.raised() + shift.lowered() + shift.unchanged() == kept.size());
    }));
}

TEST_CASE("how the grades of the CDNOW sample shift") {
    // By a separate script with exact fractions (Python), limits 80, 95 and 99 %, crossing::upper.
    const auto shift = grade_shift(vitalfew_test::cdnow_profiles());
    const std::array<std::array<std::size_t, 4>, 4> expected{
        {{497, 212, 0, 0}, {0, 164, 198, 38}, {0, 0, 0, 41}, {0, 0, 0, 2}}};
    const std::array<std::size_t, 4> left{68, 404, 502, 231};
    for (std::size_t g = 0; g < 4; ++g) {
        CHECK(shift.one_off(grade_at(g)) == left[g]);
        for (std::size_t h = 0; h < 4; ++h) {
            CHECK(shift.repeat(grade_at(g), grade_at(h)) == expected[g][h]);
        }
    }
    CHECK(shift.lowered() == 489);
}

}  // namespace grade_shift_test
