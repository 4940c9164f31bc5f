// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "run/run.hpp"

#include "analysis/analysis.hpp"
#include "analysis/comparison.hpp"
#include "clients/deal_periods.hpp"
#include "decide/decisions.hpp"
#include "input/earlier_run.hpp"

#include <algorithm>  // std::max
#include <cstdint>
#include <optional>
#include <utility>  // std::move

namespace client_report {

results run(deal_source& deals, const run_settings& asked, const run_callbacks& callbacks) {
    check(asked);
    const run_watch& watch = callbacks.watch;
    watch.stop_if_cancelled();
    std::optional<earlier_base> earlier;
    if (asked.previous) {
        earlier.emplace().past =
            read_earlier_run(asked, digest_for(callbacks.log, "previous", *asked.previous));
    }
    deal_periods periods(asked);
    const deal_facts facts = deals.read([&periods](const deal_line& line) { periods.add(line); },
                                        [&callbacks](const rejected_row& row) {
                                            if (callbacks.rejected) {
                                                callbacks.rejected(row);
                                            }
                                        },
                                        watch);
    watch.stop_if_cancelled();
    if (asked.compare) {
        earlier.emplace().past = grade_past_clients(periods.earlier(), asked);
    }
    if (earlier) {
        earlier->known = periods.known();
    }
    const std::uint64_t rows_in_period = periods.lines_in_period();
    analysis found = analyse(periods.current(), earlier, asked);
    watch.stop_if_cancelled();
    std::optional<decisions> decided =
        decide(found, earlier ? &earlier->past : nullptr, asked, callbacks.log);
    watch.stop_if_cancelled();
    column_decimals decimals = facts.decimals;
    if (earlier) {
        decimals.value = std::max(decimals.value, earlier->past.decimals);
    }
    return {.asked = asked,
            .file = facts,
            .rows_in_period = rows_in_period,
            .found = std::move(found),
            .past = earlier ? std::optional(std::move(earlier->past)) : std::nullopt,
            .decided = std::move(decided),
            .decimals = decimals};
}

}  // namespace client_report
