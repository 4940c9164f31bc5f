// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/report/json_writer.hpp>

#include "support/random_values.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <rapidcheck.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <sstream>
#include <string>
#include <string_view>

using vitalfew::report::json_markup;
using vitalfew::report::json_options;
using vitalfew::report::json_writer;

namespace {

template <class Value>
std::string json_of(const Value& value, json_options options = {}) {
    std::string text;
    json_writer json(std::back_inserter(text), options);
    json.value(value);
    (void)json.finish();
    return text;
}

std::string plain(std::string_view text) {
    return json_of(text, {.markup = json_markup::plain});
}

}  // namespace

TEST_SUITE("json_writer") {
    TEST_CASE("objects, arrays and all kinds of values") {
        std::ostringstream out;
        json_writer json((std::ostreambuf_iterator<char>(out)));
        json.begin_object();
        json.member("grade", vitalfew::grade::B);
        json.member("known", true);
        json.key("list");
        json.begin_array();
        json.value(1);
        json.null();
        json.begin_object();
        json.end_object();
        json.begin_array();
        json.end_array();
        json.value("x");
        json.end_array();
        json.json_member("mark", R"({"type":"bar"})");
        json.end_object();
        (void)json.finish();
        CHECK(out.str() ==
              R"({"grade":"B","known":true,"list":[1,null,{},[],"x"],"mark":{"type":"bar"}})");
    }

    TEST_CASE("numbers are as short as they can be, and read back as the same double") {
        CHECK(json_of(0.1) == "0.1");
        CHECK(json_of(100000.0) == "100000");
        CHECK(json_of(1e300) == "1e+300");
        CHECK(json_of(-0.0) == "-0");
        CHECK(json_of(0.1F) == "0.1");
        CHECK(json_of((std::numeric_limits<std::int64_t>::min)()) == "-9223372036854775808");
        CHECK(json_of((std::numeric_limits<std::uint64_t>::max)()) == "18446744073709551615");
        CHECK(rc::check([] {
            const double number = *vitalfew_test::any_value<double>();
            const auto read = nlohmann::json::parse(json_of(number)).get<double>();
            RC_ASSERT(read == number);
            RC_ASSERT(std::signbit(read) == std::signbit(number));
        }));
    }

    TEST_CASE("sums keep all their digits") {
        vitalfew::exact_sum<std::int64_t> sum;
        for (int i = 0; i < 4; ++i) {
            sum += (std::numeric_limits<std::int64_t>::max)();
        }
        CHECK(json_of(sum) == "36893488147419103228");
        CHECK(json_of(vitalfew::exact_sum<double>(0.1) += 0.2) == "0.30000000000000004");
    }

    TEST_CASE("NaN and infinity are refused, and what they are is said") {
        for (const double number :
             {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
              -std::numeric_limits<double>::infinity()}) {
            CHECK_THROWS_AS(json_of(number), vitalfew::invalid_value);
        }
        CHECK_THROWS_WITH(json_of(std::numeric_limits<double>::quiet_NaN()),
                          "vitalfew: JSON has no number NaN: write null where there is no number");
        vitalfew::exact_sum<double> huge((std::numeric_limits<double>::max)());
        huge += (std::numeric_limits<double>::max)();
        CHECK_THROWS_AS(json_of(huge), vitalfew::invalid_value);
    }

    TEST_CASE("control characters, quotes and backslashes are escaped") {
        CHECK(plain("a\"b\\c") == R"("a\"b\\c")");
        CHECK(plain("\b\f\n\r\t") == R"("\b\f\n\r\t")");
        CHECK(plain(std::string_view("\0\x1f\x7f", 3)) == "\"\\u0000\\u001f\x7f\"");
        CHECK(plain("</script> & more") == "\"</script> & more\"");
    }

    TEST_CASE("a text that stands in a script element cannot end it") {
        CHECK(json_of("</script><!-- & -->") ==
              R"("\u003c/script\u003e\u003c!-- \u0026 --\u003e")");
        CHECK(json_of("\u2028 \u2029 \u2027") == "\"\\u2028 \\u2029 \u2027\"");
        CHECK(plain("\u2028") == "\"\u2028\"");
        std::string text;
        json_writer json(std::back_inserter(text));
        json.json(R"({"test":"a < b"})");
        (void)json.finish();
        CHECK(text == R"({"test":"a \u003c b"})");
    }

    TEST_CASE("bytes that are no UTF-8 become U+FFFD, one for each maximal part") {
        // The Unicode Standard 15.0, section 3.9, tables 3-8 to 3-11.
        const std::string r = "\uFFFD";
        CHECK(plain("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41") ==
              '"' + r + r + r + r + r + r + r + r + "A\"");
        CHECK(plain("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41") ==
              '"' + r + r + r + r + r + r + r + r + "A\"");
        CHECK(plain("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42") ==
              '"' + r + r + r + r + r + 'A' + r + r + "B\"");
        CHECK(plain("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41") == '"' + r + r + r + r + "A\"");
        CHECK(plain("\xF0\x9F\x98\x80\xC3\xA9") == "\"\xF0\x9F\x98\x80\xC3\xA9\"");
    }

    TEST_CASE("any bytes make valid JSON, and the same text where they are UTF-8") {
        CHECK(rc::check([] {
            const auto bytes = *rc::gen::arbitrary<std::string>();
            const auto markup = *rc::gen::element(json_markup::escaped, json_markup::plain);
            const std::string text = json_of(bytes, {.markup = markup});
            const auto read = nlohmann::json::parse(text).get<std::string>();
            // As another library replaces what is no UTF-8.
            const std::string other = nlohmann::json(bytes).dump(
                -1, ' ', false, nlohmann::json::error_handler_t::replace);
            RC_ASSERT(read == nlohmann::json::parse(other).get<std::string>());
            if (markup == json_markup::escaped) {
                RC_ASSERT(text.find_first_of("<>&") == std::string::npos);
            }
        }));
    }
}
