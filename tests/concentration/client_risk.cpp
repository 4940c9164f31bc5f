// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/concentration/client_risk.hpp>

#include "support/archetypes.hpp"
#include "support/random_values.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace client_risk_test {

using vitalfew::client_risk;
using vitalfew::percent;

namespace {

using indices = std::vector<std::size_t>;

constexpr bool at_compile_time() {
    const std::vector<int> base{10, 40, -90, 10, 40};
    const auto risk = client_risk(base);
    const auto strict = client_risk(base, {}, percent(9));
    return risk.largest == std::size_t{1} && risk.largest_share == percent(40) && risk.exceeds() &&
           risk.above == indices{1, 4} && strict.above == indices{1, 4, 0, 3} &&
           !client_risk(base, {}, percent(40)).exceeds();
}

}  // namespace

TEST_CASE("clients above the limit of risk") {
    static_assert(at_compile_time());
    CHECK(at_compile_time());
    CHECK(client_risk(std::vector<int>{5}, {}, percent(100)).above.empty());
    CHECK(client_risk(std::vector<int>{5}, {}, percent(99)).above == indices{0});
    CHECK(client_risk(std::vector<int>{5, 0}, {}, percent(0)).above == indices{0});
}

TEST_CASE("nobody who brings something, no risk") {
    for (const auto& base : {std::vector<int>{}, std::vector<int>{0, -1}}) {
        const auto risk = client_risk(base);
        CHECK_FALSE(risk.largest.has_value());
        CHECK_FALSE(risk.exceeds());
        CHECK(risk.largest_share == percent(0));
    }
}

TEST_CASE("who is above the limit is so by definition") {
    CHECK(rc::check([] {
        const auto base = *vitalfew_test::tied_values();
        const auto limit = *rc::gen::inRange(0, 101);
        std::int64_t total = 0;
        for (const std::int64_t value : base) {
            total += (std::max)(value, std::int64_t{0});
        }
        indices expected;
        for (std::size_t i = 0; i < base.size(); ++i) {
            if (base[i] > 0 && base[i] * 100 > limit * total) {
                expected.push_back(i);
            }
        }
        auto above = client_risk(base, {}, percent(limit)).above;
        RC_ASSERT(std::is_sorted(above.begin(), above.end(), [&](std::size_t a, std::size_t b) {
            return base[a] > base[b] || (base[a] == base[b] && a < b);
        }));
        std::sort(above.begin(), above.end());
        RC_ASSERT(above == expected);
    }));
}

TEST_CASE("risk at the ends of a type, and of a type with nothing but < and +") {
    constexpr double large = (std::numeric_limits<double>::max)();
    CHECK(client_risk(std::vector<double>{1, large, large}, {}, percent(50)).above.empty());
    CHECK(client_risk(std::vector<double>{1, large, large}, {}, percent(49)).above ==
          indices{1, 2});
    using money = vitalfew_test::minimal_money;
    const std::vector<money> base{money(1), money(9)};
    CHECK(client_risk(base, {}, percent(10)).above == indices{1});
    CHECK(client_risk(base).largest_share == percent(90));
}

}  // namespace client_risk_test
