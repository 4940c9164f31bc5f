// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Places and order on several threads against those on one: the same, whatever the type, the distribution,
// the rule, the number of threads and the grain.

#include <vitalfew/parallel/rank.hpp>

#include "parallel/threads.hpp"
#include "support/archetypes.hpp"
#include "support/drawn_values.hpp"
#include "support/rounds.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <forward_list>
#include <functional>
#include <limits>
#include <random>
#include <ranges>
#include <stdexcept>
#include <string>
#include <vector>

using vitalfew::ties;
using vitalfew_test::distribution;
using vitalfew_test::on_threads;

namespace {

template <class Ranking>
bool same_ranking(const Ranking& a, const Ranking& b) {
    return std::ranges::equal(a.order(), b.order()) && std::ranges::equal(a.places(), b.places());
}

template <class Base>
void check_every_rule(const Base& base, int threads, std::size_t grain) {
    CAPTURE(threads);
    CAPTURE(grain);
    on_threads(threads, [&] {
        for (const ties rule : {ties::min, ties::max, ties::dense, ties::ordinal}) {
            REQUIRE(same_ranking(vitalfew::parallel::rank(base, {}, rule, grain),
                                 vitalfew::rank(base, {}, rule)));
        }
        REQUIRE(same_ranking(vitalfew::parallel::rank(base, {}, ties::average, grain),
                             vitalfew::rank(base, {}, ties::average)));
    });
}

}  // namespace

TEST_CASE_TEMPLATE("places do not depend on threads and grain", Value, VITALFEW_TEST_KINDS) {
    std::mt19937_64 random(20260401 + sizeof(Value));
    for (int round = 0; round < vitalfew_test::rounds_on_threads(40); ++round) {
        const auto kind = vitalfew_test::any_distribution(random);
        const auto values = vitalfew_test::drawn_values<Value>(kind, random() % 3000, random);
        CAPTURE(round);
        check_every_rule(values, vitalfew_test::any_number_of_threads(random),
                         vitalfew_test::any_grain(random));
    }
}

TEST_CASE_TEMPLATE("large bases, in more parts than may have counts of their own", Value, double,
                   std::int64_t) {
    std::mt19937_64 random(41);
    for (const auto kind : {distribution::heavy_tail, distribution::any_bits,
                            distribution::far_outliers, distribution::few_with_losses}) {
        const auto values = vitalfew_test::drawn_values<Value>(
            kind, vitalfew_test::large(60'000U, 200'000U), random);
        for (const std::size_t grain : {std::size_t{100}, std::size_t{9000}}) {
            check_every_rule(values, 4, grain);
        }
    }
}

TEST_CASE("every number of threads, with parts that meet within groups of equals") {
    std::mt19937_64 random(42);
    const auto values =
        vitalfew_test::drawn_values<std::int32_t>(distribution::few_with_losses, 5000, random);
    const std::vector<std::int32_t> equal(5000, 7);
    for (int threads = 1; threads <= 8; ++threads) {
        for (const std::size_t grain :
             {std::size_t{1}, std::size_t{17}, std::size_t{1000}, std::size_t{5000}}) {
            check_every_rule(values, threads, grain);
            check_every_rule(equal, threads, grain);
        }
    }
}

TEST_CASE("long runs that the leading bits leave in doubt") {
    std::mt19937_64 random(43);
    for (int round = 0; round < vitalfew_test::rounds_on_threads(60); ++round) {
        const auto low = static_cast<unsigned>(random() % 64);
        const auto width = static_cast<unsigned>(1 + random() % 63);
        const std::uint64_t mask = (std::uint64_t{1} << width) - 1;
        const std::uint64_t base = random();
        const std::uint64_t outliers = 1 + random() % 2000;
        std::vector<std::uint64_t> values(1000 + random() % 6000);
        for (auto& value : values) {
            value = random() % outliers == 0 ? random() : base ^ ((random() & mask) << low);
        }
        CAPTURE(round);
        check_every_rule(values, vitalfew_test::any_number_of_threads(random),
                         vitalfew_test::any_grain(random));
    }
}

