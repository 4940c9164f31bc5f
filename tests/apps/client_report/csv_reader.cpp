// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "input/csv_reader.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

using client_report::csv_reader;
using client_report::csv_row;
using client_report::csv_trouble;

namespace {

// What a file says, as text: "1:a|b" is a row that begins on line 1, "2!why|text" one in trouble.
using story = std::vector<std::string>;

story read(std::string_view file, std::size_t piece, char delimiter = ',') {
    story told;
    csv_reader reader(
        delimiter,
        [&](const csv_row& row) {
            std::string text = std::to_string(row.line) + ":";
            for (std::size_t i = 0; i < row.fields.size(); ++i) {
                text += (i == 0 ? "" : "|") + std::string(row.fields[i]);
            }
            told.push_back(text);
        },
        [&](const csv_trouble& trouble) {
            told.push_back(std::to_string(trouble.line) + "!" +
                           (trouble.spans_lines ? "lost" : "here") + "|" +
                           std::string(trouble.text));
            if (trouble.spans_lines) {
                throw std::runtime_error("lost");
            }
        });
    try {
        for (std::size_t at = 0; at < file.size(); at += piece) {
            reader.feed(file.substr(at, piece));
        }
        reader.finish();
    } catch (const std::runtime_error& lost) {
        told.emplace_back(lost.what());
    }
    return told;
}

// The same story, wherever the file is cut into pieces.
void check(std::string_view file, const story& expected, char delimiter = ',') {
    for (std::size_t piece = 1; piece <= std::max<std::size_t>(file.size(), 1); ++piece) {
        CAPTURE(piece);
        CHECK(read(file, piece, delimiter) == expected);
    }
}

}  // namespace

TEST_CASE("plain rows, with any line end") {
    check("a,b\n1,2\n3,4\n", {"1:a|b", "2:1|2", "3:3|4"});
    check("a,b\r\n1,2\r\n3,4\r\n", {"1:a|b", "2:1|2", "3:3|4"});
    check("a,b\r1,2\r3,4\r", {"1:a|b", "2:1|2", "3:3|4"});
    check("a,b\n1,2\n3,4", {"1:a|b", "2:1|2", "3:3|4"});
    check("", {});
    check("a", {"1:a"});
    check(",,\n", {"1:||"});
}

TEST_CASE("quotes hold delimiters, quotes and line ends") {
    check("a,b\n\"x, y\",\"say \"\"hi\"\"\"\n", {"1:a|b", "2:x, y|say \"hi\""});
    check("a,b\n\"\",\"\"\n", {"1:a|b", "2:|"});
    check("\"a\"\n\" x \"\n", {"1:a", "2: x "});
}

TEST_CASE("a row is numbered by the line on which it begins") {
    check("a,b\n\"two\nlines\",2\n3,4\n", {"1:a|b", "2:two\nlines|2", "4:3|4"});
    check("a,b\r\n\"two\r\nlines\",2\r\n3,4\r\n", {"1:a|b", "2:two\r\nlines|2", "4:3|4"});
    check("\"x\r\",\"\ny\"\n3,4\n", {"1:x\r|\ny", "4:3|4"});
    check("\n\na\n\n\nb\n", {"3:a", "6:b"});
    check("\r\n\r\na\r\n\r\nb", {"3:a", "5:b"});
    check("a\n   \nb\n", {"1:a", "3:b"});
}

TEST_CASE("a byte-order mark is no part of the first name") {
    check("\xEF\xBB\xBF"
          "a,b\n1,2\n",
          {"1:a|b", "2:1|2"});
    check("\xEF\xBB\xBF", {});
    check("\xEF\xBB", {"1:\xEF\xBB"});
    check("\xEF", {"1:\xEF"});
    check("\xEF\xBB\xBF\"a\",b", {"1:a|b"});
}

TEST_CASE("blanks around a field that is not in quotes do not belong to it") {
    check(" a ,\tb\n \"x\" , y z \n", {"1:a|b", "2:x|y z"});
}

