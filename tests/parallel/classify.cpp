// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/classify/detail/sample_select/value_sample.hpp>
#include <vitalfew/parallel/classify.hpp>

#include "parallel/threads.hpp"
#include "support/archetypes.hpp"
#include "support/drawn_values.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <list>
#include <random>
#include <string>
#include <vector>

using vitalfew::crossing;

namespace {

template <class Value>
std::vector<Value> heavy_tail(std::size_t size) {
    std::mt19937_64 random(20260101);
    return vitalfew_test::drawn_values<Value>(vitalfew_test::distribution::third_losses, size,
                                              random);
}

template <class A, class B>
void check_same(const A& a, const B& b) {
    REQUIRE(a.cutoffs() == b.cutoffs());
    REQUIRE(a.total() == b.total());
    REQUIRE(a.losses().clients == b.losses().clients);
    REQUIRE(a.losses().value == b.losses().value);
    for (std::size_t g = 0; g < a.summaries().size(); ++g) {
        REQUIRE(a.summaries()[g].clients == b.summaries()[g].clients);
        REQUIRE(a.summaries()[g].value == b.summaries()[g].value);
    }
    REQUIRE(std::ranges::equal(a.grades(), b.grades()));
}

struct record {
    std::string name;
    double value = 0;
};

}  // namespace

TEST_CASE_TEMPLATE("any number of threads and any grain give the serial result", Value, double,
                   std::uint16_t) {
    const auto values = heavy_tail<Value>(50'000);
    for (const crossing rule : {crossing::upper, crossing::lower, crossing::nearest}) {
        const vitalfew::classify_options options{.crossing = rule};
        const auto serial = vitalfew::classify(values, {}, options);
        for (const int threads : {1, 2, 3, 4, 5, 6, 7, 8}) {
            for (const std::size_t grain :
                 {std::size_t{100}, std::size_t{7919}, std::size_t{65'536}}) {
                vitalfew_test::on_threads(threads, [&] {
                    check_same(vitalfew::parallel::classify(values, {}, options, grain), serial);
                    REQUIRE(vitalfew::parallel::find_cutoffs(values, {}, options, grain) ==
                            serial.cutoffs());
                });
            }
        }
    }
}

TEST_CASE_TEMPLATE("all types and distributions, on any number of threads", Value,
                   VITALFEW_TEST_KINDS) {
    std::mt19937_64 random(20260601 + sizeof(Value));
    constexpr std::array rules{crossing::upper, crossing::lower, crossing::nearest};
    for (int round = 0; round < vitalfew_test::rounds_on_threads(40); ++round) {
        const auto kind = vitalfew_test::any_distribution(random);
        // Some of them large enough for sample select.
        const std::size_t least =
            round % 8 == 0 ? vitalfew::detail::histogram_select_pays_from + (std::size_t{1} << 16U)
                           : 0;
        const auto values =
            vitalfew_test::drawn_values<Value>(kind, least + random() % 3000, random);
        const vitalfew::classify_options options{.crossing = rules[random() % 3]};
        const auto serial = vitalfew::classify(values, {}, options);
        const std::size_t grain = vitalfew_test::any_grain(random) + least / 100;
        CAPTURE(round);
        CAPTURE(grain);
        vitalfew_test::on_threads(vitalfew_test::any_number_of_threads(random), [&] {
            check_same(vitalfew::parallel::classify(values, {}, options, grain), serial);
            REQUIRE(vitalfew::parallel::find_cutoffs(values, {}, options, grain) ==
                    serial.cutoffs());
        });
    }
}

TEST_CASE("records by member pointer, and ranges that cannot be divided") {
    const auto values = heavy_tail<double>(20'000);
    const auto serial = vitalfew::classify(values);
    std::vector<record> records(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        records[i].value = values[i];
    }
    const std::list<double> list(values.begin(), values.end());
    vitalfew_test::on_threads(4, [&] {
        check_same(vitalfew::parallel::classify(records, &record::value, {}, 1000), serial);
        check_same(vitalfew::parallel::classify(list, {}, {}, 1000), serial);
        CHECK(vitalfew::parallel::classify(std::vector<double>{}).size() == 0);
    });
}

TEST_CASE("integers beyond the whole numbers of double, and NaN") {
    std::vector<std::int64_t> large(20'000, 1);
    large[0] = (std::int64_t{1} << 60) + 1;
    large[1] = std::int64_t{1} << 60;
    std::vector<double> values(20'000, 1.0);
    values[19'000] = std::numeric_limits<double>::quiet_NaN();
    vitalfew_test::on_threads(4, [&] {
        check_same(vitalfew::parallel::classify(large, {}, {}, 1000), vitalfew::classify(large));
        try {
            (void)vitalfew::parallel::classify(values, {}, {}, 1000);
            FAIL("not refused");
        } catch (const vitalfew::invalid_value& error) {
            CHECK(error.count() == 1);
            CHECK(error.first_index() == 19'000);
        }
        CHECK_THROWS_AS((void)vitalfew::parallel::find_cutoffs(values, {}, {}, 1000),
                        vitalfew::invalid_value);
    });
}

// Large enough for sample select, on machines with wide vectors.
TEST_CASE("values of all magnitudes, and a sample that deceives") {
    std::mt19937_64 random(20261128);
    std::vector<double> values(100'000);
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = i % 2 == 0 ? 1e300 : 1e-300;
    }
    vitalfew_test::on_threads(4, [&] {
        check_same(vitalfew::parallel::classify(values, {}, {}, 5000), vitalfew::classify(values));
    });

    // The clients in the sample are worth half as much as the others.
    for (double& value : values) {
        value = 1000 + static_cast<double>(random() % 1'000'000);
    }
    std::vector<char> sampled(values.size());
    auto note = [&](double& value) {
        sampled[static_cast<std::size_t>(&value - values.data())] = 1;
        return value;
    };
    std::vector<double> sample;
    vitalfew::detail::take_sample(vitalfew::detail::serial_executor{}, values, note,
                                  vitalfew::detail::usual_sample_size(values.size()), sample);
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] *= sampled[i] != 0 ? 0.5 : 1.0;
    }
    vitalfew_test::on_threads(4, [&] {
        check_same(vitalfew::parallel::classify(values, {}, {}, 5000), vitalfew::classify(values));
    });
}
