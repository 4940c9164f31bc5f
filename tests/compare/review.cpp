// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/compare/review.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <sstream>

namespace review_test {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::months;
using std::chrono::weeks;
using std::chrono::years;
using vitalfew::date;
using vitalfew::review_interval;
using vitalfew::review_schedule;
using vitalfew::review_status;

namespace {

constexpr date day(int y, unsigned m, unsigned d) {
    return std::chrono::year(y) / std::chrono::month(m) / std::chrono::day(d);
}

// Pure logic runs here, at compile time, and again at run time below.
constexpr bool months_end_where_they_end() {
    return review_interval(months(1)).after(day(2026, 1, 31)) == day(2026, 2, 28) &&
           review_interval(months(1)).after(day(2028, 1, 31)) == day(2028, 2, 29) &&
           review_interval(months(1)).after(day(2026, 3, 31)) == day(2026, 4, 30) &&
           review_interval(months(13)).after(day(2026, 12, 31)) == day(2028, 1, 31) &&
           review_interval(years(1)).after(day(2028, 2, 29)) == day(2029, 2, 28) &&
           review_interval(years(2)).after(day(2028, 2, 29)) == day(2030, 2, 28) &&
           review_interval(months(12)).after(day(2027, 2, 28)) == day(2028, 2, 28) &&
           review_interval(days(1)).after(day(2026, 12, 31)) == day(2027, 1, 1) &&
           review_interval(weeks(2)).after(day(2026, 2, 20)) == day(2026, 3, 6);
}
static_assert(months_end_where_they_end());

}  // namespace

TEST_CASE("an interval of months ends on the same day or the last of the month") {
    CHECK(months_end_where_they_end());
    CHECK(review_interval(years(1)) == review_interval(months(12)));
    CHECK(review_interval(days(365)) != review_interval(months(12)));
}

TEST_CASE("two years by default, with a notice of 90 days") {
    constexpr review_schedule schedule(day(2026, 1, 15));
    CHECK(schedule.last_analysis() == day(2026, 1, 15));
    CHECK(schedule.due() == day(2028, 1, 15));
    CHECK(schedule.due_soon_from() == day(2027, 10, 17));
    CHECK(schedule.stale_from() == day(2028, 1, 16));
    static_assert(schedule.status(day(2026, 1, 15)) == review_status::fresh);
    CHECK(schedule.status(day(2027, 10, 16)) == review_status::fresh);
    CHECK(schedule.status(day(2027, 10, 17)) == review_status::due_soon);
    CHECK(schedule.status(day(2028, 1, 14)) == review_status::due_soon);
    CHECK(schedule.status(day(2028, 1, 15)) == review_status::due);
    CHECK(schedule.status(day(2028, 1, 16)) == review_status::stale);
    CHECK(schedule.days_left(day(2028, 1, 14)) == days(1));
    CHECK(schedule.days_left(day(2028, 1, 17)) == days(-2));
    CHECK(schedule == review_schedule(day(2026, 1, 15), months(24), days(90)));
}

TEST_CASE("due long before it is stale") {
    const review_schedule schedule(day(2026, 1, 31), months(1), days(0));
    CHECK(schedule.due_soon_from() == schedule.due());
    CHECK(schedule.status(day(2026, 2, 27)) == review_status::fresh);
    CHECK(schedule.status(day(2026, 2, 28)) == review_status::due);
    CHECK(schedule.status(day(2028, 1, 31)) == review_status::due);
    CHECK(schedule.status(day(2028, 2, 1)) == review_status::stale);
}

TEST_CASE("a notice longer than the interval leaves the day of the analysis fresh") {
    const review_schedule schedule(day(2026, 1, 1), days(30));
    CHECK(schedule.status(day(2026, 1, 1)) == review_status::fresh);
    CHECK(schedule.status(day(2026, 1, 2)) == review_status::due_soon);
    CHECK(schedule.status(day(2026, 1, 31)) == review_status::due);
    const review_schedule endless(day(2026, 1, 1), days(30), (days::max)());
    CHECK(endless == schedule);
    const review_schedule daily(day(2026, 1, 1), days(1));
    CHECK(daily.due_soon_from() == daily.due());
}

TEST_CASE("every day has the status by definition") {
    const date last = day(2028, 2, 29);
    const review_schedule schedule(last, months(7), days(20));
    for (date today = last; today < day(2031, 1, 1); today += days(1)) {
        const review_status expected = today > day(2030, 2, 28)    ? review_status::stale
                                       : today >= day(2028, 9, 29) ? review_status::due
                                       : today >= day(2028, 9, 9)  ? review_status::due_soon
                                                                   : review_status::fresh;
        REQUIRE(schedule.status(today) == expected);
        REQUIRE(today + schedule.days_left(today) == schedule.due());
    }
}

TEST_CASE("intervals of nothing, and of more than two years, are refused") {
    CHECK_THROWS_WITH_AS(review_interval(months(0)),
                         "vitalfew: a base cannot be analysed every 0 months: give an interval "
                         "above 0, and at most two years (24 months or 730 days), after which a "
                         "base is stale",
                         vitalfew::invalid_period);
    CHECK_THROWS_AS(review_interval(months(25)), vitalfew::invalid_period);
    CHECK_THROWS_AS(review_interval(years(3)), vitalfew::invalid_period);
    CHECK_THROWS_AS(review_interval(years(-1)), vitalfew::invalid_period);
    CHECK_THROWS_AS(review_interval(days(0)), vitalfew::invalid_period);
    CHECK_THROWS_AS(review_interval(days(731)), vitalfew::invalid_period);
    CHECK_NOTHROW(review_interval(days(730)));
    CHECK_NOTHROW(review_interval(months(24)));
}

TEST_CASE("days before the analysis, and days outside of the calendar, are refused") {
    const review_schedule schedule(day(2026, 1, 15));
    CHECK_THROWS_WITH_AS(schedule.status(day(2026, 1, 14)),
                         "vitalfew: the as-of date 2026-01-14 is before the last analysis on "
                         "2026-01-15: give that day or a later one",
                         vitalfew::invalid_date);
    CHECK_THROWS_AS(schedule.days_left(day(2025, 12, 31)), vitalfew::invalid_date);
    CHECK_THROWS_WITH_AS(review_schedule(day(2026, 1, 1), months(1), days(-1)),
                         "vitalfew: a notice of -1 days would come after the review is due: give 0 "
                         "days or more",
                         vitalfew::invalid_period);
    CHECK_THROWS_AS(review_schedule((date::max)()), vitalfew::invalid_date);
    CHECK_THROWS_AS(review_schedule((date::min)()), vitalfew::invalid_date);
    CHECK_THROWS_WITH_AS(
        review_schedule(day(32766, 5, 1)),
        "vitalfew: no review date can be calculated from a last analysis on +32766-05-01: "
        "it is too close to an end of the calendar",
        vitalfew::invalid_date);
    CHECK(review_schedule(day(32764, 12, 31)).due() == day(32766, 12, 31));
    CHECK_THROWS_AS((void)review_interval(months(1)).after((date::max)()), vitalfew::invalid_date);
    CHECK_THROWS_AS((void)review_interval(days(1)).after((date::min)()), vitalfew::invalid_date);
    const review_schedule early(day(1960, 1, 1));
    CHECK(early.status((date::max)()) == review_status::stale);
    CHECK(early.days_left((date::max)()) == -(days::max)());
}

TEST_CASE("statuses print") {
    std::ostringstream out;
    for (const auto status : {review_status::fresh, review_status::due_soon, review_status::due,
                              review_status::stale}) {
        out << status << ';';
    }
    CHECK(out.str() == "fresh;due soon;due;stale;");
}

}  // namespace review_test
