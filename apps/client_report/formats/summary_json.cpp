// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/core/period.hpp"
#include "vitalfew/core/share.hpp"

#include "cli/option_table.hpp"
#include "formats/summary_parts.hpp"
#include "tables/result_files.hpp"

#include <optional>
#include <string>
#include <type_traits>
#include <variant>

namespace client_report {

namespace vf = vitalfew;

namespace {

json one_off(const results& r) {
    const auto& base = r.found.inflated.base;
    return {{"clients", base.one_off},
            {"client_share", base.one_off_client_share.to_double()},
            {"value", r.amount(base.one_off_value)},
            {"value_share", base.one_off_value_share.to_double()},
            {"deal_share", base.one_off_deal_share.to_double()}};
}

json without_one_off(const results& r) {
    const inflation& inflated = r.found.inflated;
    return {{"clients", inflated.base.clients_after()},
            {"value", r.amount(inflated.base.value_after)},
            {"better_grade", inflated.raised},
            {"worse_grade", inflated.lowered}};
}

json options_used(const run_settings& asked) {
    json echo = json::object();
    for (const auto& [name, value] : echo_of(asked)) {
        echo[name] = std::visit(
            [](const auto& given) {
                using type = std::remove_cvref_t<decltype(given)>;
                if constexpr (std::is_same_v<type, std::monostate>) {
                    return json(nullptr);
                } else {
                    return json(given);
                }
            },
            value);
    }
    return echo;
}

}  // namespace

std::string summary_json(const results& r) {
    const analysis& a = r.found;
    const auto& losses = a.classes().losses();
    const json summary = {
        {"file", r.asked.file},
        {"rows", r.file.rows},
        {"rejected_rows", r.file.rejected},
        {"rows_in_period", r.rows_in_period},
        {"period",
         {{"from", day_or_null(r.asked.from)},
          {"to", day_or_null(r.asked.to)},
          {"first_deal", day_or_null(a.totals.first)},
          {"last_deal", day_or_null(a.totals.last)}}},
        {"clients", a.inflated.base.clients},
        {"deals", a.totals.deals},
        {"value", r.amount(a.inflated.base.total)},
        {"net_value", r.amount(a.totals.net)},
        {"one_off", one_off(r)},
        {"without_one_off", without_one_off(r)},
        {"only_returns", {{"clients", a.inflated.base.never}}},
        {"graded_clients", a.classes().size()},
        {"total", r.amount(a.classes().total())},
        {"losses", {{"clients", losses.clients}, {"value", r.amount(losses.value)}}},
        {"grades", grade_list(a.classes(), [&r](const amount_sum& sum) { return r.amount(sum); })},
        {"concentration", concentration_json(r)},
        {"near_limits", near_limits_json(r)},
        {"sales", sales_json(r)},
        {"groups", groups_json(r)},
        {"effort", effort_json(r)},
        {"computed_limits", computed_limits_json(r)},
        {"recency", recency_json(r)},
        {"comparison", comparison_json(r)},
        {"decisions", decisions_json(r)},
        {"options", options_used(r.asked)}};
    // Names of files and columns may hold bytes that are no UTF-8; JSON may not.
    return summary.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace client_report
