// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// The radix sort against the way by comparing: the two must agree in every place and in the order, whatever
// the type, the distribution, the rule and the kind of range.

#include <vitalfew/rank/rank.hpp>

#include "support/archetypes.hpp"
#include "support/drawn_values.hpp"
#include "support/rounds.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <forward_list>
#include <functional>
#include <limits>
#include <numeric>
#include <random>
#include <utility>
#include <vector>

namespace radix_ranking_test {

using vitalfew::rank;
using vitalfew::ties;
using vitalfew::detail::tie_group;
using vitalfew_test::distribution;

namespace {

constexpr std::size_t enough = vitalfew::detail::radix_pays_from;

template <class Ranking>
bool same_ranking(const Ranking& a, const Ranking& b) {
    return std::ranges::equal(a.order(), b.order()) && std::ranges::equal(a.places(), b.places());
}

template <class Value>
vitalfew::ranking by_comparing(const std::vector<Value>& values, ties rule = ties::min) {
    std::identity same;
    return vitalfew::detail::rank_by_sorting<std::size_t>(
        values, same, [rule](std::size_t i, const tie_group& group) {
            return vitalfew::detail::whole_place(rule, i, group);
        });
}

template <class Value>
void check_every_rule(const std::vector<Value>& values) {
    for (const ties rule : {ties::min, ties::max, ties::dense, ties::ordinal}) {
        REQUIRE(same_ranking(rank(values, {}, rule), by_comparing(values, rule)));
    }
    std::identity same;
    REQUIRE(same_ranking(rank(values, {}, ties::average),
                         vitalfew::detail::rank_by_sorting<double>(
                             values, same, [](std::size_t, const tie_group& group) {
                                 return vitalfew::detail::mean_place(group);
                             })));
}

}  // namespace

TEST_CASE_TEMPLATE("the radix sort agrees with comparing", Value, double, float, std::int64_t,
                   std::uint64_t, std::int32_t, std::int8_t, vitalfew_test::money) {
    std::mt19937_64 random(20260201 + sizeof(Value));
    for (int round = 0; round < vitalfew_test::rounds(60); ++round) {
        const auto kind = vitalfew_test::any_distribution(random);
        CAPTURE(round);
        check_every_rule(
            vitalfew_test::drawn_values<Value>(kind, enough + random() % (8 * enough), random));
    }
}

TEST_CASE("words are sorted by some of their bits, and keep their order where these are equal") {
    std::mt19937_64 random(3);
    constexpr unsigned all_bits = 8 * sizeof(std::size_t);
    for (unsigned bits = 1; bits <= all_bits; ++bits) {
        const auto first = static_cast<unsigned>(random() % (all_bits - bits + 1));
        const vitalfew::detail::digit_layout layout(first, bits);
        // A few more bits than asked for, when these do not make digits of equal width.
        const unsigned used = (std::min)(layout.digits * layout.width, all_bits - first);
        REQUIRE(used >= bits);
        const auto key = [&](std::size_t word) { return word >> first << (all_bits - used); };
        CAPTURE(bits);
        CAPTURE(first);
        std::vector<std::size_t> words(300);
        for (std::size_t i = 0; i < words.size(); ++i) {
            words[i] = static_cast<std::size_t>(random());
            if (i % 3 == 2) {  // the bits of the word before it, and others around them
                words[i] ^= (key(words[i]) ^ key(words[i - 1])) >> (all_bits - used) << first;
            }
        }
        std::vector<std::size_t> expected(words.size());
        std::iota(expected.begin(), expected.end(), std::size_t{0});
        std::ranges::sort(expected, {}, [&](std::size_t i) { return std::pair(key(words[i]), i); });

        std::vector<std::size_t> one(words.size());
        std::vector<std::size_t> other(words.size());
        const std::size_t* const sorted = vitalfew::detail::radix_sorted(
            words.size(), [&](std::size_t i) { return words[i]; }, layout, one.data(),
            other.data());
        REQUIRE(std::equal(expected.begin(), expected.end(), sorted,
                           [&](std::size_t i, std::size_t word) { return words[i] == word; }));
    }
}

TEST_CASE("every size around the one from which on radix sorting pays") {
    std::mt19937_64 random(2);
    for (std::size_t size = enough - 2; size <= enough + 2; ++size) {
        check_every_rule(
            vitalfew_test::drawn_values<double>(distribution::third_losses, size, random));
    }
}

TEST_CASE_TEMPLATE("large bases, where passes are of several digits", Value, double, std::int64_t) {
    std::mt19937_64 random(3);
    for (const auto kind : {distribution::heavy_tail, distribution::any_bits, distribution::cents,
                            distribution::far_outliers}) {
        const auto values = vitalfew_test::drawn_values<Value>(
            kind, vitalfew_test::large(60'000U, 200'000U), random);
        CHECK(same_ranking(rank(values), by_comparing(values)));
    }
}

TEST_CASE("keys that differ in any window of bits, with and without outliers") {
    std::mt19937_64 random(4);
    for (int round = 0; round < vitalfew_test::rounds(300); ++round) {
        const auto low = static_cast<unsigned>(random() % 64);
        const auto width = static_cast<unsigned>(1 + random() % 64);
        const std::uint64_t mask =
            width == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << width) - 1;
        const std::uint64_t base = random();
        const std::uint64_t outliers = 1 + random() % 2000;
        std::vector<std::uint64_t> values(enough + random() % (12 * enough));
        for (auto& value : values) {
            value = random() % outliers == 0 ? random() : base ^ ((random() & mask) << low);
        }
        CAPTURE(round);
        REQUIRE(same_ranking(rank(values), by_comparing(values)));
    }
}

