// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/classify/classify.hpp>
#include <vitalfew/report/pareto_chart.hpp>

#include "report/chart_checks.hpp"
#include "support/cdnow.hpp"
#include "support/random_values.hpp"
#include "support/rounds.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <random>
#include <string>
#include <vector>

using nlohmann::json;

namespace {

template <class Value>
json pareto_of(const std::vector<Value>& values,
               const vitalfew::report::pareto_options& options = {}) {
    return vitalfew_test::spec_of([&](auto out) {
        return vitalfew::report::pareto_chart(out, vitalfew::descending_values_of(values),
                                              vitalfew::classify(values), options);
    });
}

/// The cumulative share of the best k clients, as the line is drawn there.
double drawn_share(const json& curve, double k) {
    for (std::size_t i = 1; i < curve.size(); ++i) {
        const auto from = curve[i - 1]["clients"].get<double>();
        const auto to = curve[i]["clients"].get<double>();
        if (from < to && k <= to) {
            const auto low = curve[i - 1]["share"].get<double>();
            const auto high = curve[i]["share"].get<double>();
            return low + (high - low) * (k - from) / (to - from);
        }
    }
    return curve.back()["share"].get<double>();
}

/// What the bars of a chart come to.
struct drawn_bars {
    bool side_by_side = true;
    double sum = 0;
    std::vector<std::size_t> clients = std::vector<std::size_t>(4);  // by grade, A to D
};

drawn_bars drawn_in(const json& bars) {
    drawn_bars drawn;
    std::size_t at = 0;
    for (const json& bar : bars) {
        drawn.side_by_side = drawn.side_by_side && bar["from"] == at;
        at = bar["to"].get<std::size_t>();
        const std::size_t run = at - bar["from"].get<std::size_t>();
        drawn.sum += bar["mean"].get<double>() * static_cast<double>(run);
        const auto letter = bar["grade"].get<std::string>().front();
        drawn.clients.at(static_cast<std::size_t>(letter - 'A')) += run;
    }
    return drawn;
}

std::vector<std::size_t> clients_by_grade(
    const vitalfew::classification_summary<std::int64_t>& graded) {
    std::vector<std::size_t> clients;
    for (const auto& summary : graded.summaries()) {
        clients.push_back(summary.clients);
    }
    return clients;
}

}  // namespace

