// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/classify/classify.hpp>
#include <vitalfew/compare/hysteresis.hpp>

#include "support/archetypes.hpp"
#include "support/definition.hpp"
#include "support/random_values.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>  // std::abs
#include <functional>
#include <limits>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace hysteresis_test {

using std::chrono::days;
using vitalfew::class_limits;
using vitalfew::classify_with_hysteresis;
using vitalfew::crossing;
using vitalfew::date;
using vitalfew::grade;
using vitalfew::hysteresis_options;
using vitalfew::limit_margins;
using vitalfew::minimum_stay;
using vitalfew::percent;
using vitalfew::permille;
using vitalfew::share;
using vitalfew::steady_grade;
using vitalfew::steady_reason;
using enum vitalfew::grade;

namespace {

struct client {
    std::int64_t value;
    std::optional<steady_grade> past{};
};

template <class Steady>
std::string effective(const Steady& steady) {
    std::string text;
    for (const steady_grade& g : steady.grades()) {
        text.push_back(vitalfew::grade_letter(g.effective));
    }
    return text;
}

constexpr date day(int number) {
    return date(days(number));
}

// Values that sum to 1000, so that limits are easy to see: before is 0, 790, 810, 950.
std::vector<client> thousand(grade second, grade third) {
    return {{790, steady_grade{A, A}},
            {20, steady_grade{second, second}},
            {140, steady_grade{third, third}},
            {50, std::nullopt}};
}

constexpr bool works_at_compile_time() {
    const std::array<std::int64_t, 4> values{790, 140, 50, 20};
    const auto past = [](std::int64_t value) { return value == 140 ? B : A; };
    const auto steady = classify_with_hysteresis(values, std::identity{}, past,
                                                 {.limits = {percent(80)}, .margin = percent(2)});
    // 140 begins at 79 %: raw A, but not clear of the limit by 2 %. 50 and 20 are far past it.
    return steady.grades()[1] == steady_grade{B, A, steady_reason::held, 1} &&
           steady.grades()[2].effective == B && steady.summary(B).clients == 3;
}
static_assert(works_at_compile_time());

/// The rule by definition, limit by limit: each limit is a switch with two thresholds.
grade switched(const std::vector<std::int64_t>& base, std::int64_t value, grade before,
               const class_limits& limits, const limit_margins& margins, crossing rule) {
    const auto edges = vitalfew::margin_edges_of(limits, margins);
    std::size_t past = 0;
    for (std::size_t i = 0; i < limits.size(); ++i) {
        const bool was_past = vitalfew::grade_index(before) > i;
        const auto edge = was_past ? edges.below[i] : edges.above[i];
        past += vitalfew_test::grade_by_definition(base, value, {edge}, rule) == B ? 1U : 0U;
    }
    return vitalfew::grade_at(past);
}

struct drawn_case {
    std::vector<std::int64_t> values;
    std::vector<grade> past;
    class_limits limits;
    crossing rule;
};

drawn_case any_case() {
    const class_limits limits{percent(50), percent(80), percent(95)};
    drawn_case drawn{.values = *vitalfew_test::tied_values(),
                     .past = {},
                     .limits = limits,
                     .rule =
                         *rc::gen::element(crossing::upper, crossing::lower, crossing::nearest)};
    for (std::size_t i = 0; i < drawn.values.size(); ++i) {
        drawn.past.push_back(*rc::gen::element(A, B, C, D));
    }
    return drawn;
}

share any_margin() {
    return percent(*rc::gen::inRange(0, 5));
}

template <class Past>
auto steady_of(const drawn_case& drawn, const Past& past, std::optional<limit_margins> margin,
               std::optional<minimum_stay> stay = {}) {
    const auto* first = drawn.values.data();
    return classify_with_hysteresis(
        drawn.values, std::identity{},
        [&past, first](const std::int64_t& v) {
            return past[static_cast<std::size_t>(&v - first)];
        },
        {.limits = drawn.limits, .crossing = drawn.rule, .margin = margin, .stay = stay});
}

auto raw_of(const drawn_case& drawn) {
    return vitalfew::classify(drawn.values, {}, {.limits = drawn.limits, .crossing = drawn.rule});
}

int distance(grade a, grade b) {
    return std::abs(static_cast<int>(a) - static_cast<int>(b));
}

}  // namespace

