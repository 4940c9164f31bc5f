// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// The protocol of a cluster, with bytes between the places, against find_cutoffs of all the values together.

#include <vitalfew/classify/find_cutoffs.hpp>
#include <vitalfew/distributed/cutoff_search.hpp>
#include <vitalfew/distributed/narrowing_request.hpp>

#include "support/archetypes.hpp"
#include "support/drawn_values.hpp"
#include "support/random_values.hpp"
#include "support/rounds.hpp"
#include "support/sealed.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <random>
#include <vector>

namespace cutoff_search_test {

using vitalfew::answer_narrowing_request;
using vitalfew::classify_options;
using vitalfew::crossing;
using vitalfew::cutoff_search;
using vitalfew::find_cutoffs;
using vitalfew::invalid_tally;
using vitalfew::invalid_value;
using vitalfew::narrowing_request;
using vitalfew::refined_tally;
using vitalfew::value_tally;
using vitalfew_test::sealed;

namespace {

constexpr std::array rules{crossing::upper, crossing::lower, crossing::nearest};

template <class Value>
using parts_of = std::vector<std::vector<Value>>;

/// What travels between two processes.
template <class Document>
Document sent(const Document& document) {
    return Document::from_bytes(document.to_bytes());
}

template <class Value>
value_tally<Value> tally_of(const parts_of<Value>& parts) {
    value_tally<Value> merged;
    for (const auto& part : parts) {
        value_tally<Value> tally;
        tally.observe(part);
        merged.merge(sent(tally));
    }
    return merged;
}

template <class Value>
refined_tally<Value> answer_to(const narrowing_request<Value>& request,
                               const parts_of<Value>& parts) {
    refined_tally<Value> merged(request);
    for (const auto& part : parts) {
        merged.merge(sent(answer_narrowing_request(sent(request), part)));
    }
    return merged;
}

template <class Value>
struct outcome {
    vitalfew::cutoffs<Value> cutoffs;
    int rounds = 0;
};

template <class Value>
outcome<Value> search_in(const parts_of<Value>& parts, const classify_options& options) {
    cutoff_search<Value> search(tally_of(parts), options);
    int rounds = 0;
    for (; !search.done() && rounds < 64; ++rounds) {
        search.advance(answer_to(search.request(), parts));
    }
    return {search.cutoffs(), rounds};
}

template <class Value>
parts_of<Value> split(const std::vector<Value>& values, std::size_t parts,
                      std::mt19937_64& random) {
    parts_of<Value> result(parts);
    for (const Value& value : values) {
        result[random() % parts].push_back(value);
    }
    return result;
}

}  // namespace

TEST_CASE_TEMPLATE("the cutoffs are those of all values together", Value, double, float,
                   std::int64_t, std::uint64_t, std::int32_t, std::uint16_t, std::int8_t) {
    CHECK(rc::check([] {
        std::mt19937_64 random(*rc::gen::arbitrary<std::uint64_t>());
        const auto kind = vitalfew_test::any_distribution(random);
        const auto size = *rc::gen::inRange<std::size_t>(0, 300);
        const auto parts = *rc::gen::inRange<std::size_t>(1, 6);
        const auto values = vitalfew_test::drawn_values<Value>(kind, size, random);
        const auto places = split(values, parts, random);
        const auto limits = *vitalfew_test::any_limits();
        for (const crossing rule : rules) {
            const classify_options options{.limits = limits, .crossing = rule};
            const auto found = search_in(places, options);
            RC_ASSERT(found.cutoffs == find_cutoffs(values, {}, options));
            RC_ASSERT(found.rounds <= 4);
        }
    }));
}

TEST_CASE("four rounds are enough for the worst, and most need one or two") {
    std::mt19937_64 random(31);
    SUBCASE("values that agree in all bits but the last") {
        std::vector<std::uint64_t> values(999);
        for (std::uint64_t& value : values) {
            value = ~std::uint64_t{0} - random() % 2;
        }
        const classify_options options{.limits = {vitalfew::percent(30)}};
        const auto found = search_in(split(values, 3, random), options);
        CHECK(found.cutoffs == find_cutoffs(values, {}, options));
        CHECK(found.rounds == 4);
    }
    SUBCASE("the same of doubles") {
        std::vector<double> values(999);
        for (double& value : values) {
            value = random() % 2 == 0 ? std::nextafter(3.0, 4.0) : std::nextafter(3.0, 2.0);
        }
        const auto found = search_in(split(values, 3, random), {});
        CHECK(found.cutoffs == find_cutoffs(values));
        CHECK(found.rounds <= 3);
    }
    SUBCASE("an ordinary base") {
        std::vector<double> values(100'000);
        std::lognormal_distribution<> lognormal(5, 1.8);
        for (double& value : values) {
            value = lognormal(random);
        }
        for (const crossing rule : rules) {
            const classify_options options{.crossing = rule};
            const auto found = search_in(split(values, 4, random), options);
            CHECK(found.cutoffs == find_cutoffs(values, {}, options));
            CHECK(found.rounds <= 2);
        }
    }
    SUBCASE("whole powers of two, or nothing, need none") {
        CHECK(search_in<double>({{1, 2, 4, 8, 16}, {}}, {}).rounds == 0);
        CHECK(search_in<double>({}, {}).rounds == 0);
        CHECK(search_in<double>({{-1, 0}}, {}).cutoffs == find_cutoffs(std::vector<double>{-1, 0}));
    }
}

TEST_CASE("a search in records of a money type") {
    std::mt19937_64 random(37);
    parts_of<vitalfew_test::money> parts(3);
    std::vector<vitalfew_test::money> values;
    for (int i = 0; i < 500; ++i) {
        values.emplace_back(static_cast<std::int64_t>(random() >> 20U));
        parts[random() % 3].push_back(values.back());
    }
    CHECK(search_in(parts, {}).cutoffs == find_cutoffs(values));
}

TEST_CASE("a request names the ranges it is about") {
    value_tally<std::int64_t> tally;
    tally.observe(std::vector<std::int64_t>{1000, 1001, 1003, 8});
    const cutoff_search<std::int64_t> search(tally);
    REQUIRE(search.request().size() == 1);
    CHECK(search.request().least(0) == 992);
    CHECK(search.request().most(0) == 1023);
}

TEST_CASE("the buckets of a range are all of it, one after the other, and nothing more") {
    std::mt19937_64 random(44);
    for (int round = 0; round < 300; ++round) {
        const std::uint64_t first = random() >> (random() % 64U);
        const std::uint64_t span =
            (std::numeric_limits<std::uint64_t>::max() - first) >> (random() % 64U);
        const vitalfew::detail::split_range range{{first, first + span}};
        REQUIRE(range.buckets() <= 65536);
        const auto last = range.bucket(range.buckets() - 1);
        REQUIRE(range.bucket(0).first == first);
        REQUIRE(last.last == range.last);
        REQUIRE(last.first <= last.last);
        const std::size_t place = static_cast<std::size_t>(random()) % range.buckets();
        const auto bucket = range.bucket(place);
        REQUIRE(range.bucket_of(bucket.first) == place);
        REQUIRE(range.bucket_of(bucket.last) == place);
        REQUIRE((place + 1 == range.buckets() || range.bucket(place + 1).first == bucket.last + 1));
    }
}

TEST_CASE("answers that do not fit are refused, and the search goes on") {
    const parts_of<double> parts{{1000.5, 1001.25, 3}, {1002.125, 999.5, 1000.75}};
    const classify_options options{.limits = {vitalfew::percent(50)}};
    const auto tally = tally_of(parts);
    cutoff_search<double> search(tally, options);
    REQUIRE(!search.done());
    const auto request = search.request();
    // A place is missing, or came twice, or has other values now.
    CHECK_THROWS_AS(search.advance(answer_narrowing_request(request, parts[0])), invalid_tally);
    CHECK_THROWS_AS(search.advance(refined_tally<double>(request)), invalid_tally);
    auto twice = answer_to(request, parts);
    twice.merge(answer_narrowing_request(request, parts[0]));
    CHECK_THROWS_AS(search.advance(twice), invalid_tally);
    auto changed = parts;
    changed[1][2] += 0.125;
    CHECK_THROWS_AS(search.advance(answer_to(request, changed)), invalid_tally);
    // Another request.
    value_tally<double> other_tally;
    other_tally.observe(std::vector<double>{5.5, 5.25, 5.125});
    const cutoff_search<double> other(other_tally, options);
    refined_tally<double> foreign(other.request());
    CHECK_THROWS_AS(search.advance(foreign), invalid_tally);
    CHECK_THROWS_AS(foreign.merge(twice), invalid_tally);
    CHECK(foreign.count() == 0);

    CHECK(search.request() == request);
    search.advance(answer_to(request, parts));
    CHECK_THROWS_AS(search.advance(answer_to(request, parts)), invalid_tally);
    while (!search.done()) {
        search.advance(answer_to(search.request(), parts));
    }
    CHECK(search.cutoffs() ==
          find_cutoffs(std::vector<double>{1000.5, 1001.25, 3, 1002.125, 999.5, 1000.75}, {},
                       options));
}

TEST_CASE("answer_narrowing_request refuses NaN") {
    value_tally<double> tally;
    tally.observe(std::vector<double>{1.5, 1.53, 1.51});
    const cutoff_search<double> search(tally);
    const std::vector<double> values{1.5, std::numeric_limits<double>::quiet_NaN()};
    CHECK_THROWS_AS((void)answer_narrowing_request(search.request(), values), invalid_value);
}

namespace {

template <class Document>
void check_altered(const Document& document) {
    const auto bytes = document.to_bytes();
    CHECK(Document::from_bytes(bytes) == document);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        std::vector<std::byte> cut(bytes.begin(),
                                   bytes.begin() + static_cast<std::ptrdiff_t>(size));
        CHECK_THROWS_AS((void)Document::from_bytes(cut), invalid_tally);
        if (size >= vitalfew::detail::checksum_size) {
            CHECK_THROWS_AS((void)Document::from_bytes(sealed(cut)), invalid_tally);
        }
    }
    int refused = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        for (unsigned flip = 1; flip < 256; ++flip) {
            // All in the long run; else each bit alone, and a fifth of the others.
            if (!std::has_single_bit(flip) && flip % vitalfew_test::large(5U, 1U) != 0) {
                continue;
            }
            auto altered = bytes;
            altered[at] ^= static_cast<std::byte>(flip);
            if (std::has_single_bit(flip)) {
                REQUIRE_THROWS_AS((void)Document::from_bytes(altered), invalid_tally);
            }
            altered = sealed(altered);
            try {
                const auto accepted = Document::from_bytes(altered);
                REQUIRE(accepted.to_bytes() == altered);
            } catch (const invalid_tally&) {
                ++refused;
            }
        }
    }
    CHECK(refused > 0);
}

}  // namespace