TEST_SUITE("pareto_chart") {
    TEST_CASE("a small base: every client is a bar, every point is there") {
        const json spec = pareto_of<std::int64_t>({190, 600, 170, 40});
        CHECK(spec["datasets"]["bars"] == json::parse(R"([
            {"from":0,"to":1,"mean":600,"grade":"A"}, {"from":1,"to":2,"mean":190,"grade":"A"},
            {"from":2,"to":3,"mean":170,"grade":"A"}, {"from":3,"to":4,"mean":40,"grade":"C"}])"));
        const json& curve = spec["datasets"]["curve"];
        CHECK(curve.front()["clients"] == 0);
        CHECK(drawn_share(curve, 1) == doctest::Approx(0.6));
        CHECK(drawn_share(curve, 2) == doctest::Approx(0.79));
        CHECK(drawn_share(curve, 3) == doctest::Approx(0.96));
        CHECK(curve.back()["share"] == 1);
        CHECK(spec["datasets"]["limits"][0] ==
              json::parse(R"({"limit":0.8,"clients":3,"all":4,"label":"80 %"})"));
        CHECK(spec["title"]["subtitle"] == "3 clients of 4 bring 96.0 % of the total");
        CHECK(spec["description"].get<std::string>().find(
                  "A: 3 clients (75.0 %), 96.0 % of the total") != std::string::npos);
    }

    TEST_CASE("words, unit and size are the caller's") {
        const json spec =
            pareto_of<std::int64_t>({1000, 250}, {.chart = {.title = "</script>",
                                                            .description = "two clients",
                                                            .value_name = "profit, \"EUR\"",
                                                            .minor_units = 100,
                                                            .size = {.width = {}, .height = 200}},
                                                  .limits = vitalfew::abc_limits});
        CHECK(spec["title"]["text"] == "</script>");
        CHECK(spec["description"] == "two clients");
        CHECK(spec["width"] == "container");
        CHECK(spec["height"] == 200);
        CHECK(spec["datasets"]["bars"][1]["mean"] == 2.5);
        CHECK(spec["datasets"]["limits"].size() == 2);
        CHECK(spec["layer"][0]["encoding"]["y"]["title"] == "profit, \"EUR\"");
    }

    TEST_CASE("losses are bars below 0, and do not lower the line") {
        const json spec = pareto_of<std::int64_t>({100, 50, -75});
        CHECK(spec["datasets"]["bars"].back()["mean"] == -75);
        CHECK(spec["datasets"]["curve"].back()["share"] == 1);
        // Both zeros are at the same height.
        CHECK(spec["layer"][0]["encoding"]["y"]["scale"]["domain"] == json({-75, 100}));
        CHECK(spec["layer"][1]["layer"][0]["encoding"]["y"]["scale"]["domain"] == json({-0.75, 1}));
    }

    TEST_CASE("nobody, and nobody who brings anything") {
        CHECK(pareto_of<std::int64_t>({})["datasets"]["bars"].empty());
        const json spec = pareto_of<std::int64_t>({0, -5});
        CHECK(spec["datasets"]["bars"].size() == 2);
        CHECK(spec["datasets"]["curve"].back()["share"] == 0);
    }

    TEST_CASE("values and grades of different bases are refused") {
        const std::vector<int> two{1, 2};
        const std::vector<int> three{1, 2, 3};
        std::string text;
        CHECK_THROWS_AS(vitalfew::report::pareto_chart(std::back_inserter(text),
                                                       vitalfew::descending_values_of(two),
                                                       vitalfew::classify(three)),
                        vitalfew::unequal_lengths);
        CHECK(text.empty());
    }

    TEST_CASE("the bars cover the clients and the total; grades begin where classify has them") {
        CHECK(rc::check([] {
            const auto values = *rc::gen::nonEmpty(vitalfew_test::tied_values());
            const auto graded = vitalfew::classify(values);
            const json spec = pareto_of(values);
            const drawn_bars drawn = drawn_in(spec["datasets"]["bars"]);
            RC_ASSERT(drawn.side_by_side);
            RC_ASSERT(std::llround(drawn.sum) ==
                      std::accumulate(values.begin(), values.end(), std::int64_t{0}));
            RC_ASSERT(drawn.clients == clients_by_grade(graded));
        }));
    }

    TEST_CASE("many clients: below 200 KB, and nowhere half a pixel off") {
        std::mt19937_64 random(20261127);
        std::lognormal_distribution<> spread(5, 2);
        std::uniform_real_distribution<> even(1, 1e6);
        for (const bool is_even : {false, true}) {
            CAPTURE(is_even);
            std::vector<std::int64_t> values(vitalfew_test::large(100'000U, 1'000'000U));
            for (auto& value : values) {
                value = std::llround(is_even ? even(random) : 100 * spread(random));
            }
            const auto sorted = vitalfew::descending_values_of(values);
            const json spec = pareto_of(values);
            CHECK(spec.dump().size() < 200'000);
            const drawn_bars drawn = drawn_in(spec["datasets"]["bars"]);
            CHECK(drawn.side_by_side);
            CHECK(drawn.sum == doctest::Approx(sorted.total().to_double()));
            CHECK(drawn.clients == clients_by_grade(vitalfew::classify(values)));
            double most = 0;
            std::size_t next = 1;
            const json& curve = spec["datasets"]["curve"];
            for (std::size_t k = 0; k <= sorted.size(); k += 97) {
                while (curve[next]["clients"].get<std::size_t>() < k) {
                    ++next;
                }
                const auto exact = sorted.sum_of_top(k).to_double() / sorted.total().to_double();
                const json around{curve[next - 1], curve[next]};
                most =
                    (std::max)(most, std::abs(drawn_share(around, static_cast<double>(k)) - exact));
            }
            CHECK(most <= vitalfew::report::unseen_part);
            for (const json& limit : spec["datasets"]["limits"]) {
                const auto crossed = limit["clients"].get<double>();
                CHECK(std::any_of(curve.begin(), curve.end(), [&](const json& point) {
                    return point["clients"].get<double>() == crossed;
                }));
            }
        }
    }

    TEST_CASE("CDNOW: the figures of the analysis are in it") {
        const auto clients = vitalfew_test::cdnow_profiles();
        const auto graded = vitalfew::classify(clients, vitalfew::client_value);
        const json spec = vitalfew_test::spec_of([&](auto out) {
            return vitalfew::report::pareto_chart(
                out, vitalfew::descending_values_of(clients, vitalfew::client_value), graded,
                {.chart = {.minor_units = 100}});
        });
        CHECK(spec["datasets"]["limits"][0]["clients"] ==
              graded.summary(vitalfew::grade::A).clients);
        CHECK(spec.dump().size() < 50'000);
    }
}
