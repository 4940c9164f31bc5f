// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "tables/cell.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <cstdint>
#include <string_view>
#include <variant>

using client_report::cell_kind;
using client_report::cell_value;
using client_report::value_of;

namespace {

cell_value amount(std::string_view text) {
    return value_of({text, cell_kind::amount});
}

}  // namespace

TEST_CASE("an amount is a number only where no digit is lost") {
    CHECK(amount("0") == cell_value(std::int64_t{0}));
    CHECK(amount("-12") == cell_value(std::int64_t{-12}));
    CHECK(amount("9223372036854775807") == cell_value(std::int64_t{9223372036854775807}));
    CHECK(amount("8.41") == cell_value(8.41));
    CHECK(amount("-0.000000001") == cell_value(-1e-9));
    CHECK(amount("1000000000000000000000.00") == cell_value(1e21));
    // 15 digits, and 16.
    CHECK(amount("123456789012.345") == cell_value(123456789012.345));
    for (const std::string_view text :
         {"9223372036854775808", "123456789012.3456", "-1234567890123.456", "0.1234567890123456"}) {
        CHECK(amount(text) == cell_value(text));
    }
}

TEST_CASE("what is no number of ours stays text") {
    for (const std::string_view text : {"inf", "nan", "1e5", "0x10", "1.", ".5", "-", "1,5", "a"}) {
        CHECK(amount(text) == cell_value(text));
    }
    CHECK(value_of({"0042", cell_kind::text}) == cell_value(std::string_view("0042")));
    CHECK(value_of({"soon", cell_kind::day}) == cell_value(std::string_view("soon")));
}

TEST_CASE("an empty field is nothing, of whatever kind") {
    for (const cell_kind kind : {cell_kind::text, cell_kind::count, cell_kind::number,
                                 cell_kind::amount, cell_kind::share, cell_kind::day}) {
        CHECK(value_of({"", kind}) == cell_value());
    }
}

TEST_CASE("counts, places, shares and days") {
    using namespace std::chrono;
    CHECK(value_of({"42", cell_kind::count}) == cell_value(std::int64_t{42}));
    CHECK(value_of({"2.5", cell_kind::number}) == cell_value(2.5));
    CHECK(value_of({"0.026845", cell_kind::share}) == cell_value(0.026845));
    CHECK(value_of({"2024-02-29", cell_kind::day}) ==
          cell_value(vitalfew::date(sys_days(2024y / February / 29))));
}
