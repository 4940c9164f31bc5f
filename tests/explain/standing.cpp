// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/classify/classify.hpp>
#include <vitalfew/classify/find_cutoffs.hpp>
#include <vitalfew/explain/near_limits.hpp>
#include <vitalfew/explain/standings.hpp>

#include "support/archetypes.hpp"
#include "support/definition.hpp"
#include "support/random_values.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace standing_test {

namespace {

using vitalfew::classify;
using vitalfew::classify_options;
using vitalfew::crossing;
using vitalfew::gap_bound;
using vitalfew::grade;
using vitalfew::percent;
using vitalfew::share;
using vitalfew::standings;

// Cumulative: 60, 79, 96, 100 of 100. Grades A, A, A, C.
const std::vector<std::int64_t> four{60, 4, 17, 19};

classify_options any_options() {
    return {.limits = *vitalfew_test::any_limits(),
            .crossing = *rc::gen::element(crossing::upper, crossing::lower, crossing::nearest)};
}

/// Whether two summaries say the same.
template <class Value>
bool same_summary(const vitalfew::classification_summary<Value>& a,
                  const vitalfew::classification_summary<Value>& b) {
    return a.cutoffs() == b.cutoffs() && a.total() == b.total() && a.size() == b.size() &&
           a.losses().clients == b.losses().clients && a.losses().value == b.losses().value &&
           std::ranges::equal(a.summaries(), b.summaries(), [](const auto& x, const auto& y) {
               return x.clients == y.clients && x.value == y.value &&
                      x.client_share == y.client_share;
           });
}

constexpr bool known_at_compile_time() {
    const std::array values{60, 4, 17, 19};
    const auto table = standings(values);
    return table(17).place == 3 && table(17).before == percent(79) &&
           table(17).after == percent(96) && table(17).grade == grade::A &&
           table.rise(4)->amount == 13 && *table.least_value_for(grade::A, 17) == 16;
}

}  // namespace

TEST_CASE("place, shares and grade of a client") {
    const auto table = standings(four);
    const auto stands = table(17);
    CHECK(stands.place == 3);
    CHECK(stands.clients == 1);
    CHECK(stands.grade == grade::A);
    CHECK(stands.before == percent(79));
    CHECK(stands.after == percent(96));
    CHECK(table.size() == 4);
    CHECK(table.total() == 100);
    CHECK(table.options().limits == vitalfew::abcd_limits);
}

TEST_CASE("values that no client has stand somewhere too") {
    const auto table = standings(four);
    CHECK(table(18).place == 3);
    CHECK(table(18).clients == 0);
    CHECK(table(18).before.part() == table(18).after.part());
    CHECK(table(1000).place == 1);
    CHECK(table(1000).after == share());
    CHECK(table(-5).place == 5);
    CHECK(table(-5).before == percent(100));
    CHECK(table(-5).grade == grade::D);
}

TEST_CASE("what is missing and what may be lost, the cutoffs being as they are") {
    // B ends at 17 (who is at least that is A), C at 4, D below.
    const auto table = standings(four);
    CHECK_FALSE(table.rise(17).has_value());
    CHECK(table.slip(17)->amount == 0);
    CHECK(table.slip(17)->bound == gap_bound::more_than);
    CHECK(table.slip(60)->amount == 43);
    CHECK(table.rise(4)->amount == 13);
    CHECK(table.rise(4)->bound == gap_bound::at_least);
    CHECK(table.rise(-3)->amount == 7);
    CHECK_FALSE(table.slip(-3).has_value());
    // Under crossing::lower a grade ends above the largest value that lies past its limit.
    const auto lower = standings(four, {}, {.crossing = crossing::lower});
    CHECK(lower(17).grade == grade::C);
    CHECK(lower.rise(17)->amount == 0);
    CHECK(lower.rise(17)->bound == gap_bound::more_than);
    CHECK(lower.slip(19)->amount == 2);
    CHECK(lower.slip(19)->bound == gap_bound::at_least);
    // Where everybody is in, a grade ends at 0.
    const auto everybody =
        standings(four, {}, {.limits = {percent(100)}, .crossing = crossing::lower});
    CHECK(everybody.rise(-3)->amount == 3);
    CHECK(everybody.rise(-3)->bound == gap_bound::more_than);
    CHECK(everybody.slip(4)->amount == 4);
    CHECK(everybody.slip(4)->bound == gap_bound::at_least);
}

