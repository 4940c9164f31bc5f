// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_ANALYSIS_COMPARISON_HPP
#define CLIENT_REPORT_ANALYSIS_COMPARISON_HPP

#include "vitalfew/compare/hysteresis.hpp"
#include "vitalfew/compare/migration.hpp"
#include "vitalfew/core/grade.hpp"

#include "clients/client_base.hpp"
#include "clients/deal_periods.hpp"
#include "input/earlier_run.hpp"
#include "settings/settings.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace client_report {

// The earlier analysis to compare with.
struct earlier_base {
    past_clients past;
    client_names known;  // who had a deal before that
};

// Grades the clients of an earlier period, under the same settings.
[[nodiscard]] past_clients grade_past_clients(client_base base, const run_settings& asked);

// The moves of the clients since an earlier analysis.
struct comparison {
    using moves_type = vitalfew::migration<amount_sum, amount_sum>;
    using steady_type = vitalfew::steady_classification<amount_sum>;

    moves_type moves;  // by the steady grades, where there are any
    std::optional<steady_type> steady;
};

[[nodiscard]] comparison compare(const client_base& base, std::span<const vitalfew::grade> grades,
                                 const earlier_base& earlier, const run_settings& asked);

// The moves of the lost clients: the largest first, equals by name.
// @param analysed how many clients the later analysis has
[[nodiscard]] std::vector<std::size_t> lost_moves(const comparison& compared,
                                                  const past_clients& past, std::size_t analysed);

}  // namespace client_report

#endif
