// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_TABLES_PARETO_BARS_HPP
#define CLIENT_REPORT_TABLES_PARETO_BARS_HPP

#include "run/results.hpp"

#include <cstddef>
#include <vector>

namespace client_report {

// How many bars a Pareto chart has at most.
inline constexpr std::size_t most_pareto_bars = 50;

// A bar of the Pareto chart: clients that follow each other in the order of places.
struct pareto_bar {
    std::size_t begin = 0;  // positions in that order
    std::size_t end = 0;
    amount_sum value;  // of those above 0
    double value_share = 0;
    double cumulative_share = 0;
};

// A bar for each client, best first; of a larger base, bars of as equally many clients as may be.
[[nodiscard]] std::vector<pareto_bar> pareto_bars(const results& r);

}  // namespace client_report

#endif
