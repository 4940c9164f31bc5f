// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_ANALYSIS_HPP
#define CLIENT_REPORT_ANALYSIS_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/near_limits.hpp"
#include "vitalfew/clients/base_inflation.hpp"
#include "vitalfew/concentration/concentration.hpp"

#include "analysis_parts.hpp"
#include "client_base.hpp"
#include "comparison.hpp"
#include "options.hpp"
#include "place_list.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace client_report {

// What the one-off clients do to the base.
struct inflation {
    vitalfew::inflation_summary<amount_sum> base;
    // How many repeat clients would have a better or a worse grade, were they alone.
    std::size_t raised = 0;
    std::size_t lowered = 0;
};

// All deals of the period, losses and returns included.
struct deal_totals {
    amount_sum net;
    std::uint64_t deals = 0;
    std::optional<vitalfew::date> first;
    std::optional<vitalfew::date> last;
};

// The client base, analysed: first the whole of it, then the clients that are graded. A part that
// was not asked for is absent.
struct analysis {
    inflation inflated;
    deal_totals totals;

    client_base base;
    vitalfew::classification<amount_sum> classes;
    place_list places;
    vitalfew::concentration_summary<amount_sum> concentration{};
    std::vector<vitalfew::near_limit> near_limits{};

    std::optional<sales_analysis> sales{};
    std::optional<group_analysis> groups{};
    std::optional<effort_analysis> effort{};
    std::optional<computed_analysis> computed{};
    std::optional<recency_analysis> recency{};
    std::optional<comparison> compared{};
};

// @throws bad_input when the as-of date is before the last deal
[[nodiscard]] analysis analyse(client_base base, const std::optional<earlier_base>& earlier,
                               const options& o);

}  // namespace client_report

#endif
