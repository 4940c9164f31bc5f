// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/report/csv_field.hpp>
#include <vitalfew/report/csv_table.hpp>
#include <vitalfew/report/display_width.hpp>
#include <vitalfew/report/markdown_table.hpp>
#include <vitalfew/report/table_column.hpp>
#include <vitalfew/report/text_table.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>  // std::count
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

using namespace std::chrono_literals;
using vitalfew::report::cell_text;
using vitalfew::report::column_width;
using vitalfew::report::csv_field;
using vitalfew::report::display_width;
using vitalfew::report::formula_texts;
using vitalfew::report::markdown_cell;
using vitalfew::report::printable;
using vitalfew::report::table_column;

namespace {

struct row {
    std::string name;
    double amount = 0;
    std::optional<int> rank{};
};

using columns = std::vector<table_column<row>>;

columns all_columns() {
    return {{"Name", &row::name, column_width::may_shrink},
            {"Amount", &row::amount},
            {"Rank", &row::rank}};
}

template <class Write>
std::string written(const Write& write) {
    std::string text;
    write(std::back_inserter(text));
    return text;
}

// A reader of RFC 4180, written for this test alone.
std::vector<std::vector<std::string>> read_csv(const std::string& text, char delimiter) {
    std::vector<std::vector<std::string>> lines;
    bool in_quotes = false;
    bool line_open = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!line_open) {
            lines.emplace_back(1);
            line_open = true;
        }
        std::string& field = lines.back().back();
        const char c = text[i];
        if (in_quotes) {
            if (c != '"') {
                field += c;
            } else if (i + 1 < text.size() && text[i + 1] == '"') {
                field += text[++i];
            } else {
                in_quotes = false;
            }
        } else if (c == '"') {
            in_quotes = true;
        } else if (c == delimiter) {
            lines.back().emplace_back();
        } else if (c == '\n') {
            line_open = false;
        } else {
            field += c;
        }
    }
    return lines;
}

// Texts with much of what matters in tables.
rc::Gen<std::string> awkward_text() {
    return rc::gen::container<std::string>(rc::gen::elementOf(
        std::string("ab1,;\"\n\r\t =+-@|\\*_`<>\xC3\xA9\xE6\x9D\xB1\xF0\x9F\x98\x80\xFF.'")));
}

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) {
        lines.push_back(line);
    }
    return lines;
}

}  // namespace

TEST_CASE("cells of every kind") {
    CHECK(cell_text(std::string("x")) == "x");
    CHECK(cell_text("literal") == "literal");
    CHECK(cell_text(-5) == "-5");
    CHECK(cell_text(0.1) == "0.1");
    CHECK(cell_text(true) == "yes");
    CHECK(cell_text(vitalfew::grade::B) == "B");
    CHECK(cell_text(vitalfew::percent(80)) == "80 %");
    CHECK(cell_text(vitalfew::date(2024y / 2 / 29)) == "2024-02-29");
    CHECK(cell_text(std::optional<int>(7)) == "7");
    CHECK(cell_text(std::optional<int>()).empty());
    vitalfew::exact_sum<std::int64_t> sum((std::numeric_limits<std::int64_t>::max)());
    sum += (std::numeric_limits<std::int64_t>::max)();
    CHECK(cell_text(sum) == "18446744073709551614");
    vitalfew::exact_sum<double> of_doubles(0.1);
    of_doubles += 0.2;
    of_doubles -= 0.1;
    CHECK(cell_text(of_doubles) == "0.2");
    static_assert(vitalfew::report::number_cell<std::optional<double>>);
    static_assert(!vitalfew::report::number_cell<bool> &&
                  !vitalfew::report::number_cell<std::string>);
    static_assert(!vitalfew::report::cell_value<std::vector<int>>);
}

