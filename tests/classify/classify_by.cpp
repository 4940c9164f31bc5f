// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/classify/classify_by.hpp>

#include "support/archetypes.hpp"
#include "support/letters.hpp"
#include "support/random_values.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <list>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace classify_by_test {

namespace {

using vitalfew::classify;
using vitalfew::classify_by;
using vitalfew::classify_by_options;
using vitalfew::crossing;
using vitalfew::grade;
using vitalfew::whole_base;

struct client {
    std::string region;
    std::int64_t value;
};

const std::vector<client> two_regions{{"north", 60}, {"south", 6}, {"north", 19}, {"south", 2},
                                      {"north", 17}, {"south", 1}, {"north", 4},  {"south", 1}};

template <class Result>
std::string letters(const Result& result) {
    std::string text;
    for (const grade g : result.grades()) {
        text.push_back(vitalfew::grade_letter(g));
    }
    return text;
}

/// Compares each group with classify on its clients alone.
template <class Value>
bool as_classified_alone(const std::vector<std::pair<int, Value>>& base,
                         const classify_by_options& options) {
    const auto result =
        classify_by(base, &std::pair<int, Value>::first, &std::pair<int, Value>::second, options);
    if (result.size() != base.size()) {
        return false;
    }
    for (std::size_t g = 0; g < result.groups().size(); ++g) {
        std::vector<Value> alone;
        std::vector<grade> grades;
        for (std::size_t i = 0; i < base.size(); ++i) {
            if (base[i].first == result.groups().keys()[g]) {
                alone.push_back(base[i].second);
                grades.push_back(result.grades()[i]);
                if (result.groups().of_clients()[i] != g) {
                    return false;
                }
            }
        }
        const auto expected =
            classify(alone, {}, {.limits = options.limits, .crossing = options.crossing});
        const auto summary = result.summary(g);
        if (!std::ranges::equal(expected.grades(), grades) ||
            !(summary.cutoffs() == expected.cutoffs()) || summary.size() != alone.size() ||
            summary.total() != expected.total() || result.total(g) != expected.total() ||
            summary.losses().clients != expected.losses().clients ||
            summary.losses().value != expected.losses().value) {
            return false;
        }
        for (std::size_t k = 0; k < options.limits.grades(); ++k) {
            const auto& one = summary.summaries()[k];
            const auto& other = expected.summaries()[k];
            if (one.clients != other.clients || one.value != other.value ||
                one.client_share != other.client_share ||
                one.value_share.whole() != other.value_share.whole()) {
                return false;
            }
        }
    }
    return true;
}

template <class Value>
rc::Gen<std::vector<std::pair<int, Value>>> grouped_values() {
    return rc::gen::container<std::vector<std::pair<int, Value>>>(
        rc::gen::pair(rc::gen::inRange(0, 5), vitalfew_test::any_value<Value>()));
}

classify_by_options any_options() {
    return {.limits = *vitalfew_test::any_limits(),
            .crossing = *rc::gen::element(crossing::upper, crossing::lower, crossing::nearest),
            .everybody = *rc::gen::element(whole_base::left_out, whole_base::classified)};
}

}  // namespace

TEST_CASE("each region has its own vital few") {
    const auto result = classify_by(two_regions, &client::region, &client::value);
    CHECK(letters(result) == "AAAAABCB");
    REQUIRE(result.groups().size() == 2);
    CHECK(result.summary_of("north").total() == 100);
    CHECK(result.summary_of("south").total() == 10);
    CHECK(result.summary_of("south").summary(grade::A).clients == 2);
    CHECK(result.summary(0).summary(grade::A).value == 96);
    CHECK(result.total(1) == 10);
    CHECK_FALSE(result.everybody().has_value());
}

TEST_CASE("the whole base is classified when it is asked for") {
    const auto result = classify_by(two_regions, &client::region, &client::value,
                                    {.everybody = whole_base::classified});
    REQUIRE(result.everybody().has_value());
    CHECK(vitalfew_test::letters(*result.everybody()) ==
          vitalfew_test::letters(classify(two_regions, &client::value)));
    CHECK(result.everybody()->total() == 110);
}

