// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/classify/classify.hpp>
#include <vitalfew/clients/collect_clients.hpp>
#include <vitalfew/clients/one_off.hpp>
#include <vitalfew/compare/cross_tabulate.hpp>

#include "support/archetypes.hpp"
#include "support/cdnow.hpp"
#include "support/random_values.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <forward_list>
#include <limits>
#include <map>
#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cross_table_test {

using vitalfew::cross_tabulate;
using vitalfew::grade;
using vitalfew::percent;
using vitalfew::share;
using enum vitalfew::grade;

namespace {

enum class stability { x, y, z };
enum class tiny : std::int8_t { below = -2, none = 0, above = 5 };
/// Has an order, but cannot be printed.
struct region {
    int number;
    friend auto operator<=>(const region&, const region&) = default;
};

struct client {
    grade by_profit;
    stability demand;
    std::int64_t profit;
};

const std::vector<client>& base() {
    static const std::vector<client> clients{
        {A, stability::x, 60}, {A, stability::z, 20}, {B, stability::x, 15},
        {A, stability::x, 0},  {D, stability::y, -5}, {B, stability::x, 5},
    };
    return clients;
}

auto grades() {
    return base() | std::views::transform(&client::by_profit);
}
auto demands() {
    return base() | std::views::transform(&client::demand);
}

static_assert(vitalfew::table_label<grade>);
static_assert(vitalfew::table_label<bool>);
static_assert(vitalfew::table_label<std::string>);
static_assert(vitalfew::table_label<std::optional<grade>>);
static_assert(!vitalfew::table_label<double>);
static_assert(!vitalfew::table_label<int*>);
static_assert(!vitalfew::label_range<std::vector<float>>);
static_assert(vitalfew::label_range<std::vector<bool>>);
static_assert(vitalfew::label_range<std::vector<const char*>>);

}  // namespace

TEST_CASE("clients by two labels, with their values") {
    const auto table = cross_tabulate(grades(), demands(), base(), &client::profit);
    CHECK(table.rows() == std::vector{A, B, D});
    CHECK(table.columns() == std::vector{stability::x, stability::y, stability::z});
    CHECK(table.at(A, stability::x).clients == 2);
    CHECK(table.at(A, stability::x).values.value == 60);
    CHECK(table.at(A, stability::x).values.losses.clients == 0);  // a value of 0 is not a loss
    CHECK(table.at(B, stability::x).clients == 2);
    CHECK(table.at(B, stability::x).values.value == 20);
    CHECK(table.at(B, stability::z).clients == 0);
    CHECK(table.at(B, stability::z).values.value == 0);
    CHECK(table.at(D, stability::y).values.value == 0);
    CHECK(table.at(D, stability::y).values.losses.clients == 1);
    CHECK(table.at(D, stability::y).values.losses.value == -5);
    CHECK(table.at(D, stability::y).values.net() == -5);
    CHECK(table.row_total(A).clients == 3);
    CHECK(table.row_total(A).values.value == 80);
    CHECK(table.column_total(stability::x).clients == 4);
    CHECK(table.column_total(stability::x).values.value == 80);
    CHECK(table.total().clients == 6);
    CHECK(table.total().values.value == 100);
    CHECK(table.total().values.net() == 95);
    CHECK(table.cells().size() == 4);
    CHECK(table.cells()[1].row == 0);
    CHECK(table.cells()[1].column == 2);
    CHECK(table.cells()[1].cell.values.value == 20);
}

TEST_CASE("shares of the row, of the column and of all") {
    const auto table = cross_tabulate(grades(), demands(), base(), &client::profit);
    const auto clients = table.client_shares(A, stability::x);
    CHECK(clients.of_row == share(2, 3));
    CHECK(clients.of_column == share(1, 2));
    CHECK(clients.of_all == share(1, 3));
    const auto value = table.value_shares(A, stability::x);
    CHECK(value.of_row == percent(75));
    CHECK(value.of_column == percent(75));
    CHECK(value.of_all == percent(60));
    CHECK(table.value_shares(D, stability::y).of_row == share{});
    CHECK(table.client_shares(D, stability::x).of_row == share{});
}

TEST_CASE("counts alone, and labels without clients") {
    const auto table = cross_tabulate(
        grades(), demands(), {.rows = {A, B, C, D, E}, .columns = {stability::x, stability::x}});
    CHECK(table.rows() == std::vector{A, B, C, D, E});
    CHECK(table.columns().size() == 3);
    CHECK(table.at(C, stability::z).clients == 0);
    CHECK(table.row_total(E).clients == 0);
    CHECK(table.client_shares(E, stability::x).of_row == share{});
    CHECK(table.total().clients == 6);
}

