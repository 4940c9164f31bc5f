// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/behaviour/rfm.hpp>

#include "support/archetypes.hpp"
#include "support/cdnow.hpp"
#include "support/random_values.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace rfm_test {

using std::chrono::days;
using vitalfew::date;
using vitalfew::preference_direction;
using vitalfew::quantile_edges;
using vitalfew::rfm;
using vitalfew::rfm_fields;
using vitalfew::rfm_score;
using vitalfew::score_edges;
using namespace std::chrono_literals;

namespace {

struct client {
    std::optional<date> last;
    int orders;
    std::int64_t profit;
};

const rfm_fields client_fields(&client::last, &client::orders, &client::profit);

constexpr date today = 2026y / 7 / 1;

template <class Value>
constexpr std::vector<int> scores_of(
    const std::vector<Value>& values, std::size_t scores,
    preference_direction which = preference_direction::higher_is_better) {
    const auto score_of = quantile_edges(values, {}, scores, which);
    std::vector<int> result;
    for (const Value& value : values) {
        result.push_back(score_of(value));
    }
    return result;
}

constexpr bool scores_are(const std::vector<int>& values, std::size_t scores,
                          const std::vector<int>& expected,
                          preference_direction which = preference_direction::higher_is_better) {
    return scores_of(values, scores, which) == expected;
}

static_assert(scores_are({10, 20, 30, 40, 50}, 5, {1, 2, 3, 4, 5}));
static_assert(scores_are({10, 20, 30, 40, 50}, 5, {5, 4, 3, 2, 1},
                         preference_direction::lower_is_better));
static_assert(scores_are({1, 1, 1, 2, 3}, 5,
                         {1, 1, 1, 4, 5}));  // ties get the lowest score among them
static_assert(scores_are({1, 2, 3, 3, 3}, 5, {1, 2, 3, 3, 3}));
static_assert(scores_are({7, 7, 7}, 5, {1, 1, 1}));
static_assert(scores_are({7, 8}, 5, {1, 3}));  // half of the clients are worse: above 1/5 and 2/5
static_assert(scores_are({7, 8, 9}, 1, {1, 1, 1}));
static_assert(scores_are({}, 5, {}));

/// The rule itself: one more than the number of k with at least k / n of the values worse.
template <class Value>
int score_by_definition(const std::vector<Value>& values, const Value& one, std::size_t scores,
                        preference_direction which) {
    std::size_t worse = 0;
    for (const Value& other : values) {
        worse += (which == preference_direction::higher_is_better ? other < one : one < other)
                     ? std::size_t{1}
                     : 0;
    }
    int score = 1;
    for (std::size_t k = 1; k < scores; ++k) {
        score += worse * scores >= k * values.size() ? 1 : 0;
    }
    return score;
}

template <class Range, class Get>
std::vector<std::size_t> counts_of(const Range& scores, std::size_t best, Get get) {
    std::vector<std::size_t> counts(best);
    for (const auto& score : scores) {
        ++counts[std::size_t{std::invoke(get, *score)} - 1];
    }
    return counts;
}

}  // namespace

TEST_CASE("found edges score later values too") {
    const std::vector<int> values{10, 20, 30, 40, 50, 50, 50};
    const auto score_of = quantile_edges(values);
    CHECK(std::ranges::equal(score_of.edges(), std::array{30, 40}));
    CHECK(score_of.scores() ==
          5);  // but none has 4: of 7, only 4 are worse than 50, and 3/5 are 4.2
    CHECK(score_of.direction() == preference_direction::higher_is_better);
    CHECK(score_of(5) == 1);
    CHECK(score_of(29) == 1);
    CHECK(score_of(30) == 2);
    CHECK(score_of(1000) == 3);
    CHECK(std::ranges::equal(quantile_edges(std::array{1, 1, 1, 2, 3}).edges(),
                             std::array{2, 2, 2, 3}));
}

TEST_CASE("given edges") {
    const score_edges<int> orders({2, 5, 10});
    CHECK(orders(1) == 1);
    CHECK(orders(2) == 2);
    CHECK(orders(10) == 4);
    CHECK(orders.scores() == 4);
    const score_edges<days> recency({days(365), days(90), days(30)},
                                    preference_direction::lower_is_better);
    CHECK(recency(days(400)) == 1);
    CHECK(recency(days(365)) == 2);
    CHECK(recency(days(0)) == 4);
    CHECK(score_edges(std::vector<double>{})(3.0) == 1);
}

