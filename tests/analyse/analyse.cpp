// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Each answer equals the result of the function of that name alone, on random bases; what is not asked is not
// computed.

#include <vitalfew/analyse/analyse.hpp>
#include <vitalfew/analyse/ask_change.hpp>
#include <vitalfew/analyse/ask_clients.hpp>
#include <vitalfew/analyse/ask_grades.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <ranges>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace analyse_test {

namespace ask = vitalfew::ask;
using vitalfew::analyse;
using vitalfew::crossing;
using vitalfew::grade;
using vitalfew::percent;

namespace {

struct client {
    std::string name{};
    std::int64_t profit = 0;
    std::int64_t sales = 0;
    int orders = 0;
    int region = 0;
    double visits = 0;
    std::string parent{};
};

std::vector<client> any_base(std::size_t size, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<client> base(size);
    for (std::size_t i = 0; i < size; ++i) {
        base[i] = {"client " + std::to_string(i),
                   static_cast<std::int64_t>(random() % 1000) - 100,
                   static_cast<std::int64_t>(random() % 5000),
                   static_cast<int>(random() % 4),
                   static_cast<int>(random() % 3),
                   static_cast<double>(random() % 10),
                   "client " + std::to_string(i - i % 3)};
    }
    return base;
}

const std::vector<vitalfew::classify_options>& all_options() {
    static const std::vector<vitalfew::classify_options> options{
        {}, {.limits = vitalfew::abc_limits, .crossing = crossing::lower}};
    return options;
}

template <class Summaries>
std::vector<std::size_t> clients_in(const Summaries& summaries) {
    std::vector<std::size_t> clients;
    for (const auto& summary : summaries) {
        clients.push_back(summary.clients);
    }
    return clients;
}

}  // namespace

TEST_CASE("answers about grades are those of the functions themselves") {
    for (const auto& options : all_options()) {
        const auto base = any_base(300, 1);
        const auto analysis = analyse(
            base, &client::profit, options, ask::places(vitalfew::ties::dense),
            ask::standings(percent(1)), ask::computed_limits(), ask::groups(&client::region),
            ask::group_places(&client::region), ask::second_value(&client::sales),
            ask::sensitivity(grade::A, {percent(70), percent(75)}));
        const auto classified = vitalfew::classify(base, &client::profit, options);
        CHECK(std::ranges::equal(analysis.grades(), classified.grades()));
        CHECK(analysis.classified().cutoffs() == classified.cutoffs());
        CHECK(analysis.classified().total() == classified.total());
        CHECK(analysis.size() == 300);

        CHECK(std::ranges::equal(
            analysis[ask::places].places(),
            vitalfew::rank(base, &client::profit, vitalfew::ties::dense).places()));

        const auto table = vitalfew::standings(base, &client::profit, options);
        const auto near = vitalfew::near_limits(base, &client::profit, table, percent(1));
        REQUIRE(!near.empty());
        CHECK(std::ranges::equal(analysis[ask::standings].near_limits, near, {},
                                 &vitalfew::near_limit::client, &vitalfew::near_limit::client));
        CHECK(analysis[ask::standings].table(base[7].profit).place == table(base[7].profit).place);

        const auto computed = vitalfew::computed_limits(base, &client::profit);
        CHECK(analysis[ask::computed_limits].limits.cutoffs() == computed.cutoffs());
        CHECK(std::ranges::equal(
            analysis[ask::computed_limits].classified.grades(),
            vitalfew::classify_with(base, &client::profit, computed.cutoffs()).grades()));

        const auto grouped = vitalfew::classify_by(base, &client::region, &client::profit,
                                                   {options.limits, options.crossing});
        CHECK(std::ranges::equal(analysis[ask::groups].grades(), grouped.grades()));
        CHECK(
            std::ranges::equal(analysis[ask::group_places].places(),
                               vitalfew::rank_by(base, &client::region, &client::profit).places()));

        const auto by_sales = vitalfew::classify(base, &client::sales, options);
        const auto& second = analysis[ask::second_value];
        CHECK(std::ranges::equal(second.classified.grades(), by_sales.grades()));
        std::size_t both_a = 0;
        for (std::size_t i = 0; i < base.size(); ++i) {
            both_a +=
                classified.grades()[i] == grade::A && by_sales.grades()[i] == grade::A ? 1U : 0U;
        }
        CHECK(second.grades.at(grade::A, grade::A).clients == both_a);

        const auto& rows = analysis[ask::sensitivity];
        REQUIRE(rows.size() == 2);
        CHECK(clients_in(rows[1].result.summaries()) ==
              clients_in(vitalfew::sensitivity(table, grade::A, std::vector{percent(75)})[0]
                             .result.summaries()));
    }
}

