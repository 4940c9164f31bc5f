// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_RUN_RESULTS_HPP
#define CLIENT_REPORT_RUN_RESULTS_HPP

#include "vitalfew/exact/exact_share.hpp"

#include "analysis/analysis.hpp"
#include "clients/client_base.hpp"
#include "decide/decisions.hpp"
#include "input/deal_source.hpp"
#include "input/earlier_run.hpp"
#include "settings/settings.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace client_report {

// All that a run has found.
struct results {
    run_settings asked;
    deal_facts file;
    std::uint64_t rows_in_period = 0;
    analysis found;
    std::optional<past_clients> past;  // where there is a comparison
    std::optional<decisions> decided;  // where there are decisions
    column_decimals decimals{};        // of the deals and of the earlier run

    // What clients are ranked by, as text; sales and effort likewise.
    [[nodiscard]] std::string amount(const amount_sum& sum) const {
        return decimal_text(sum.integer(), decimals.value);
    }
    [[nodiscard]] std::string sales(const amount_sum& sum) const {
        return decimal_text(sum.integer(), decimals.sales);
    }
    [[nodiscard]] std::string effort(const amount_sum& sum) const {
        return decimal_text(sum.integer(), decimals.effort);
    }

    // Of the total of the graded clients; 0 for one who is not above 0.
    [[nodiscard]] double value_share(const client& one) const {
        const amount_sum value = one.value();
        return value.sign() <= 0
                   ? 0.0
                   : vitalfew::exact_share<decimal>(value, found.classes().total()).to_double();
    }

    // The name of a group, by its number.
    // @pre the settings ask for groups
    [[nodiscard]] const std::string& group_name(std::size_t group) const {
        return found.base.notes.group_names[found[ask::groups]->groups().keys()[group]];
    }

    // The grade to compare with those of another analysis: the steady one where there is one.
    [[nodiscard]] bool has_steady_grades() const {
        return found[ask::comparison].has_value() && found[ask::comparison]->steady.has_value();
    }
};

}  // namespace client_report

#endif
