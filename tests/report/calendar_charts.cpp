// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/behaviour/demand_series.hpp>
#include <vitalfew/report/renewal_calendar.hpp>
#include <vitalfew/report/trend_chart.hpp>

#include "report/chart_checks.hpp"
#include "support/cdnow.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <vector>

using nlohmann::json;
using vitalfew::date;
using vitalfew::exact_sum;
using vitalfew::grade;
using vitalfew::decide::client_facts;
using namespace std::chrono_literals;

namespace {

client_facts contract(std::optional<grade> g, date end, std::optional<std::int64_t> value = {}) {
    client_facts facts;
    facts.grade = g;
    facts.contract_end = end;
    facts.value = value;
    return facts;
}

json renewals_of(const std::vector<client_facts>& clients, date as_of,
                 const vitalfew::report::renewal_options& options = {}) {
    return vitalfew_test::spec_of(
        [&](auto out) { return vitalfew::report::renewal_calendar(out, clients, as_of, options); });
}

json trend_of(const vitalfew::calendar_grid& grid, const std::vector<exact_sum<std::int64_t>>& sums,
              const vitalfew::report::chart_options& options = {}) {
    return vitalfew_test::spec_of([&](auto out) {
        return vitalfew::report::trend_chart(out, grid, std::span(sums), options);
    });
}

}  // namespace

TEST_SUITE("renewal_calendar") {
    TEST_CASE("contracts are counted by month and grade, the overdue and the later ones apart") {
        const date today = 2026y / 11 / 27;
        client_facts steady = contract(grade::C, 2026y / 12 / 31, 300);
        steady.effective_grade = grade::B;
        const json spec = renewals_of(
            {contract(grade::A, 2026y / 11 / 27, 1000), contract(grade::A, 2026y / 11 / 30, 500),
             contract(grade::A, 2026y / 11 / 26, 700), steady, contract({}, 2027y / 1 / 31),
             contract(grade::D, 2030y / 1 / 1, 20), client_facts{}},
            today, {.chart = {.minor_units = 100}, .months = 2});
        CHECK(spec["datasets"]["cells"] == json::parse(R"([
            {"grade":"A","ends":"overdue","urgency":"overdue","contracts":1,"value":7},
            {"grade":"A","ends":"2026-11","urgency":"urgent","contracts":2,"value":15},
            {"grade":"B","ends":"2026-12","urgency":"ahead","contracts":1,"value":3},
            {"grade":"D","ends":"later","urgency":"ahead","contracts":1,"value":0.2},
            {"grade":"none","ends":"later","urgency":"ahead","contracts":1,"value":0}])"));
        CHECK(spec["title"]["subtitle"] == "overdue 1, urgent 2, ahead 3, no contract 1");
        CHECK(spec["encoding"]["x"]["scale"]["domain"] ==
              json({"overdue", "2026-11", "2026-12", "later"}));
        CHECK(spec["encoding"]["y"]["scale"]["domain"] == json({"A", "B", "C", "D", "none"}));
    }

    TEST_CASE("a cell presses as much as the most pressing of its contracts") {
        const date today = 2026y / 3 / 1;
        const client_facts ahead = contract(grade::A, 2026y / 3 / 31);
        const client_facts urgent = contract(grade::A, 2026y / 3 / 8);
        for (const auto& clients : {std::vector{ahead, urgent}, std::vector{urgent, ahead}}) {
            const json spec = renewals_of(clients, today, {.urgent_within = std::chrono::days(7)});
            CHECK(spec["datasets"]["cells"][0]["urgency"] == "urgent");
            CHECK(spec["datasets"]["cells"][0]["contracts"] == 2);
        }
    }

    TEST_CASE("nobody has a contract; a hundred thousand have one") {
        CHECK(renewals_of({}, 2026y / 1 / 1)["datasets"]["cells"].empty());
        std::vector<client_facts> many;
        for (int i = 0; i < 100'000; ++i) {
            many.push_back(contract(static_cast<grade>(i % 26),
                                    date(2026y / 1 / 1) + std::chrono::days(i % 4000),
                                    123'456'789));
        }
        const json spec =
            renewals_of(many, 2026y / 6 / 1, {.chart = {.minor_units = 100}, .months = 36});
        std::size_t contracts = 0;
        for (const json& cell : spec["datasets"]["cells"]) {
            contracts += cell["contracts"].get<std::size_t>();
        }
        CHECK(contracts == many.size());
    }

    TEST_CASE("a calendar out of range is refused, and a contract without an end is later") {
        const date today = 2026y / 3 / 1;
        for (const std::size_t months : {std::size_t{0}, std::size_t{37}}) {
            CHECK_THROWS_WITH_AS(
                (void)renewals_of({}, today, {.months = months}),
                doctest::Contains("months was asked for: give a number from 1 to 36"),
                vitalfew::invalid_period);
        }
        for (const date as_of : {(date::max)(), (date::min)(), date(32767y / 6 / 1)}) {
            CHECK_THROWS_WITH_AS((void)renewals_of({}, as_of),
                                 doctest::Contains("is outside of the calendar"),
                                 vitalfew::invalid_date);
        }
        const json spec = renewals_of({contract(grade::A, (date::max)())}, today);
        CHECK(spec["datasets"]["cells"][0]["ends"] == "later");
    }
}

