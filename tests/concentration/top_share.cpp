// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/clients/client_profile.hpp>
#include <vitalfew/concentration/top_share.hpp>

#include "support/archetypes.hpp"
#include "support/cdnow.hpp"
#include "support/random_values.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

namespace top_share_test {

using vitalfew::balance_point;
using vitalfew::clients_for_share;
using vitalfew::descending_values_of;
using vitalfew::percent;
using vitalfew::share;
using vitalfew::top_share;

namespace {

constexpr bool at_compile_time() {
    const std::vector<int> base{5, 80, 10, 5, -40};
    const auto two = top_share(base, std::size_t{2});
    const auto forty = top_share(base, percent(40));
    const auto balance = balance_point(base);
    return two.clients == 2 && two.client_share == percent(40) && two.value == 90 &&
           two.value_share == percent(90) && forty.clients == 2 &&
           top_share(base, percent(39)).clients == 1 && top_share(base, percent(19)).clients == 0 &&
           top_share(base, percent(100)).value == 100 &&
           top_share(base, std::size_t{9}).clients == 5 &&
           clients_for_share(base, percent(80)).clients == 1 &&
           clients_for_share(base, percent(81)).clients == 2 &&
           clients_for_share(base, percent(100)).clients == 4 &&
           clients_for_share(base, percent(0)).clients == 0 && balance.clients == 1 &&
           balance.client_share == percent(20) && balance.value_share == percent(80);
}

/// The first k of which holds(k, sum of the k best), by trying all.
template <class Holds>
std::size_t first_by_trying(std::vector<std::int64_t> base, Holds holds) {
    std::sort(base.begin(), base.end(), std::greater<>());
    std::int64_t sum = 0;
    for (std::size_t k = 0; k <= base.size(); ++k) {
        if (holds(static_cast<std::int64_t>(k), sum)) {
            return k;
        }
        sum += k < base.size() ? (std::max)(base[k], std::int64_t{0}) : 0;
    }
    return base.size();
}

}  // namespace

TEST_CASE("what the best bring") {
    static_assert(at_compile_time());
    CHECK(at_compile_time());
}

TEST_CASE("the best of nobody, and of those who bring nothing") {
    const std::vector<int> nobody;
    const std::vector<int> nothing{0, -3};
    CHECK(top_share(nobody, std::size_t{3}).clients == 0);
    CHECK(top_share(nobody, percent(50)).client_share == share{});
    CHECK(top_share(nothing, percent(50)).clients == 1);
    CHECK(top_share(nothing, percent(100)).value == 0);
    CHECK(top_share(nothing, percent(100)).value_share == share{});
    CHECK(clients_for_share(nobody, percent(80)).clients == 0);
    CHECK(clients_for_share(nothing, percent(80)).clients == 0);
    CHECK(balance_point(nobody).clients == 0);
    CHECK(balance_point(nothing).clients == 0);
    CHECK(balance_point(std::vector<int>{4}).clients == 1);
    CHECK(balance_point(std::vector<int>(10, 4)).client_share == percent(50));
}

TEST_CASE("top shares are those of the definition") {
    CHECK(rc::check([] {
        const auto base = *vitalfew_test::tied_values();
        const auto sorted = descending_values_of(base);
        const auto part = share(*rc::gen::inRange(0, 21), 20);
        const auto num = static_cast<std::int64_t>(part.numerator());
        const auto den = static_cast<std::int64_t>(part.denominator());
        const auto n = static_cast<std::int64_t>(base.size());
        std::int64_t total = 0;
        for (const std::int64_t value : base) {
            total += (std::max)(value, std::int64_t{0});
        }
        RC_ASSERT(top_share(sorted, part).clients == static_cast<std::size_t>(n * num / den));
        if (total > 0) {
            RC_ASSERT(clients_for_share(sorted, part).clients ==
                      first_by_trying(base, [&](std::int64_t, std::int64_t sum) {
                          return sum * den >= total * num;
                      }));
            RC_ASSERT(balance_point(sorted).clients ==
                      first_by_trying(base, [&](std::int64_t k, std::int64_t sum) {
                          return k * total + sum * n >= n * total;
                      }));
        }
    }));
}

TEST_CASE("top shares grow with the number of clients") {
    CHECK(rc::check([] {
        const auto base = *vitalfew_test::any_values<double>();
        const auto sorted = descending_values_of(base);
        for (std::size_t k = 1; k <= base.size(); ++k) {
            const auto more = top_share(sorted, k);
            RC_ASSERT(more.value >= top_share(sorted, k - 1).value);
            RC_ASSERT(more.value_share <= percent(100));
        }
        RC_ASSERT(top_share(sorted, base.size()).value == sorted.total());
        const auto most = clients_for_share(sorted, percent(80));
        const bool enough = sorted.total().sign() == 0 || most.value_share >= percent(80);
        RC_ASSERT(enough);
    }));
}

TEST_CASE("top shares of a type with nothing but < and +") {
    using money = vitalfew_test::minimal_money;
    const std::vector<money> base{money(5), money(80), money(10), money(5), money(-40)};
    CHECK(top_share(base, percent(40)).value_share == percent(90));
    CHECK(clients_for_share(base, percent(81)).clients == 2);
    CHECK(balance_point(base).clients == 1);
}

TEST_CASE("the vital few of the CDNOW sample") {
    const auto profiles = vitalfew_test::cdnow_profiles();
    const auto sorted = descending_values_of(profiles, vitalfew::client_value);
    const auto fifth = top_share(sorted, percent(20));
    CHECK(fifth.clients == 471);
    CHECK(std::abs(fifth.value_share.to_double() - 0.674016) < 0.0000005);
    CHECK(clients_for_share(sorted, percent(80)).clients == 777);  // as many as grade A has
    CHECK(balance_point(sorted).clients == 612);                   // 26 % bring 74 %
    CHECK(top_share(profiles, std::size_t{1}, vitalfew::client_value).value_share.to_double() ==
          doctest::Approx(0.02685).epsilon(0.0002));
}

}  // namespace top_share_test