TEST_CASE("CSV is read back as it was written, whatever the texts") {
    rc::check([] {
        const auto names = *rc::gen::container<std::vector<std::string>>(awkward_text());
        const char delimiter = *rc::gen::element(',', ';', '\t');
        std::vector<row> rows;
        for (const std::string& name : names) {
            rows.push_back({name, *rc::gen::arbitrary<double>(), 1});
        }
        const std::string text = written([&](auto out) {
            vitalfew::report::csv_table(out, rows, all_columns(), {.delimiter = delimiter});
        });
        const auto lines = read_csv(text, delimiter);
        RC_ASSERT(lines.size() == rows.size() + 1);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            RC_ASSERT(lines[i + 1].size() == 3U);
            RC_ASSERT(lines[i + 1][0] == rows[i].name);
            RC_ASSERT(std::stod(lines[i + 1][1]) == rows[i].amount);
        }
    });
}

TEST_CASE("fields that need quotes, and fields that do not") {
    CHECK(csv_field("plain text") == "plain text");
    CHECK(csv_field("").empty());
    CHECK(csv_field("a,b") == "\"a,b\"");
    CHECK(csv_field("a,b", {.delimiter = ';'}) == "a,b");
    CHECK(csv_field("say \"x\"") == "\"say \"\"x\"\"\"");
    CHECK(csv_field("two\nlines") == "\"two\nlines\"");
    CHECK(csv_field(" blank") == "\" blank\"");
}

TEST_CASE("no text becomes a formula, and numbers stay numbers") {
    const auto safe = [](std::string_view text) {
        return csv_field(text, {.formulas = formula_texts::defused});
    };
    CHECK(safe("=1+1") == "'=1+1");
    CHECK(safe("+cmd|' /C calc'!A0") == "'+cmd|' /C calc'!A0");
    CHECK(safe("@SUM(1,2)") == "\"'@SUM(1,2)\"");
    CHECK(safe("-2+3") == "'-2+3");
    CHECK(safe("\t=1") == "\"'\t=1\"");
    CHECK(safe("\r=1") == "\"'\r=1\"");
    CHECK(safe("-2.5") == "-2.5");
    CHECK(safe("+7") == "+7");
    CHECK(safe("-") == "'-");
    CHECK(safe("-1.") == "'-1.");
    CHECK(safe("a=1") == "a=1");
    CHECK(csv_field("=1+1") == "=1+1");
    // A column of numbers holds none, however they are written.
    const std::vector<row> rows{{"=x", -1e30, std::nullopt}};
    CHECK(written([&](auto out) {
              vitalfew::report::csv_table(out, rows, all_columns(),
                                          {.formulas = formula_texts::defused});
          }) == "Name,Amount,Rank\n'=x,-1e+30,\n");
}

TEST_CASE("a text table is aligned by what a terminal shows") {
    const std::vector<row> rows{{"caf\xC3\xA9", 1234.5, 1},
                                {"\xE6\x9D\xB1\xE4\xBA\xAC", -7, 20},
                                {"e\xCC\x81t\x1B[31m", 1234567, std::nullopt}};
    CHECK(written([&](auto out) {
              vitalfew::report::text_table(out, rows, all_columns(), {.thousands = ","});
          }) == "Name        Amount  Rank\n"
                "caf\xC3\xA9       1,234.5     1\n"
                "\xE6\x9D\xB1\xE4\xBA\xAC            -7    20\n"
                "e\xCC\x81t [31m  1,234,567\n");
}

TEST_CASE("a table is no wider than the terminal as long as columns may shrink") {
    rc::check([] {
        std::vector<row> rows;
        for (const std::string& name :
             *rc::gen::container<std::vector<std::string>>(awkward_text())) {
            std::string longer = name;
            for (int i = 0; i < 3; ++i) {
                longer += name;
            }
            rows.push_back({longer, *rc::gen::inRange(-100000, 100000) / 8.0, 3});
        }
        const auto room = *rc::gen::inRange<std::size_t>(40, 90);
        const auto lines = lines_of(written([&](auto out) {
            vitalfew::report::text_table(out, rows, all_columns(), {.columns = room});
        }));
        RC_ASSERT(lines.size() == rows.size() + 1);
        for (const std::string& line : lines) {
            RC_ASSERT(display_width(line) <= room);
            RC_ASSERT(line.empty() || line.back() != ' ');
        }
    });
}

TEST_CASE("what may not shrink is never cut") {
    const std::vector<row> rows{{std::string(50, 'n'), 123456789, 1}};
    const auto lines = lines_of(written([&](auto out) {
        vitalfew::report::text_table(out, rows, all_columns(), {.columns = 10, .least_width = 4});
    }));
    CHECK(lines[1] == "nnn\xE2\x80\xA6  123456789     1");
}

