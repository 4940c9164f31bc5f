// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/classify/classify.hpp>

#include "support/archetypes.hpp"
#include "support/definition.hpp"
#include "support/letters.hpp"
#include "support/random_values.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace properties_test {

// What must hold for every base, limit and rule, on random ones.

namespace {

using vitalfew::classify;
using vitalfew::classify_options;
using vitalfew::crossing;

classify_options any_options() {
    return {.limits = *vitalfew_test::any_limits(),
            .crossing = *rc::gen::element(crossing::upper, crossing::lower, crossing::nearest)};
}

template <class Value, class Make>
void grades_like(const std::vector<std::int64_t>& values, const classify_options& options,
                 Make make) {
    std::vector<Value> made;
    for (const std::int64_t value : values) {
        made.push_back(make(value));
    }
    RC_ASSERT(vitalfew_test::letters(classify(made, {}, options)) ==
              vitalfew_test::letters(classify(values, {}, options)));
}

}  // namespace

TEST_CASE("every value has the grade of the definition, those between the clients' too") {
    CHECK(rc::check([] {
        const auto base = *vitalfew_test::tied_values();
        const auto options = any_options();
        const auto result = classify(base, {}, options);
        for (std::size_t i = 0; i < base.size(); ++i) {
            RC_ASSERT(result.grades()[i] == vitalfew_test::grade_by_definition(
                                                base, base[i], options.limits, options.crossing));
        }
        for (std::int64_t value = -4; value < 14; ++value) {
            RC_ASSERT(
                result.cutoffs()(value) ==
                vitalfew_test::grade_by_definition(base, value, options.limits, options.crossing));
        }
    }));
}

TEST_CASE("all kinds of values are graded alike") {
    CHECK(rc::check([] {
        const auto base = *vitalfew_test::tied_values();
        const auto options = any_options();
        const int exponent = *rc::gen::inRange(-1070, 1000);
        grades_like<double>(base, options, [exponent](std::int64_t value) {
            return std::ldexp(static_cast<double>(value), exponent);
        });
        grades_like<float>(base, options, [](std::int64_t v) { return static_cast<float>(v); });
        grades_like<std::int8_t>(base, options,
                                 [](std::int64_t v) { return static_cast<std::int8_t>(v); });
        grades_like<vitalfew_test::money>(base, options,
                                          [](std::int64_t v) { return vitalfew_test::money(v); });
        grades_like<vitalfew_test::minimal_money>(
            base, options, [](std::int64_t v) { return vitalfew_test::minimal_money(v); });
        grades_like<vitalfew::exact_sum<double>>(base, options, [](std::int64_t v) {
            vitalfew::exact_sum<double> sum = static_cast<double>(v) + 0.5;
            sum -= 0.5;
            return sum;
        });
    }));
}

TEST_CASE_TEMPLATE("the order of the clients does not matter", Value, std::int64_t, double) {
    CHECK(rc::check([] {
        const auto base = *vitalfew_test::any_values<Value>();
        const auto shuffled = *vitalfew_test::permutation_of(base);
        const auto options = any_options();
        const auto result = classify(base, {}, options);
        const auto again = classify(shuffled, {}, options);
        RC_ASSERT(result.cutoffs() == again.cutoffs());
        for (std::size_t g = 0; g < options.limits.grades(); ++g) {
            RC_ASSERT(result.summaries()[g].clients == again.summaries()[g].clients);
            RC_ASSERT(result.summaries()[g].value == again.summaries()[g].value);
        }
        for (std::size_t i = 0; i < base.size(); ++i) {
            RC_ASSERT(again.cutoffs()(base[i]) == result.grades()[i]);
        }
    }));
}

TEST_CASE_TEMPLATE("the parts add up, and grades follow the values", Value, std::int64_t, double,
                   std::uint16_t) {
    CHECK(rc::check([] {
        const auto base = *vitalfew_test::any_values<Value>();
        const auto options = any_options();
        const auto result = classify(base, {}, options);
        std::size_t clients = 0;
        vitalfew::exact_sum<Value> total;
        for (const auto& summary : result.summaries()) {
            clients += summary.clients;
            total += summary.value;
        }
        RC_ASSERT(clients == base.size());
        RC_ASSERT(total == result.total());
        for (std::size_t i = 1; i < base.size(); ++i) {
            if (base[i] == base[i - 1]) {
                RC_ASSERT(result.grades()[i] == result.grades()[i - 1]);
            } else if (base[i] > base[i - 1]) {
                RC_ASSERT(result.grades()[i] <= result.grades()[i - 1]);
            }
        }
    }));
}

TEST_CASE_TEMPLATE("upper covers at least the limit and lower at most", Value, std::int64_t,
                   double) {
    CHECK(rc::check([] {
        const auto base = *vitalfew_test::any_values<Value>();
        const auto limits = *vitalfew_test::any_limits();
        const auto upper = classify(base, {}, {.limits = limits, .crossing = crossing::upper});
        const auto lower = classify(base, {}, {.limits = limits, .crossing = crossing::lower});
        RC_PRE(upper.total().sign() > 0);
        vitalfew::exact_sum<Value> upper_sum;
        vitalfew::exact_sum<Value> lower_sum;
        for (std::size_t i = 0; i < limits.size(); ++i) {
            upper_sum += upper.summaries()[i].value;
            lower_sum += lower.summaries()[i].value;
            RC_ASSERT(vitalfew::exact_share(upper_sum, upper.total()) >= limits[i]);
            RC_ASSERT(vitalfew::exact_share(lower_sum, upper.total()) <= limits[i]);
        }
        RC_ASSERT(upper.summaries()[0].clients > 0);
    }));
}

TEST_CASE("a limit lies where it lies, whatever the others: limits nested, grades nested") {
    CHECK(rc::check([] {
        const auto base = *vitalfew_test::tied_values();
        const auto options = any_options();
        const auto all = classify(base, {}, options);
        for (std::size_t g = 0; g < options.limits.size(); ++g) {
            const auto alone =
                classify(base, {}, {.limits = {options.limits[g]}, .crossing = options.crossing});
            for (std::size_t i = 0; i < base.size(); ++i) {
                RC_ASSERT((alone.grades()[i] != vitalfew::grade::A) ==
                          (grade_index(all.grades()[i]) > g));
            }
        }
    }));
}

TEST_CASE("a client who brings more has no worse grade under upper") {
    CHECK(rc::check([] {
        auto base = *rc::gen::nonEmpty(vitalfew_test::tied_values());
        const auto limits = *vitalfew_test::any_limits();
        const std::size_t client = *rc::gen::inRange<std::size_t>(0, base.size());
        const auto before = classify(base, {}, {.limits = limits});
        base[client] += *rc::gen::inRange<std::int64_t>(1, 30);
        const auto after = classify(base, {}, {.limits = limits});
        RC_ASSERT(after.grades()[client] <= before.grades()[client]);
    }));
}

TEST_CASE("scaling by a power of two changes no grade") {
    CHECK(rc::check([] {
        auto base = *rc::gen::container<std::vector<double>>(rc::gen::map(
            rc::gen::arbitrary<std::int32_t>(), [](std::int32_t v) { return v / 64.0; }));
        const auto options = any_options();
        const auto grades = vitalfew_test::letters(classify(base, {}, options));
        for (double& value : base) {
            value = std::ldexp(value, -900);
        }
        RC_ASSERT(vitalfew_test::letters(classify(base, {}, options)) == grades);
    }));
}

}  // namespace properties_test