TEST_CASE("near a limit the past grade is kept") {
    CHECK(works_at_compile_time());
    const hysteresis_options options{.limits = vitalfew::abc_limits, .margin = percent(2)};
    // By value: 790 begins at 0, 140 at 79.0 %, 50 at 93 %, 20 at 98 %.
    const auto base = thousand(B, B);
    const auto steady = classify_with_hysteresis(base, &client::value, &client::past, options);
    CHECK(effective(steady) == "ACBB");
    CHECK(steady.grades()[0] == steady_grade{A, A, steady_reason::unchanged});
    CHECK(steady.grades()[1] == steady_grade{C, C, steady_reason::past_margin});
    CHECK(steady.grades()[2] == steady_grade{B, A, steady_reason::held, 1});
    CHECK(steady.grades()[3] == steady_grade{B, B, steady_reason::new_client});
    CHECK(steady.count(steady_reason::held) == 1);
    CHECK(steady.count(steady_reason::past_margin) == 1);
    CHECK(steady.count(steady_reason::unchanged) == 1);
    CHECK(steady.count(steady_reason::new_client) == 1);
    CHECK(steady.count(steady_reason::after_stay) == 0);
    // Sums are by effective grade, cutoffs by raw grade.
    CHECK(steady.summary(A).clients == 1);
    CHECK(steady.summary(A).value == 790);
    CHECK(steady.summary(B).value == 190);
    CHECK(steady.summary(B).value_share == percent(19));
    CHECK(steady.cutoffs()(140) == A);
    CHECK(steady.total() == 1000);
}

TEST_CASE("a value exactly on the edge of a margin is treated as on any limit") {
    // 200 begins at 80 %. Limit 79 % and 1 %: past the upper edge under upper, which says >=.
    const std::vector<client> base{{800, steady_grade{A, A}}, {200, steady_grade{A, A}}};
    const auto at = [&](share limit) {
        return effective(classify_with_hysteresis(base, &client::value, &client::past,
                                                  {.limits = {limit}, .margin = percent(1)}));
    };
    CHECK(at(percent(79)) == "AB");
    CHECK(at(permille(791)) == "AA");
    // And back from B: past the lower edge of 81 % stays B, and of 81.1 % comes back.
    const std::vector<client> behind{{800, steady_grade{A, A}}, {200, steady_grade{B, B}}};
    const auto back = [&](share limit) {
        return effective(classify_with_hysteresis(behind, &client::value, &client::past,
                                                  {.limits = {limit}, .margin = percent(1)}));
    };
    CHECK(back(percent(81)) == "AB");
    CHECK(back(permille(811)) == "AA");
}

TEST_CASE("a move of several grades stops where the margin is not passed") {
    // 5 begins at 95.5 %: far past 80 %, and past 95 % by half a per cent only. It was A.
    const std::vector<client> base{
        {955, steady_grade{A, A}}, {25, steady_grade{A, A}}, {20, steady_grade{A, A}}};
    const hysteresis_options options{.limits = vitalfew::abc_limits, .margin = percent(1)};
    auto steady = classify_with_hysteresis(base, &client::value, &client::past, options);
    CHECK(steady.grades()[1] == steady_grade{B, C, steady_reason::past_margin, 1});
    CHECK(steady.grades()[2] == steady_grade{C, C, steady_reason::past_margin});
}