TEST_CASE("invalid edges are refused") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_WITH_AS(
        score_edges<int>({1, 3, 3}),
        "vitalfew: edge 3 is not better than the one before it: give the edges from "
        "the worst to the best, each one once",
        vitalfew::invalid_edges);
    CHECK_THROWS_AS(score_edges<int>({1, 3}, preference_direction::lower_is_better),
                    vitalfew::invalid_edges);
    CHECK_THROWS_WITH_AS(score_edges<double>({1.0, nan}),
                         doctest::Contains("edge 2 is NaN or infinite"), vitalfew::invalid_edges);
    CHECK_THROWS_AS(score_edges<int>(std::vector<int>(255)), vitalfew::invalid_edges);
    CHECK_THROWS_WITH_AS(quantile_edges(std::vector<int>{1}, {}, 0),
                         doctest::Contains("0 scores were asked for"), vitalfew::invalid_edges);
    CHECK_THROWS_AS(quantile_edges(std::vector<int>{1}, {}, 256), vitalfew::invalid_edges);
    CHECK_THROWS_AS(quantile_edges(std::vector<double>{nan}), vitalfew::invalid_value);
    CHECK_THROWS_AS((void)score_edges<double>({1.0})(nan), vitalfew::invalid_value);
}

TEST_CASE_TEMPLATE("quantile scores agree with the definition", Value, std::int64_t, double) {
    CHECK(rc::check([] {
        std::vector<Value> values;
        for (const std::int64_t value : *vitalfew_test::tied_values()) {
            values.push_back(static_cast<Value>(value));
        }
        const auto n = *rc::gen::inRange<std::size_t>(1, 12);
        const auto which = *rc::gen::element(preference_direction::higher_is_better,
                                             preference_direction::lower_is_better);
        const auto score_of = quantile_edges(values, {}, n, which);
        for (const Value value : values) {
            RC_ASSERT(score_of(value) == score_by_definition(values, value, n, which));
        }
        const auto shuffled = *vitalfew_test::permutation_of(values);
        RC_ASSERT(
            std::ranges::equal(quantile_edges(shuffled, {}, n, which).edges(), score_of.edges()));
    }));
}

TEST_CASE("clients with a deal have three scores, all others none") {
    const std::vector<client> base{{2026y / 6 / 30, 9, 900}, {2026y / 6 / 1, 5, 700},
                                   {2026y / 3 / 1, 5, 100},  {2025y / 7 / 1, 1, 1000},
                                   {2026y / 7 / 1, 2, -10},  {std::nullopt, 0, -30},
                                   {2026y / 8 / 1, 0, 5},    {std::nullopt, 3, 5}};
    const auto result = rfm(base, today, client_fields);
    const auto scores = result.scores();
    CHECK(result.size() == 8);
    CHECK(scores[0] == rfm_score{4, 5, 4});
    CHECK(scores[1] == rfm_score{3, 3, 3});
    CHECK(scores[2] == rfm_score{2, 3, 2});
    CHECK(scores[3] == rfm_score{1, 1, 5});
    CHECK(scores[4] == rfm_score{5, 2, 1});
    CHECK(!scores[5].has_value());
    CHECK(!scores[6].has_value());  // returns only: its day is not that of a deal
    CHECK(!scores[7].has_value());
    // The edges score another base on the same scale.
    CHECK(result.edges()(days(1), 9, 900) == rfm_score{4, 5, 4});
    const auto& edges = result.edges();
    const auto later = rfm(
        std::vector<client>{{2026y / 6 / 30, 9, 900}, {2020y / 1 / 1, 1, 5}}, today, client_fields,
        {.recency = edges.recency, .frequency = edges.frequency, .monetary = edges.monetary});
    CHECK(later.scores()[0] == rfm_score{4, 5, 4});
    CHECK(later.scores()[1] == rfm_score{1, 1, 1});
    CHECK(rfm(base, today, client_fields, {.scores = 2}).scores()[1] == rfm_score{1, 1, 1});
    CHECK(rfm(base, today, client_fields).scores().size() == 8);
    CHECK(rfm(base, today, client_fields).edges().recency.scores() == 5);
}

TEST_CASE("no client to score") {
    const auto result = rfm(std::vector<client>{{std::nullopt, 0, 1}}, today, client_fields);
    CHECK(!result.scores()[0].has_value());
    CHECK(result.edges().monetary.edges().empty());
    CHECK(rfm(std::vector<client>{}, today, client_fields).size() == 0);
}