TEST_CASE("other delimiters") {
    check("a;b\n1,5;2\n", {"1:a|b", "2:1,5|2"}, ';');
    check("a\tb\n1\t\t\n", {"1:a|b", "2:1||"}, '\t');
    check("a|b\n\"x|y\"|2\n", {"1:a|b", "2:x|y|2"}, '|');
}

TEST_CASE("zero bytes are bytes like others") {
    check(std::string_view("a\0b,c\n", 6), {std::string("1:a\0b|c", 7)});
}

TEST_CASE("after a stray quote reading goes on with the next line") {
    check("a,b\nx\"y,2\n3,4\n", {"1:a|b", "2!here|x\"y,2", "3:3|4"});
    check("a,b\r\n1,\"x\"y\r\n3,4\r\n", {"1:a|b", "2!here|1,\"x\"y", "3:3|4"});
    check("a,b\n1,\"x\" \"y\",3\n3,4\n", {"1:a|b", R"(2!here|1,"x" "y",3)", "3:3|4"});
    check("a,b\nx\"y,2\nz\"y,2\n3,4\n", {"1:a|b", "2!here|x\"y,2", "3!here|z\"y,2", "4:3|4"});
    check("a,b\n1,2\nx\"y", {"1:a|b", "2:1|2", "3!here|x\"y"});
    check("a,b\n\"1\n1\",2\nx\"y,2\n", {"1:a|b", "2:1\n1|2", "4!here|x\"y,2"});
}

TEST_CASE("a quote that swallows line ends leaves the rest in doubt") {
    check("a,b\n1,\"x\n3,4\n5,\"6\"\n", {"1:a|b", "2!lost|5,\"6\"", "lost"});
    check("a,b\n1,2\n\"never closed\n3,4\n", {"1:a|b", "2:1|2", "3!lost|", "lost"});
}

TEST_CASE("a row has an end, even in a file that has none") {
    std::string file = "a\n\"";
    file.append(std::size_t{20} << 20U, 'x');
    const story told = read(file, std::size_t{1} << 16U);
    REQUIRE(told.size() == 3);
    CHECK(told[1] == "2!lost|");
}

TEST_CASE("a row has an end, whatever it consists of and wherever the file is cut") {
    const auto ends = [](const std::string& file) {
        std::string how;
        for (const std::size_t piece :
             {std::size_t{1} << 14U, std::size_t{1} << 18U, file.size()}) {
            const story told = read(file, piece);
            how += !told.empty() && told.back() == "lost" ? "-" : "+";
        }
        return how;
    };
    using client_report::longest_row;
    using client_report::most_fields;
    const std::string before = "a\n1\n";
    // The line end belongs to the row.
    CHECK(ends(before + std::string(longest_row - 1, 'x') + "\n2\n") == "+++");
    CHECK(ends(before + std::string(longest_row, 'x') + "\n2\n") == "---");
    CHECK(ends(before + std::string(longest_row - 1, ' ') + "\n2\n") == "+++");
    CHECK(ends(before + std::string(longest_row, ' ') + "\n2\n") == "---");
    CHECK(ends(before + "x\"y" + std::string(longest_row - 4, 'z') + "\n2\n") == "+++");
    CHECK(ends(before + "x\"y" + std::string(longest_row, 'z') + "\n2\n") == "---");
    CHECK(ends(before + std::string(most_fields - 1, ',') + "\n2\n") == "+++");
    CHECK(ends(before + std::string(most_fields, ',') + "\n2\n") == "---");
    CHECK(ends(before + "\"" + std::string(longest_row, '\n') + "\"\n2\n") == "---");
    const story blank_lines =
        read(before + std::string(longest_row + 10, '\n') + "2\n", std::size_t{1} << 18U);
    CHECK(blank_lines.back() == std::to_string(longest_row + 13) + ":2");
}

TEST_CASE("what a handler throws comes out") {
    csv_reader reader(
        ',', [](const csv_row&) { throw std::runtime_error("mine"); }, [](const csv_trouble&) {});
    CHECK_THROWS_WITH_AS(reader.feed("a\nb\nc\n"), "mine", std::runtime_error);
}
