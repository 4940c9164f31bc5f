// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/behaviour/demand_series.hpp>
#include <vitalfew/behaviour/xyz_analysis.hpp>

#include "support/archetypes.hpp"
#include "support/cdnow.hpp"
#include "support/random_values.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace xyz_analysis_test {

using vitalfew::calendar_grid;
using vitalfew::calendar_unit;
using vitalfew::collect_demand;
using vitalfew::deal_fields;
using vitalfew::deviation_kind;
using vitalfew::period;
using vitalfew::variation_of;
using vitalfew::xyz_analysis;
using vitalfew::xyz_class;
using vitalfew::xyz_class_of;
using namespace std::chrono_literals;

namespace {

struct deal {
    std::string client;
    std::int64_t amount;
    vitalfew::date day;
};

const calendar_grid quarters_2026(period(2026y / 1 / 1, 2027y / 1 / 1), calendar_unit::quarter);

auto demand_of(const std::vector<deal>& deals, const calendar_grid& grid = quarters_2026) {
    return collect_demand(deals, deal_fields(&deal::client, &deal::amount, &deal::day), grid);
}

std::string letters(const vitalfew::xyz_result& result) {
    std::string text;
    for (const xyz_class s : result.classes()) {
        text.push_back(vitalfew::xyz_letter(s));
    }
    return text;
}

static_assert(xyz_class_of(variation_of(std::array{1, 1, 1, 1})) == xyz_class::X);
static_assert(xyz_class_of(variation_of(std::array{3, 1})) == xyz_class::X);        // exactly 0.5
static_assert(xyz_class_of(variation_of(std::array{3, 0, 3, 0})) == xyz_class::Y);  // exactly 1
static_assert(xyz_class_of(variation_of(std::array{3, 0, 2, 0})) == xyz_class::Z);
static_assert(xyz_class_of(variation_of(std::array{0, 0})) == xyz_class::undefined);
static_assert(xyz_class_of(variation_of(std::array{5, 3}),
                           {.limits = vitalfew::goods_xyz_limits}) == xyz_class::Y);

/// Transparent: a std::string_view is not converted to a std::string.
struct text_hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>{}(text);
    }
};

struct cannot_be_hashed {
    std::size_t operator()(int key) const {
        if (key < 0) {
            throw std::runtime_error("negative key");
        }
        return static_cast<std::size_t>(key);
    }
};

}  // namespace

TEST_CASE("clients with regular, fluctuating, sporadic and no net demand") {
    const std::vector<deal> deals{
        {"even", 10, 2026y / 1 / 15},  {"swing", 30, 2026y / 2 / 1},  {"once", 99, 2026y / 5 / 5},
        {"even", 9, 2026y / 4 / 1},    {"swing", 20, 2026y / 8 / 1},  {"even", 5, 2026y / 9 / 30},
        {"even", 6, 2026y / 7 / 1},    {"even", 10, 2026y / 12 / 31}, {"back", 7, 2026y / 3 / 3},
        {"back", -7, 2026y / 6 / 3},   {"late", 1, 2027y / 1 / 1},    {"swing", 25, 2026y / 10 / 2},
        {"early", 1, 2025y / 12 / 31},
    };
    const auto series = demand_of(deals);
    CHECK(std::ranges::equal(series.keys(),
                             std::array<std::string, 4>{"even", "swing", "once", "back"}));
    CHECK(series.grid() == quarters_2026);
    const auto even = series.demand_of(0);
    CHECK(std::ranges::equal(even, std::array{10, 9, 11, 10},
                             [](const auto& sum, int expected) { return sum == expected; }));
    const auto result = xyz_analysis(series);
    CHECK(letters(result) == "XYZ-");
    CHECK(result.count(xyz_class::Y) == 1);
    CHECK(result.count(xyz_class::undefined) == 1);
    CHECK(*result.coefficient(2) == doctest::Approx(1.7320508075688772));
    CHECK(!result.coefficient(3).has_value());
    CHECK(letters(xyz_analysis(series, {.limits = {vitalfew::percent(1), {2, 1}}})) == "YYY-");
    CHECK(letters(xyz_analysis(series, {.deviation = deviation_kind::sample})) == "XYZ-");
    CHECK(xyz_analysis(series).classes().size() == 4);
    CHECK(demand_of(deals).keys().size() == 4);
}

TEST_CASE("no deal in the grid, and no whole period") {
    CHECK(xyz_analysis(demand_of({})).classes().empty());
    const calendar_grid none(period(2026y / 1 / 2, 2026y / 1 / 30), calendar_unit::month);
    CHECK(demand_of({{"a", 1, 2026y / 1 / 3}}, none).size() == 0);
    const calendar_grid january(period(2026y / 1 / 1, 2026y / 2 / 1), calendar_unit::month);
    const auto single = demand_of({{"a", 1, 2026y / 1 / 3}}, january);
    CHECK(letters(xyz_analysis(single)) == "X");
    CHECK(letters(xyz_analysis(single, {.deviation = deviation_kind::sample})) == "-");
}

