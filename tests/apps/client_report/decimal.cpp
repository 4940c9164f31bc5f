// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "common/decimal.hpp"

#include "vitalfew/exact/exact_sum.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using client_report::decimal;
using client_report::decimal_text;
using client_report::parse_decimal;
using client_report::with_separators;

namespace {

std::string billionths(std::string_view text) {
    const auto parsed = parse_decimal(text);
    return parsed.problem != nullptr ? std::string("refused") : to_string(parsed.value.billionths);
}

}  // namespace

TEST_CASE("an amount is read exactly") {
    CHECK(billionths("0") == "0");
    CHECK(billionths("1") == "1000000000");
    CHECK(billionths("+1") == "1000000000");
    CHECK(billionths("-1.5") == "-1500000000");
    CHECK(billionths("0.000000001") == "1");
    CHECK(billionths("-0.000000001") == "-1");
    CHECK(billionths("-0.00") == "0");
    CHECK(billionths("0.1") == "100000000");
    CHECK(billionths(".5") == "500000000");
    CHECK(billionths("5.") == "5000000000");
    CHECK(billionths(" \t12.34 ") == "12340000000");
    CHECK(billionths("000000000000000000000000000000000000012") == "12000000000");
    CHECK(billionths("18446744073709551615") == "18446744073709551615000000000");
    CHECK(billionths("18446744073.709551616") == "18446744073709551616");
    CHECK(billionths("999999999999999999999999999.999999999") ==
          "999999999999999999999999999999999999");
    CHECK(billionths("-999999999999999999999999999.999999999") ==
          "-999999999999999999999999999999999999");
}

TEST_CASE("the decimals that were written are counted") {
    CHECK(parse_decimal("5").decimals == 0);
    CHECK(parse_decimal("5.").decimals == 0);
    CHECK(parse_decimal("5.0").decimals == 1);
    CHECK(parse_decimal("5.250").decimals == 3);
    CHECK(parse_decimal("5.123456789").decimals == 9);
}

TEST_CASE("what is no amount is refused with a reason") {
    for (const std::string_view text : {"",
                                        " ",
                                        "+",
                                        "-",
                                        ".",
                                        "-.",
                                        "--1",
                                        "+-1",
                                        "1-",
                                        "1 2",
                                        "1..2",
                                        "1.2.3",
                                        "abc",
                                        "1,5",
                                        "1,234.56",
                                        "1'234",
                                        "1e5",
                                        "1E-5",
                                        "0x10",
                                        "nan",
                                        "inf",
                                        "$5",
                                        "5%",
                                        "1.0000000000",
                                        "0.1234567891",
                                        "1000000000000000000000000000",
                                        "\u00A05",
                                        "\u22125"}) {
        CAPTURE(text);
        CHECK(billionths(text) == "refused");
    }
    CHECK(std::string_view(parse_decimal("1.0123456789").problem).find("9 decimals") !=
          std::string_view::npos);
    CHECK(std::string_view(parse_decimal("12,50").problem).find("decimal point") !=
          std::string_view::npos);
    CHECK(std::string_view(parse_decimal("1e5").problem).find("exponent") !=
          std::string_view::npos);
    CHECK(
        std::string_view(parse_decimal("1000000000000000000000000000").problem).find("27 digits") !=
        std::string_view::npos);
}

TEST_CASE("an amount is written with as many decimals as asked for") {
    const auto text = [](std::string_view number, int decimals) {
        return decimal_text(parse_decimal(number).value.billionths, decimals);
    };
    CHECK(text("0", 0) == "0");
    CHECK(text("0", 2) == "0.00");
    CHECK(text("12.5", 2) == "12.50");
    CHECK(text("-0.05", 2) == "-0.05");
    CHECK(text("-7", 0) == "-7");
    CHECK(text("0.000000001", 9) == "0.000000001");
    CHECK(text("1234567.89", 3) == "1234567.890");
}

TEST_CASE("a sum beyond the widest amount is written exactly") {
    vitalfew::exact_sum<decimal> sum;
    for (int i = 0; i < 1000; ++i) {
        sum += parse_decimal("999999999999999999999999999.99").value;
    }
    CHECK(decimal_text(sum.integer(), 2) == "999999999999999999999999999990.00");
}

TEST_CASE("what is written of a sum is read back") {
    const auto read = [](std::string_view text, int decimals = 9) {
        const client_report::parsed_sum sum = client_report::parse_sum(text);
        return sum.problem == nullptr ? decimal_text(sum.value.integer(), decimals)
                                      : std::string(sum.problem);
    };
    const std::string most(46, '9');
    for (const std::string& text :
         {std::string("0.000000000"), std::string("-0.000000001"), std::string("12.500000000"),
          std::string("999999999999999999999999999.999999999"),
          std::string("1000000000000000000000000000.000000000"),
          std::string("-1000000000000000000000000000.000000001"),
          std::string("1234567890123456789012345678901234567890.123456789"),
          "1000000000000000000" + std::string(27, '0') + ".000000001", most + ".999999999",
          "-" + most + ".999999999"}) {
        CAPTURE(text);
        CHECK(read(text) == text);
    }
    CHECK(read(" +" + std::string(20, '0') + most, 0) == most);
    CHECK(read("1" + most).find("46 digits") != std::string::npos);
    CHECK(read(most + ".1234567891").find("9 decimals") != std::string::npos);
    CHECK(read("1234567890123456789012345678x").find("not a number") != std::string::npos);
    CHECK(read("12345678901234567890123456789.5.5").find("not a number") != std::string::npos);
    CHECK(client_report::parse_sum(most + ".25").decimals == 2);

    vitalfew::exact_sum<decimal> largest;
    const decimal amount = parse_decimal("999999999999999999999999999.999999999").value;
    largest += amount;
    for (int i = 0; i < 63; ++i) {
        largest += vitalfew::exact_sum<decimal>(largest);
    }
    CHECK(read(decimal_text(largest.integer(), 9)) == decimal_text(largest.integer(), 9));
}

TEST_CASE("thousands are separated") {
    CHECK(with_separators("0") == "0");
    CHECK(with_separators("123") == "123");
    CHECK(with_separators("-123") == "-123");
    CHECK(with_separators("1234") == "1,234");
    CHECK(with_separators("-1234.5678") == "-1,234.5678");
    CHECK(with_separators("1234567890.12") == "1,234,567,890.12");
}

TEST_CASE("amounts are ordered by what they are worth") {
    const auto value = [](std::string_view text) { return parse_decimal(text).value; };
    CHECK(value("1.5") == value("+1.50"));
    CHECK(value("-2") < value("-1"));
    CHECK(value("-1") < value("0.000000001"));
    CHECK(value("9.99") < value("10"));
}
