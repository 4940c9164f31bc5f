// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/core/grade.hpp>
#include <vitalfew/core/period.hpp>
#include <vitalfew/exact/exact_sum.hpp>
#include <vitalfew/exact/share.hpp>
#include <vitalfew/report/csv_table.hpp>
#include <vitalfew/report/table_cell.hpp>
#include <vitalfew/report/table_column.hpp>
#include <vitalfew/report/text_table.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <cstdint>
#include <iterator>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>  // std::move
#include <vector>

namespace table_cell_test {

namespace {

using namespace std::chrono_literals;
using vitalfew::exact_sum;
using vitalfew::grade;
using vitalfew::report::cell_alignment;
using vitalfew::report::cell_kind;
using vitalfew::report::cell_kind_of;
using vitalfew::report::column_width;
using vitalfew::report::exact_amount;
using vitalfew::report::rounded_number;
using vitalfew::report::table_cell;
using vitalfew::report::table_column;
using wide = vitalfew::wide_int<4>;

std::string text_of(const wide& units, int scale, int decimals) {
    return to_string(exact_amount(units, scale, decimals));
}

TEST_CASE("an exact amount is written in all its digits") {
    CHECK(to_string(exact_amount()) == "0");
    CHECK(to_string(exact_amount(wide(12345), 2)) == "123.45");
    CHECK(to_string(exact_amount(wide(-12345), 2)) == "-123.45");
    CHECK(to_string(exact_amount(wide(5), 3)) == "0.005");
    CHECK(to_string(exact_amount(wide(-5), 3)) == "-0.005");
    CHECK(to_string(exact_amount(wide(0), 2)) == "0.00");
    CHECK(text_of(wide(12300), 2, 1) == "123.0");
    CHECK(text_of(wide(12300), 2, 0) == "123");
    CHECK(text_of(wide(0), 4, 2) == "0.00");
    const auto lowest = (std::numeric_limits<std::int64_t>::min)();
    CHECK(to_string(exact_amount(wide(lowest), 2)) == "-92233720368547758.08");
    // Beyond 64 bits.
    wide sum(lowest);
    sum = sum + sum + sum;
    CHECK(to_string(exact_amount(sum, 0)) == "-27670116110564327424");
    CHECK(to_string(exact_amount(sum, 3)) == "-27670116110564327.424");
}

TEST_CASE("an exact amount tells its units, scale and decimals") {
    const exact_amount amount(wide(12300), 2, 1);
    CHECK(amount.units() == wide(12300));
    CHECK(amount.scale() == 2);
    CHECK(amount.decimals() == 1);
    CHECK(amount == exact_amount(wide(12300), 2, 1));
    CHECK_FALSE(amount == exact_amount(wide(12300), 2));
}

TEST_CASE("a rounded number has the decimals that it asks for") {
    CHECK(table_cell(rounded_number{0.25, 6}).text() == "0.250000");
    CHECK(table_cell(rounded_number{0.125, 2}).text() == "0.12");
    CHECK(table_cell(rounded_number{-2.5, 0}).text() == "-2");
    CHECK(rounded_number{1, 2} == rounded_number{1, 2});
}

TEST_CASE("the type of a value gives the kind of its cell") {
    CHECK(cell_kind_of<std::string> == cell_kind::text);
    CHECK(cell_kind_of<bool> == cell_kind::flag);
    CHECK(cell_kind_of<grade> == cell_kind::grade);
    CHECK(cell_kind_of<vitalfew::date> == cell_kind::day);
    CHECK(cell_kind_of<int> == cell_kind::count);
    CHECK(cell_kind_of<exact_amount> == cell_kind::amount);
    CHECK(cell_kind_of<exact_sum<std::int64_t>> == cell_kind::amount);
    CHECK(cell_kind_of<double> == cell_kind::number);
    CHECK(cell_kind_of<vitalfew::share> == cell_kind::text);
    CHECK(cell_kind_of<std::optional<int>> == cell_kind::count);

    CHECK(table_cell(std::string("Ant")).kind() == cell_kind::text);
    CHECK(table_cell(true).kind() == cell_kind::flag);
    CHECK(table_cell(grade::B).text() == "B");
    CHECK(table_cell(vitalfew::date(2024y / 2 / 29)).kind() == cell_kind::day);
    CHECK(table_cell(vitalfew::date(2024y / 2 / 29)).text() == "2024-02-29");
    CHECK(table_cell(7).kind() == cell_kind::count);
    CHECK(table_cell(exact_amount(wide(150), 2)).kind() == cell_kind::amount);
    CHECK(table_cell(exact_amount(wide(150), 2)).text() == "1.50");
    CHECK(table_cell(0.5).kind() == cell_kind::number);
    CHECK(table_cell(7).as(cell_kind::number).kind() == cell_kind::number);
    CHECK(table_cell(cell_kind::share, 0.5).kind() == cell_kind::share);
}

TEST_CASE("a cell is empty where it holds nothing or an empty text") {
    const std::string kept;
    CHECK(table_cell().empty());
    CHECK(table_cell(kept).empty());
    CHECK(table_cell(std::string()).empty());
    CHECK(table_cell(std::optional<int>()).empty());
    CHECK_FALSE(table_cell(0).empty());
    CHECK_FALSE(table_cell(std::string_view("x")).empty());
    CHECK_FALSE(table_cell(std::string("x")).empty());
}

struct row {
    std::string name;
    std::int64_t cents = 0;
};

TEST_CASE("a column tells its head and its cells") {
    const table_column<row> amount("Amount", cell_kind::amount, [](const row& each) {
        return table_cell(exact_amount(wide(each.cents), 2));
    });
    CHECK(amount.title() == "Amount");
    CHECK(amount.kind() == cell_kind::amount);
    CHECK(amount.alignment() == cell_alignment::right);
    CHECK(amount.width() == column_width::fixed);
    CHECK(amount.text({"Ant", 1250}) == "12.50");
    CHECK(amount.at_least(9).head().least_width == 9);
}

TEST_CASE("a column that fills takes the room that the others leave") {
    const std::vector<row> rows{{"Ant", 1250}, {"Bee", -5}};
    const std::vector<table_column<row>> columns{
        {"Name", &row::name, column_width::fills},
        {"Amount", [](const row& each) { return exact_amount(wide(each.cents), 2); }}};
    std::string text;
    vitalfew::report::text_table(std::back_inserter(text), rows, columns, {.columns = 20});
    CHECK(text.substr(0, text.find('\n')) == "Name          Amount");
    CHECK(text.find("Ant            12.50\n") != std::string::npos);
}

TEST_CASE("a text in a column of numbers is a field of CSV") {
    const std::vector<row> rows{{"1,5", 0}};
    const std::vector<table_column<row>> columns{
        table_column<row>("Value", &row::name).of_numbers()};
    std::string text;
    vitalfew::report::csv_table(std::back_inserter(text), rows, columns);
    CHECK(text == "Value\n\"1,5\"\n");
}

}  // namespace

}  // namespace table_cell_test