TEST_CASE("answers about the clients are those of the functions themselves") {
    for (const auto& options : all_options()) {
        const auto base = any_base(300, 2);
        const auto analysis =
            analyse(base, &client::profit, options, ask::inflation(&client::orders, 3),
                    ask::grade_shift(&client::orders), ask::order_patterns(&client::orders),
                    ask::effort(&client::visits), ask::concentration({.top = percent(10)}),
                    ask::companies(&client::name, &client::parent));
        const auto inflation = vitalfew::base_inflation(base, &client::orders, &client::profit, 3);
        CHECK(analysis[ask::inflation].one_off == inflation.one_off);
        CHECK(analysis[ask::inflation].one_off_value == inflation.one_off_value);
        const auto shift =
            vitalfew::grade_shift(base, &client::orders, &client::profit, {.grades = options});
        CHECK(analysis[ask::grade_shift].raised() == shift.raised());
        CHECK(std::ranges::equal(analysis[ask::grade_shift].after().grades(),
                                 shift.after().grades()));
        const auto patterns = vitalfew::find_order_patterns(base, &client::orders, &client::profit);
        CHECK(std::ranges::equal(analysis[ask::order_patterns].labels(), patterns.labels()));
        const auto classified = vitalfew::classify(base, &client::profit, options);
        const auto effort =
            vitalfew::effort_by(classified.grades(), base, &client::visits, &client::profit);
        REQUIRE(analysis[ask::effort].rows().size() == effort.rows().size());
        CHECK(analysis[ask::effort].rows()[0].effort == effort.rows()[0].effort);
        const auto concentration =
            vitalfew::concentration(base, &client::profit, {.top = percent(10)});
        CHECK(analysis[ask::concentration].gini.population == concentration.gini.population);
        CHECK(analysis[ask::concentration].top.clients == concentration.top.clients);
        CHECK(analysis[ask::companies].groups().size() == 100);
    }
}

TEST_CASE("answers about change are those of the functions themselves") {
    const auto base = any_base(300, 3);
    auto earlier = any_base(280, 4);
    const auto before = vitalfew::classify(earlier, &client::profit);
    const auto past = [](const client& it) { return it.region == 0 ? grade::A : grade::C; };
    const vitalfew::review_schedule schedule(
        std::chrono::sys_days(std::chrono::year(2026) / 1 / 1));
    const vitalfew::date as_of = std::chrono::sys_days(std::chrono::year(2027) / 12 / 1);
    const auto analysis = analyse(
        base, &client::profit, {},
        ask::migration(vitalfew::keyed_analysis(earlier, &client::name, &client::profit, before),
                       &client::name),
        ask::steady_grades(past), ask::review(schedule, as_of));
    const auto migration = vitalfew::find_migration(
        vitalfew::keyed_analysis(earlier, &client::name, &client::profit, before),
        vitalfew::keyed_analysis(base, &client::name, &client::profit,
                                 vitalfew::classify(base, &client::profit)));
    CHECK(std::ranges::equal(
        analysis[ask::migration].moves(), migration.moves(), [](const auto& a, const auto& b) {
            return a.kind == b.kind && a.after.has_value() == b.after.has_value();
        }));
    const auto steady = vitalfew::classify_with_hysteresis(base, &client::profit, past);
    CHECK(std::ranges::equal(analysis[ask::steady_grades].grades(), steady.grades(), {},
                             &vitalfew::steady_grade::effective,
                             &vitalfew::steady_grade::effective));
    CHECK(analysis[ask::review].status == vitalfew::review_status::due_soon);
    CHECK(analysis[ask::review].schedule == schedule);
}