TEST_CASE("an unknown region is named") {
    const auto result = classify_by(two_regions, &client::region, &client::value);
    CHECK_THROWS_WITH_AS((void)result.summary_of("east"),
                         "vitalfew: there is no group \"east\" among the 2: ask for a key that a "
                         "client has, or find() it first",
                         vitalfew::unknown_key);
}

TEST_CASE("values that are no numbers are refused, by their index in the base") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::vector<std::pair<int, double>> base{{1, nan}, {2, 1}, {1, 3}, {2, nan}};
    try {
        (void)classify_by(base, &std::pair<int, double>::first, &std::pair<int, double>::second);
        FAIL("accepted");
    } catch (const vitalfew::invalid_value& error) {
        CHECK(error.count() == 2);
        CHECK(error.first_index() == 0);
    }
}

TEST_CASE("no clients, one client, and groups without income") {
    const std::vector<client> nobody;
    CHECK(classify_by(nobody, &client::region, &client::value).groups().size() == 0);
    const std::vector<client> base{{"a", 5}, {"b", 0}, {"c", -4}, {"b", 0}};
    const auto result = classify_by(base, &client::region, &client::value);
    CHECK(letters(result) == "ADDD");
    CHECK(result.summary_of("c").losses().value == -4);
    CHECK(result.summary_of("b").total() == 0);
    CHECK(classify_by(base, &client::region, &client::value).grades().size() == 4);
}

TEST_CASE("any kind of clients and values") {
    std::list<vitalfew_test::move_only_record> records;
    for (const std::int64_t value : {60, 9, 19, 17, 1, 4}) {
        records.emplace_back(value);
    }
    const auto odd = [](const auto& record) { return record.value % 2 != 0; };
    const auto as_minimal = [](const auto& record) {
        return vitalfew_test::minimal_money(record.value);
    };
    CHECK(letters(classify_by(records, odd, as_minimal)) == "AAAACB");
    const std::array<std::int64_t, 6> values{60, 9, 19, 17, 1, 4};
    vitalfew_test::bare_forward_range bare(values.data(), values.size());
    const auto as_money = [](const auto& record) { return vitalfew_test::money(record.value); };
    CHECK(letters(classify_by(bare, odd, as_money)) == "AAAACB");
    const auto as_sum = [](const auto& record) {
        return vitalfew::exact_sum<double>(static_cast<double>(record.value));
    };
    CHECK(letters(classify_by(bare, odd, as_sum)) == "AAAACB");
}

TEST_CASE_TEMPLATE("as if each group were classified alone", Value, std::int64_t, double,
                   std::uint16_t) {
    CHECK(
        rc::check([] { RC_ASSERT(as_classified_alone(*grouped_values<Value>(), any_options())); }));
}

TEST_CASE("large and small groups side by side are classified as if alone") {
    // Groups above and below the size from which histogram select pays, one of them beyond 2^53.
    std::vector<std::pair<int, std::int64_t>> base;
    std::uint64_t random = 1;
    for (int i = 0; i < 6000; ++i) {
        random = random * 6364136223846793005U + 1442695040888963407U;
        const auto value = static_cast<std::int64_t>(random >> 40U) - 1'000'000;
        const int group = i % 7 < 4 ? 0 : i % 7 < 6 ? 1 : 2 + i % 100;
        base.emplace_back(group, group == 1 ? value * 4'000'000'001 : value);
    }
    for (const crossing rule : {crossing::upper, crossing::lower, crossing::nearest}) {
        CHECK(as_classified_alone(base, {.crossing = rule}));
    }
}

TEST_CASE("the order of groups does not touch the grades") {
    CHECK(rc::check([] {
        const auto base = *grouped_values<double>();
        const auto shuffled = *vitalfew_test::permutation_of(base);
        const auto options = any_options();
        using record = std::pair<int, double>;
        const auto one = classify_by(base, &record::first, &record::second, options);
        const auto other = classify_by(shuffled, &record::first, &record::second, options);
        for (const int key : one.groups().keys()) {
            RC_ASSERT(one.summary_of(key).cutoffs() == other.summary_of(key).cutoffs());
            RC_ASSERT(one.summary_of(key).total() == other.summary_of(key).total());
        }
    }));
}

}  // namespace classify_by_test