TEST_CASE("labels of any kind") {
    const std::vector<bool> once{true, false, false, true};
    const std::vector<std::string> regions{"south", "north", "south", "east"};
    const std::array<const char*, 4> kinds{"shop", "web", "web", "shop"};
    const auto texts = cross_tabulate(regions, kinds);
    CHECK(texts.rows() == std::vector<std::string>{"east", "north", "south"});
    CHECK(texts.at("south", "web").clients == 1);
    CHECK(texts.at(std::string("south"), std::string_view("shop")).clients == 1);

    const auto flags = cross_tabulate(once, regions, {.rows = {false, true}});
    CHECK(flags.rows() == std::vector{false, true});
    CHECK(flags.at(true, "east").clients == 1);
    CHECK(flags.at(false, "east").clients == 0);

    const std::forward_list<tiny> signs{tiny::above, tiny::below, tiny::none, tiny::below};
    const std::vector<std::optional<grade>> maybe{A, std::nullopt, B, std::nullopt};
    const auto odd = cross_tabulate(signs, maybe);
    CHECK(odd.rows() == std::vector{tiny::below, tiny::none, tiny::above});
    CHECK(odd.columns().front() == std::nullopt);
    CHECK(odd.at(tiny::below, std::nullopt).clients == 2);

    // Temporary texts, and a single-pass range.
    const auto made = regions | std::views::transform([](const std::string& r) { return r + "!"; });
    CHECK(cross_tabulate(made, once).at("south!", true).clients == 1);
}

TEST_CASE("any range of clients and any value are accepted") {
    const std::array<std::int64_t, 3> values{7, -2, 3};
    const std::array<grade, 3> labels{A, B, A};
    vitalfew_test::bare_forward_range bare(values.data(), values.size());
    CHECK(cross_tabulate(labels, labels, bare, [](const auto& p) { return p.value; })
              .at(A, A)
              .values.value == 10);
    std::vector<vitalfew_test::move_only_record> records;
    for (const auto value : values) {
        records.emplace_back(value);
    }
    CHECK(cross_tabulate(labels, labels, records, &vitalfew_test::move_only_record::value)
              .total()
              .values.losses.value == -2);
    const std::vector<vitalfew_test::minimal_money> minimal{vitalfew_test::minimal_money(7),
                                                            vitalfew_test::minimal_money(-2),
                                                            vitalfew_test::minimal_money(3)};
    const auto money = cross_tabulate(labels, labels, minimal);
    CHECK(money.at(A, A).values.value.value().cents() == 10);
    CHECK(money.value_shares(A, A).of_all == percent(100));
    const std::vector<vitalfew::exact_sum<double>> sums{1e300, 1e-300, -1e300};
    CHECK(cross_tabulate(labels, labels, sums).total().values.net() == 1e-300);
}

TEST_CASE("sums are exact at the extremes") {
    constexpr std::int64_t most = (std::numeric_limits<std::int64_t>::max)();
    constexpr std::int64_t least = (std::numeric_limits<std::int64_t>::min)();
    const std::vector<std::int64_t> values{most, most, most, least};
    const std::vector<int> one(4, 1);
    const auto table = cross_tabulate(one, one, values);
    CHECK(table.value_shares(1, 1).of_all == percent(100));
    CHECK(table.total().values.net() - most - most == -1);
}

TEST_CASE("no clients, no cells") {
    const auto table = cross_tabulate(std::vector<grade>{}, std::vector<bool>{});
    CHECK(table.rows().empty());
    CHECK(table.columns().empty());
    CHECK(table.total().clients == 0);
    CHECK(cross_tabulate(std::vector<grade>{}, std::vector<bool>{}, std::vector<int>{})
              .total()
              .values.value == 0);
}

TEST_CASE("an rvalue result moves its parts out") {
    const auto make = [] { return cross_tabulate(grades(), demands(), base(), &client::profit); };
    CHECK(make().rows().size() == 3);
    CHECK(make().columns().size() == 3);
    CHECK(make().cells().size() == 4);
    CHECK(make().total().clients == 6);
}

