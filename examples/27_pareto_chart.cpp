// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Charts of the whole base as Vega-Lite specifications, for a page, a notebook or a dashboard. With a file name as
// argument, the Pareto chart is written to that file.

#include <vitalfew/vitalfew.hpp>

#include "check.hpp"

#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace vf = vitalfew;

int main(int argc, char** argv) {
    std::vector<std::int64_t> profit;  // in cents
    for (std::int64_t i = 1; i <= 100'000; ++i) {
        profit.push_back(50'000'000 / i + 100);
    }
    const vf::descending_values sorted = vf::descending_values_of(profit);
    const vf::classification abcd = vf::classify(profit);

    std::string chart;
    vf::report::pareto_chart(std::back_inserter(chart), sorted, abcd,
                             {.chart = {.title = "Who brings the profit",
                                        .value_name = "net profit, EUR",
                                        .minor_units = 100,
                                        .size = {.width = std::nullopt, .height = 320}}});
    std::cout << "100000 clients in less than 20 KB: " << std::boolalpha << (chart.size() < 20'000)
              << '\n';
    check(chart.find('<') == std::string::npos);  // may stand inside an HTML script element
    if (argc > 1) {
        std::ofstream(argv[1]) << chart;
    }
    std::string shares;
    vf::report::grade_share_chart(std::back_inserter(shares), abcd);
    std::string curve;
    vf::report::lorenz_chart(std::back_inserter(curve), sorted);
    check(shares.size() < 10'000 && curve.size() < 20'000);

    // For results without a chart, use the JSON writer on which the charts are built.
    vf::report::json_writer json{std::ostreambuf_iterator<char>(std::cout)};
    json.begin_array();
    for (const auto& grade : abcd.summaries()) {
        json.begin_object();
        json.member("clients", grade.clients);
        json.member("cents", grade.value);
        json.end_object();
    }
    json.end_array();
    std::cout << '\n';
    check(abcd.summary(vf::grade::A).clients < 20'000);
}