TEST_CASE("deals become clients first, and all results are in their order") {
    using namespace std::chrono;
    struct deal {
        std::string who;
        std::int64_t cents;
        sys_days day;
    };
    std::vector<deal> deals;
    std::mt19937_64 random(5);
    for (int i = 0; i < 400; ++i) {
        deals.push_back({"c" + std::to_string(random() % 90),
                         static_cast<std::int64_t>(random() % 900) + 1,
                         sys_days(2026y / 1 / 1) + days(random() % 300)});
    }
    const vitalfew::deal_fields fields(&deal::who, &deal::cents, &deal::day);
    const vitalfew::period first_half(sys_days(2026y / 1 / 1), sys_days(2026y / 7 / 1));
    const sys_days as_of = 2026y / 12 / 1;
    const vitalfew::calendar_grid months(first_half, vitalfew::calendar_unit::month);
    const auto analysis =
        analyse(deals, fields,
                {.clients = {.window = first_half}, .grades = {.limits = vitalfew::abc_limits}},
                ask::inflation(), ask::dominance(), ask::rfm(as_of), ask::lifetimes(as_of),
                ask::xyz(months), ask::order_patterns(), ask::grade_shift());
    const auto clients = vitalfew::collect_clients(deals, fields, {.window = first_half});
    REQUIRE(analysis.clients().size() == clients.size());
    CHECK(std::ranges::equal(analysis.clients(), clients, [](const auto& a, const auto& b) {
        return a.key == b.key && a.value() == b.value() && a.deals == b.deals;
    }));
    auto going_away = analysis;
    const auto moved_out = std::move(going_away).clients();
    CHECK(std::ranges::equal(moved_out, clients, {}, &decltype(moved_out)::value_type::key,
                             &decltype(moved_out)::value_type::key));
    CHECK(std::ranges::equal(analysis.grades(), vitalfew::classify(clients, vitalfew::client_value,
                                                                   {.limits = vitalfew::abc_limits})
                                                    .grades()));
    CHECK(analysis[ask::inflation].one_off == vitalfew::base_inflation(clients).one_off);
    CHECK(std::ranges::equal(analysis[ask::dominance].labels,
                             vitalfew::find_dominance(clients).labels));
    const auto scores = vitalfew::rfm(clients, as_of);
    CHECK(std::ranges::equal(analysis[ask::rfm].scores.scores(), scores.scores()));
    CHECK(analysis[ask::rfm].segments.labels == vitalfew::segment_clients(clients, scores).labels);
    CHECK(analysis[ask::lifetimes].size() == clients.size());
    const auto series = vitalfew::collect_demand(deals, fields, months);
    CHECK(std::ranges::equal(analysis[ask::xyz].xyz.classes(),
                             vitalfew::xyz_analysis(series).classes()));
}