TEST_CASE("different lengths are refused, with both lengths") {
    const std::vector<grade> three{A, B, C};
    const std::vector<grade> two{A, B};
    CHECK_THROWS_WITH_AS((void)cross_tabulate(three, two),
                         "vitalfew: the labels of rows and columns have 3 and 2 entries: give one "
                         "for each client to both",
                         vitalfew::unequal_lengths);
    CHECK_THROWS_WITH_AS((void)cross_tabulate(two, three),
                         "vitalfew: the labels of rows and columns have 2 and 3 entries: give one "
                         "for each client to both",
                         vitalfew::unequal_lengths);
    CHECK_THROWS_WITH_AS((void)cross_tabulate(two, two, std::vector<int>{1, 2, 3, 4}),
                         "vitalfew: the labels and the clients have 2 and 4 entries: give one for "
                         "each client to both",
                         vitalfew::unequal_lengths);
    CHECK_THROWS_WITH_AS((void)cross_tabulate(three, three, std::vector<int>{1}),
                         "vitalfew: the labels and the clients have 3 and 1 entries: give one for "
                         "each client to both",
                         vitalfew::unequal_lengths);
    CHECK_THROWS_WITH_AS((void)cross_tabulate(three, two, std::vector<int>{1, 2, 3}),
                         "vitalfew: the labels of rows and columns have 3 and 2 entries: give one "
                         "for each client to both",
                         vitalfew::unequal_lengths);
    CHECK_THROWS_AS((void)cross_tabulate(three, two, std::vector<int>{1}),
                    vitalfew::unequal_lengths);
}

TEST_CASE("values that are not numbers are refused") {
    const std::vector<grade> labels{A, B, C};
    const std::vector<double> values{1, std::numeric_limits<double>::infinity(), 2};
    CHECK_THROWS_AS((void)cross_tabulate(labels, labels, values), vitalfew::invalid_value);
    try {
        (void)cross_tabulate(labels, labels, values);
    } catch (const vitalfew::invalid_value& error) {
        CHECK(error.count() == 1);
        CHECK(error.first_index() == 1);
    }
}

TEST_CASE("an unknown label is refused by name") {
    const auto table = cross_tabulate(grades(), demands());
    CHECK_THROWS_WITH_AS((void)table.at(C, stability::x),
                         "vitalfew: no row of the cross table has the label C: look up one of its "
                         "labels, or add this one to the options, for a row of zeros",
                         vitalfew::unknown_key);
    const auto other = [](auto rows, auto columns) { return cross_tabulate(rows, columns); };
    const std::vector<std::string> texts{"one"};
    const std::vector<int> numbers{4};
    const std::vector<bool> flags{true};
    const std::vector<stability> kinds{stability::x};
    const std::vector<region> regions{{1}};
    CHECK_THROWS_WITH_AS((void)other(numbers, texts).column_total("two"),
                         "vitalfew: no column of the cross table has the label \"two\": look up "
                         "one of its labels, or add this one to the options, for a column of zeros",
                         vitalfew::unknown_key);
    CHECK_THROWS_WITH_AS((void)other(numbers, texts).row_total(-3),
                         doctest::Contains("the label -3:"), vitalfew::unknown_key);
    CHECK_THROWS_WITH_AS((void)other(flags, texts).row_total(false),
                         doctest::Contains("the label false:"), vitalfew::unknown_key);
    CHECK_THROWS_WITH_AS((void)other(kinds, texts).row_total(stability::z),
                         doctest::Contains("the label number 2:"), vitalfew::unknown_key);
    CHECK_THROWS_WITH_AS((void)other(regions, texts).row_total(region{7}),
                         doctest::Contains("has the label: look"), vitalfew::unknown_key);
}

