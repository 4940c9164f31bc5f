// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "common/text.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using client_report::csv_field;
using client_report::display_width;
using client_report::fitted;
using client_report::printable;

TEST_CASE("the width of a text is counted in columns") {
    CHECK(display_width("") == 0);
    CHECK(display_width("abc") == 3);
    CHECK(display_width("Müller") == 6);
    CHECK(display_width("日本") == 4);
    CHECK(display_width("e\u0301") == 1);  // a combining accent
    CHECK(display_width("\xFF\xC3") == 2);
}

TEST_CASE("a long text is cut with an ellipsis") {
    CHECK(printable("abc", 3) == "abc");
    CHECK(printable("abcd", 3) == "ab…");
    CHECK(printable("日本国", 6) == "日本国");
    CHECK(printable("日本国", 5) == "日本…");
    CHECK(printable("日本国", 4) == "日…");
    CHECK(printable("abc", 1) == "…");
    CHECK(printable("abc", 0).empty());
    CHECK(printable("ae\u0301", 2) == "ae\u0301");
}

TEST_CASE("a fitted text has exactly so many columns") {
    for (const std::string_view text :
         {"", "a", "Müller", "日本国日本国", "e\u0301e\u0301e\u0301e\u0301e\u0301",
          "\xFF\xFF\xFF\xFF\xFF\xFF"}) {
        for (std::size_t columns = 0; columns < 9; ++columns) {
            CAPTURE(text);
            CAPTURE(columns);
            CHECK(display_width(fitted(text, columns)) == columns);
        }
    }
}

TEST_CASE("nothing that is shown can steer the terminal") {
    CHECK(printable("a\x1b[31mb", 20) == "a [31mb");
    CHECK(printable("a\r\nb", 20) == "a  b");
    CHECK(
        printable("a\xE2\x80\xAE"  // NOLINT(misc-misleading-bidirectional): it is meant to mislead
                  "b",
                  20) == "a b");
    CHECK(printable(std::string_view("a\0b", 3), 20) == "a b");
}

TEST_CASE("broken UTF-8 is shown as such") {
    CHECK(printable("M\xFCller", 20) == "M\uFFFDller");                      // Latin-1
    CHECK(printable("\xC3", 20) == "\uFFFD");                                // cut short
    CHECK(printable("\xC0\xAF", 20) == "\uFFFD\uFFFD");                      // overlong
    CHECK(printable("\xED\xA0\x80", 20) == "\uFFFD\uFFFD\uFFFD");            // a surrogate
    CHECK(printable("\xF4\x90\x80\x80", 20) == "\uFFFD\uFFFD\uFFFD\uFFFD");  // beyond Unicode
}

TEST_CASE("a CSV field has quotes where it needs them") {
    CHECK(csv_field("plain", ',').compare("plain") == 0);
    CHECK(csv_field("", ',').empty());
    CHECK(csv_field("a,b", ',') == "\"a,b\"");
    CHECK(csv_field("a,b", ';') == "a,b");
    CHECK(csv_field("a;b", ';') == "\"a;b\"");
    CHECK(csv_field("say \"hi\"", ',') == "\"say \"\"hi\"\"\"");
    CHECK(csv_field("two\nlines", ',') == "\"two\nlines\"");
    CHECK(csv_field("cr\r", ',') == "\"cr\r\"");
    CHECK(csv_field(" blank", ',') == "\" blank\"");
}
