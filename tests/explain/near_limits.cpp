// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/explain/near_limits.hpp>
#include <vitalfew/explain/standings.hpp>

#include "support/archetypes.hpp"
#include "support/random_values.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace near_limits_test {

namespace {

using vitalfew::crossing;
using vitalfew::limit_side;
using vitalfew::near_limits;
using vitalfew::percent;
using vitalfew::permille;
using vitalfew::share;
using vitalfew::standings;

// Cumulative: 50, 79, 89, 94, 97, 99, 100 of 100.
const std::vector<std::int64_t> base{50, 29, 10, 5, 3, 2, 1};

/// The clients found, each with its limit and side: "2A-" is client 2, better side of the limit of A.
template <class Clients, class Projection>
std::string found(const Clients& clients, Projection value, const share& margin,
                  const vitalfew::classify_options& options) {
    std::string text;
    const auto table = standings(clients, value, options);
    for (const auto& each : near_limits(clients, value, table, margin)) {
        text += std::to_string(each.client) +
                vitalfew::grade_letter(vitalfew::grade_at(each.limit)) +
                (each.side == limit_side::better ? "- " : "+ ");
    }
    return text;
}

}  // namespace

TEST_CASE("clients within a margin of a limit, on both sides of it") {
    const vitalfew::classify_options abc{.limits = vitalfew::abc_limits};
    // With no margin, only those who cross a limit: from 79 to 89, and from 94 to 97 %.
    CHECK(found(base, std::identity{}, share(), abc) == "2A- 4B- ");
    // 80 - 1 is where 29 ends, 95 - 1 where 5 does.
    CHECK(found(base, std::identity{}, percent(1), abc) == "1A- 2A- 3B- 4B- ");
    CHECK(found(base, std::identity{}, permille(9), abc) == "2A- 4B- ");
    // 97 is where 2 begins, 2 above 95.
    CHECK(found(base, std::identity{}, percent(2), abc) == "1A- 2A- 3B- 4B- 5B+ ");
    CHECK(found(base, std::identity{}, percent(1),
                {.limits = vitalfew::abc_limits, .crossing = crossing::lower}) ==
          "1A- 2A+ 3B- 4B+ ");
}

TEST_CASE("how far they are from it") {
    const auto table = standings(base, {}, {.limits = vitalfew::abc_limits});
    const auto near = near_limits(base, std::identity{}, table, percent(2));
    REQUIRE(near.size() == 5);
    CHECK(std::abs(near[0].distance - 0.01) < 1e-15);
    CHECK(near[1].distance == 0);
    CHECK(std::abs(near[4].distance - 0.02) < 1e-15);
}

TEST_CASE("a limit that is reached exactly is near to both neighbours") {
    // Cumulative: 50, 80, 100.
    const std::vector<int> values{20, 50, 30};
    CHECK(found(values, std::identity{}, share(), {.limits = {percent(80)}}) == "0A+ 2A- ");
}

TEST_CASE("nobody is near a limit where there is nothing") {
    CHECK(found(std::vector<int>{}, std::identity{}, percent(100), {}).empty());
    CHECK(found(std::vector<int>{0, -5}, std::identity{}, percent(100), {}).empty());
    CHECK(found(std::vector<int>{7, 0, -5}, std::identity{}, percent(100),
                {.limits = {percent(80)}}) == "0A- ");
}

TEST_CASE("margins and values are checked") {
    const auto table = standings(std::vector<double>{1, 2}, {}, {.limits = {share(1, 3)}});
    const std::vector<double> other{1, std::numeric_limits<double>::quiet_NaN()};
    CHECK_THROWS_AS((void)near_limits(other, std::identity{}, table, percent(1)),
                    vitalfew::invalid_value);
    const share odd(1, std::numeric_limits<std::uint64_t>::max() - 1);
    CHECK_THROWS_WITH_AS(
        (void)near_limits(base, std::identity{}, standings(base, {}, {.limits = {percent(81)}}),
                          odd),
        "vitalfew: 81 % and 1/18446744073709551614 have no common denominator below 2^64: give "
        "shares of simpler fractions, such as percent(n) or permille(n)",
        vitalfew::invalid_share);
}

TEST_CASE("proxies without a size, and exact sums as values") {
    const std::array<std::int64_t, 3> values{20, 50, 30};
    vitalfew_test::bare_forward_range clients(values.data(), values.size());
    const auto value = [](const auto& c) {
        return vitalfew::exact_sum<double>(static_cast<double>(c.value));
    };
    const auto table = standings(clients, value, {.limits = {percent(80)}});
    const auto near = near_limits(clients, value, table, share());
    REQUIRE(near.size() == 2);
    CHECK(near[1].client == 2);
}

TEST_CASE("as the definition says") {
    CHECK(rc::check([] {
        const auto values = *vitalfew_test::tied_values();
        const auto limits = *vitalfew_test::any_limits();
        const int hundredths = *rc::gen::inRange(0, 30);
        const auto table = standings(values, {}, {.limits = limits});
        const auto near = near_limits(values, std::identity{}, table, percent(hundredths));
        std::size_t next = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            std::int64_t before = 0;
            std::int64_t after = 0;
            std::int64_t total = 0;
            for (const std::int64_t other : values) {
                total += other > 0 ? other : 0;
                before += other > 0 && other > values[i] ? other : 0;
                after += other > 0 && other >= values[i] ? other : 0;
            }
            for (std::size_t k = 0; k < limits.size(); ++k) {
                // In hundredths of the total; the limits are twentieths.
                const auto limit = static_cast<std::int64_t>(100 * limits[k].numerator() /
                                                             limits[k].denominator());
                const bool is_near = values[i] > 0 && after * 100 >= (limit - hundredths) * total &&
                                     before * 100 <= (limit + hundredths) * total;
                RC_ASSERT(is_near ==
                          (next < near.size() && near[next].client == i && near[next].limit == k));
                if (is_near) {
                    const auto all = static_cast<double>(total);
                    const double distance =
                        std::max({0.0, limits[k].to_double() - static_cast<double>(after) / all,
                                  static_cast<double>(before) / all - limits[k].to_double()});
                    RC_ASSERT(std::abs(near[next].distance - distance) < 1e-14);
                    RC_ASSERT((near[next].side == limit_side::worse) ==
                              (grade_index(table(values[i]).grade) > k));
                    ++next;
                }
            }
        }
        RC_ASSERT(next == near.size());
    }));
}

}  // namespace near_limits_test