TEST_CASE("a collector takes deals one by one, by keys of other types") {
    vitalfew::demand_collector<std::string, double, text_hash> rows(quarters_2026);
    rows.add(std::string_view("a"), 1.5, 2026y / 1 / 1);
    rows.add(std::string_view("a"), 0.5, 2026y / 1 / 2);
    CHECK_THROWS_AS(rows.add(std::string_view("a"), std::numeric_limits<double>::quiet_NaN(),
                             vitalfew::date(2026y / 1 / 2)),
                    vitalfew::invalid_value);
    const auto series = rows.finish();
    CHECK(series.demand_of(0)[0] == 2.0);
    CHECK(rows.finish().size() == 0);
    vitalfew::demand_collector<std::string, int> plain(quarters_2026);
    plain.add("b", 1, 2026y / 2 / 1);
    CHECK(plain.finish().keys()[0] == "b");
    vitalfew::demand_collector<int, int, cannot_be_hashed> failing(quarters_2026);
    failing.add(1, 1, 2026y / 2 / 1);
    CHECK_THROWS_AS(failing.add(-1, 1, 2026y / 2 / 1), std::runtime_error);
    CHECK(failing.finish().demand_of(0)[0] == 1);
}

TEST_CASE("amounts that are not numbers are refused, in the grid or outside of it") {
    struct entry {
        int client;
        double amount;
        vitalfew::date day;
    };
    const std::vector<entry> deals{{1, 1, 2026y / 1 / 1},
                                   {1, std::numeric_limits<double>::quiet_NaN(), 2030y / 1 / 1}};
    CHECK_THROWS_WITH_AS(collect_demand(deals,
                                        deal_fields(&entry::client, &entry::amount, &entry::day),
                                        quarters_2026),
                         doctest::Contains("at index 1"), vitalfew::invalid_value);
}

TEST_CASE("money is collected too") {
    struct entry {
        int client;
        vitalfew_test::money amount;
        vitalfew::date day;
    };
    const std::vector<entry> deals{{1, vitalfew_test::money(5), 2026y / 1 / 1},
                                   {1, vitalfew_test::money(5), 2026y / 5 / 1}};
    const auto series = collect_demand(
        deals, deal_fields(&entry::client, &entry::amount, &entry::day), quarters_2026);
    CHECK(letters(xyz_analysis(series)) == "Y");
}

TEST_CASE(
    "the sparse series tell what a table of clients and periods tells, in any order of deals") {
    CHECK(rc::check([] {
        const auto drawn = *rc::gen::container<std::vector<std::array<int, 3>>>(
            rc::gen::map(rc::gen::tuple(rc::gen::inRange(0, 4), rc::gen::inRange(-3, 30),
                                        rc::gen::inRange(0, 400)),
                         [](const auto& t) {
                             return std::array{std::get<0>(t), std::get<1>(t), std::get<2>(t)};
                         }));
        std::vector<deal> deals;
        std::map<std::string, std::array<std::int64_t, 4>> table;
        for (const auto& [client, amount, day] : drawn) {
            const vitalfew::date on = vitalfew::date(2026y / 1 / 1) + std::chrono::days(day);
            deals.push_back({std::to_string(client), amount, on});
            const std::chrono::year_month_day parts{on};
            if (parts.year() == 2026y) {
                table[deals.back().client][(static_cast<unsigned>(parts.month()) - 1) / 3] +=
                    amount;
            }
        }
        const auto result_of = [](const std::vector<deal>& of) {
            const auto series = demand_of(of);
            const auto result = xyz_analysis(series);
            std::map<std::string, xyz_class> classes;
            for (std::size_t i = 0; i < series.size(); ++i) {
                classes[series.keys()[i]] = result.classes()[i];
            }
            return classes;
        };
        const auto classes = result_of(deals);
        RC_ASSERT(classes.size() == table.size());
        for (const auto& [client, demand] : table) {
            RC_ASSERT(classes.at(client) == xyz_class_of(variation_of(demand)));
        }
        const auto shuffled = *vitalfew_test::permutation_of(deals);
        RC_ASSERT(result_of(shuffled) == classes);
    }));
}

TEST_CASE("XYZ classes of the CDNOW sample") {
    // By a separate script with exact fractions (Python): cv^2 = (n S2 - S1^2) / S1^2 of sums in cents.
    const auto deals = vitalfew_test::cdnow_deals();
    using cdnow = vitalfew_test::cdnow_deal;
    const period window(1997y / 1 / 1, 1998y / 7 / 1);
    const auto counts = [&](calendar_unit unit, const vitalfew::xyz_options& options) {
        const auto result = xyz_analysis(
            collect_demand(deals, deal_fields(&cdnow::customer, &cdnow::cents, &cdnow::day),
                           calendar_grid(window, unit)),
            options);
        return std::array{result.count(xyz_class::X), result.count(xyz_class::Y),
                          result.count(xyz_class::Z), result.count(xyz_class::undefined)};
    };
    using four = std::array<std::size_t, 4>;
    CHECK(counts(calendar_unit::month, {}) == four{0, 18, 2331, 8});
    CHECK(counts(calendar_unit::quarter, {}) == four{29, 207, 2113, 8});
    CHECK(counts(calendar_unit::quarter, {.deviation = deviation_kind::sample}) ==
          four{23, 179, 2147, 8});
    CHECK(counts(calendar_unit::iso_week, {.limits = {vitalfew::percent(100), {2, 1}}}) ==
          four{0, 13, 2279, 7});  // 58 clients bought in the days before the first Monday only
}

}  // namespace xyz_analysis_test