TEST_CASE("a long run behind equals of the largest value") {
    // The words of the run count from its own highest key, which must not make it one of those equals.
    std::mt19937_64 random(45);
    std::vector<std::uint64_t> values(1500, std::uint64_t{1} << 40U);
    for (int i = 0; i < 1500; ++i) {
        values.push_back((std::uint64_t{1} << 39U) + random() % (std::uint64_t{1} << 20U));
    }
    values.push_back(0);
    std::shuffle(values.begin(), values.end(), random);
    for (const std::size_t grain : {std::size_t{10}, std::size_t{1000}, std::size_t{3000}}) {
        check_every_rule(values, 4, grain);
    }
}

TEST_CASE("any range and projection, divided or not") {
    std::mt19937_64 random(44);
    const auto values =
        vitalfew_test::drawn_values<std::int64_t>(distribution::third_losses, 3000, random);
    std::vector<vitalfew_test::move_only_record> records;
    std::vector<vitalfew_test::minimal_money> minimal;
    for (const std::int64_t value : values) {
        records.emplace_back(value);
        minimal.emplace_back(value);
    }
    const auto expected = vitalfew::rank(values);
    const auto rank = [](auto&& base, auto value) {
        return vitalfew::parallel::rank(base, value, ties::min, 100);
    };
    constexpr std::identity same;
    on_threads(3, [&] {
        CHECK(same_ranking(rank(std::deque<std::int64_t>(values.begin(), values.end()), same),
                           expected));
        CHECK(same_ranking(
            rank(std::forward_list<std::int64_t>(values.begin(), values.end()), same), expected));
        CHECK(same_ranking(rank(vitalfew_test::bare_forward_range(values.data(), values.size()),
                                &vitalfew_test::bare_forward_range::proxy::value),
                           expected));
        CHECK(same_ranking(rank(records, &vitalfew_test::move_only_record::value), expected));
        CHECK(same_ranking(rank(minimal, same), expected));
        const auto made = std::views::iota(std::size_t{0}, values.size()) |
                          std::views::transform([&values](std::size_t i) { return values[i]; });
        CHECK(same_ranking(rank(made, same), expected));
        std::atomic<std::size_t> calls = 0;
        CHECK(same_ranking(rank(values,
                                [&calls](std::int64_t value) {
                                    ++calls;
                                    return value;
                                }),
                           expected));
        CHECK(calls == values.size());
        CHECK(vitalfew::parallel::rank(std::vector<double>{}).size() == 0);
        CHECK(vitalfew::parallel::rank(std::vector<double>{1.5}, {}, ties::min, 0).size() == 1);
    });
}

TEST_CASE("what has no place is named as by rank, and what a projection throws comes through") {
    std::vector<double> values(20'000, 1.0);
    values[777] = std::numeric_limits<double>::quiet_NaN();
    values[19'000] = std::numeric_limits<double>::infinity();
    std::string message;
    try {
        (void)vitalfew::rank(values);
    } catch (const vitalfew::invalid_value& error) {
        message = error.what();
    }
    on_threads(4, [&] {
        try {
            (void)vitalfew::parallel::rank(values, {}, ties::min, 100);
            FAIL("not refused");
        } catch (const vitalfew::invalid_value& error) {
            CHECK(error.count() == 2);
            CHECK(error.first_index() == 777);
            CHECK(error.what() == message);
        }
        CHECK_THROWS_AS((void)vitalfew::parallel::rank(values, {}, ties::average, 100),
                        vitalfew::invalid_value);
        const auto refuse = [](double value) {
            return value == 1.0 ? value : throw std::runtime_error("no");
        };
        CHECK_THROWS_WITH_AS((void)vitalfew::parallel::rank(values, refuse, ties::min, 100), "no",
                             std::runtime_error);
    });
}