TEST_CASE("many labels take memory only for the cells that occur") {
    // 20000 x 20000 cells would be 400 million.
    std::vector<int> labels;
    for (int i = 0; i < 20'000; ++i) {
        labels.push_back((i * 7919) % 20'000);
    }
    const auto table = cross_tabulate(labels, labels, labels);
    CHECK(table.cells().size() == 20'000);
    CHECK(table.at(77, 77).values.value == 77);
    CHECK(table.at(77, 78).clients == 0);
    for (std::size_t i = 0; i < table.cells().size(); ++i) {
        REQUIRE(table.cells()[i].row == i);
        REQUIRE(table.cells()[i].column == i);
    }
}

TEST_CASE("a table agrees with counting by definition, in any order of the clients") {
    CHECK(rc::check([] {
        const auto values = *vitalfew_test::tied_values();
        // Labels within and beyond the small array of cells.
        const int kinds = *rc::gen::element(2, 5, 60);
        std::vector<int> rows;
        std::vector<std::uint8_t> columns;
        std::vector<std::size_t> all;
        std::map<std::pair<int, int>, std::pair<std::size_t, std::int64_t>> expected;
        for (std::size_t i = 0; i < values.size(); ++i) {
            rows.push_back(*rc::gen::inRange(-2, kinds));
            columns.push_back(static_cast<std::uint8_t>(*rc::gen::inRange(0, kinds)));
            all.push_back(i);
            auto& [clients, value] = expected[{rows[i], columns[i]}];
            ++clients;
            value += values[i] > 0 ? values[i] : 0;
        }
        const auto table = cross_tabulate(rows, columns, values);
        RC_ASSERT(table.cells().size() == expected.size());
        for (const auto& [labels, sums] : expected) {
            const auto cell = table.at(labels.first, static_cast<std::uint8_t>(labels.second));
            RC_ASSERT(cell.clients == sums.first);
            RC_ASSERT(cell.values.value == sums.second);
        }
        const auto order = *vitalfew_test::permutation_of(all);
        const auto in_order = [&order](const auto& range) {
            return order | std::views::transform([&range](std::size_t i) { return range[i]; });
        };
        const auto again = cross_tabulate(in_order(rows), in_order(columns), in_order(values));
        RC_ASSERT(again.rows() == table.rows());
        RC_ASSERT(again.columns() == table.columns());
        for (const auto& [row, column, cell] : table.cells()) {
            const auto other = again.at(table.rows()[row], table.columns()[column]);
            RC_ASSERT(other.clients == cell.clients);
            RC_ASSERT(other.values.value == cell.values.value);
            RC_ASSERT(other.values.losses.value == cell.values.losses.value);
        }
    }));
}

TEST_CASE("exchanging rows and columns transposes the table, and parts of a base add up") {
    CHECK(rc::check([] {
        const auto values = *vitalfew_test::tied_values();
        const std::size_t cut = *rc::gen::inRange<std::size_t>(0, values.size() + 1);
        std::vector<int> rows;
        std::vector<std::uint8_t> columns;
        for (std::size_t i = 0; i < values.size(); ++i) {
            rows.push_back(*rc::gen::inRange(-2, 5));
            columns.push_back(static_cast<std::uint8_t>(*rc::gen::inRange(0, 3)));
        }
        const auto table = cross_tabulate(rows, columns, values);
        const auto turned = cross_tabulate(columns, rows, values);
        const auto part = [&](std::size_t from, std::size_t to) {
            const auto of = [from, to](const auto& all) {
                return std::span(all).subspan(from, to - from);
            };
            return cross_tabulate(of(rows), of(columns), of(values));
        };
        const auto first = part(0, cut);
        const auto second = part(cut, values.size());
        RC_ASSERT(first.total().clients + second.total().clients == table.total().clients);
        RC_ASSERT(first.total().values.value + second.total().values.value ==
                  table.total().values.value);
        RC_ASSERT(turned.cells().size() == table.cells().size());
        for (const auto& [row, column, cell] : table.cells()) {
            const auto other = turned.at(table.columns()[column], table.rows()[row]);
            RC_ASSERT(other.clients == cell.clients);
            RC_ASSERT(other.values.value == cell.values.value);
        }
    }));
}

TEST_CASE("CDNOW: grades against buying once") {
    // 777/804/543/233 clients of A to D, 1205 of them one-off with 15.02 % of the value.
    const auto profiles = vitalfew_test::cdnow_profiles();
    const auto abcd = vitalfew::classify(profiles, vitalfew::client_value);
    const auto table =
        cross_tabulate(abcd.grades(), profiles | std::views::transform(vitalfew::is_one_off),
                       profiles, vitalfew::client_value);
    CHECK(table.row_total(A).clients == 777);
    CHECK(table.row_total(B).clients == 804);
    CHECK(table.row_total(C).clients == 543);
    CHECK(table.row_total(D).clients == 233);
    CHECK(table.column_total(true).clients == 1205);
    CHECK(table.total().values.value == 24'409'194);
    CHECK(table.row_total(A).values.value == abcd.summary(A).value);
    CHECK(table.column_total(true).values.value.to_double() / 24'409'194 ==
          doctest::Approx(0.1502).epsilon(0.0005));
}

}  // namespace cross_table_test
