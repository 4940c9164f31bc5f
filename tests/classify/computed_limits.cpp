// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/classify/classify_with.hpp>
#include <vitalfew/classify/computed_limits.hpp>
#include <vitalfew/clients/client_profile.hpp>

#include "support/archetypes.hpp"
#include "support/cdnow.hpp"
#include "support/data.hpp"
#include "support/letters.hpp"
#include "support/random_values.hpp"
#include "support/simple_csv.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace computed_limits_test {

using vitalfew::classify_with;
using vitalfew::computed_limits;
using vitalfew::cutoff_side;
using vitalfew::share;
using vitalfew_test::counts;
using vitalfew_test::letters;

namespace {

template <class Base, class Projection = std::identity>
constexpr auto graded(Base&& base, Projection value = {}) {
    return classify_with(base, value, computed_limits(base, value).cutoffs());
}

constexpr bool at_compile_time() {
    const std::vector<int> one_to_ten{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    const auto found = computed_limits(one_to_ten);
    return found.pareto().clients == 4 && found.break_even().clients == 5 &&
           found.submarginal().clients == 6 && found.pareto().client_share == share(2, 5) &&
           found.pareto().value_share == share(34, 55) &&
           vitalfew_test::graded(graded(one_to_ten), "CCCCBBAAAA");
}

struct positions {
    std::size_t pareto;
    std::size_t break_even;
    std::size_t submarginal;
    friend bool operator==(const positions&, const positions&) = default;
};

template <class Value>
positions positions_of(const vitalfew::computed_abc<Value>& found) {
    return {found.pareto().clients, found.break_even().clients, found.submarginal().clients};
}

/// The definition, over all points and in plain integers.
positions by_definition(std::vector<std::int64_t> base) {
    std::sort(base.begin(), base.end(), std::greater<>());
    const auto n = static_cast<std::int64_t>(base.size());
    std::vector<std::int64_t> sums{0};
    positions found{};
    for (const std::int64_t value : base) {
        sums.push_back(sums.back() + (value > 0 ? value : 0));
    }
    const std::int64_t total = sums.back();
    const auto argmin = [&](std::int64_t from) {
        std::size_t best = 0;
        std::int64_t least = (std::numeric_limits<std::int64_t>::max)();
        for (std::size_t k = 0; k < sums.size(); ++k) {
            const std::int64_t across = (static_cast<std::int64_t>(k) - from) * total;
            const std::int64_t up = n * (total - sums[k]);
            if (across * across + up * up < least) {
                least = across * across + up * up;
                best = k;
            }
        }
        return best;
    };
    found.pareto = argmin(0);
    found.break_even = static_cast<std::size_t>(std::count_if(
        base.begin(), base.end(), [&](std::int64_t value) { return value * n > total; }));
    found.submarginal =
        argmin(static_cast<std::int64_t>((std::max)(found.pareto, found.break_even)));
    return total == 0 ? positions{} : found;
}

template <class Value, class Make>
void found_alike(const std::vector<std::int64_t>& values, Make make) {
    std::vector<Value> made;
    for (const std::int64_t value : values) {
        made.push_back(make(value));
    }
    RC_ASSERT(positions_of(computed_limits(made)) == positions_of(computed_limits(values)));
    RC_ASSERT(letters(graded(made)) == letters(graded(values)));
}

}  // namespace

TEST_CASE("computed limits of small bases") {
    static_assert(at_compile_time());
    CHECK(at_compile_time());
    // Ultsch and Loetsch 2015, their closed form worked out by hand.
    const std::vector<double> eleven{1, 15, 25, 17, 2, 3, 5, 6, 2, 3, 22};
    CHECK(letters(graded(eleven)) == "CAAACCCBCCA");
    CHECK(counts(graded(eleven)) == "4/1/6");
}

TEST_CASE("computed limits are total") {
    using vector = std::vector<std::int64_t>;
    CHECK(letters(graded(vector{7, 7, 7, 7})) == "AAAA");
    CHECK(letters(graded(vector{7})) == "A");
    // (0, 0) and (1, 1) are as far from (0, 1): the first counts.
    CHECK(positions_of(computed_limits(vector{7})) == positions{0, 0, 0});
    CHECK(letters(graded(vector{0, 7, -3})) == "CAC");
    CHECK(letters(graded(vector{0, 0, -1})) == "CCC");
    CHECK(letters(graded(vector{})).empty());
    CHECK(computed_limits(vector{0, -2}).cutoffs()[0].side == cutoff_side::none);
    CHECK(positions_of(computed_limits(vector{0, -2})) == positions{});
    CHECK(computed_limits(vector{}).submarginal().value_share == share{});
}

TEST_CASE("computed limits are those of the definition") {
    CHECK(rc::check([] {
        const auto base = *vitalfew_test::tied_values();
        const auto found = computed_limits(base);
        RC_ASSERT(positions_of(found) == by_definition(base));
        const auto result = classify_with(base, std::identity{}, found.cutoffs());
        const auto some = result.total().sign() > 0;
        RC_ASSERT((result.summaries()[0].clients > 0) == some);
        // Equal values share a grade, and so nobody who stands before an end falls behind it.
        const auto before = (std::min)(found.pareto().clients, found.break_even().clients);
        RC_ASSERT(result.summaries()[0].clients >= before);
        RC_ASSERT(result.summaries()[0].clients + result.summaries()[1].clients >=
                  found.submarginal().clients);
    }));
}

TEST_CASE("the order of the clients does not matter for computed limits") {
    CHECK(rc::check([] {
        const auto base = *vitalfew_test::any_values<double>();
        const auto shuffled = *vitalfew_test::permutation_of(base);
        RC_ASSERT(computed_limits(base).cutoffs() == computed_limits(shuffled).cutoffs());
    }));
}

TEST_CASE("computed limits of all kinds of values") {
    CHECK(rc::check([] {
        const auto base = *vitalfew_test::tied_values();
        const int exponent = *rc::gen::inRange(-1070, 1000);
        found_alike<double>(base, [exponent](std::int64_t v) {
            return std::ldexp(static_cast<double>(v), exponent);
        });
        found_alike<float>(base, [](std::int64_t v) { return static_cast<float>(v); });
        found_alike<std::int8_t>(base, [](std::int64_t v) { return static_cast<std::int8_t>(v); });
        found_alike<vitalfew_test::money>(base,
                                          [](std::int64_t v) { return vitalfew_test::money(v); });
        found_alike<vitalfew::exact_sum<double>>(base, [](std::int64_t v) {
            return vitalfew::exact_sum<double>(static_cast<double>(v));
        });
    }));
}

TEST_CASE("computed limits of values at the ends of their type") {
    constexpr auto most = (std::numeric_limits<std::int64_t>::max)();
    CHECK(letters(graded(std::vector<std::int64_t>{most, 1, most, -most})) == "ACAC");
    constexpr double least = std::numeric_limits<double>::denorm_min();
    constexpr double large = (std::numeric_limits<double>::max)();
    CHECK(letters(graded(std::vector<double>{large, least, large, 1.0})) == "ACAC");
}

TEST_CASE("a range that is passed over once, and records that cannot be copied") {
    const std::array<std::int64_t, 3> values{9, 1, 1};
    vitalfew_test::bare_forward_range bare(values.data(), values.size());
    CHECK(computed_limits(bare, &vitalfew_test::bare_forward_range::proxy::value).cutoffs()(9) ==
          vitalfew::grade::A);
    std::vector<vitalfew_test::move_only_record> records;
    records.emplace_back(4);
    records.emplace_back(1);
    CHECK(letters(graded(records, &vitalfew_test::move_only_record::value)) == "AC");
}

TEST_CASE("points of the curve are moved out of what is going away") {
    const std::array<std::int64_t, 4> values{70, 20, 8, 2};
    const auto found = computed_limits(values);
    CHECK(computed_limits(values).pareto().clients == found.pareto().clients);
    CHECK(computed_limits(values).break_even().clients == found.break_even().clients);
    CHECK(computed_limits(values).submarginal().clients == found.submarginal().clients);
}

TEST_CASE("computed limits refuse what is no number") {
    const std::vector<float> base{1, std::numeric_limits<float>::infinity()};
    CHECK_THROWS_WITH_AS(computed_limits(base),
                         "vitalfew: 1 value is NaN or infinite; the first is inf at index 1: "
                         "repair or leave out those records, then analyse again",
                         vitalfew::invalid_value);
}

TEST_CASE("computed limits of the CDNOW sample") {
    const auto profiles = vitalfew_test::cdnow_profiles();
    CHECK(positions_of(computed_limits(profiles, vitalfew::client_value)) ==
          positions{604, 593, 868});
    CHECK(counts(graded(profiles, vitalfew::client_value)) == "593/275/1489");
}

TEST_SUITE("data") {
    TEST_CASE("computed limits of the Swiss communes") {
        const auto path = vitalfew_test::find_data("swiss_inhabitants/swiss_inhabitants_1900.csv");
        if (!path) {
            return;
        }
        vitalfew_test::simple_csv file(*path);
        std::vector<std::int64_t> inhabitants;
        for (const auto& row : file.rows()) {
            inhabitants.push_back(std::stoll(row[file.column("inhabitants")]));
        }
        // Ends after 642 and 1076. Communes 1076 and 1077 have 710 inhabitants both, so both are B: 435
        // of them. Where equals may part it is 642/434/1820; the authors' R package has 639/438/1819.
        CHECK(positions_of(computed_limits(inhabitants)) == positions{735, 642, 1076});
        CHECK(counts(graded(inhabitants)) == "642/435/1819");
    }
}

}  // namespace computed_limits_test
