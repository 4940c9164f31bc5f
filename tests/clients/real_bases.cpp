// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/behaviour/base_inflation.hpp>
#include <vitalfew/classify/classify.hpp>
#include <vitalfew/clients/collect_clients.hpp>

#include "support/cdnow.hpp"
#include "support/data.hpp"
#include "support/letters.hpp"
#include "support/simple_csv.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace real_bases_test {

// Real client bases, against figures that were computed independently and exactly: limits 80, 95 and
// 99 %, ties together, clients of 0 or less counted in the last grade.

namespace {

using vitalfew::crossing;
using vitalfew_test::iso_day;
using vitalfew_test::scaled_integer;
using vitalfew_test::simple_csv;

struct deal {
    std::string client;
    std::int64_t amount;
    vitalfew::date day;
};

auto profiles_of(const std::vector<deal>& deals) {
    return vitalfew::collect_clients(
        deals, vitalfew::deal_fields(&deal::client, &deal::amount, &deal::day));
}

struct grade_counts {
    std::string upper;
    std::string lower;
    std::string nearest;
    friend bool operator==(const grade_counts&, const grade_counts&) = default;
};

template <class Base, class Projection>
grade_counts counts_of(const Base& base, Projection value) {
    const auto under = [&](crossing rule) {
        return vitalfew_test::counts(vitalfew::classify(base, value, {.crossing = rule}));
    };
    return {under(crossing::upper), under(crossing::lower), under(crossing::nearest)};
}

}  // namespace

TEST_CASE("CDNOW sample") {
    const auto profiles = vitalfew_test::cdnow_profiles();
    CHECK(counts_of(profiles, vitalfew::client_value) ==
          grade_counts{"777/804/543/233", "776/797/540/244", "777/804/532/244"});
    const auto result = vitalfew::classify(profiles, vitalfew::client_value);
    CHECK(result.total() == 24'409'194);
    // Eight clients of 26.73 are at the 95 % limit, and get the same grade.
    CHECK(result.cutoffs()(2673) == vitalfew::grade::B);
}

TEST_SUITE("data") {
    TEST_CASE("Swiss communes of 1900") {
        const auto path = vitalfew_test::find_data("swiss_inhabitants/swiss_inhabitants_1900.csv");
        if (!path) {
            return;
        }
        simple_csv file(*path);
        std::vector<std::int64_t> inhabitants;
        for (const auto& row : file.rows()) {
            inhabitants.push_back(std::stoll(row[file.column("inhabitants")]));
        }
        CHECK(inhabitants.size() == 2896);
        CHECK(vitalfew::classify(inhabitants).total() == 3'315'233);
        CHECK(counts_of(inhabitants, std::identity{}) ==
              grade_counts{"1030/1023/554/289", "1029/1018/559/290", "1029/1018/560/289"});
    }

    TEST_CASE("Chinook, where thirty clients tie across two limits") {
        const auto path = vitalfew_test::find_data("chinook/invoices.csv");
        if (!path) {
            return;
        }
        simple_csv file(*path);
        std::vector<deal> deals;
        for (const auto& row : file.rows()) {
            deals.push_back({row[file.column("customer_id")],
                             scaled_integer(row[file.column("total")], 2),
                             iso_day(row[file.column("invoice_date")])});
        }
        const auto profiles = profiles_of(deals);
        CHECK(profiles.size() == 59);
        CHECK(vitalfew::base_inflation(profiles).one_off == 0);
        CHECK(vitalfew::classify(profiles, vitalfew::client_value).total() == 232'860);
        CHECK(counts_of(profiles, vitalfew::client_value) ==
              grade_counts{"58/0/1/0", "28/0/30/1", "58/0/0/1"});
    }

    TEST_CASE("Northwind, net of discount") {
        const auto orders_path = vitalfew_test::find_data("northwind/orders.csv");
        if (!orders_path) {
            return;
        }
        simple_csv orders(*orders_path);
        simple_csv details(orders_path->parent_path() / "order_details.csv");
        struct order {
            std::string client;
            vitalfew::date day;
        };
        std::unordered_map<std::string, order> by_id;
        for (const auto& row : orders.rows()) {
            by_id[row[orders.column("order_id")]] = {row[orders.column("customer_id")],
                                                     iso_day(row[orders.column("order_date")])};
        }
        struct detail {
            std::string client;
            std::string order;
            std::int64_t amount;  // in 0.0001
            vitalfew::date day;
        };
        std::vector<detail> lines;
        for (const auto& row : details.rows()) {
            const std::string& id = row[details.column("order_id")];
            const std::int64_t price = scaled_integer(row[details.column("unit_price")], 2);
            const std::int64_t rest = 100 - scaled_integer(row[details.column("discount")], 2);
            lines.push_back({by_id[id].client, id,
                             price * std::stoll(row[details.column("quantity")]) * rest,
                             by_id[id].day});
        }
        const auto profiles = vitalfew::collect_clients(
            lines, vitalfew::deal_fields(&detail::client, &detail::amount, &detail::day)
                       .with_deal_id(&detail::order));
        CHECK(profiles.size() == 89);
        CHECK(vitalfew::base_inflation(profiles).one_off == 1);
        CHECK(vitalfew::classify(profiles, vitalfew::client_value).total() == 12'657'930'395);
        CHECK(counts_of(profiles, vitalfew::client_value) ==
              grade_counts{"34/27/17/11", "33/27/17/12", "34/26/17/12"});
    }

    TEST_CASE("Online Retail, line by line") {
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
        const std::size_t time = file.column("InvoiceDate");
        using collector_type = vitalfew::client_collector<std::string, std::int64_t, std::string>;
        collector_type clean;  // of lines that sell something
        collector_type net;    // of all lines that have a customer; deals below 0 are returns
        net = collector_type({.returns = vitalfew::return_rule::negative_deals});
        std::size_t lines = 0;
        for (std::vector<std::string> row; file.read(row);) {
            ++lines;
            const std::int64_t pieces = std::stoll(row[quantity]);
            const std::int64_t unit = scaled_integer(row[price], 3);
            if (row[customer].empty()) {
                continue;
            }
            const std::int64_t amount = pieces * unit;
            net.add(row[customer], amount, iso_day(row[time]), row[invoice]);
            if (row[invoice].front() != 'C' && pieces > 0 && unit > 0) {
                clean.add(row[customer], amount, iso_day(row[time]), row[invoice]);
            }
        }
        CHECK(lines == 541'909);

        const auto sold = clean.finish();
        CHECK(sold.size() == 4338);
        CHECK(vitalfew::base_inflation(sold).one_off == 1493);
        CHECK(vitalfew::classify(sold, vitalfew::client_value).total() == 8'911'407'904);
        CHECK(counts_of(sold, vitalfew::client_value) ==
              grade_counts{"1133/1469/1064/672", "1132/1469/1064/673", "1133/1469/1063/673"});

        const auto all = net.finish();
        const auto graded = vitalfew::classify(all, vitalfew::client_value);
        CHECK(all.size() == 4372);
        CHECK(graded.losses().clients == 41);
        CHECK(graded.total() + graded.losses().value == 8'300'065'814);
        CHECK(vitalfew::base_inflation(all).one_off == 1494);
        CHECK(vitalfew::base_inflation(all).never ==
              33);  // returned only, what they bought earlier
        CHECK(counts_of(all, vitalfew::client_value) ==
              grade_counts{"1178/1456/1038/700", "1177/1456/1038/701", "1178/1455/1038/701"});
    }
}

}  // namespace real_bases_test
