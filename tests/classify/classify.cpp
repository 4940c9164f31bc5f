// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/classify/classify.hpp>
#include <vitalfew/classify/find_cutoffs.hpp>

#include "support/archetypes.hpp"
#include "support/letters.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <deque>
#include <forward_list>
#include <limits>
#include <list>
#include <ranges>
#include <string>
#include <vector>

namespace classify_test {

using vitalfew::classify;
using vitalfew::classify_options;
using vitalfew::crossing;
using vitalfew::grade;
using vitalfew::percent;
using vitalfew_test::graded;
using vitalfew_test::letters;
using vitalfew_test::minimal_money;
using vitalfew_test::money;

namespace {

constexpr auto lowest = (std::numeric_limits<std::int64_t>::min)();
constexpr auto highest = (std::numeric_limits<std::int64_t>::max)();

struct row {
    std::vector<std::int64_t> values;
    std::string upper;
    std::string lower;
    std::string nearest;
};

constexpr classify_options abc(crossing rule) {
    return {.limits = vitalfew::abc_limits, .crossing = rule};
}

constexpr bool small_vectors() {
    const std::vector<std::int64_t> ten{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    const std::vector<double> lands{50, 30, 20};
    return graded(classify(ten, {}, abc(crossing::upper)), "CBBBAAAAAA") &&
           graded(classify(ten, {}, abc(crossing::lower)), "CCBBBAAAAA") &&
           graded(classify(lands, {}, abc(crossing::upper)), "AAB") &&
           graded(classify(lands, {}, abc(crossing::lower)), "AAC");
}

struct client {
    std::string name;
    std::int64_t profit;
    std::string region;
    [[nodiscard]] std::int64_t profit_by_value() const { return profit; }
    [[nodiscard]] const std::int64_t& profit_by_reference() const { return profit; }
};

const std::vector<client>& four_clients() {
    static const std::vector<client> base{
        {"Ant", 60, "N"}, {"Bee", 19, "N"}, {"Cat", 17, "S"}, {"Dog", 4, "S"}};
    return base;
}

}  // namespace

TEST_CASE("small vectors have the grades that follow from the definitions") {
    const std::vector<row> rows{
        {{50, 50, 10, 10, 10, 5, 5, 5, 5, 1}, "AAAAABBBBC", "AABBBCCCCC", "AAAAABBBBC"},
        {{60, 19, 17, 4}, "AAAC", "AACC", "AABC"},
        {{50, 30, 20}, "AAB", "AAC", "AAB"},
        {{70, 25, 5}, "AAC", "ABC", "ABC"},
        {{85, 10, 5}, "ABC", "BBC", "ABC"},
        {{800, 80, 60, 60}, "ABBB", "ABCC", "ABBB"},
        {{9, 1}, "AB", "BC", "AB"},
        {{7}, "A", "C", "A"},
        {{0, 0, 0}, "CCC", "CCC", "CCC"},
        {{}, "", "", ""},
    };
    for (const auto& [values, upper, lower, nearest] : rows) {
        CAPTURE(upper);
        CHECK(letters(classify(values, {}, abc(crossing::upper))) == upper);
        CHECK(letters(classify(values, {}, abc(crossing::lower))) == lower);
        CHECK(letters(classify(values, {}, abc(crossing::nearest))) == nearest);
    }
}

TEST_CASE("small vectors at compile time") {
    static_assert(small_vectors());
    CHECK(small_vectors());
}

TEST_CASE("the 18 items of a cafe") {
    // Source: the sample of supplychain-tools/abc-analysis, and its test.
    const std::vector<int> items{187200, 115200, 111600, 75400, 37800, 18360, 14520, 10080, 9520,
                                 8640,   8064,   6930,   6460,  6440,  5280,  5280,  4350,  2040};
    const auto lower = classify(items, {}, abc(crossing::lower));
    CHECK(lower.total() == 633164);
    CHECK(vitalfew_test::counts(lower) == "4/7/7");
    CHECK(lower.summary(grade::A).value == 489400);
    CHECK(lower.summary(grade::B).value == 106984);
    CHECK(lower.summary(grade::C).value == 36780);
    CHECK(vitalfew_test::counts(classify(items, {}, abc(crossing::upper))) == "5/7/6");
    CHECK(vitalfew_test::counts(classify(items, {}, {.limits = vitalfew::abcd_even_limits})) ==
          "3/2/7/6");
}

TEST_CASE("a client base by member pointer, member function and lambda, by value or by reference") {
    const auto& base = four_clients();
    const std::string expected = "AAAC";
    const classify_options options = abc(crossing::upper);
    CHECK(letters(classify(base, &client::profit, options)) == expected);
    CHECK(letters(classify(base, &client::profit_by_value, options)) == expected);
    CHECK(letters(classify(base, &client::profit_by_reference, options)) == expected);
    CHECK(letters(classify(base, [](const client& c) { return c.profit; }, options)) == expected);
    CHECK(letters(classify(
              base, [](client c) { return static_cast<double>(c.profit); }, options)) == expected);
}

TEST_CASE("the summaries of the grades") {
    const vitalfew::classification result = classify(four_clients(), &client::profit);
    CHECK(result.size() == 4);
    CHECK(result.total() == 100);
    CHECK(result.summary(grade::A).clients == 3);
    CHECK(result.summary(grade::A).value == 96);
    CHECK(result.summary(grade::A).client_share == percent(75));
    CHECK(result.summary(grade::A).value_share == percent(96));
    CHECK(result.summary(grade::B).clients == 0);
    CHECK(result.summary(grade::B).value_share == percent(0));
    CHECK(result.summary(grade::C).clients == 1);
    CHECK(result.summary(grade::D).client_share == vitalfew::share{});
    CHECK(result.summaries().size() == 4);
    CHECK_THROWS_WITH_AS((void)result.summary(grade::E), doctest::Contains("grade number 5"),
                         vitalfew::invalid_grade);
}

TEST_CASE("losses are counted and summed apart and do not lower the total") {
    const std::vector<std::int64_t> values{90, -1000, 10, 0, -5};
    const auto result = classify(values);
    CHECK(letters(result) == "ADBDD");
    CHECK(result.total() == 100);
    CHECK(result.losses().clients == 2);
    CHECK(result.losses().value == -1005);
    CHECK(result.summary(grade::D).clients == 3);
    CHECK(result.summary(grade::D).value == 0);
}

TEST_CASE("nothing but losses: all in the last grade, and the total says so") {
    const std::vector<double> values{-1.5, -0.0, -2.5};
    const auto result = classify(values);
    CHECK(letters(result) == "DDD");
    CHECK(result.total().sign() == 0);
    CHECK(result.losses().clients == 2);
    CHECK(result.losses().value == -4.0);
    CHECK(result.cutoffs()(1e9) == grade::D);
}

TEST_CASE("an empty base is a valid result") {
    const auto result = classify(std::vector<double>{});
    CHECK(result.grades().empty());
    CHECK(result.size() == 0);
    CHECK(result.total() == 0.0);
    CHECK(result.summary(grade::A).client_share == vitalfew::share{});
    CHECK(result.cutoffs()(1.0) == grade::D);
}

TEST_CASE("one client is the vital few") {
    CHECK(letters(classify(std::vector<double>{5e-324})) == "A");
    CHECK(letters(classify(std::vector<std::uint64_t>{~std::uint64_t{0}})) == "A");
    CHECK(letters(classify(std::vector<int>{3}, {}, {.crossing = crossing::lower})) == "D");
}

TEST_CASE("equal values never part") {
    const std::vector<int> equal(1000, 7);
    CHECK(letters(classify(equal)) == std::string(1000, 'A'));
    CHECK(letters(classify(equal, {}, {.crossing = crossing::lower})) == std::string(1000, 'D'));
}

TEST_CASE("no limits make one grade, and the limit of 100 % leaves nobody positive behind") {
    const std::vector<int> values{5, 0, 3, -1};
    CHECK(letters(classify(values, {}, {.limits = {}})) == "AAAA");
    for (const crossing rule : {crossing::upper, crossing::lower, crossing::nearest}) {
        CHECK(letters(classify(values, {}, {.limits = {percent(100)}, .crossing = rule})) ==
              "ABAB");
    }
}

TEST_CASE("values at the ends of their types") {
    CHECK(letters(classify(std::vector<std::int64_t>{highest, highest, lowest, 1})) == "AADD");
    CHECK(classify(std::vector<std::int64_t>{lowest, lowest}).losses().value ==
          vitalfew::exact_sum<std::int64_t>(lowest) + vitalfew::exact_sum<std::int64_t>(lowest));
    const std::vector<double> far{1e308, 1e308, 1e308, 5e-324, 1e-308};
    CHECK(letters(classify(far)) == "AAADD");
    const std::vector<double> denormal{5e-324, 1e-323, 4e-323};  // 1, 2 and 8 units
    CHECK(letters(classify(denormal, {}, abc(crossing::upper))) == "BAA");
    CHECK(letters(classify(denormal, {}, abc(crossing::lower))) == "CBA");
}

TEST_CASE("decided by the last bit of a total of 2^62") {
    // A holds 80 % exactly, and one more or less on the other side decides.
    constexpr std::int64_t fifth = (std::int64_t{1} << 62) / 5;
    const classify_options options{.limits = {percent(80)}, .crossing = crossing::upper};
    CHECK(letters(classify(std::vector<std::int64_t>{4 * fifth, fifth}, {}, options)) == "AB");
    CHECK(letters(classify(std::vector<std::int64_t>{4 * fifth, fifth + 1}, {}, options)) == "AA");
    CHECK(letters(classify(std::vector<std::int64_t>{4 * fifth, fifth - 1}, {}, options)) == "AB");
    const classify_options lower{.limits = {percent(80)}, .crossing = crossing::lower};
    CHECK(letters(classify(std::vector<std::int64_t>{4 * fifth, fifth - 1}, {}, lower)) == "BB");
    CHECK(letters(classify(std::vector<std::int64_t>{4 * fifth, fifth}, {}, lower)) == "AB");
}

TEST_CASE(
    "which crossing is nearest is decided by the smallest digits, however far below the others") {
    // Without the last client, the sums before and after the second lie at the same distance from half of the total.
    constexpr double large = 0x1p200;
    const classify_options options{.limits = {percent(50)}, .crossing = crossing::nearest};
    const auto base = [](double first, double last) {
        return std::vector<double>{first, large / 2 + 0x1p180, large / 2, large / 2, last};
    };
    for (const double little :
         {0x1p100, 1.0, 0x1p-300, std::numeric_limits<double>::denorm_min()}) {
        CHECK(letters(classify(base(large, little), {}, options)) == "AABBB");
        CHECK(letters(classify(base(large + 0x1p148, little), {}, options)) == "ABBBB");
    }
}

TEST_CASE("money types: with an exact integer, and with nothing but < and +") {
    const std::vector<std::int64_t> cents{60, -3, 19, 0, 17, 4};
    std::vector<money> strong;
    std::vector<minimal_money> minimal;
    for (const std::int64_t c : cents) {
        strong.emplace_back(c);
        minimal.emplace_back(c);
    }
    for (const crossing rule : {crossing::upper, crossing::lower, crossing::nearest}) {
        const auto expected = letters(classify(cents, {}, abc(rule)));
        CHECK(letters(classify(strong, {}, abc(rule))) == expected);
        CHECK(letters(classify(minimal, {}, abc(rule))) == expected);
    }
    CHECK(classify(strong).summary(grade::A).value.value() == money(96));
    CHECK(classify(strong).losses().value.value() == money(-3));
    CHECK(classify(minimal).total().value().cents() == 100);
}

TEST_CASE("sums are values: clients by their exact totals") {
    std::vector<vitalfew::exact_sum<double>> totals{50.0, 30.0, 20.0};
    totals[0] += 1e-300;  // just above 50, so that the first two hold more than 80 %
    CHECK(letters(classify(totals, {}, abc(crossing::lower))) == "ABC");
    totals[0] -= 1e-300;
    CHECK(letters(classify(totals, {}, abc(crossing::lower))) == "AAC");
}

TEST_CASE("any forward range will do") {
    const std::vector<std::int64_t> values{60, 19, 17, 4};
    const std::string expected = "AAAC";
    const classify_options options = abc(crossing::upper);
    CHECK(letters(classify(std::list<std::int64_t>(values.begin(), values.end()), {}, options)) ==
          expected);
    CHECK(letters(classify(std::deque<std::int64_t>(values.begin(), values.end()), {}, options)) ==
          expected);
    CHECK(letters(classify(std::forward_list<std::int64_t>(values.begin(), values.end()), {},
                           options)) == expected);
    CHECK(letters(classify(values | std::views::transform([](auto v) { return v * 2; }), {},
                           options)) == expected);
    // Not const-iterable, and lazily made.
    CHECK(letters(classify(values | std::views::filter([](auto v) { return v > 4; }), {},
                           options)) == "AAB");
    CHECK(letters(classify(vitalfew_test::bare_forward_range(values.data(), values.size()),
                           &vitalfew_test::bare_forward_range::proxy::value, options)) == expected);
    std::vector<vitalfew_test::move_only_record> records;
    for (const std::int64_t value : values) {
        records.emplace_back(value);
    }
    CHECK(letters(classify(records, &vitalfew_test::move_only_record::value, options)) == expected);
}

TEST_CASE("NaN and infinity are refused with their number and the first index") {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const std::vector<double> values{1, nan, 2, -infinity, nan};
    try {
        (void)classify(values);
        FAIL("not refused");
    } catch (const vitalfew::invalid_value& error) {
        CHECK(error.count() == 3);
        CHECK(error.first_index() == 1);
        CHECK(std::string(error.what()).find("3 values are NaN or infinite") != std::string::npos);
        CHECK(std::string(error.what()).find("nan at index 1") != std::string::npos);
    }
    CHECK_THROWS_AS(
        (void)vitalfew::find_cutoffs(std::vector<float>{std::numeric_limits<float>::infinity()}),
        vitalfew::invalid_value);
}

TEST_CASE("a classification that goes away gives its parts, so that nothing dangles") {
    const std::vector<int> values{9, 1};
    std::string seen;
    for (const grade g : classify(values).grades()) {
        seen.push_back(vitalfew::grade_letter(g));
    }
    CHECK(seen == "AB");
    CHECK(classify(values).summary(grade::A).value == 9);
    CHECK(classify(values).cutoffs()(8) == grade::B);
    CHECK(classify(values).losses().clients == 0);
    CHECK(classify(values).summaries().size() == 4);
}

TEST_CASE("classify_into needs room for exactly the clients, and writes nothing else") {
    for (const std::size_t clients : {std::size_t{3}, std::size_t{2000}, std::size_t{70'000}}) {
        const std::vector<double> base(clients, 1.0);
        for (const std::size_t room : {clients - 1, clients + 1, std::size_t{0}}) {
            std::vector<vitalfew::grade> grades(room, vitalfew::grade::Z);
            vitalfew::classify_workspace workspace;
            CHECK_THROWS_WITH_AS(
                (void)vitalfew::classify_into(base, std::identity{}, grades, {}, workspace),
                doctest::Contains("grades and clients have"), vitalfew::unequal_lengths);
            CHECK(grades == std::vector<vitalfew::grade>(room, vitalfew::grade::Z));
        }
    }
}

}  // namespace classify_test
