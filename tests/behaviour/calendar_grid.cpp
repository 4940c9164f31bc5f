// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/behaviour/calendar_grid.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <chrono>
#include <cstddef>

namespace calendar_grid_test {

using vitalfew::calendar_grid;
using vitalfew::calendar_unit;
using vitalfew::date;
using vitalfew::period;
using namespace std::chrono_literals;

namespace {

constexpr period year_2026(2026y / 1 / 1, 2027y / 1 / 1);

static_assert(calendar_grid(year_2026, calendar_unit::month).size() == 12);
static_assert(calendar_grid(year_2026, calendar_unit::quarter).size() == 4);
// The first of January 2026 is a Thursday, and so is the last of December: 51 whole weeks.
static_assert(calendar_grid(year_2026, calendar_unit::iso_week).size() == 51);
static_assert(calendar_grid(year_2026, calendar_unit::iso_week)[0].from() == date(2026y / 1 / 5));
static_assert(calendar_grid(year_2026, calendar_unit::quarter)[3] ==
              period(2026y / 10 / 1, 2027y / 1 / 1));
static_assert(calendar_grid(year_2026, calendar_unit::month).index_of(2026y / 2 / 28) == 1);
static_assert(!calendar_grid(year_2026, calendar_unit::month).index_of(2027y / 1 / 1));
static_assert(!calendar_grid(year_2026, calendar_unit::month).index_of(2025y / 12 / 31));

}  // namespace

TEST_CASE("a partial period at either end is left out") {
    const calendar_grid months(period(2026y / 1 / 2, 2026y / 5 / 31), calendar_unit::month);
    CHECK(months.size() == 3);
    CHECK(months.covered() == period(2026y / 2 / 1, 2026y / 5 / 1));
    CHECK(months.unit() == calendar_unit::month);
    CHECK(!months.index_of(2026y / 1 / 31).has_value());
    CHECK(months.index_of(2026y / 2 / 1) == 0);
    CHECK(months.index_of(2026y / 4 / 30) == 2);
    CHECK(!months.index_of(2026y / 5 / 1).has_value());
    CHECK(months == calendar_grid(period(2026y / 2 / 1, 2026y / 5 / 1), calendar_unit::month));
}

TEST_CASE("a window shorter than a period contains none") {
    for (const auto unit :
         {calendar_unit::iso_week, calendar_unit::month, calendar_unit::quarter}) {
        const calendar_grid none(period(2026y / 1 / 6, 2026y / 1 / 9), unit);
        CHECK(none.size() == 0);
        CHECK(!none.index_of(2026y / 1 / 7).has_value());
        CHECK(none.covered().from() == none.covered().to());
        CHECK(calendar_grid(period(2026y / 1 / 6, 2026y / 1 / 6), unit).size() == 0);
    }
}

TEST_CASE("a window needs a first and a last day") {
    CHECK_THROWS_WITH_AS(calendar_grid(period{}, calendar_unit::month),
                         doctest::Contains("a first and a last day"), vitalfew::invalid_period);
    CHECK_THROWS_AS(calendar_grid(period::since(2026y / 1 / 1), calendar_unit::iso_week),
                    vitalfew::invalid_period);
    CHECK_THROWS_AS(calendar_grid(period::until(2026y / 1 / 1), calendar_unit::quarter),
                    vitalfew::invalid_period);
}

TEST_CASE("periods are whole, adjacent and in the window, and there is no room for more") {
    CHECK(rc::check([] {
        const auto unit = *rc::gen::element(calendar_unit::iso_week, calendar_unit::month,
                                            calendar_unit::quarter);
        const date from = date(std::chrono::days(*rc::gen::inRange(-900'000, 900'000)));
        const period window(from, from + std::chrono::days(*rc::gen::inRange(0, 1000)));
        const calendar_grid grid(window, unit);
        date at = grid.covered().from();
        RC_ASSERT(window.from() <= at);
        for (std::size_t i = 0; i < grid.size(); ++i) {
            const period here = grid[i];
            RC_ASSERT(here.from() == at);
            at = here.to();
            RC_ASSERT(grid.index_of(here.from()) == i);
            RC_ASSERT(grid.index_of(here.to() - std::chrono::days(1)) == i);
            if (unit == calendar_unit::iso_week) {
                RC_ASSERT(std::chrono::weekday(here.from()) == std::chrono::Monday);
                RC_ASSERT(here.to() - here.from() == std::chrono::days(7));
            } else {
                const std::chrono::year_month_day first{here.from()};
                const std::chrono::months length(unit == calendar_unit::month ? 1 : 3);
                RC_ASSERT(first.day() == std::chrono::day(1));
                RC_ASSERT(date(first + length) == here.to());
                RC_ASSERT(unit == calendar_unit::month ||
                          static_cast<unsigned>(first.month()) % 3 == 1);
            }
        }
        RC_ASSERT(at == grid.covered().to());
        RC_ASSERT(at <= window.to() || grid.size() == 0);
        const int longest = unit == calendar_unit::iso_week ? 7
                            : unit == calendar_unit::month  ? 31
                                                            : 92;
        RC_ASSERT(grid.size() == 0 || window.to() - at < std::chrono::days(longest));
        RC_ASSERT(grid.size() == 0 ||
                  grid.covered().from() - window.from() < std::chrono::days(longest));
    }));
}

}  // namespace calendar_grid_test
