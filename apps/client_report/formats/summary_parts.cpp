// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "formats/summary_parts.hpp"

#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/explain/near_limits.hpp"

#include "settings/settings.hpp"

#include <algorithm>  // std::ranges::count_if
#include <string_view>

namespace client_report {

namespace vf = vitalfew;

namespace {

json cutoff(const vf::cutoffs<amount_sum>& ends, std::size_t grade, const amount_writer& amount) {
    if (grade == ends.size()) {
        return nullptr;
    }
    switch (ends[grade].side) {
        case vf::cutoff_side::at_least: return {{"at_least", amount(*ends[grade].value)}};
        case vf::cutoff_side::above: return {{"above", amount(*ends[grade].value)}};
        case vf::cutoff_side::all: return {{"above", amount({})}};
        case vf::cutoff_side::none: break;
    }
    return nullptr;
}

json top_clients(const results& r, const vf::top_clients<amount_sum>& top) {
    return {{"clients", top.clients},
            {"client_share", top.client_share.to_double()},
            {"value", r.amount(top.value)},
            {"value_share", top.value_share.to_double()}};
}

json curve(const vf::thinned_curve<amount_sum>& thinned) {
    json points = json::array();
    for (const auto& point : thinned.points) {
        points.push_back({point.client_share, point.value_share});
    }
    return points;
}

const char* text(vf::whale_unit unit) {
    switch (unit) {
        case vf::whale_unit::net: return "net";
        case vf::whale_unit::gains: return "gains";
        case vf::whale_unit::losses: return "losses";
        case vf::whale_unit::nothing: break;
    }
    return "nothing";
}

template <class Label, class Name>
json effort_rows(const results& r, const vf::effort_table<Label, amount_sum, amount_sum>& table,
                 const char* label, Name name) {
    json rows = json::array();
    for (const auto& row : table.rows()) {
        const auto ratio = row.ratio();
        rows.push_back({{label, name(row.label)},
                        {"clients", row.clients},
                        {"effort", r.effort(row.effort)},
                        {"effort_share", row.effort_share.to_double()},
                        {"value", r.amount(row.value)},
                        {"value_share", row.value_share.to_double()},
                        {"ratio", ratio ? json(*ratio) : json(nullptr)}});
    }
    return rows;
}

json position(const vf::curve_position<amount_sum>& at) {
    return {{"clients", at.clients},
            {"client_share", at.client_share.to_double()},
            {"value_share", at.value_share.to_double()}};
}

amount_writer values_of(const results& r) {
    return [&r](const amount_sum& sum) { return r.amount(sum); };
}

}  // namespace

std::string grade_text(vf::grade g) {
    return {vf::letter(g)};
}

json day_or_null(const std::optional<vf::date>& day) {
    return day ? json(vf::to_string(*day)) : json(nullptr);
}

json grade_list(const vf::classification_summary<amount_sum>& classes,
                const amount_writer& amount) {
    json list = json::array();
    for (std::size_t i = 0; i < classes.summaries().size(); ++i) {
        const auto& grade = classes.summaries()[i];
        list.push_back({{"grade", grade_text(vf::grade_at(i))},
                        {"clients", grade.clients},
                        {"client_share", grade.client_share.to_double()},
                        {"value", amount(grade.value)},
                        {"value_share", grade.value_share.to_double()},
                        {"cutoff", cutoff(classes.cutoffs(), i, amount)}});
    }
    return list;
}

json concentration_json(const results& r) {
    const auto& c = r.found[ask::concentration];
    return {{"gini", c.gini.population.to_double()},
            {"gini_sample", c.gini.sample.to_double()},
            {"herfindahl", c.herfindahl.index.to_double()},
            {"effective_clients", c.herfindahl.effective_clients().to_double()},
            {"largest_share", c.risk.largest_share.to_double()},
            {"clients_above_10_percent", c.risk.above.size()},
            {"best_20_percent", top_clients(r, c.top)},
            {"for_80_percent", top_clients(r, c.for_wanted)},
            {"balance_point", top_clients(r, c.balance)},
            {"lorenz", curve(c.lorenz)},
            {"whale", {{"unit", text(c.whale_unit)}, {"points", curve(c.whale)}}}};
}

json near_limits_json(const results& r) {
    const auto count = [&r](std::size_t limit, vf::limit_side side) {
        return std::ranges::count_if(r.found[ask::near_limits], [&](const vf::near_limit& near) {
            return near.limit == limit && near.side == side;
        });
    };
    json limits = json::array();
    for (std::size_t i = 0; i < r.asked.classify.limits.size(); ++i) {
        limits.push_back({{"limit", limit_text(r.asked.classify.limits[i])},
                          {"may_slip", count(i, vf::limit_side::better)},
                          {"may_rise", count(i, vf::limit_side::worse)}});
    }
    return {{"margin", limit_text(r.asked.margin)}, {"limits", limits}};
}

json sales_json(const results& r) {
    if (!r.found[ask::second_value]) {
        return nullptr;
    }
    const auto& sales = r.found[ask::second_value]->classified;
    const amount_writer amount = [&r](const amount_sum& sum) { return r.sales(sum); };
    json cells = json::array();
    for (std::size_t i = 0; i < sales.summaries().size(); ++i) {
        for (std::size_t j = 0; j < sales.summaries().size(); ++j) {
            const auto cell = crossed(r.found, vf::grade_at(i), vf::grade_at(j));
            cells.push_back({{"grade", grade_text(vf::grade_at(i))},
                             {"sales_grade", grade_text(vf::grade_at(j))},
                             {"clients", cell.clients},
                             {"net_value", r.amount(cell.values.net())}});
        }
    }
    return {
        {"total", amount(sales.total())},
        {"losses", {{"clients", sales.losses().clients}, {"value", amount(sales.losses().value)}}},
        {"grades", grade_list(sales, amount)},
        {"crossed", cells}};
}

json groups_json(const results& r) {
    if (!r.found[ask::groups]) {
        return nullptr;
    }
    const group_grades& groups = *r.found[ask::groups];
    json list = json::array();
    for (const std::size_t group : by_total(groups)) {
        const auto summary = groups.summary(group);
        list.push_back(
            {{"group", r.group_name(group)},
             {"clients", summary.size()},
             {"total", r.amount(summary.total())},
             {"value_share",
              vf::exact_share<decimal>(summary.total(), r.found.classes().total()).to_double()},
             {"losses",
              {{"clients", summary.losses().clients}, {"value", r.amount(summary.losses().value)}}},
             {"grades", grade_list(summary, values_of(r))}});
    }
    return {{"clients_in_several", r.found.base.notes.clients_in_several_groups}, {"groups", list}};
}

json effort_json(const results& r) {
    if (!r.found[ask::effort]) {
        return nullptr;
    }
    const auto& by_grade = *r.found[ask::effort];
    const auto& [patterns, by_pattern] = *r.found[ask::effort_by_pattern];
    const auto& size = patterns.size_limit();
    const auto& deals = patterns.deals_limit();
    return {
        {"total", r.effort(by_grade.effort())},
        {"by_grade", effort_rows(r, by_grade, "grade", grade_text)},
        {"large_from",
         size ? json({{"value", r.amount(size->sum())}, {"deals", size->deals()}}) : json(nullptr)},
        {"frequent_from", deals ? json(*deals) : json(nullptr)},
        {"by_order_pattern", effort_rows(r, by_pattern, "pattern", [](vf::order_pattern pattern) {
             return std::string(vf::to_string(pattern));
         })}};
}

json computed_limits_json(const results& r) {
    if (!r.found[ask::computed_limits]) {
        return nullptr;
    }
    const auto& computed = *r.found[ask::computed_limits];
    return {{"pareto", position(computed.limits.pareto())},
            {"break_even", position(computed.limits.break_even())},
            {"submarginal", position(computed.limits.submarginal())},
            {"grades", grade_list(computed.classified, values_of(r))}};
}

}  // namespace client_report
