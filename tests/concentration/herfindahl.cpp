// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/clients/client_profile.hpp>
#include <vitalfew/concentration/herfindahl.hpp>

#include "concentration/all_kinds.hpp"
#include "support/cdnow.hpp"
#include "support/random_values.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace herfindahl_test {

using vitalfew::descending_values_of;
using vitalfew::exact_ratio;
using vitalfew::herfindahl;

namespace {

constexpr bool at_compile_time() {
    const auto found = herfindahl(std::vector<int>{50, 30, 20, 0, -9});
    return found.index == exact_ratio(38, 100) && found.points() == exact_ratio(3800, 1) &&
           found.effective_clients() == exact_ratio(100, 38) && found.index.to_double() == 0.38;
}

exact_ratio by_definition(const std::vector<std::int64_t>& values) {
    std::uint64_t total = 0;
    std::uint64_t squares = 0;
    for (const std::int64_t value : values) {
        const auto positive = static_cast<std::uint64_t>((std::max)(value, std::int64_t{0}));
        total += positive;
        squares += positive * positive;
    }
    return {squares, total * total};
}

}  // namespace

TEST_CASE("Herfindahl-Hirschman of textbook bases") {
    static_assert(at_compile_time());
    CHECK(at_compile_time());
    CHECK(herfindahl(std::vector<int>{}).index == exact_ratio());
    CHECK(herfindahl(std::vector<int>{}).effective_clients() == exact_ratio());
    CHECK(herfindahl(std::vector<int>{0, -4}).index == exact_ratio());
    CHECK(herfindahl(std::vector<int>{0, 4}).index == exact_ratio(1, 1));
    CHECK(herfindahl(std::vector<int>(8, 3)).effective_clients() == exact_ratio(8, 1));
}

TEST_CASE("Herfindahl-Hirschman is that of the definition, for every kind of number") {
    CHECK(rc::check([] {
        const auto base = *vitalfew_test::tied_values();
        RC_ASSERT(herfindahl(base).index == by_definition(base));
        vitalfew_test::same_for_all_kinds(
            base, [](const auto& values) { return herfindahl(values).index; });
    }));
}

TEST_CASE("Herfindahl-Hirschman does not depend on the order and never falls when two merge") {
    CHECK(rc::check([] {
        auto base = *rc::gen::container<std::vector<std::int64_t>>(
            rc::gen::inRange<std::int64_t>(1, std::int64_t{1} << 62));
        RC_PRE(base.size() >= 2);
        const auto before = herfindahl(base).index;
        RC_ASSERT(herfindahl(*vitalfew_test::permutation_of(base)).index == before);
        RC_ASSERT(before >= exact_ratio(1, base.size()));
        base[0] += base.back();
        base.pop_back();
        RC_ASSERT(herfindahl(base).index > before);
        RC_ASSERT(herfindahl(base).index <= exact_ratio(1, 1));
    }));
}

TEST_CASE("no square overflows or vanishes") {
    constexpr auto most = (std::numeric_limits<std::uint64_t>::max)();
    CHECK(herfindahl(std::vector<std::uint64_t>(300, most)).index == exact_ratio(1, 300));
    constexpr double large = (std::numeric_limits<double>::max)();
    constexpr double least = std::numeric_limits<double>::denorm_min();
    CHECK(herfindahl(std::vector<double>(5, large)).index == exact_ratio(1, 5));
    CHECK(herfindahl(std::vector<double>(5, least)).index == exact_ratio(1, 5));
    const auto apart = herfindahl(std::vector<double>{large, least});
    CHECK(apart.index < exact_ratio(1, 1));
    CHECK(apart.index.to_double() == 1.0);
}

TEST_CASE("Herfindahl-Hirschman of the CDNOW sample") {
    const auto profiles = vitalfew_test::cdnow_profiles();
    const auto found = herfindahl(descending_values_of(profiles, vitalfew::client_value));
    CHECK(std::abs(found.index.to_double() - 0.00228579) < 0.00000001);
    CHECK(std::abs(found.effective_clients().to_double() - 437.5) < 0.05);
}

}  // namespace herfindahl_test
