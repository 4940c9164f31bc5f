// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/clients/client_profile.hpp>
#include <vitalfew/concentration/concentration.hpp>

#include "concentration/all_kinds.hpp"
#include "support/cdnow.hpp"
#include "support/data.hpp"
#include "support/simple_csv.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <unordered_map>
#include <vector>

namespace concentration_test {

using vitalfew::concentration;
using vitalfew::concentration_population;
using vitalfew::descending_values_of;
using vitalfew::percent;
using vitalfew_test::scaled_integer;
using vitalfew_test::simple_csv;

namespace {

constexpr bool at_compile_time() {
    const std::vector<int> base{60, -5, 30, 10, 0};
    const auto all = concentration(base);
    return all.clients == 5 && all.positive == 3 && all.loss_makers == 1 && all.total == 100 &&
           all.losses == -5 && all.top.clients == 1 && all.for_wanted.clients == 2 &&
           all.risk.above.size() == 2;
}

template <class Value>
bool same_points(const vitalfew::thinned_curve<Value>& a, const vitalfew::thinned_curve<Value>& b) {
    return a.max_deviation == b.max_deviation &&
           std::ranges::equal(a.points, b.points, [](const auto& x, const auto& y) {
               return x.clients == y.clients && x.value == y.value &&
                      x.client_share == y.client_share && x.value_share == y.value_share;
           });
}

/// All that was computed independently: Gini over the values above 0, and the largest client's share.
struct figures {
    double gini;
    double largest;
};

template <class Base, class Projection = std::identity>
void agrees(const Base& base, figures expected, Projection value = {}) {
    const auto found = concentration(base, value);
    CHECK(std::abs(found.gini.population.to_double() - expected.gini) < 0.000005);
    CHECK(std::abs(found.risk.largest_share.to_double() - expected.largest) < 0.000005);
    CHECK(found.lorenz.max_deviation < 0.01);
}

using sums = std::unordered_map<std::string, std::int64_t>;

std::vector<std::int64_t> values_of(const sums& by_client) {
    std::vector<std::int64_t> values;
    for (const auto& [client, value] : by_client) {
        values.push_back(value);
    }
    return values;
}

}  // namespace

TEST_CASE("all measures in one call are what each of them tells") {
    static_assert(at_compile_time());
    CHECK(at_compile_time());
    const std::vector<std::int64_t> base{60, 15, -5, 30, 10, 0, 3, 3, -8};
    const vitalfew::concentration_options options{.population = concentration_population::everybody,
                                                  .top = percent(30),
                                                  .wanted = percent(50),
                                                  .risk_limit = percent(20),
                                                  .curve_points = 5};
    const auto all = concentration(base, {}, options);
    const auto sorted = descending_values_of(base);
    CHECK(all.gini.population ==
          vitalfew::gini(base, {}, concentration_population::everybody).population);
    CHECK(all.gini.clients == 9);
    CHECK(all.herfindahl.index == vitalfew::herfindahl(base).index);
    CHECK(all.top.value == vitalfew::top_share(sorted, percent(30)).value);
    CHECK(all.for_wanted.clients == vitalfew::clients_for_share(sorted, percent(50)).clients);
    CHECK(all.balance.clients == vitalfew::balance_point(sorted).clients);
    CHECK(all.risk.above == vitalfew::client_risk(sorted, percent(20)).above);
    CHECK(same_points(all.lorenz,
                      vitalfew::lorenz(sorted, concentration_population::everybody).thinned(5)));
    CHECK(same_points(all.whale, vitalfew::whale(sorted).thinned(5)));
    CHECK(all.whale_unit == vitalfew::whale_unit::net);
    CHECK(same_points(concentration(sorted, options).whale, all.whale));
}

TEST_CASE("concentration of an empty base") {
    const auto nobody = concentration(std::vector<double>{});
    CHECK(nobody.clients == 0);
    CHECK(nobody.gini.population == vitalfew::exact_ratio());
    CHECK(nobody.lorenz.points.size() == 1);
    CHECK(nobody.whale.points.size() == 1);
}

TEST_CASE("concentration refuses what is no number") {
    const std::vector<double> base{1, std::numeric_limits<double>::quiet_NaN()};
    CHECK_THROWS_WITH_AS(concentration(base),
                         "vitalfew: 1 value is NaN or infinite; the first is nan at index 1: "
                         "repair or leave out those records, then analyse again",
                         vitalfew::invalid_value);
}

TEST_CASE("concentration of the CDNOW sample") {
    agrees(vitalfew_test::cdnow_profiles(), {0.62966, 0.02685}, vitalfew::client_value);
}

TEST_SUITE("data") {
    TEST_CASE("concentration of the Swiss communes") {
        const auto path = vitalfew_test::find_data("swiss_inhabitants/swiss_inhabitants_1900.csv");
        if (!path) {
            return;
        }
        simple_csv file(*path);
        std::vector<std::int64_t> inhabitants;
        for (const auto& row : file.rows()) {
            inhabitants.push_back(std::stoll(row[file.column("inhabitants")]));
        }
        agrees(inhabitants, {0.62941, 0.05068});
        const auto found = concentration(inhabitants);
        CHECK(std::abs(found.gini.population.to_double() - 0.629407384) < 5e-10);
        CHECK(std::abs(found.herfindahl.index.to_double() - 0.006502387) < 5e-10);
    }

    TEST_CASE("concentration of Chinook and Northwind") {
        const auto invoices_path = vitalfew_test::find_data("chinook/invoices.csv");
        if (!invoices_path) {
            return;
        }
        simple_csv invoices(*invoices_path);
        sums by_client;
        for (const auto& row : invoices.rows()) {
            by_client[row[invoices.column("customer_id")]] +=
                scaled_integer(row[invoices.column("total")], 2);
        }
        agrees(values_of(by_client), {0.03445, 0.02131});

        const auto orders_path = vitalfew_test::find_data("northwind/orders.csv");
        REQUIRE(orders_path);
        simple_csv orders(*orders_path);
        simple_csv details(orders_path->parent_path() / "order_details.csv");
        std::unordered_map<std::string, std::string> client_of;
        for (const auto& row : orders.rows()) {
            client_of[row[orders.column("order_id")]] = row[orders.column("customer_id")];
        }
        by_client.clear();
        for (const auto& row : details.rows()) {
            by_client[client_of[row[details.column("order_id")]]] +=
                scaled_integer(row[details.column("unit_price")], 2) *
                std::stoll(row[details.column("quantity")]) *
                (100 - scaled_integer(row[details.column("discount")], 2));
        }
        agrees(values_of(by_client), {0.57545, 0.08712});
    }

    TEST_CASE("concentration of Online Retail") {
        const auto path =
            vitalfew_test::find_data("online_retail/online_retail_lines_2010-12_2011-12.csv.gz");
        if (!path) {
            return;
        }
        simple_csv file(*path);
        const std::size_t invoice = file.column("InvoiceNo");
        const std::size_t quantity = file.column("Quantity");
        const std::size_t price = file.column("UnitPrice");
        const std::size_t customer = file.column("CustomerID");
        sums clean;
        sums net;
        for (std::vector<std::string> row; file.read(row);) {
            const std::int64_t pieces = std::stoll(row[quantity]);
            const std::int64_t unit = scaled_integer(row[price], 3);
            if (row[customer].empty()) {
                continue;
            }
            net[row[customer]] += pieces * unit;
            if (row[invoice].front() != 'C' && pieces > 0 && unit > 0) {
                clean[row[customer]] += pieces * unit;
            }
        }
        agrees(values_of(clean), {0.71514, 0.03144});
        agrees(values_of(net), {0.70283, 0.03362});
        // What the returns of 41 clients destroy.
        const auto curve = vitalfew::whale(values_of(net));
        CHECK(curve.loss_makers() == 41);
        CHECK(curve.net() == 8'300'065'814);
    }
}

}  // namespace concentration_test