TEST_CASE("after the minimum stay a small difference counts, too") {
    std::vector<client> base{{805, steady_grade{A, A}}, {195, steady_grade{A, A}}};
    const auto next = [&](std::optional<minimum_stay> stay, std::optional<date> as_of) {
        const auto steady = classify_with_hysteresis(
            base, &client::value, &client::past,
            {.limits = {percent(80)}, .margin = percent(1), .stay = stay, .as_of = as_of});
        for (std::size_t i = 0; i < base.size(); ++i) {
            base[i].past = steady.grades()[i];
        }
        return steady.grades()[1];
    };
    SUBCASE("of analyses: so many keep the grade, the next changes it") {
        const auto stay = minimum_stay::of_analyses(2);
        CHECK_FALSE(stay.is_in_days());
        CHECK(next(stay, {}) == steady_grade{A, B, steady_reason::held, 1});
        CHECK(next(stay, {}) == steady_grade{A, B, steady_reason::held, 2});
        CHECK(next(stay, {}) == steady_grade{B, B, steady_reason::after_stay});
        CHECK(next(stay, {}) == steady_grade{B, B, steady_reason::unchanged});
    }
    SUBCASE("of none: at once") {
        CHECK(next(minimum_stay::of_analyses(0), {}) ==
              steady_grade{B, B, steady_reason::after_stay});
    }
    SUBCASE("of days: counted from the first analysis that saw it") {
        const auto stay = minimum_stay::of_days(days(90));
        CHECK(stay.is_in_days());
        CHECK(next(stay, day(1000)) == steady_grade{A, B, steady_reason::held, 1, day(1000)});
        CHECK(next(stay, day(1089)) == steady_grade{A, B, steady_reason::held, 2, day(1000)});
        CHECK(next(stay, day(1090)) == steady_grade{B, B, steady_reason::after_stay});
    }
    SUBCASE("of no days: at once") {
        CHECK(next(minimum_stay::of_days(days(0)), day(5)).effective == B);
    }
    SUBCASE("agreeing in between starts the clock anew") {
        const auto stay = minimum_stay::of_analyses(1);
        CHECK(next(stay, {}).effective == A);
        base[0].value = 790;
        base[1].value = 210;
        CHECK(next(stay, {}) == steady_grade{A, A, steady_reason::unchanged});
        base[0].value = 805;
        base[1].value = 195;
        CHECK(next(stay, {}).effective == A);
        CHECK(next(stay, {}).effective == B);
    }
    SUBCASE("a clock without a date starts with the first date there is") {
        CHECK(next({}, {}) == steady_grade{A, B, steady_reason::held, 1});
        CHECK(next(minimum_stay::of_days(days(1)), day(7)) ==
              steady_grade{A, B, steady_reason::held, 2, day(7)});
        CHECK(next(minimum_stay::of_days(days(1)), day(8)).effective == B);
    }
    SUBCASE("without a stay it is kept for good") {
        for (std::uint32_t i = 1; i < 20; ++i) {
            CHECK(next({}, {}) == steady_grade{A, B, steady_reason::held, i});
        }
    }
    SUBCASE("the number of analyses does not run over") {
        base[1].past->raw = B;
        base[1].past->analyses_apart = (std::numeric_limits<std::uint32_t>::max)();
        CHECK(next({}, {}).analyses_apart == (std::numeric_limits<std::uint32_t>::max)());
    }
}

TEST_CASE("the stay is counted anew when the raw grade changes sides") {
    // It was B and better for two analyses, and is worse now.
    const std::vector<client> base{
        {955, steady_grade{A, A}},
        {45, steady_grade{.effective = B, .raw = A, .analyses_apart = 2, .apart_since = day(1)}}};
    const auto steady = classify_with_hysteresis(base, &client::value, &client::past,
                                                 {.limits = vitalfew::abc_limits,
                                                  .margin = percent(1),
                                                  .stay = minimum_stay::of_analyses(2),
                                                  .as_of = day(9)});
    CHECK(steady.grades()[1] == steady_grade{B, C, steady_reason::held, 1, day(9)});
}

TEST_CASE("a value past the margin moves for that reason, whatever the stay") {
    const std::vector<client> base{
        {900, steady_grade{A, A}},
        {100, steady_grade{.effective = A, .raw = B, .analyses_apart = 9}}};
    const auto steady = classify_with_hysteresis(
        base, &client::value, &client::past,
        {.limits = {percent(80)}, .margin = percent(1), .stay = minimum_stay::of_analyses(1)});
    CHECK(steady.grades()[1] == steady_grade{B, B, steady_reason::past_margin});
}