TEST_CASE_TEMPLATE("requests and answers that were cut or altered are refused", Value, double,
                   float, std::int64_t, std::uint8_t) {
    std::vector<Value> values;
    for (int i = 100; i < 120; i += 3) {
        values.push_back(static_cast<Value>(static_cast<Value>(i) + static_cast<Value>(0.3)));
    }
    value_tally<Value> tally;
    tally.observe(values);
    const cutoff_search<Value> search(tally,
                                      {.limits = {vitalfew::percent(20), vitalfew::percent(80)}});
    REQUIRE(search.request().size() == 2);
    check_altered(search.request());
    check_altered(answer_narrowing_request(search.request(), values));
}

TEST_CASE("an answer about more than 2^62 values is refused") {
    value_tally<std::int64_t> tally;
    const std::vector<std::int64_t> values{100, 103, 106, 109, 112, 115, 118};
    tally.observe(values);
    const cutoff_search<std::int64_t> search(
        tally, {.limits = {vitalfew::percent(20), vitalfew::percent(80)}});
    const auto& request = search.request();
    const auto bytes_of = [&](const std::vector<std::int64_t>& some) {
        return answer_narrowing_request(request, some).to_bytes();
    };
    std::vector<std::int64_t> asked_for;
    std::ranges::copy_if(values, std::back_inserter(asked_for),
                         [&](std::int64_t value) { return bytes_of({value}) != bytes_of({}); });
    REQUIRE(asked_for.size() > 1);
    const std::int64_t one = asked_for.front();
    const std::int64_t other = asked_for.back();
    // One more of a value changes the count first.
    const auto bytes = bytes_of({one, other});
    const auto count_of = [&](std::int64_t value) {
        return std::ranges::mismatch(bytes, bytes_of({one, other, value})).in1 - bytes.begin();
    };
    auto places = std::array{count_of(one), count_of(other)};
    std::ranges::sort(places);
    REQUIRE(places[0] < places[1]);
    // 2^62 and 2^62 - 1, seven bits to a byte.
    const auto most = [](bool less) {
        std::vector<std::byte> number(9, less ? std::byte{0xFF} : std::byte{0x80});
        number.back() = less ? std::byte{0x3F} : std::byte{0x40};
        return number;
    };
    const auto with = [&](std::ptrdiff_t place, const std::vector<std::byte>& number,
                          std::vector<std::byte> of) {
        of.erase(of.begin() + place);
        of.insert(of.begin() + place, number.begin(), number.end());
        return sealed(of);
    };
    using answer = refined_tally<std::int64_t>;
    CHECK_NOTHROW((void)answer::from_bytes(with(places[0], most(true), bytes)));
    CHECK_NOTHROW((void)answer::from_bytes(with(places[1], most(true), bytes)));
    const auto too_many = [&](const std::vector<std::byte>& altered) {
        CHECK_THROWS_WITH_AS((void)answer::from_bytes(altered),
                             doctest::Contains("too many values"), invalid_tally);
    };
    too_many(with(places[0], most(false), bytes));
    too_many(with(places[1], most(false), bytes));
    too_many(with(places[0], most(true), with(places[1], most(true), bytes)));
}

}  // namespace cutoff_search_test
