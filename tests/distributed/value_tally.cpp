// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/distributed/value_tally.hpp>

#include "support/archetypes.hpp"
#include "support/random_values.hpp"
#include "support/rounds.hpp"
#include "support/sealed.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace value_tally_test {

using vitalfew::exact_sum;
using vitalfew::invalid_tally;
using vitalfew::invalid_value;
using vitalfew::value_tally;
using vitalfew_test::sealed;

namespace {

template <class Value>
value_tally<Value> tally_of(const std::vector<Value>& values) {
    value_tally<Value> tally;
    for (const Value& value : values) {
        tally.observe(value);
    }
    return tally;
}

std::string hex(const std::vector<std::byte>& bytes) {
    std::string text;
    for (const std::byte byte : bytes) {
        text += "0123456789abcdef"[std::to_integer<unsigned>(byte >> 4)];
        text += "0123456789abcdef"[std::to_integer<unsigned>(byte & std::byte{15})];
    }
    return text;
}

/// A document with these bytes between header and checksum.
std::vector<std::byte> tally_with(std::uint8_t kind, std::initializer_list<unsigned> body) {
    std::vector<std::byte> bytes;
    for (const unsigned byte : {unsigned{'v'}, unsigned{'f'}, unsigned{'t'}, unsigned{'t'}, 1U,
                                static_cast<unsigned>(kind)}) {
        bytes.push_back(static_cast<std::byte>(byte));
    }
    for (const unsigned byte : body) {
        bytes.push_back(static_cast<std::byte>(byte));
    }
    bytes.resize(bytes.size() + vitalfew::detail::checksum_size);
    return sealed(bytes);
}

template <class Value>
std::string refusal(const std::vector<std::byte>& bytes) {
    try {
        (void)value_tally<Value>::from_bytes(bytes);
    } catch (const invalid_tally& error) {
        return error.what();
    }
    return "";
}

template <class Value>
const std::vector<Value> sample{Value{0}, Value{1}, Value{1}, Value{7}, Value{100}, Value{127}};

static_assert(vitalfew::tallied_value<std::uint64_t> && vitalfew::tallied_value<float> &&
              vitalfew::tallied_value<vitalfew_test::money>);
static_assert(!vitalfew::tallied_value<vitalfew_test::minimal_money> &&
              !vitalfew::tallied_value<bool> && !vitalfew::tallied_value<long double> &&
              !vitalfew::tallied_value<exact_sum<double>>);

constexpr std::uint8_t int64_kind = 0x18;
constexpr std::uint8_t uint8_kind = 0x21;
constexpr std::uint8_t int8_kind = 0x11;

}  // namespace

TEST_CASE_TEMPLATE("a tally is that of the values, however they come", Value, double, float,
                   std::int64_t, std::uint64_t, std::int32_t, std::int8_t) {
    CHECK(rc::check([] {
        const auto values = *vitalfew_test::any_values<Value>();
        const auto shuffled = *vitalfew_test::permutation_of(values);
        const auto whole = tally_of(values);

        exact_sum<Value> total;
        exact_sum<Value> lost;
        std::uint64_t losses = 0;
        std::uint64_t zeros = 0;
        for (const Value value : values) {
            (value > Value{0} ? total : lost) += value;
            losses += value < Value{0} ? 1U : 0U;
            zeros += value == Value{0} ? 1U : 0U;
        }
        RC_ASSERT(whole.count() == values.size());
        RC_ASSERT(whole.zeros() == zeros);
        RC_ASSERT(whole.total() == total);
        RC_ASSERT(whole.losses().clients == losses);
        RC_ASSERT(whole.losses().value == lost);

        RC_ASSERT(tally_of(shuffled) == whole);
        RC_ASSERT(tally_of(shuffled).to_bytes() == whole.to_bytes());
        value_tally<Value> by_range;
        by_range.observe(shuffled);
        RC_ASSERT(by_range == whole);

        // (a + b) + c, and c + (b + a): any three parts.
        std::vector<value_tally<Value>> parts(3);
        for (const Value value : shuffled) {
            parts[*rc::gen::inRange<std::size_t>(0, 3)].observe(value);
        }
        auto left = parts[0];
        left.merge(parts[1]);
        left.merge(parts[2]);
        auto right = parts[1];
        right.merge(parts[0]);
        auto last = parts[2];
        last.merge(right);
        RC_ASSERT(left == whole);
        RC_ASSERT(last == whole);

        // Taken out again: a part as a whole, another value by value.
        left.remove(parts[1]);
        right.remove(parts[1]);
        RC_ASSERT(right == parts[0]);
        left.merge(parts[1]);
        for (const Value value : values) {
            left.remove(value);
        }
        RC_ASSERT(left == value_tally<Value>());
        RC_ASSERT(left.to_bytes() == value_tally<Value>().to_bytes());
        last.remove(shuffled);
        RC_ASSERT(last == value_tally<Value>());

        RC_ASSERT(value_tally<Value>::from_bytes(whole.to_bytes()) == whole);
    }));
}