TEST_CASE("invalid days, values and edges are refused") {
    const std::vector<client> base{{2026y / 6 / 30, 1, 1}, {2026y / 7 / 2, 1, 1}};
    CHECK_THROWS_WITH_AS(
        rfm(base, today, client_fields),
        "vitalfew: the as-of date 2026-07-01 is before 2026-07-02, the last deal of "
        "client 1: give a later as-of date, or collect the deals up to it only",
        vitalfew::invalid_date);
    CHECK_NOTHROW(rfm(base, today + days(1), client_fields));
    const rfm_fields sizes(&client::last, &client::orders, [](const client& c) {
        return c.profit == 0 ? std::numeric_limits<double>::quiet_NaN() : 1.0;
    });
    CHECK_THROWS_WITH_AS(
        rfm(std::vector<client>{{today, 1, 1}, {std::nullopt, 0, 0}}, today, sizes),
        doctest::Contains("at index 1"), vitalfew::invalid_value);
    const std::vector<client> one{{today, 1, 1}};
    CHECK_THROWS_AS(rfm(one, today, client_fields, {.scores = 0}), vitalfew::invalid_edges);
    CHECK_THROWS_WITH_AS(
        rfm(one, today, client_fields, {.recency = score_edges<days>({days(1)})}),
        doctest::Contains(
            "the edges of recency are for preference_direction::higher_is_better: make them for "
            "preference_direction::lower_is_better"),
        vitalfew::invalid_edges);
    CHECK_THROWS_WITH_AS(
        rfm(one, today, client_fields,
            {.frequency = score_edges<std::uint64_t>({1}, preference_direction::lower_is_better)}),
        doctest::Contains("the edges of frequency"), vitalfew::invalid_edges);
    CHECK_THROWS_WITH_AS(
        rfm(one, today, client_fields,
            {.monetary = score_edges<std::int64_t>({1}, preference_direction::lower_is_better)}),
        doctest::Contains("the edges of monetary value"), vitalfew::invalid_edges);
}

TEST_CASE("a day that is not optional, proxies, and money with < alone") {
    const std::array<std::int64_t, 3> amounts{1, 2, 3};
    vitalfew_test::bare_forward_range range(amounts.data(), amounts.size());
    using proxy = vitalfew_test::bare_forward_range::proxy;
    const rfm_fields fields([](proxy) { return std::chrono::year_month_day(2026y / 1 / 1); },
                            [](proxy p) { return p.value; },
                            [](proxy p) { return vitalfew_test::minimal_money(-p.value); });
    const auto result = rfm(range, today, fields, {.scores = 3});
    CHECK(result.scores()[0] == rfm_score{1, 1, 3});
    CHECK(result.scores()[2] == rfm_score{1, 3, 1});
}

TEST_CASE("scores of the CDNOW sample on the day after its end") {
    // By a separate script with exact fractions (Python): a score is one more than the number of k for which
    // at least k/n of the 2357 clients have fewer cents or deals, or more days.
    const auto profiles = vitalfew_test::cdnow_profiles();
    const date end = 1998y / 7 / 1;
    const auto result = rfm(profiles, end);
    using counts = std::vector<std::size_t>;
    CHECK(counts_of(result.scores(), 5, &rfm_score::recency) == counts{482, 471, 463, 470, 471});
    CHECK(counts_of(result.scores(), 5, &rfm_score::frequency) == counts{1205, 0, 406, 358, 388});
    CHECK(counts_of(result.scores(), 5, &rfm_score::monetary) == counts{481, 462, 472, 471, 471});
    CHECK(std::ranges::equal(result.edges().recency.edges(),
                             std::array{days(512), days(486), days(442), days(151)}));
    CHECK(std::ranges::equal(result.edges().frequency.edges(), std::array{2, 2, 3, 5},
                             [](std::uint64_t a, int b) { return a == static_cast<unsigned>(b); }));
    CHECK(std::ranges::equal(result.edges().monetary.edges(), std::array{1554, 3197, 5926, 13054},
                             [](const auto& a, int b) { return a == b; }));
    CHECK(std::ranges::count(result.scores(), std::optional(rfm_score{5, 5, 5})) == 234);
    CHECK(std::ranges::count(result.scores(), std::optional(rfm_score{1, 1, 1})) == 177);
    const auto quarters = rfm(profiles, end, {.scores = 4});
    CHECK(counts_of(quarters.scores(), 4, &rfm_score::recency) == counts{590, 593, 586, 588});
    CHECK(counts_of(quarters.scores(), 4, &rfm_score::frequency) == counts{1205, 0, 614, 538});
    CHECK(counts_of(quarters.scores(), 4, &rfm_score::monetary) == counts{593, 586, 589, 589});
}

TEST_CASE("dates outside of the calendar are refused, as the end of a period without an end is") {
    std::vector<client> base{{1960y / 1 / 1, 1, 5}, {1970y / 1 / 1, 1, 6}};
    CHECK_THROWS_WITH_AS(
        (void)rfm(base, vitalfew::period().to(), client_fields),
        doctest::Contains("is outside of the calendar, the years -32767 to 32767: give the day of"),
        vitalfew::invalid_date);
    CHECK_THROWS_AS((void)rfm(base, vitalfew::period().from(), client_fields),
                    vitalfew::invalid_date);
    base[1].last = (date::min)();
    CHECK_THROWS_WITH_AS((void)rfm(base, today, client_fields),
                         doctest::Contains("the day of a deal of client 1, day -"),
                         vitalfew::invalid_date);
}

}  // namespace rfm_test
