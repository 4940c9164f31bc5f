// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/targeting/category_score.hpp>
#include <vitalfew/targeting/number_scores.hpp>

#include "support/archetypes.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scores_test {

using vitalfew::grade;
using vitalfew::targeting::category_score;
using vitalfew::targeting::linear_score;
using vitalfew::targeting::step_score;
using vitalfew::targeting::target_band;
using vitalfew_test::money;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

constexpr bool lines_are_straight() {
    constexpr linear_score turnover(100'000, 1'000'000);
    constexpr linear_score days(60, 10);  // fewer are better
    constexpr linear_score wide((std::numeric_limits<std::int64_t>::min)(),
                                (std::numeric_limits<std::int64_t>::max)());
    return turnover(100'000) == 0 && turnover(1'000'000) == 1 && turnover(550'000) == 0.5 &&
           turnover(-5) == 0 && turnover(2'000'000) == 1 && turnover(325'000.0) == 0.25 &&
           days(60) == 0 && days(10) == 1 && days(35) == 0.5 && days(61) == 0 && days(-3) == 1 &&
           wide(std::int64_t{0}) == 0.5 && linear_score(0, 0.5)(0.125) == 0.25;
}
static_assert(lines_are_straight());

constexpr bool bands_are_best_in_the_middle() {
    constexpr target_band staff(5, 10, 50, 200);
    constexpr target_band sharp(5, 5, 8, 8);
    constexpr target_band point(3, 3, 3, 3);
    return staff(5) == 0 && staff(6) == 0.2 && staff(10) == 1 && staff(30) == 1 && staff(50) == 1 &&
           staff(125) == 0.5 && staff(200) == 0 && staff(9'999) == 0 && staff(7.5) == 0.5 &&
           sharp(4) == 0 && sharp(5) == 1 && sharp(8) == 1 && sharp(9) == 0 && point(2) == 0 &&
           point(3) == 1 && point(4) == 0;
}
static_assert(bands_are_best_in_the_middle());

constexpr bool steps_are_landed_on() {
    const step_score<int> sites(0, {{10, 0.2}, {50, 0.6}, {200, 1}});
    const step_score<int> days(1, {{30, 0.5}, {60, 0}});
    return sites(9) == 0 && sites(10) == 0.2 && sites(49.9) == 0.2 && sites(50) == 0.6 &&
           sites(200) == 1 && sites(5'000) == 1 && days(0) == 1 && days(30) == 0.5 && days(60) == 0;
}
static_assert(steps_are_landed_on());

enum class channel : std::uint8_t { shop, web, fair };
std::string to_string(channel c) {
    return c == channel::shop ? "shop" : c == channel::web ? "web" : "fair";
}

}  // namespace

TEST_CASE("scores are the same at run time as in constants") {
    CHECK(lines_are_straight());
    CHECK(bands_are_best_in_the_middle());
    // A variable, so that no compiler works it out beforehand.
    for (double value = 5; value <= 10; value += 0.5) {
        CHECK(target_band(5, 10, 50, 200)(value) == (value - 5) / 5);
    }
    CHECK(steps_are_landed_on());
}

TEST_CASE("amounts of one's own money are scored, too") {
    const linear_score profit(money(100), money(500));
    CHECK(profit(money(200)) == 0.25);
    CHECK(profit(money(99)) == 0);
    CHECK(target_band(money(0), money(100), money(200), money(400))(money(300)) == 0.5);
    CHECK(step_score<money>(0, {{money(5), 1}})(money(5)) == 1);
}

TEST_CASE("lines, bands and steps say what they are") {
    CHECK(linear_score(100'000, 1'000'000).description() == "linear, 0 at 100000 and 1 at 1000000");
    CHECK(linear_score(0.1, 1e20).description() == "linear, 0 at 0.1 and 1 at 1e+20");
    CHECK(target_band(1, 2.5, 3, 4).description() ==
          "target band, 0 at 1, 1 from 2.5 to 3, 0 at 4");
    CHECK(step_score<int>(0, {{10, 0.2}, {50, 1}}).description() ==
          "steps, 0, 0.2 from 10, 1 from 50");
}

TEST_CASE("lines, bands, steps and tables give back what they were made of") {
    CHECK(linear_score(60, 10).zero_at() == 60);
    CHECK(linear_score(60, 10).one_at() == 10);
    CHECK(target_band(1.0, 2.5, 3.0, 4.0).edges() == std::array{1.0, 2.5, 3.0, 4.0});
    const step_score<int> steps(0.125, {{10, 0.25}, {50, 1}});
    CHECK(steps.at_first() == 0.125);
    REQUIRE(steps.steps().size() == 2);
    CHECK(steps.steps()[0].from == 10);
    CHECK(steps.steps()[1].score == 1);
    const category_score<std::string> sector({{"bakery", 1}, {"hotel", 0.6}}, 0.5);
    CHECK(sector.scores() ==
          std::map<std::string, double, std::less<>>{{"bakery", 1}, {"hotel", 0.6}});
    CHECK(sector.others() == 0.5);
}

TEST_CASE("ends that make no line, band or steps are refused") {
    CHECK_THROWS_WITH_AS(linear_score(7, 7),
                         "vitalfew: a linear score is 0 and 1 at the same value 7: give two "
                         "different values, or use a step_score",
                         vitalfew::invalid_edges);
    CHECK_THROWS_WITH_AS(linear_score(1.0, not_a_number),
                         "vitalfew: value 2 of a linear score is NaN: give a finite number",
                         vitalfew::invalid_edges);
    CHECK_THROWS_WITH_AS(target_band(1, 5, 4, 9),
                         "vitalfew: value 2 of a target band, 5, is above the next one, 4: give "
                         "the values in ascending order",
                         vitalfew::invalid_edges);
    CHECK_THROWS_AS(target_band(1, 2, 3, infinity), vitalfew::invalid_edges);
    CHECK_THROWS_AS(step_score<int>(0, {}), vitalfew::invalid_edges);
    CHECK_THROWS_WITH_AS(step_score<int>(0, {{10, 0.5}, {10, 1}}),
                         "vitalfew: step 2 begins at 10, not above the one before it, at 10: give "
                         "the steps in ascending order",
                         vitalfew::invalid_edges);
    CHECK_THROWS_WITH_AS(step_score<int>(0, {{10, 1}, {20, 0.5}}),
                         "vitalfew: the scores of the steps go both up and down; step 2, from 20, "
                         "turns: use a target_band for what is best in the middle",
                         vitalfew::invalid_edges);
    CHECK_THROWS_AS(step_score<double>(0, {{not_a_number, 1}}), vitalfew::invalid_edges);
    CHECK_THROWS_WITH_AS(step_score<int>(0, {{10, 1.5}}),
                         "vitalfew: the score of the step from 10 is 1.5, which is not in [0, 1]: "
                         "give 0 for the worst and 1 for the best",
                         vitalfew::invalid_score);
    CHECK_THROWS_AS(step_score<int>(not_a_number, {{10, 1}}), vitalfew::invalid_score);
}

TEST_CASE("categories are looked up, whatever they are") {
    const category_score<std::string> sector({{"bakery", 1}, {"hotel", 0.6}});
    CHECK(sector("bakery") == 1);
    CHECK(sector(std::string_view("hotel")) == 0.6);
    CHECK(sector(std::string("hotel")) == 0.6);
    CHECK_FALSE(sector.others().has_value());
    CHECK(category_score<std::string>({{"bakery", 1}}, 0.1)("casino") == 0.1);
    const category_score<channel> how({{channel::shop, 0.5}, {channel::fair, 1}}, 0);
    CHECK(how(channel::fair) == 1);
    CHECK(how(channel::web) == 0);
    CHECK(how.description() == "table, shop 0.5, fair 1, others 0");
    CHECK(category_score<grade>({{grade::A, 1}, {grade::B, 0.5}}).description() ==
          "table, A 1, B 0.5");
    CHECK(category_score<bool>({{true, 1}, {false, 0}})(true) == 1);
    CHECK(category_score<bool>({{true, 1}, {false, 0}}).description() == "table, false 0, true 1");
    CHECK(category_score<int>({{7, 1}}).description() == "table, 7 1");
}

TEST_CASE("tables of categories that say too little or too much are refused") {
    CHECK_THROWS_WITH_AS(
        (void)category_score<std::string>({{"bakery", 1}})("casino"),
        "vitalfew: the table of categories has no \"casino\": give it a score, or give one for all "
        "others",
        vitalfew::unknown_key);
    CHECK_THROWS_WITH_AS((category_score<std::string>({{"bakery", 1}, {"bakery", 1}})),
                         "vitalfew: entry 2 of a table of categories is for \"bakery\", which has "
                         "a score already: give it one",
                         vitalfew::duplicate_key);
    CHECK_THROWS_WITH_AS((category_score<std::string>({{"bakery", -1}})),
                         "vitalfew: the score of the category \"bakery\" is -1, which is not in "
                         "[0, 1]: give 0 for the worst and 1 for the best",
                         vitalfew::invalid_score);
    CHECK_THROWS_AS((category_score<int>({{1, 1}}, 2.0)), vitalfew::invalid_score);
    CHECK_THROWS_AS((category_score<int>(std::vector<vitalfew::targeting::category_entry<int>>{})),
                    vitalfew::invalid_profile);
}

TEST_CASE("more of what is better never scores less, and all scores are in [0, 1]") {
    CHECK(rc::check([] {
        const auto at = *rc::gen::container<std::array<int, 4>>(rc::gen::arbitrary<int>());
        RC_PRE(at[0] != at[1]);
        const linear_score line(at[0], at[1]);
        const linear_score of_doubles(at[0] / 3.0, at[1] / 3.0);
        const int less = (std::min)(at[2], at[3]);
        const int more = (std::max)(at[2], at[3]);
        const bool rises = at[0] < at[1];
        RC_ASSERT((rises ? line(less) <= line(more) : line(less) >= line(more)));
        RC_ASSERT((rises ? of_doubles(less / 7.0) <= of_doubles(more / 7.0)
                         : of_doubles(less / 7.0) >= of_doubles(more / 7.0)));
        RC_ASSERT(line(more) >= 0 && line(more) <= 1);
        // Integers of any type, and doubles, have the same score.
        RC_ASSERT(line(std::int64_t{less}) == linear_score<double>(at[0], at[1])(less));
    }));
    CHECK(rc::check([] {
        auto edges = *rc::gen::container<std::array<int, 4>>(rc::gen::arbitrary<int>());
        std::sort(edges.begin(), edges.end());
        const target_band band(edges[0], edges[1], edges[2], edges[3]);
        const int value = *rc::gen::arbitrary<int>();
        const double score = band(value);
        RC_ASSERT(score >= 0 && score <= 1);
        RC_ASSERT((score == 1) == (value >= edges[1] && value <= edges[2]));
        RC_ASSERT(value >= edges[0] || score == 0);
        RC_ASSERT(value <= edges[3] || score == 0);
    }));
}

}  // namespace scores_test