TEST_SUITE("trend_chart") {
    TEST_CASE("a bar for each period, and their mean") {
        const vitalfew::calendar_grid quarters(vitalfew::period(2026y / 1 / 1, 2027y / 1 / 1),
                                               vitalfew::calendar_unit::quarter);
        const json spec = trend_of(quarters, {400, -100, 0, 500}, {.value_name = "sales"});
        CHECK(spec["datasets"]["bars"] == json::parse(R"([
            {"from":"2026-01-01","to":"2026-04-01","value":400},
            {"from":"2026-04-01","to":"2026-07-01","value":-100},
            {"from":"2026-07-01","to":"2026-10-01","value":0},
            {"from":"2026-10-01","to":"2027-01-01","value":500}])"));
        CHECK(spec["datasets"]["mean"][0]["mean"] == 200);
        CHECK(spec["title"]["subtitle"] == "sales, 200.00 a quarter on average");
    }

    TEST_CASE("no periods, and sums that are not of the periods") {
        const vitalfew::calendar_grid none(vitalfew::period(2026y / 1 / 2, 2026y / 1 / 3),
                                           vitalfew::calendar_unit::month);
        CHECK(trend_of(none, {})["datasets"]["bars"].empty());
        std::string text;
        const std::vector<exact_sum<std::int64_t>> one{5};
        CHECK_THROWS_AS(
            vitalfew::report::trend_chart(std::back_inserter(text), none, std::span(one)),
            vitalfew::unequal_lengths);
    }

    TEST_CASE("a client of a series: the sums that it tells") {
        const vitalfew::calendar_grid months(vitalfew::period(1997y / 1 / 1, 1998y / 7 / 1),
                                             vitalfew::calendar_unit::month);
        const auto series =
            vitalfew::collect_demand(vitalfew_test::cdnow_deals(),
                                     vitalfew::deal_fields(&vitalfew_test::cdnow_deal::customer,
                                                           &vitalfew_test::cdnow_deal::cents,
                                                           &vitalfew_test::cdnow_deal::day),
                                     months);
        const json spec = vitalfew_test::spec_of([&](auto out) {
            return vitalfew::report::trend_chart(out, series, 0, {.minor_units = 100});
        });
        const auto demand = series.demand_of(0);
        REQUIRE(spec["datasets"]["bars"].size() == demand.size());
        for (std::size_t i = 0; i < demand.size(); ++i) {
            CHECK(spec["datasets"]["bars"][i]["value"] == demand[i].to_double() / 100);
        }
    }

    TEST_CASE("twelve centuries of weeks: below 200 KB, with the same sum") {
        const vitalfew::calendar_grid weeks(vitalfew::period(1000y / 1 / 1, 2200y / 1 / 1),
                                            vitalfew::calendar_unit::iso_week);
        std::vector<exact_sum<std::int64_t>> sums;
        std::int64_t total = 0;
        for (std::size_t i = 0; i < weeks.size(); ++i) {
            sums.emplace_back(static_cast<std::int64_t>(i * 7919 % 10007));
            total += static_cast<std::int64_t>(i * 7919 % 10007);
        }
        const json spec = trend_of(weeks, sums);
        const json& bars = spec["datasets"]["bars"];
        CHECK(bars.size() < 3000);
        CHECK(bars.front()["from"] == vitalfew::to_string(weeks[0].from()));
        CHECK(bars.back()["to"] == vitalfew::to_string(weeks.covered().to()));
        double drawn = 0;
        for (std::size_t i = 0; i < bars.size(); ++i) {
            const auto end = i + 1 < bars.size() ? bars[i + 1]["from"] : bars[i]["to"];
            CHECK(bars[i]["to"] == end);
            const auto first =
                weeks.index_of(vitalfew_test::iso_day(bars[i]["from"].get<std::string>()));
            const auto next =
                weeks.index_of(vitalfew_test::iso_day(bars[i]["to"].get<std::string>()));
            drawn += bars[i]["value"].get<double>() *
                     static_cast<double>(next.value_or(weeks.size()) - first.value_or(0));
        }
        CHECK(drawn == doctest::Approx(static_cast<double>(total)));
    }
}
