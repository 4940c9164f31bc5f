// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Real bases, analysed whole in one call, against figures that were computed independently and exactly.

#include <vitalfew/analyse/analyse.hpp>
#include <vitalfew/analyse/ask_clients.hpp>
#include <vitalfew/analyse/ask_grades.hpp>

#include "support/cdnow.hpp"
#include "support/data.hpp"
#include "support/letters.hpp"
#include "support/simple_csv.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace real_bases_test {

namespace ask = vitalfew::ask;
using vitalfew_test::iso_day;
using vitalfew_test::scaled_integer;

TEST_CASE("all of CDNOW") {
    using vitalfew_test::cdnow_deal;
    const auto deals = vitalfew_test::cdnow_deals();
    const vitalfew::date as_of = std::chrono::sys_days(std::chrono::year(1998) / 7 / 1);
    const auto analysis = vitalfew::analyse(
        deals, vitalfew::deal_fields(&cdnow_deal::customer, &cdnow_deal::cents, &cdnow_deal::day),
        {}, ask::inflation(), ask::concentration(), ask::computed_limits(), ask::rfm(as_of),
        ask::lifetimes(as_of), ask::dominance(), ask::grade_shift());
    CHECK(analysis.size() == 2357);
    CHECK(vitalfew_test::counts(analysis.classified()) == "777/804/543/233");
    CHECK(analysis[ask::inflation].deals == 6919);
    CHECK(analysis[ask::inflation].one_off == 1205);
    CHECK(analysis[ask::inflation].one_off_value_share.to_double() ==
          doctest::Approx(0.1502).epsilon(0.001));
    CHECK(analysis[ask::concentration].gini.population.to_double() ==
          doctest::Approx(0.62966).epsilon(1e-5));
    CHECK(analysis[ask::concentration].herfindahl.index.to_double() ==
          doctest::Approx(0.00228579).epsilon(1e-5));
    CHECK(analysis[ask::concentration].risk.largest_share.to_double() ==
          doctest::Approx(0.02685).epsilon(1e-3));
    CHECK(vitalfew_test::counts(analysis[ask::computed_limits].classified) == "593/275/1489");
}

TEST_SUITE("data") {
    TEST_CASE("all of Online Retail") {
        const auto path =
            vitalfew_test::find_data("online_retail/online_retail_lines_2010-12_2011-12.csv.gz");
        if (!path) {
            return;
        }
        struct line {
            std::string client;
            std::string invoice;
            std::int64_t amount = 0;  // in 0.001
            vitalfew::date day;
            bool sells = false;
        };
        vitalfew_test::simple_csv file(*path);
        const std::size_t invoice = file.column("InvoiceNo");
        const std::size_t quantity = file.column("Quantity");
        const std::size_t price = file.column("UnitPrice");
        const std::size_t customer = file.column("CustomerID");
        const std::size_t time = file.column("InvoiceDate");
        std::vector<line> lines;
        std::vector<line> clean;
        for (std::vector<std::string> row; file.read(row);) {
            const std::int64_t pieces = std::stoll(row[quantity]);
            const std::int64_t unit = scaled_integer(row[price], 3);
            if (row[customer].empty()) {
                continue;
            }
            const bool sells = row[invoice].front() != 'C' && pieces > 0 && unit > 0;
            lines.push_back(
                {row[customer], row[invoice], pieces * unit, iso_day(row[time]), sells});
            if (sells) {
                clean.push_back(lines.back());
            }
        }
        const auto fields = vitalfew::deal_fields(&line::client, &line::amount, &line::day)
                                .with_deal_id(&line::invoice);
        const vitalfew::date as_of = std::chrono::sys_days(std::chrono::year(2011) / 12 / 10);

        const auto sold = vitalfew::analyse(
            clean, fields, {}, ask::inflation(), ask::concentration(), ask::rfm(as_of),
            ask::lifetimes(as_of), ask::dominance(), ask::grade_shift(), ask::order_patterns(),
            ask::places(), ask::standings(), ask::computed_limits());
        CHECK(sold.size() == 4338);
        CHECK(sold[ask::inflation].one_off == 1493);
        CHECK(sold.classified().total() == 8'911'407'904);
        CHECK(vitalfew_test::counts(sold.classified()) == "1133/1469/1064/672");
        CHECK(sold[ask::concentration].gini.population.to_double() ==
              doctest::Approx(0.71514).epsilon(1e-5));
        CHECK(sold[ask::concentration].risk.largest_share.to_double() ==
              doctest::Approx(0.03144).epsilon(1e-3));
        CHECK(sold[ask::rfm].segments.unscored == 0);
        CHECK(sold[ask::places].places()[*sold[ask::concentration].risk.largest] == 1);

        const auto net = vitalfew::analyse(
            lines, fields, {.clients = {.returns = vitalfew::return_rule::negative_deals}},
            ask::inflation(), ask::concentration(), ask::standings());
        CHECK(net.size() == 4372);
        CHECK(net[ask::inflation].one_off == 1494);
        CHECK(net[ask::inflation].never == 33);
        CHECK(net.classified().losses().clients == 41);
        CHECK(net.classified().total() + net.classified().losses().value == 8'300'065'814);
        CHECK(vitalfew_test::counts(net.classified()) == "1178/1456/1038/700");
        CHECK(net[ask::concentration].gini.population.to_double() ==
              doctest::Approx(0.70283).epsilon(1e-5));
        CHECK(net[ask::concentration].risk.largest_share.to_double() ==
              doctest::Approx(0.03362).epsilon(1e-3));
    }
}

}  // namespace real_bases_test
