// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/core/period.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <string>

namespace period_test {

using vitalfew::date;
using vitalfew::period;
using namespace std::chrono_literals;

namespace {

constexpr date new_year{2026y / 1 / 1};
constexpr date next_year{2027y / 1 / 1};

constexpr bool half_open() {
    constexpr period year(new_year, next_year);
    return year.contains(new_year) && year.contains(next_year - std::chrono::days(1)) &&
           !year.contains(next_year) && !year.contains(new_year - std::chrono::days(1)) &&
           !period(new_year, new_year).contains(new_year);
}

constexpr bool open_ended() {
    return period().contains((date::min)()) && period().contains((date::max)()) &&
           period::since(new_year).contains((date::max)()) &&
           !period::since(new_year).contains(new_year - std::chrono::days(1)) &&
           period::until(new_year).contains((date::min)()) &&
           !period::until(new_year).contains(new_year);
}

}  // namespace

TEST_CASE("a period has its first day and not its last") {
    static_assert(half_open());
    CHECK(half_open());
}

TEST_CASE("a period may be open at either end, or both") {
    static_assert(open_ended());
    CHECK(open_ended());
}

TEST_CASE("a period that ends before it begins is refused with both dates") {
    CHECK_THROWS_WITH_AS(period(next_year, new_year),
                         doctest::Contains("from 2027-01-01 to 2026-01-01"),
                         vitalfew::invalid_period);
}

TEST_CASE("days outside of the calendar print as their number") {
    CHECK(vitalfew::to_string(date(32767y / 12 / 31)) == "+32767-12-31");
    CHECK(vitalfew::to_string(date(-32767y / 1 / 1)) == "-32767-01-01");
    CHECK(vitalfew::to_string(date(32767y / 12 / 31) + std::chrono::days(1)) ==
          "day 11248738 from 1970");
    CHECK(vitalfew::to_string((date::max)()) ==
          "day " + std::to_string((date::max)().time_since_epoch().count()) + " from 1970");
    CHECK(vitalfew::to_string((date::min)()) ==
          "day " + std::to_string((date::min)().time_since_epoch().count()) + " from 1970");
}

TEST_CASE("days between two dates do not overflow") {
    using std::chrono::days;
    using vitalfew::detail::days_between;
    constexpr date first = (date::min)();
    constexpr date last = (date::max)();
    constexpr date epoch{};
    static_assert(days_between(new_year, next_year) == days(365));
    static_assert(days_between(next_year, new_year) == days(-365));
    CHECK(days_between(first, last) == (days::max)());
    CHECK(days_between(last, first) == -(days::max)());
    CHECK(days_between(epoch, first) == -(days::max)());
    CHECK(days_between(first, epoch) == (days::max)());
    CHECK(days_between(first, epoch - days(1)) == (days::max)());
    CHECK(days_between(first, epoch - days(2)) == (days::max)() - days(1));
    CHECK(days_between(epoch - days(1), last) == (days::max)());
    CHECK(days_between(epoch + days(1), first) == -(days::max)());
    CHECK(days_between(first, first) == days(0));
    CHECK(days_between(last, last) == days(0));
    CHECK(vitalfew::detail::days_after(last - days(1), days(2)) == last);
    CHECK(vitalfew::detail::days_after(epoch, days(2)) == epoch + days(2));
    CHECK(vitalfew::detail::days_after(first, (days::max)()) == epoch - days(1));
}

TEST_CASE("dates print as ISO 8601") {
    CHECK(vitalfew::to_string(date(2024y / 2 / 29)) == "2024-02-29");
    CHECK(vitalfew::to_string(date(7y / 12 / 31)) == "0007-12-31");
    CHECK(vitalfew::to_string(date(-44y / 3 / 15)) == "-0044-03-15");
    CHECK(vitalfew::to_string(date(12026y / 1 / 1)) == "+12026-01-01");
}

}  // namespace period_test
