// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/classify/classify.hpp>
#include <vitalfew/report/detail/chart_parts.hpp>
#include <vitalfew/report/grade_share_chart.hpp>
#include <vitalfew/report/lorenz_chart.hpp>

#include "report/chart_checks.hpp"
#include "support/random_values.hpp"
#include "support/rounds.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

using nlohmann::json;

namespace {

template <class Value>
json lorenz_of(const std::vector<Value>& values, vitalfew::concentration_population among =
                                                     vitalfew::concentration_population::positive) {
    return vitalfew_test::spec_of([&](auto out) {
        return vitalfew::report::lorenz_chart(out, vitalfew::descending_values_of(values), among);
    });
}

json shares_of(const std::vector<std::int64_t>& values,
               const vitalfew::report::chart_options& options = {}) {
    return vitalfew_test::spec_of([&](auto out) {
        return vitalfew::report::grade_share_chart(out, vitalfew::classify(values), options);
    });
}

}  // namespace

TEST_SUITE("lorenz_chart") {
    TEST_CASE("points and coefficient are those of the base") {
        const json spec = lorenz_of<std::int64_t>({6, 3, 1});
        CHECK(spec["datasets"]["curve"] == json::parse(R"([
            {"clients":0,"client_share":0,"value_share":0},
            {"clients":1,"client_share":0.3333333333333333,"value_share":0.1},
            {"clients":2,"client_share":0.6666666666666666,"value_share":0.4},
            {"clients":3,"client_share":1,"value_share":1}])"));
        // (2 * (1 * 1 + 2 * 3 + 3 * 6) / (3 * 10)) - 4 / 3 = 1/3
        CHECK(spec["title"]["subtitle"] == "Gini coefficient 0.333 among 3 clients");
        CHECK(spec["description"].get<std::string>().find("0.333") != std::string::npos);
    }

    TEST_CASE("everybody counts where that is asked for; nobody is a point") {
        CHECK(lorenz_of<std::int64_t>({6, 0, -1})["datasets"]["curve"].size() == 2);
        const json spec =
            lorenz_of<std::int64_t>({6, 0, -1}, vitalfew::concentration_population::everybody);
        CHECK(spec["datasets"]["curve"][1]["clients"] == 2);
        CHECK(spec["title"]["subtitle"] == "Gini coefficient 0.667 among 3 clients");
        CHECK(!lorenz_of<std::int64_t>({})["datasets"]["curve"].empty());
    }

    TEST_CASE("a summary of concentration gives the points that it has") {
        const std::vector<int> values{9, 4, 2, 1};
        const auto found = vitalfew::concentration(values);
        const json spec = vitalfew_test::spec_of(
            [&](auto out) { return vitalfew::report::lorenz_chart(out, found); });
        CHECK(spec["datasets"]["curve"].size() == found.lorenz.points.size());
        CHECK(spec == lorenz_of(values));
    }

    TEST_CASE("the curve of many clients: below 200 KB, and nowhere half a pixel off") {
        for (const double exponent : {0.1, 1.0, 3.0}) {
            CAPTURE(exponent);
            std::vector<double> values(vitalfew_test::large(100'000U, 1'000'000U));
            for (std::size_t i = 0; i < values.size(); ++i) {
                values[i] = std::pow(static_cast<double>(i + 1), -exponent);
            }
            const auto exact = vitalfew::lorenz(values);
            const json spec = lorenz_of(values);
            const json& curve = spec["datasets"]["curve"];
            double most = 0;
            for (std::size_t i = 1; i < curve.size(); ++i) {
                const auto from = curve[i - 1]["clients"].get<std::size_t>();
                const auto to = curve[i]["clients"].get<std::size_t>();
                const auto low = curve[i - 1]["value_share"].get<double>();
                const auto high = curve[i]["value_share"].get<double>();
                for (std::size_t k = from; k <= to; k += 1 + (to - from) / 50) {
                    const double drawn = low + (high - low) * static_cast<double>(k - from) /
                                                   static_cast<double>(to - from);
                    most = (std::max)(most, std::abs(drawn - exact[k].value_share.to_double()));
                }
            }
            CHECK(most <= vitalfew::report::unseen_part);
        }
    }
}

TEST_SUITE("grade_share_chart") {
    TEST_CASE("both columns have the shares of the classification") {
        const json spec = shares_of({600, 190, 170, 40}, {.value_name = "profit"});
        const json& columns = spec["datasets"]["columns"];
        REQUIRE(columns.size() == 8);
        CHECK(columns[0] == json::parse(R"({"of":"clients","grade":"A","left":0,"right":0.24,
            "from":0,"to":0.75,"share":0.75,"amount":3,"label":"A  75.0 %","ink":"#FFFFFF"})"));
        CHECK(columns[1]["of"] == "profit");
        CHECK(columns[1]["share"] == 0.96);
        CHECK(columns[1]["amount"] == 960);
        CHECK(columns[2]["label"] == "");  // nobody has a B
        CHECK(columns[5]["label"] == "");  // 4 % have no room for one
        CHECK(columns[4]["from"] == 0.75);
        CHECK(spec["title"]["subtitle"] ==
              "75.0 % of the clients have grade A and bring 96.0 % of the total");
    }

    TEST_CASE("a share that would be shown as 0 and is not") {
        CHECK(vitalfew::report::detail::percent_text(0) == "0.0 %");
        CHECK(vitalfew::report::detail::percent_text(0.0004) == "< 0.1 %");
        CHECK(vitalfew::report::detail::percent_text(0.0005) == "0.1 %");
    }

    TEST_CASE("each column comes to 100 %, and to 0 without clients or total") {
        CHECK(rc::check([] {
            const auto values = *vitalfew_test::tied_values();
            const bool has_total =
                std::any_of(values.begin(), values.end(), [](auto value) { return value > 0; });
            const json spec = shares_of(values);
            const json& columns = spec["datasets"]["columns"];
            const auto clients = columns[columns.size() - 2]["to"].get<double>();
            const auto value = columns[columns.size() - 1]["to"].get<double>();
            RC_ASSERT(std::abs(clients - (values.empty() ? 0 : 1)) < 1e-12);
            RC_ASSERT(std::abs(value - (has_total ? 1 : 0)) < 1e-12);
            for (const json& part : columns) {
                RC_ASSERT(part["to"].get<double>() ==
                          part["from"].get<double>() + part["share"].get<double>());
            }
        }));
    }
}
