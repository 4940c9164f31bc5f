// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "common/day.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <string_view>

using client_report::parse_day;
using namespace std::chrono_literals;

TEST_CASE("a day is read with and without hyphens") {
    const vitalfew::date day{2024y / 2 / 29};
    for (const std::string_view text :
         {"2024-02-29", "20240229", " 2024-02-29\t", "2024-02-29 08:26:00", "2024-02-29T08:26:00Z",
          "2024-02-29t23", "20240229T0826", "20240229 08:26", "2024-02-29  8:26"}) {
        CAPTURE(text);
        CHECK(parse_day(text) == day);
    }
    CHECK(parse_day("0000-01-01") == vitalfew::date{0y / 1 / 1});
    CHECK(parse_day("9999-12-31") == vitalfew::date{9999y / 12 / 31});
}

TEST_CASE("what is no day is refused") {
    for (const std::string_view text :
         {"",           "2024",           "2024-02",         "2024-2-29",   "2023-02-29",
          "20230229",   "2024-13-01",     "2024-00-10",      "2024-01-00",  "2024-01-32",
          "29.02.2024", "02/29/2024",     "2024/02/29",      "24-02-29",    "2024-0229",
          "202402-29",  "2024-02-29x",    "2024-02-29 noon", "2024-02-29T", "2024022",
          "202402290",  "20240229083000", "-2024-02-29",     "2024-+2-29",  "2024- 2-29",
          "abcdefgh"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_day(text).has_value());
    }
}