TEST_CASE("without a margin, time alone counts") {
    const std::vector<client> base{
        {900, steady_grade{A, A}},
        {100, steady_grade{.effective = A, .raw = B, .analyses_apart = 1}},
        {0, steady_grade{A, A}}};
    const auto steady =
        classify_with_hysteresis(base, &client::value, &client::past,
                                 {.margin = std::nullopt, .stay = minimum_stay::of_analyses(1)});
    CHECK(steady.grades()[1] == steady_grade{B, B, steady_reason::after_stay});
    CHECK(steady.grades()[2] == steady_grade{A, D, steady_reason::held, 1});
}

TEST_CASE("values of 0 or less are past every limit by any margin") {
    const std::vector<client> base{{100, {}}, {0, steady_grade{A, A}}, {-7, steady_grade{B, B}}};
    const auto steady = classify_with_hysteresis(base, &client::value, &client::past);
    CHECK(effective(steady) == "ADD");
    CHECK(steady.losses().clients == 1);
    CHECK(steady.losses().value == -7);
    const std::vector<client> nothing{{0, steady_grade{A, A}}};
    CHECK(effective(classify_with_hysteresis(nothing, &client::value, &client::past)) == "D");
}

TEST_CASE("an empty base has a valid result") {
    const auto steady =
        classify_with_hysteresis(std::vector<client>{}, &client::value, &client::past);
    CHECK(steady.size() == 0);
    CHECK(steady.grades().empty());
    CHECK(steady.cutoffs()(5) == D);
}

TEST_CASE("steady grades are moved out of an rvalue") {
    const auto base = thousand(A, B);
    const auto steady = classify_with_hysteresis(base, &client::value, &client::past);
    const std::vector<steady_grade> moved_out =
        classify_with_hysteresis(base, &client::value, &client::past).grades();
    CHECK(std::ranges::equal(moved_out, steady.grades()));
}

TEST_CASE("the past comes as a steady grade, a grade, or an optional of either") {
    const std::vector<std::int64_t> values{805, 195};
    const auto with = [&](auto past) {
        return effective(classify_with_hysteresis(values, std::identity{}, past,
                                                  {.limits = {percent(80)}, .margin = percent(1)}));
    };
    CHECK(with([](auto) { return A; }) == "AA");
    CHECK(with([](auto) { return std::optional<grade>(A); }) == "AA");
    CHECK(with([](auto) { return std::optional<grade>(); }) == "AB");
    CHECK(with([](auto) { return steady_grade{A, A}; }) == "AA");
    CHECK(with([](auto) { return std::optional<steady_grade>(); }) == "AB");
    static_assert(vitalfew::grade_history_projection<decltype(&client::past), std::vector<client>>);
    static_assert(
        !vitalfew::grade_history_projection<decltype(&client::value), std::vector<client>>);
}

TEST_CASE("any range and any value are accepted for steady grades") {
    std::vector<vitalfew_test::move_only_record> records;
    records.emplace_back(805);
    records.emplace_back(195);
    const auto was_a = [](const auto&) { return A; };
    const hysteresis_options options{.limits = {percent(80)}, .margin = percent(1)};
    CHECK(effective(classify_with_hysteresis(records, &vitalfew_test::move_only_record::value,
                                             was_a, options)) == "AA");
    const std::array<std::int64_t, 2> values{805, 195};
    vitalfew_test::bare_forward_range bare(values.data(), values.size());
    CHECK(effective(classify_with_hysteresis(
              bare, [](const auto& p) { return p.value; }, was_a, options)) == "AA");
    const std::vector<vitalfew_test::minimal_money> minimal{vitalfew_test::minimal_money(805),
                                                            vitalfew_test::minimal_money(195)};
    CHECK(effective(classify_with_hysteresis(minimal, std::identity{}, was_a, options)) == "AA");
    const std::vector<vitalfew::exact_sum<double>> sums{805.0, 195.0, -1.0};
    CHECK(effective(classify_with_hysteresis(sums, std::identity{}, was_a, options)) == "AAB");
}