TEST_CASE("what is not asked is not computed, and a question may be asked or not at run time") {
    const auto base = any_base(100, 6);
    int effort_calls = 0;
    const auto visits = [&effort_calls](const client& it) {
        ++effort_calls;
        return it.visits;
    };
    std::optional<decltype(ask::effort(visits))> wanted;
    const auto without =
        analyse(base, &client::profit, {}, wanted, ask::inflation(&client::orders));
    CHECK_FALSE(without[ask::effort].has_value());
    CHECK(effort_calls == 0);
    wanted.emplace(ask::effort(visits));
    const auto with = analyse(base, &client::profit, {}, wanted, ask::inflation(&client::orders));
    REQUIRE(with[ask::effort].has_value());
    CHECK(effort_calls == 100);

    // The grades alone call the projection no more often than classify does.
    int calls = 0;
    const auto profit = [&calls](const client& it) {
        ++calls;
        return it.profit;
    };
    (void)vitalfew::classify(base, profit);
    const int of_classify = calls;
    calls = 0;
    (void)analyse(base, profit, {});
    CHECK(calls == of_classify);
}

namespace {

/// A question defined by the test.
inline constexpr struct names_fn {
    auto operator()(char first) const {
        return vitalfew::question_of<names_fn>([first](const auto& base) {
            return std::ranges::count_if(base.clients(),
                                         [first](const client& it) { return it.name[0] == first; });
        });
    }
} names{};

/// A question that is answered by a tuple.
inline constexpr struct pair_fn {
    auto operator()() const {
        return vitalfew::question_of<pair_fn>(
            [](const auto& base) { return std::tuple(base.classified().size(), 7); });
    }
} pair{};

}  // namespace

TEST_CASE("own questions are asked like all others") {
    const auto base = any_base(20, 7);
    CHECK(analyse(base, &client::profit, {}, names('c'))[names] == 20);
    CHECK(analyse(base, &client::profit, {}, pair())[pair] == std::tuple(std::size_t{20}, 7));
}

TEST_CASE("clients by index, with values elsewhere") {
    const std::vector<std::int64_t> profits{600, 190, 170, 40};
    const std::vector<int> regions{1, 1, 2, 2};
    const auto indices = std::views::iota(std::size_t{0}, profits.size());
    const auto analysis = analyse(
        indices, [&](std::size_t i) { return profits[i]; }, {}, ask::concentration(),
        ask::groups([&](std::size_t i) { return regions[i]; }));
    CHECK(analysis[ask::groups].groups().size() == 2);
    CHECK(analysis.classified().total() == 1000);
}

TEST_CASE(
    "bases that are empty, of one client, of equal values, without a total and of losses only") {
    const auto ask_all = [](const std::vector<client>& base) {
        return analyse(base, &client::profit, {}, ask::places(), ask::standings(),
                       ask::computed_limits(), ask::groups(&client::region),
                       ask::second_value(&client::sales), ask::inflation(&client::orders),
                       ask::grade_shift(&client::orders), ask::order_patterns(&client::orders),
                       ask::effort(&client::visits), ask::concentration());
    };
    CHECK(ask_all({}).size() == 0);
    CHECK(ask_all({})[ask::inflation].clients == 0);
    CHECK(ask_all({{.name = "only", .profit = 5}}).grades()[0] == grade::A);
    const std::vector<client> equals(50, {.profit = 3, .orders = 1});
    CHECK(ask_all(equals)[ask::concentration].gini.population.to_double() == 0);
    CHECK(ask_all(equals)[ask::inflation].one_off == 50);
    const std::vector<client> nothing(50);
    CHECK(ask_all(nothing).grades()[0] == grade::D);
    const std::vector<client> losses(50, {.profit = -3});
    CHECK(ask_all(losses).classified().losses().clients == 50);
}

TEST_CASE("errors in a base are reported as by the functions themselves") {
    struct record {
        double value;
    };
    const std::vector<record> base{{1}, {std::numeric_limits<double>::quiet_NaN()}};
    CHECK_THROWS_AS((void)analyse(base, &record::value, {}, ask::concentration()),
                    vitalfew::invalid_value);
    const auto refuse = [](const record&) -> int { throw std::runtime_error("no"); };
    const std::vector<record> good{{1}, {2}};
    CHECK_THROWS_AS((void)analyse(good, &record::value, {}, ask::groups(refuse)),
                    std::runtime_error);
}

}  // namespace analyse_test