TEST_CASE("the ends of the 64-bit types") {
    std::mt19937_64 random(5);
    std::vector<std::int64_t> values;
    for (std::size_t i = 0; i < 4 * enough; ++i) {
        const auto near = static_cast<std::int64_t>(random() % 1000);
        values.push_back(random() % 2 == 0 ? (std::numeric_limits<std::int64_t>::max)() - near
                                           : (std::numeric_limits<std::int64_t>::min)() + near);
    }
    check_every_rule(values);
}

TEST_CASE("the radix sort takes any range and projection, and asks once for each value") {
    std::mt19937_64 random(6);
    const auto values =
        vitalfew_test::drawn_values<std::int64_t>(distribution::third_losses, 3 * enough, random);
    const auto expected = by_comparing(values);
    CHECK(same_ranking(rank(std::deque<std::int64_t>(values.begin(), values.end())), expected));
    CHECK(same_ranking(rank(std::forward_list<std::int64_t>(values.begin(), values.end())),
                       expected));
    CHECK(same_ranking(rank(vitalfew_test::bare_forward_range(values.data(), values.size()),
                            &vitalfew_test::bare_forward_range::proxy::value),
                       expected));
    std::vector<vitalfew_test::move_only_record> records;
    std::vector<vitalfew_test::minimal_money> minimal;
    for (const std::int64_t value : values) {
        records.emplace_back(value);
        minimal.emplace_back(value);
    }
    CHECK(same_ranking(rank(records, &vitalfew_test::move_only_record::value), expected));
    CHECK(same_ranking(rank(minimal), expected));
    std::size_t calls = 0;
    (void)rank(values, [&calls](std::int64_t value) {
        ++calls;
        return value;
    });
    CHECK(calls == values.size());
}

TEST_CASE("NaN and infinity in a large base have no place") {
    std::vector<double> values(4 * enough, 1.0);
    values[enough + 3] = std::numeric_limits<double>::infinity();
    values[enough + 9] = std::numeric_limits<double>::quiet_NaN();
    try {
        (void)rank(values);
        FAIL("not refused");
    } catch (const vitalfew::invalid_value& error) {
        CHECK(error.count() == 2);
        CHECK(error.first_index() == enough + 3);
    }
    const std::forward_list<double> unsized(values.begin(), values.end());
    CHECK_THROWS_AS((void)rank(unsized, {}, ties::average), vitalfew::invalid_value);
}

}  // namespace radix_ranking_test
