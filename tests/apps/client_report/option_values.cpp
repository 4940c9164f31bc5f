// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "cli/option_values.hpp"

#include "vitalfew/exact/share.hpp"

#include "common/errors.hpp"
#include "settings/settings.hpp"

#include <doctest/doctest.h>

#include <string>

using client_report::bad_input;
using client_report::delimiter_of;
using client_report::limit_text;
using client_report::limits_of;
using client_report::margin_of;

TEST_CASE("limits are exact fractions") {
    CHECK(limits_of("80,95,99") == vitalfew::abcd_limits);
    CHECK(limits_of(" 80 , 95.0 ") == vitalfew::abc_limits);
    CHECK(limits_of("99.5")[0] == vitalfew::permille(995));
    CHECK(limits_of("0.000000001,100").size() == 2);
    CHECK(limits_of("33.333333333")[0] == vitalfew::share(33'333'333'333, 100'000'000'000));
}

TEST_CASE("limits are given back as they were written") {
    for (const std::string text : {"80", "99.5", "0.000000001", "100", "33.333333333", "12.25"}) {
        CHECK(limit_text(limits_of(text)[0]) == text);
    }
}

TEST_CASE("limits out of order or out of range are refused") {
    for (const char* text :
         {"", ",", "80,", "95,80", "80,80", "0", "-5", "100.1", "80,95,101", "abc", "80;95", "80%",
          "1e1", "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(limits_of(text), bad_input);
    }
}

TEST_CASE("a margin is an exact percentage, from 0 on") {
    CHECK(margin_of("0.5") == vitalfew::permille(5));
    CHECK(margin_of("0") == vitalfew::share());
    CHECK(margin_of(" 99.999999999 ") == vitalfew::share(99'999'999'999, 100'000'000'000));
    CHECK(limit_text(margin_of("0.25")) == "0.25");
    CHECK(limit_text(margin_of("0")) == "0");
    for (const char* text : {"", "-0.1", "100", "1e9", "0.5%", "abc"}) {
        CAPTURE(text);
        CHECK_THROWS_AS((void)margin_of(text), bad_input);
    }
}

TEST_CASE("a delimiter is one character") {
    CHECK(delimiter_of(",") == ',');
    CHECK(delimiter_of("tab") == '\t');
    CHECK(delimiter_of("\\t") == '\t');
    CHECK(delimiter_of("\t") == '\t');
    for (const char* text : {"", ",,", "\"", "\n", "\r", "§"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(delimiter_of(text), bad_input);
    }
}