TEST_CASE("invalid values, margins and histories are refused") {
    const std::vector<double> bad{1, std::numeric_limits<double>::quiet_NaN()};
    const auto was = [](grade g) { return [g](const auto&) { return g; }; };
    CHECK_THROWS_AS((void)classify_with_hysteresis(bad, std::identity{}, was(A)),
                    vitalfew::invalid_value);
    const std::vector<std::int64_t> base{5, 3};
    CHECK_THROWS_WITH_AS((void)classify_with_hysteresis(base, std::identity{}, was(E)),
                         "vitalfew: the past grade E at index 0 is beyond the last grade of these "
                         "limits, D: convert past grades to grades of today's limits",
                         vitalfew::invalid_grade);
    CHECK_THROWS_WITH_AS(
        (void)classify_with_hysteresis(base, std::identity{}, was(A), {.margin = std::nullopt}),
        "vitalfew: neither a margin nor a minimum stay was given, so that no grade could ever "
        "change: give one of them",
        vitalfew::invalid_edges);
    CHECK_THROWS_AS(
        (void)classify_with_hysteresis(base, std::identity{}, was(A), {.margin = percent(1)}),
        vitalfew::invalid_edges);
    CHECK_THROWS_WITH_AS(
        (void)classify_with_hysteresis(base, std::identity{}, was(A),
                                       {.stay = minimum_stay::of_days(days(3))}),
        "vitalfew: a minimum stay in days was given without the day of this analysis: give as_of",
        vitalfew::invalid_date);
    CHECK_THROWS_WITH_AS((void)minimum_stay::of_days(days(-1)),
                         "vitalfew: a minimum stay of -1 days is negative: give 0 days or more",
                         vitalfew::invalid_period);
    const auto later = [](const auto&) {
        return steady_grade{.effective = A, .raw = B, .analyses_apart = 1, .apart_since = day(10)};
    };
    CHECK_THROWS_WITH_AS(
        (void)classify_with_hysteresis(base, std::identity{}, later, {.as_of = day(9)}),
        "vitalfew: the grades at index 0 have differed since 1970-01-11, after the as-of date "
        "1970-01-10: give the day of this analysis",
        vitalfew::invalid_date);
}

TEST_CASE("each limit is a switch with two thresholds") {
    CHECK(rc::check([] {
        const drawn_case drawn = any_case();
        const limit_margins margins{any_margin(), any_margin(), any_margin()};
        const auto steady = steady_of(drawn, drawn.past, margins);
        for (std::size_t i = 0; i < drawn.values.size(); ++i) {
            RC_ASSERT(steady.grades()[i].effective == switched(drawn.values, drawn.values[i],
                                                               drawn.past[i], drawn.limits, margins,
                                                               drawn.rule));
        }
    }));
}

TEST_CASE(
    "the raw grade is that of classify, and without a margin or a stay it is the effective one") {
    CHECK(rc::check([] {
        const drawn_case drawn = any_case();
        const auto raw = raw_of(drawn);
        const auto no_margin = steady_of(drawn, drawn.past, share{});
        const auto no_stay =
            steady_of(drawn, drawn.past, any_margin(), minimum_stay::of_analyses(0));
        RC_ASSERT(no_margin.cutoffs() == raw.cutoffs());
        for (std::size_t i = 0; i < drawn.values.size(); ++i) {
            RC_ASSERT(no_margin.grades()[i].raw == raw.grades()[i]);
            RC_ASSERT(no_margin.grades()[i].effective == raw.grades()[i]);
            RC_ASSERT(no_stay.grades()[i].effective == raw.grades()[i]);
            RC_ASSERT(no_margin.grades()[i].analyses_apart == 0);
        }
        for (std::size_t g = 0; g < drawn.limits.grades(); ++g) {
            RC_ASSERT(no_margin.summaries()[g].clients == raw.summaries()[g].clients);
            RC_ASSERT(no_margin.summaries()[g].value == raw.summaries()[g].value);
        }
    }));
}