TEST_CASE("the total moves with the client") {
    // As the cutoffs stand, 17 can lose nothing. But what it loses the total loses too: with 16, what is
    // larger is 79 of 99, which is below 80 %; with 15 it is 79 of 98, and above.
    const auto table = standings(four);
    CHECK(*table.least_value_for(grade::A, 17) == 16);
    // For 4 to be A it is not enough to pass 80 % by itself: from 5 to 16 the 17 is before it.
    CHECK(*table.least_value_for(grade::A, 4) == 17);
    for (std::int64_t value = 1; value < 40; ++value) {
        const auto changed = classify(std::vector<std::int64_t>{60, value, 17, 19});
        CHECK((changed.grades()[1] == grade::A) == (value >= 17));
    }
    CHECK_FALSE(table.least_value_for(grade::D, 4).has_value());
    CHECK_THROWS_WITH_AS(
        (void)table.least_value_for(grade::E, 4),
        "vitalfew: grade number 5 was asked for, but these limits give only 4 grades",
        vitalfew::invalid_grade);
}

TEST_CASE("known at compile time") {
    CHECK(known_at_compile_time());
}

TEST_CASE("nobody, and a total of 0") {
    const auto none = standings(std::vector<double>{});
    CHECK(none(5).place == 1);
    CHECK(none(5).grade == grade::D);
    CHECK(none(5).after == share());
    CHECK_FALSE(none.rise(5).has_value());
    CHECK_FALSE(none.slip(5).has_value());
    CHECK(none.summary().size() == 0);
    const auto losses = standings(std::vector<int>{0, -4, 0});
    CHECK(losses(0).clients == 2);
    CHECK(losses(-4).place == 3);
    CHECK(losses.summary().losses().value == -4);
    CHECK(*losses.least_value_for(grade::A, -4) == 1);
}

TEST_CASE("values that are no numbers are refused") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_AS((void)standings(std::vector<double>{1, nan}), vitalfew::invalid_value);
    const auto table = standings(std::vector<double>{1, 2});
    CHECK_THROWS_AS((void)table(nan), vitalfew::invalid_value);
    CHECK_THROWS_AS((void)table.rise(nan), vitalfew::invalid_value);
    CHECK_THROWS_AS((void)table.slip(nan), vitalfew::invalid_value);
}

TEST_CASE("a table of any kind of clients and values") {
    const std::array<std::int64_t, 4> values{60, 4, 17, 19};
    vitalfew_test::bare_forward_range clients(values.data(), values.size());
    const auto minimal =
        standings(clients, [](const auto& c) { return vitalfew_test::minimal_money(c.value); });
    CHECK(minimal(vitalfew_test::minimal_money(17)).grade == grade::A);
    CHECK(minimal.summary().summary(grade::A).value.value().cents() == 96);
    const auto money =
        standings(clients, [](const auto& c) { return vitalfew_test::money(c.value); });
    CHECK(money.rise(vitalfew_test::money(4))->amount == vitalfew_test::money(13));
    CHECK(money.least_value_for(grade::A, vitalfew_test::money(4))->cents() ==
          *standings(four).least_value_for(grade::A, 4));
    using sum = vitalfew::exact_sum<double>;
    const auto sums =
        standings(clients, [](const auto& c) { return sum(static_cast<double>(c.value)); });
    CHECK(sums.slip(sum(60))->amount == 43.0);
    CHECK(sums(sum(17)).before == percent(79));
    const auto unsigned_table = standings(std::vector<std::uint8_t>{60, 4, 17, 19});
    CHECK(*unsigned_table.least_value_for(grade::A, 4) ==
          *standings(four).least_value_for(grade::A, 4));
}

