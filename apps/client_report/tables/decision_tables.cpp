// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// The tables of what to do: decisions, targets.

#include "vitalfew/core/grade.hpp"
#include "vitalfew/decide/explain.hpp"
#include "vitalfew/targeting/client_fit.hpp"
#include "vitalfew/targeting/fit_matrix.hpp"

#include "common/text.hpp"
#include "decide/decisions.hpp"
#include "tables/cells.hpp"
#include "tables/table_list.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>  // std::move
#include <variant>
#include <vector>

namespace client_report {

namespace vf = vitalfew;

namespace {

struct decision_row {
    std::size_t client;
    const vf::decide::client_facts& facts;
    const vf::decide::decision& decided;
};

// The day by which to act; nothing where there is none.
std::optional<vf::date> due(const decision_row& row) {
    if (std::holds_alternative<vf::decide::renewal_watch>(row.decided.what)) {
        return row.facts.contract_end;
    }
    const auto* keep = std::get_if<vf::decide::relationship>(&row.decided.what);
    return keep == nullptr ? std::nullopt
                           : std::optional(keep->next_contact(row.facts, row.decided.as_of));
}

// The amount of money; nothing where there is none, or it is not known.
std::optional<vf::decide::minor_units> money(const decision_row& row) {
    if (const auto* price = std::get_if<vf::decide::price_concession>(&row.decided.what)) {
        return amount_paid(*price, row.facts);
    }
    const auto* bonus = std::get_if<vf::decide::yearly_bonus>(&row.decided.what);
    return bonus == nullptr ? std::nullopt : amount_paid(*bonus, row.facts);
}

struct target_row {
    std::size_t client;
    bool is_target;
    vf::targeting::client_fit fit;
};

std::optional<rounded_number> score(const std::optional<double>& of) {
    return of ? std::optional(six_decimals(*of)) : std::nullopt;
}

template <class Take>
void each_target(const decisions& all, Take& take) {
    std::vector<char> is_target(all.names.size());
    for (const std::size_t i : all.targets) {
        is_target[i] = 1;
    }
    for (const std::size_t i : all.fits.order()) {
        take(target_row{i, is_target[i] != 0, all.profile.fit(i)});
    }
    for (const std::size_t i : all.fits.vetoed()) {
        take(target_row{i, false, all.profile.fit(i)});
    }
}

}  // namespace

exact_amount money_amount(const decisions& all, vf::decide::minor_units amount) {
    return {amount, all.policy.decimals};
}

report_table decisions_table(const results& r) {
    const auto all = [&r]() -> const decisions& { return *r.decided; };
    table_columns<decision_row> columns{
        {"client",
         [all](const decision_row& row) -> const std::string& { return all().names[row.client]; }},
        {"grade", [all](const decision_row& row) { return all().grade(row.client); }},
        {"kind", [](const decision_row& row) { return vf::decide::kind_of(row.decided.what); }},
        {"decision",
         [all, min_deals = r.asked.min_deals](const decision_row& row) {
             return vf::decide::describe(row.decided.what, row.facts, row.decided.as_of,
                                         all().wording(min_deals));
         }},
        {"due", due},
        {"amount",
         [all](const decision_row& row) {
             const auto amount = money(row);
             return amount ? std::optional(money_amount(all(), *amount)) : std::nullopt;
         }},
        {"rule", [](const decision_row& row) -> const std::string& { return row.decided.rule; }},
        {"because",
         [](const decision_row& row) -> const std::string& { return row.decided.because; }},
        {"as_of", [](const decision_row& row) { return row.decided.as_of; }}};
    return {{"decisions"}, std::move(columns), [all, min_deals = r.asked.min_deals](auto&& take) {
                const decisions& decided = all();
                const vf::decide::decision_wording wording = decided.wording(min_deals);
                for (std::size_t i = 0; i < decided.names.size(); ++i) {
                    const vf::decide::client_facts& facts = decided.facts[i];
                    for (const vf::decide::decision& each : vf::decide::decisions_about(
                             decided.plan.rules(), facts, decided.as_of, wording)) {
                        if (!std::holds_alternative<vf::decide::no_action>(each.what)) {
                            take(decision_row{i, facts, each});
                        }
                    }
                }
            }};
}

report_table targets_table(const results& r) {
    const auto all = [&r]() -> const decisions& { return *r.decided; };
    table_columns<target_row> columns{
        {"place", cell_kind::number,
         [all](const target_row& row) { return all().fits.place(row.client); }},
        {"client",
         [all](const target_row& row) -> const std::string& { return all().names[row.client]; }},
        {"grade", [all](const target_row& row) { return all().grade(row.client); }},
        {"fit", cell_kind::number,
         [](const target_row& row) { return six_decimals(row.fit.score); }},
        vf::report::table_column<target_row>(
            "target", cell_kind::flag, [](const target_row& row) { return row.is_target ? 1 : 0; })
            .aligned(cell_alignment::right),
        {"course",
         [all, names = vf::targeting::fit_matrix()](const target_row& row) -> const std::string& {
             return names.name(all().course(row.client));
         }},
        {"objective", cell_kind::number,
         [](const target_row& row) { return score(row.fit.objective.score()); }},
        {"subjective", cell_kind::number,
         [](const target_row& row) { return score(row.fit.subjective.score()); }},
        {"known", cell_kind::number,
         [](const target_row& row) { return six_decimals(row.fit.known); }},
        {"vetoes", [](const target_row& row) { return joined(row.fit.vetoes, "; "); }}};
    // The criteria of the target profile: their names are the user's.
    const std::size_t criteria = !r.decided ? 0 : all().profile.criteria().size();
    for (std::size_t i = 0; i < criteria; ++i) {
        columns.emplace_back(all().profile.criteria()[i].name(), cell_kind::number,
                             [i](const target_row& row) { return score(row.fit.parts[i].score); });
    }
    return {{"targets"}, std::move(columns), [all](auto&& take) { each_target(all(), take); }};
}

}  // namespace client_report