TEST_CASE("the effective grade lies between the past one and the raw one") {
    CHECK(rc::check([] {
        const drawn_case drawn = any_case();
        const auto steady = steady_of(drawn, drawn.past, any_margin(),
                                      minimum_stay::of_analyses(*rc::gen::inRange(0U, 3U)));
        std::size_t clients = 0;
        for (std::size_t i = 0; i < drawn.values.size(); ++i) {
            const steady_grade& now = steady.grades()[i];
            RC_ASSERT(distance(drawn.past[i], now.effective) + distance(now.effective, now.raw) ==
                      distance(drawn.past[i], now.raw));
            RC_ASSERT((now.analyses_apart == 0) == (now.effective == now.raw));
            RC_ASSERT((now.reason == steady_reason::held) ==
                      (now.effective == drawn.past[i] && now.raw != drawn.past[i]));
            RC_ASSERT((now.reason == steady_reason::unchanged) == (now.raw == drawn.past[i]));
        }
        for (const auto& summary : steady.summaries()) {
            clients += summary.clients;
        }
        RC_ASSERT(clients == drawn.values.size());
    }));
}

TEST_CASE("equal values with equal histories are equal, and analysing again changes no grade") {
    CHECK(rc::check([] {
        const drawn_case drawn = any_case();
        const share margin = any_margin();
        const auto steady = steady_of(drawn, drawn.past, margin);
        const auto again = steady_of(drawn, steady.grades(), margin);
        for (std::size_t i = 0; i < drawn.values.size(); ++i) {
            RC_ASSERT(again.grades()[i].effective == steady.grades()[i].effective);
            RC_ASSERT(again.grades()[i].raw == steady.grades()[i].raw);
            for (std::size_t j = 0; j < i; ++j) {
                if (drawn.values[i] == drawn.values[j] && drawn.past[i] == drawn.past[j]) {
                    RC_ASSERT(steady.grades()[i] == steady.grades()[j]);
                }
            }
        }
    }));
}

TEST_CASE("a wider margin moves no client more often, or farther") {
    CHECK(rc::check([] {
        const drawn_case drawn = any_case();
        std::vector<steady_grade> past;
        for (const grade g : drawn.past) {
            past.push_back({.effective = g,
                            .raw = *rc::gen::element(A, B, C, D),
                            .analyses_apart = *rc::gen::inRange(0U, 4U)});
        }
        const share one = any_margin();
        const share other = any_margin();
        std::optional<minimum_stay> stay;
        if (*rc::gen::arbitrary<bool>()) {
            stay = minimum_stay::of_analyses(*rc::gen::inRange(0U, 4U));
        }
        const auto narrow = steady_of(drawn, past, (std::min)(one, other), stay);
        const auto wide = steady_of(drawn, past, (std::max)(one, other), stay);
        for (std::size_t i = 0; i < drawn.values.size(); ++i) {
            RC_ASSERT(distance(drawn.past[i], wide.grades()[i].effective) <=
                      distance(drawn.past[i], narrow.grades()[i].effective));
        }
    }));
}

TEST_CASE("reasons print") {
    std::ostringstream out;
    for (const auto reason :
         {steady_reason::new_client, steady_reason::unchanged, steady_reason::held,
          steady_reason::past_margin, steady_reason::after_stay}) {
        out << reason << ';';
    }
    CHECK(out.str() == "new client;unchanged;held;past the margin;after the minimum stay;");
}

TEST_CASE("a stay in days from one end of time to the other does not overflow") {
    steady_grade past{.effective = A, .raw = B};
    past.analyses_apart = 1;
    past.apart_since = (date::min)();
    const std::vector<client> three{{790, past}, {20, past}, {190, past}};
    CHECK(effective(classify_with_hysteresis(three, &client::value, &client::past,
                                             {.margin = std::nullopt,
                                              .stay = minimum_stay::of_days(days(30)),
                                              .as_of = (date::max)()})) == "ACA");
}

}  // namespace hysteresis_test
