// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "tables/cells.hpp"

#include "common/decimal.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <variant>

using client_report::cell_as_text;
using client_report::cell_kind;
using client_report::exact_amount;
using client_report::max_decimals;
using client_report::number_cell;
using client_report::percent_amount;
using client_report::stored_value;
using client_report::stored_value_of;
using client_report::table_cell;

namespace {

exact_amount amount_of(std::string_view text) {
    const auto parsed = client_report::parse_decimal(text);
    REQUIRE(parsed.problem == nullptr);
    return {parsed.value.billionths, max_decimals, parsed.decimals};
}

stored_value amount(std::string_view text) {
    CHECK(to_string(amount_of(text)) == text);
    return stored_value_of(amount_of(text));
}

}  // namespace

TEST_CASE("an amount is a number only where no digit is lost") {
    CHECK(amount("0") == stored_value(std::int64_t{0}));
    CHECK(amount("0.00") == stored_value(0.0));
    CHECK(amount("-12") == stored_value(std::int64_t{-12}));
    CHECK(amount("9223372036854775807") == stored_value(std::int64_t{9223372036854775807}));
    CHECK(amount("-9223372036854775808") ==
          stored_value((std::numeric_limits<std::int64_t>::min)()));
    CHECK(amount("8.41") == stored_value(8.41));
    CHECK(amount("-0.000000001") == stored_value(-1e-9));
    CHECK(amount("1000000000000000000000.00") == stored_value(1e21));
    CHECK(amount("10000000000000000000") == stored_value(1e19));
    // 15 digits, and 16.
    CHECK(amount("123456789012.345") == stored_value(123456789012.345));
    for (const std::string_view text :
         {"9223372036854775808", "123456789012.3456", "-1234567890123.456"}) {
        CHECK(amount(text) == stored_value(cell_as_text{}));
    }
    CHECK(stored_value_of(exact_amount(1234567890123456, 16)) == stored_value(cell_as_text{}));
}

TEST_CASE("the number of an amount is the one that its digits are read as") {
    std::mt19937_64 random(7);
    for (int i = 0; i < 2000; ++i) {
        const int decimals = static_cast<int>(random() % 10);
        const std::uint64_t digits = random() % 1'000'000'000'000'000;
        const exact_amount each(vitalfew::wide_int<4>(digits), decimals);
        const std::string text = to_string(each);
        const auto stored = stored_value_of(each);
        if (decimals == 0) {
            CHECK(std::to_string(std::get<std::int64_t>(stored)) == text);
        } else {
            CHECK(std::get<double>(stored) == std::stod(text));
        }
    }
}

TEST_CASE("a text stays text, whatever it looks like") {
    for (const std::string_view text :
         {"inf", "nan", "1e5", "0x10", "1.", ".5", "-", "1,5", "a", "0042", "soon"}) {
        for (const cell_kind kind : {cell_kind::text, cell_kind::amount, cell_kind::day}) {
            CHECK(stored_value_of({kind, text}) == stored_value(cell_as_text{}));
        }
    }
}

TEST_CASE("an empty cell is nothing, of whatever kind") {
    for (const cell_kind kind :
         {cell_kind::text, cell_kind::grade, cell_kind::flag, cell_kind::count, cell_kind::number,
          cell_kind::amount, cell_kind::share, cell_kind::day}) {
        CHECK(stored_value_of({kind, ""}) == stored_value());
        CHECK(stored_value_of({kind, std::optional<int>()}) == stored_value());
    }
    CHECK(stored_value_of({}) == stored_value());
}

TEST_CASE("counts, places, shares and days") {
    using namespace std::chrono;
    CHECK(stored_value_of(42) == stored_value(std::int64_t{42}));
    CHECK(stored_value_of(std::uint64_t{42}) == stored_value(std::int64_t{42}));
    CHECK(stored_value_of(number_cell(2.5)) == stored_value(2.5));
    CHECK(stored_value_of(number_cell(2)) == stored_value(std::int64_t{2}));
    // As it is written: with 6 decimals.
    CHECK(stored_value_of({cell_kind::share, client_report::six_decimals(0.0268451)}) ==
          stored_value(0.026845));
    CHECK(stored_value_of(vitalfew::date(sys_days(2024y / February / 29))) ==
          stored_value(vitalfew::date(sys_days(2024y / February / 29))));
    CHECK(stored_value_of(vitalfew::grade::B) == stored_value(cell_as_text{}));
}

TEST_CASE("a percentage has no more decimals than it needs") {
    CHECK(to_string(percent_amount(vitalfew::percent(80))) == "80");
    CHECK(to_string(percent_amount(vitalfew::permille(995))) == "99.5");
    CHECK(to_string(percent_amount(vitalfew::percent(100))) == "100");
    CHECK(to_string(percent_amount(vitalfew::percent(0))) == "0");
    CHECK(stored_value_of({cell_kind::number, percent_amount(vitalfew::permille(995))}) ==
          stored_value(99.5));
}