TEST_CASE("many doubles go by the table, and nobody can tell") {
    std::mt19937_64 random(11);
    std::lognormal_distribution<> lognormal(5, 1.8);
    std::vector<double> values(40'000);
    for (double& value : values) {
        value = random() % 9 == 0 ? 0.0 : lognormal(random) - 50;
    }
    values[5] = -0.0;
    value_tally<double> by_range;
    by_range.observe(values);
    CHECK(by_range == tally_of(values));
    SUBCASE("with the smallest denormals, which share a bucket with the zeros") {
        values[7] = std::numeric_limits<double>::denorm_min();
        values[8] = -std::numeric_limits<double>::denorm_min();
        value_tally<double> again;
        again.observe(values);
        CHECK(again == tally_of(values));
    }
    SUBCASE("with NaN: refused, and nothing is observed") {
        values[33'333] = std::numeric_limits<double>::quiet_NaN();
        values[39'999] = -std::numeric_limits<double>::infinity();
        const auto before = by_range;
        try {
            by_range.observe(values);
            FAIL("not refused");
        } catch (const invalid_value& error) {
            CHECK(error.count() == 2);
            CHECK(error.first_index() == 33'333);
        }
        CHECK(by_range == before);
    }
}

TEST_CASE("many doubles without low digits, which the table counts and has nothing to sum of") {
    std::vector<double> values(40'000);
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = std::array{1.0, 0.0, -2.0, 0x1p300}[i % 4];
    }
    value_tally<double> by_range;
    by_range.observe(values);
    CHECK(by_range == tally_of(values));
    CHECK(by_range.zeros() == 10'000);
}

TEST_CASE("NaN, infinities and failing projections change nothing") {
    value_tally<float> tally;
    tally.observe(2.5F);
    const auto before = tally;
    const float nan = std::numeric_limits<float>::quiet_NaN();
    CHECK_THROWS_AS(tally.observe(nan), invalid_value);
    CHECK_THROWS_AS(tally.remove(nan), invalid_value);
    CHECK_THROWS_AS(tally.observe(std::vector<float>{1.0F, nan}), invalid_value);
    CHECK(tally == before);

    // So is what a projection throws: it passes through, and nothing is observed.
    const auto fails_at_three = [](int i) {
        return i == 3 ? throw std::string("three") : static_cast<float>(i);
    };
    CHECK_THROWS_AS(tally.observe(std::vector<int>{1, 2, 3}, fails_at_three), std::string);
    CHECK(tally == before);
}

TEST_CASE("tallies of other values are not the same") {
    const auto tally = tally_of<std::int64_t>({1, 9});
    CHECK(tally == tally_of<std::int64_t>({9, 1}));
    CHECK_FALSE(tally == tally_of<std::int64_t>({1, 8}));
    CHECK_FALSE(tally == tally_of<std::int64_t>({2, 8}));
    CHECK_FALSE(tally == tally_of<std::int64_t>({1, 9, 9}));
    CHECK_FALSE(tally == tally_of<std::int64_t>({-1, -9}));
}

TEST_CASE("the largest integers are summed exactly") {
    value_tally<std::uint64_t> tally;
    for (int i = 0; i < 1000; ++i) {
        tally.observe(~std::uint64_t{0});
    }
    std::ostringstream text;
    text << tally.total();
    CHECK(text.str() == "18446744073709551615000");

    value_tally<std::int64_t> least;
    least.observe((std::numeric_limits<std::int64_t>::min)());
    least.observe((std::numeric_limits<std::int64_t>::min)());
    CHECK(least.losses().clients == 2);
    CHECK(least.losses().value.to_double() == -0x1p64);
    CHECK(least.total().sign() == 0);
}

TEST_CASE("a money type, records and a projection") {
    const std::vector<vitalfew_test::money> amounts{vitalfew_test::money(1250),
                                                    vitalfew_test::money(-300)};
    value_tally<vitalfew_test::money> tally;
    tally.observe(amounts);
    tally.observe(vitalfew_test::money(50));
    CHECK(tally.total().value().cents() == 1300);
    CHECK(tally.losses().value.value().cents() == -300);

    struct client {
        std::int64_t profit;
    };
    const std::vector<client> base{{1250}, {-300}, {50}};
    value_tally<std::int64_t> cents;
    cents.observe(base, &client::profit);
    CHECK(cents.to_bytes() == tally.to_bytes());
    cents.remove(base, &client::profit);
    CHECK(cents == value_tally<std::int64_t>());
}

TEST_CASE("what is not in a tally cannot be removed") {
    auto tally = tally_of<std::int64_t>({0, 5, 1020, 1021, -4});
    const auto before = tally;
    CHECK_THROWS_AS(tally.remove(6), invalid_tally);
    CHECK_THROWS_AS(tally.remove(-5), invalid_tally);
    // Of the bucket of 1020 and 1021, 992 to 1023; but then 1049 would be left.
    CHECK_THROWS_AS(tally.remove(992), invalid_tally);
    CHECK_THROWS_AS(tally.remove(tally_of<std::int64_t>({5, 5})), invalid_tally);
    CHECK_THROWS_AS(tally.remove(tally_of<std::int64_t>({5, 0, 0})), invalid_tally);
    CHECK_THROWS_AS(tally.remove(std::vector<std::int64_t>{1020, -4, 7}), invalid_tally);
    CHECK(tally == before);
    tally.remove(0);
    CHECK_THROWS_AS(tally.remove(0), invalid_tally);
    tally.remove(tally);
    CHECK(tally.count() == 0);
    tally.merge(before);
    tally.merge(tally);
    CHECK(tally.count() == 10);
    CHECK(tally.total().value() == 4092);
}

TEST_CASE("the byte form is what it was") {
    CHECK(hex(value_tally<double>().to_bytes()) == "76667474"
                                                   "01"
                                                   "38"
                                                   "00"
                                                   "00"
                                                   "00"
                                                   "dc455ff3");
    // One zero; two buckets: twice 5 is at place 5, 1000 and 1001 are 106 places on, where they exceed
    // 992 by 17 in sum; one below 0, at place 4.
    CHECK(hex(tally_of<std::int64_t>({0, 5, 1000, 1001, -4, 5}).to_bytes()) == "76667474"
                                                                               "01"
                                                                               "18"
                                                                               "01"
                                                                               "02"
                                                                               "060200"
                                                                               "6a0211"
                                                                               "01"
                                                                               "050100"
                                                                               "24e661f8");
    CHECK(hex(tally_of<double>({1.0, 1.0625, 100.5, -0.25, 0.0, 5e-324}).to_bytes()) ==
          "76667474"
          "01"
          "38"
          "01"
          "04"
          "010100"
          "f07f0100"
          "010100"
          "68018080808080"
          "8008"
          "01"
          "d17f0100"
          "e353f972");
    CHECK(hex(tally_of<float>({1.0F, 3.3F}).to_bytes()) == "76667474"
                                                           "01"
                                                           "34"
                                                           "00"
                                                           "02"
                                                           "f10f0100"
                                                           "1a01b3e60c"
                                                           "00"
                                                           "16baa78c");
}

TEST_CASE_TEMPLATE("bytes that were cut or altered are refused", Value, double, float, std::int64_t,
                   std::uint8_t) {
    const auto bytes = tally_of(sample<Value>).to_bytes();
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        CAPTURE(size);
        const std::vector<std::byte> cut(bytes.begin(),
                                         bytes.begin() + static_cast<std::ptrdiff_t>(size));
        CHECK_THROWS_AS((void)value_tally<Value>::from_bytes(cut), invalid_tally);
        if (size >= vitalfew::detail::checksum_size) {
            CHECK_THROWS_AS((void)value_tally<Value>::from_bytes(sealed(cut)), invalid_tally);
        }
    }
    int refused = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        for (unsigned flip = 1; flip < 256; ++flip) {
            auto altered = bytes;
            altered[at] ^= static_cast<std::byte>(flip);
            REQUIRE_THROWS_AS((void)value_tally<Value>::from_bytes(altered), invalid_tally);
            // Also when somebody computed the checksum anew: refused, or one that values give.
            altered = sealed(altered);
            try {
                const auto tally = value_tally<Value>::from_bytes(altered);
                REQUIRE(tally.to_bytes() == altered);
            } catch (const invalid_tally&) {
                ++refused;
            }
        }
    }
    CHECK(refused > 0);
    auto longer = bytes;
    longer.insert(longer.end() - 4, std::byte{0});
    CHECK(refusal<Value>(sealed(longer)).find("go on behind their end") != std::string::npos);
}

TEST_CASE("arbitrary bytes are refused, or are those of a tally") {
    std::mt19937_64 random(17);
    int accepted = 0;
    int refused = 0;
    for (int round = 0; round < vitalfew_test::rounds(20'000); ++round) {
        auto bytes = tally_with(int64_kind, {});
        const std::size_t size = random() % 24;
        for (std::size_t i = 0; i < size; ++i) {
            // Mostly small numbers, else hardly any would get far.
            const auto byte = static_cast<std::byte>(random() % (random() % 4 == 0 ? 256 : 4));
            bytes.insert(bytes.end() - 4, byte);
        }
        bytes = sealed(bytes);
        try {
            const auto tally = value_tally<std::int64_t>::from_bytes(bytes);
            REQUIRE(tally.to_bytes() == bytes);
            ++accepted;
        } catch (const invalid_tally&) {
            ++refused;
        }
    }
    CHECK(accepted > 0);
    CHECK(refused > 0);
}

TEST_CASE("a refusal says what is wrong, and where") {
    const auto says = [](const std::string& text, const char* what) {
        CAPTURE(text);
        return text.find(what) != std::string::npos;
    };
    const auto refuse = [](std::initializer_list<unsigned> body) {
        return refusal<std::int64_t>(tally_with(int64_kind, body));
    };
    CHECK(refuse({0, 0, 0}).empty());
    CHECK(says(refusal<double>({}), "end too early, at byte 0"));
    CHECK(says(refusal<double>(std::vector<std::byte>(20)), "not those of a tally, at byte 0"));
    CHECK(says(refusal<double>(tally_with(int64_kind, {0, 0, 0})),
               "another type of value, at byte 5"));
    auto newer = tally_with(int64_kind, {0, 0, 0});
    newer[4] = std::byte{2};
    CHECK(says(refusal<std::int64_t>(sealed(newer)), "another version of the form, at byte 4"));
    newer[4] = std::byte{1};
    newer[3] = std::byte{'r'};
    CHECK(says(refusal<std::int64_t>(sealed(newer)), "something else"));

    CHECK(refuse({0, 1, 6, 1, 0, 0}).empty());                                // one value of 5
    CHECK(says(refuse({0, 1, 1, 1, 0, 0}), "a bucket that no value is in"));  // of 0
    CHECK(says(refuse({0, 1, 6, 0, 0, 0}), "have no values"));
    CHECK(says(refuse({0, 1, 6, 1, 1, 0}), "a sum that no values"));
    CHECK(says(refuse({0, 2, 6, 1, 0, 0, 1, 0, 0}), "out of order"));
    CHECK(says(refuse({0, 2, 6, 1, 0, 1, 1, 0}), "end too early"));
    CHECK(says(refuse({0x80, 0, 0, 0}), "longer than it need be"));
    CHECK(says(refuse({0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02, 0, 0}),
               "too large"));
    CHECK(says(refuse({0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01, 0, 0}),
               "too many values"));
    CHECK(says(refuse({0,    1,    6,    1,    0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                       0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x04, 0}),
               "too large"));
    CHECK(says(refuse({0, 1, 0xC1, 0x07, 1, 0, 0}), "a bucket"));  // beyond 2^63
    // A byte has no losses, and a signed one none below -128.
    CHECK(says(refusal<std::uint8_t>(tally_with(uint8_kind, {0, 0, 1, 1, 1, 0})), "a bucket"));
    CHECK(refusal<std::int8_t>(tally_with(int8_kind, {0, 0, 1, 65, 1, 0})).empty());
    CHECK(says(refusal<std::int8_t>(tally_with(int8_kind, {0, 0, 1, 65, 1, 1})), "a sum"));
    CHECK(says(refusal<std::int8_t>(tally_with(int8_kind, {0, 1, 65, 1, 0, 0})), "a bucket"));
}

TEST_CASE("no more than 2^62 values") {
    // 2^62 zeros.
    const auto bytes =
        tally_with(int64_kind, {0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x40, 0, 0});
    auto tally = value_tally<std::int64_t>::from_bytes(bytes);
    CHECK(tally.count() == std::uint64_t{1} << 62U);
    const auto before = tally;
    CHECK_THROWS_AS(tally.merge(tally_of<std::int64_t>({1})), invalid_tally);
    CHECK(tally == before);
}

// Nobody has so many clients, but bytes can say so.
TEST_CASE_TEMPLATE("2^62 of the largest and of the smallest values", Value, double, float) {
    constexpr Value most = std::numeric_limits<Value>::max();
    constexpr Value least = std::numeric_limits<Value>::denorm_min();
    for (const std::vector<Value>& values :
         {std::vector<Value>{most}, {least}, {most, least}, {most, -most}, {most, Value{0.1F}}}) {
        value_tally<Value> tally;
        exact_sum<Value> gains;
        for (const Value value : values) {
            tally.observe(value);
            gains += std::max(value, Value{0});
        }
        while (tally.count() < std::uint64_t{1} << 62U) {
            REQUIRE(tally.total() == gains);
            tally.merge(value_tally<Value>(tally));
            gains += gains;
        }
        CHECK(tally.total() == gains);
        CHECK(value_tally<Value>::from_bytes(tally.to_bytes()).total() == gains);
    }
}

TEST_CASE("a tally is a few kilobytes") {
    std::mt19937_64 random(23);
    std::lognormal_distribution<> lognormal(5, 1.8);
    value_tally<double> tally;
    for (int i = 0; i < 100'000; ++i) {
        tally.observe(lognormal(random));
    }
    CHECK(tally.to_bytes().size() < 4096);
}

}  // namespace value_tally_test