TEST_CASE("tables without rows or columns") {
    const std::vector<row> none;
    CHECK(written([&](auto out) { vitalfew::report::text_table(out, none, all_columns()); }) ==
          "Name  Amount  Rank\n");
    CHECK(written([&](auto out) { vitalfew::report::csv_table(out, none, all_columns()); }) ==
          "Name,Amount,Rank\n");
    CHECK(written([&](auto out) { vitalfew::report::text_table(out, none, columns{}); }).empty());
}

TEST_CASE("a cell of Markdown is one line, and no mark in it means anything") {
    CHECK(markdown_cell("a|b") == "a\\|b");
    CHECK(markdown_cell("two\nlines") == "two lines");
    CHECK(markdown_cell("<b>*x*") == "\\<b\\>\\*x\\*");
    // What moves the cursor of a terminal, or turns the direction of writing, is a blank; what is no UTF-8, U+FFFD.
    CHECK(markdown_cell("\x1B[31mred\u202E\u2066\u200F\u0085\x7F"
                        "end\xFF\xED\xA0\x80") == " \\[31mred     end\uFFFD\uFFFD\uFFFD\uFFFD");
    const std::vector<row> rows{{"x|y", 2, 1}};
    CHECK(written([&](auto out) { vitalfew::report::markdown_table(out, rows, all_columns()); }) ==
          "| Name | Amount | Rank |\n| --- | ---: | ---: |\n| x\\|y | 2 | 1 |\n");
    rc::check([] {
        const std::vector<row> one{{*awkward_text(), 1, 1}};
        const std::string text =
            written([&](auto out) { vitalfew::report::markdown_table(out, one, all_columns()); });
        // Three lines, and three cells in each: bars that are not escaped.
        RC_ASSERT(std::count(text.begin(), text.end(), '\n') == 3);
        std::size_t bars = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '\\') {
                ++i;  // what comes next means itself
            } else {
                bars += text[i] == '|' ? 1U : 0U;
            }
        }
        RC_ASSERT(bars == 12U);
    });
}

TEST_CASE("thousands are set apart in plain numbers alone") {
    const auto apart = [](std::string_view text) {
        return vitalfew::report::with_thousands(text, ",");
    };
    CHECK(apart("1234567.1234") == "1,234,567.1234");
    CHECK(apart("-123456") == "-123,456");
    CHECK(apart("123") == "123");
    CHECK(apart("1e+30") == "1e+30");
    CHECK(apart("").empty());
    CHECK(vitalfew::report::with_thousands("1234", "") == "1234");
}

TEST_CASE("what is shown fits, and broken bytes are replaced one by one") {
    rc::check([] {
        const std::string text = *awkward_text();
        const auto room = *rc::gen::inRange<std::size_t>(0, 20);
        const std::string shown = printable(text, room);
        RC_ASSERT(display_width(shown) <= room);
        RC_ASSERT(display_width(vitalfew::report::fitted(text, room)) == room);
        RC_ASSERT(shown.find('\n') == std::string::npos);
        // Nothing is cut that fits.
        if (display_width(printable(text, 1000)) <= room) {
            RC_ASSERT(shown == printable(text, 1000));
        }
    });
    CHECK(printable("a\xFF\xE6\x9D z", 10) == "a\xEF\xBF\xBD\xEF\xBF\xBD z");
    CHECK(display_width("\xF0\x9F\x98\x80") == 2);
    CHECK(display_width("e\xCC\x81") == 1);
}

TEST_CASE("columns of a user's own texts can be numbers") {
    const std::vector<row> rows{{"x", 2.5, 1}};
    const auto euros = [](const row& each) { return std::to_string(each.amount).substr(0, 4); };
    const columns mine{
        table_column<row>("Euro", euros).of_numbers(),
        table_column<row>("Name", &row::name).aligned(vitalfew::report::cell_alignment::right)};
    CHECK(written([&](auto out) { vitalfew::report::text_table(out, rows, mine); }) ==
          "Euro  Name\n2.50     x\n");
}