TEST_CASE_TEMPLATE("a table says what classify says", Value, std::int64_t, double, std::int8_t) {
    CHECK(rc::check([] {
        const auto base = *vitalfew_test::any_values<Value>();
        const auto options = any_options();
        const auto table = standings(base, {}, options);
        const auto expected = classify(base, {}, options);
        RC_ASSERT(same_summary<Value>(table.summary(), expected));
        RC_ASSERT(table.cutoffs() == vitalfew::find_cutoffs(base, {}, options));
        for (std::size_t i = 0; i < base.size(); ++i) {
            const auto stands = table(base[i]);
            RC_ASSERT(stands.grade == expected.grades()[i]);
            RC_ASSERT(stands.place == static_cast<std::size_t>(std::ranges::count_if(
                                          base, [&](Value v) { return v > base[i]; })) +
                                          1);
            vitalfew::exact_sum<Value> before;
            vitalfew::exact_sum<Value> after;
            for (const Value other : base) {
                if (other > 0 && other >= base[i]) {
                    after += other;
                    before += other > base[i] ? other : Value{0};
                }
            }
            RC_ASSERT(stands.before.part() == before);
            RC_ASSERT(stands.after.part() == after);
        }
        const auto other_limits = *vitalfew_test::any_limits();
        RC_ASSERT(same_summary<Value>(
            table.summary(other_limits),
            classify(base, {}, {.limits = other_limits, .crossing = options.crossing})));
    }));
}

TEST_CASE("gaps are what it takes, and no more") {
    CHECK(rc::check([] {
        const auto base = *vitalfew_test::tied_values();
        const auto options = any_options();
        const auto table = standings(base, {}, options);
        for (std::int64_t value = -4; value < 14; ++value) {
            const grade g = table(value).grade;
            if (const auto rise = table.rise(value)) {
                const std::int64_t enough =
                    rise->amount.value() + (rise->bound == gap_bound::at_least ? 0 : 1);
                RC_ASSERT(table(value + enough).grade < g);
                RC_ASSERT(table(value + enough - 1).grade >= g);
            } else {
                RC_ASSERT(g == grade::A || table.total() == 0);
            }
            if (const auto slip = table.slip(value)) {
                const std::int64_t enough =
                    slip->amount.value() + (slip->bound == gap_bound::at_least ? 0 : 1);
                RC_ASSERT(table(value - enough).grade > g);
                RC_ASSERT(table(value - enough + 1).grade <= g);
            } else {
                RC_ASSERT(g == options.limits.last());
            }
        }
    }));
}

TEST_CASE("the least value for a grade, by trying all") {
    CHECK(rc::check([] {
        auto base = *rc::gen::nonEmpty(vitalfew_test::tied_values());
        const auto limits = *vitalfew_test::any_limits();
        const auto table = standings(base, {}, {.limits = limits});
        const auto client = *rc::gen::inRange<std::size_t>(0, base.size());
        const std::int64_t own = base[client];
        for (std::size_t g = 0; g < limits.size(); ++g) {
            const auto least = *table.least_value_for(vitalfew::grade_at(g), own);
            for (const std::int64_t tried : {least - 1, least, least + 1, std::int64_t{1}}) {
                base[client] = tried;
                RC_ASSERT(
                    (vitalfew_test::grade_by_definition(base, tried, limits, crossing::upper) <=
                     vitalfew::grade_at(g)) == (tried >= least));
            }
        }
    }));
}

TEST_CASE("the least double for a grade: the one below it does not do") {
    CHECK(rc::check([] {
        auto base = *rc::gen::nonEmpty(vitalfew_test::any_values<double>());
        const auto table = standings(base);
        const auto at = *rc::gen::inRange<std::size_t>(0, base.size());
        for (const grade g : {grade::A, grade::B, grade::C}) {
            const double least = *table.least_value_for(g, base[at]);
            auto changed = base;
            changed[at] = least;
            RC_ASSERT(classify(changed).grades()[at] <= g);
            changed[at] = std::nextafter(least, 0.0);
            RC_ASSERT(classify(changed).grades()[at] > g);
        }
    }));
}

TEST_CASE("the least value for a grade needs a client's value and the upper rule") {
    const auto table = standings(four);
    CHECK_THROWS_WITH_AS((void)table.least_value_for(grade::A, 18),
                         "vitalfew: no client of this base has the value 18: give the value of a "
                         "client",
                         vitalfew::unknown_key);
    for (const auto rule : {crossing::lower, crossing::nearest}) {
        const auto other = standings(four, {}, {.crossing = rule});
        CHECK_THROWS_WITH_AS((void)other.least_value_for(grade::A, 17),
                             doctest::Contains("make the table with crossing::upper"),
                             vitalfew::invalid_limits);
    }
    const auto numbers = standings(std::vector<double>{1, 2});
    CHECK_THROWS_AS(
        (void)numbers.least_value_for(grade::A, std::numeric_limits<double>::quiet_NaN()),
        vitalfew::invalid_value);
}

}  // namespace standing_test
