// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "tables/summary.hpp"

#include "vitalfew/compare/migration_kind.hpp"
#include "vitalfew/compare/review.hpp"
#include "vitalfew/compare/steady_grade.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/decide/action.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/explain/near_limits.hpp"

#include "cli/option_table.hpp"
#include "common/text.hpp"
#include "decide/decisions.hpp"
#include "settings/settings.hpp"
#include "tables/cells.hpp"
#include "tables/table_list.hpp"

#include <algorithm>  // std::ranges::count_if
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace client_report {

namespace vf = vitalfew;

namespace {

using group = figure_group;
using list = figure_list;
using amount_writer = std::function<exact_amount(const amount_sum&)>;

figure share(double of) {
    return table_cell(cell_kind::share, of);
}

amount_writer values_of(const results& r) {
    return [&r](const amount_sum& sum) { return value_amount(r, sum); };
}

// The rows of a table, each a group of cells that are named by the columns.
class row_list final : public table_sink {
public:
    void begin(const table_head& /*table*/, std::span<const column_head> columns) override {
        columns_.assign(columns.begin(), columns.end());
    }
    void add_row(std::span<const table_cell> cells) override {
        group row;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            row.emplace_back(columns_[i].title, cells[i]);
        }
        rows_.emplace_back(std::move(row));
    }
    void end() override {}

    [[nodiscard]] static list of(const report_table& table) {
        row_list made;
        table.write_to(made);
        return std::move(made.rows_);
    }

private:
    std::vector<column_head> columns_;
    list rows_;
};

figure cutoff(const std::optional<grade_end>& end, const amount_writer& amount) {
    if (end && end->at_least()) {
        return group{{"at_least", amount(*end->at_least())}};
    }
    if (end && end->above()) {
        return group{{"above", amount(*end->above())}};
    }
    return {};
}

list grade_list(const vf::classification_summary<amount_sum>& classes,
                const amount_writer& amount) {
    list grades;
    for (std::size_t i = 0; i < classes.summaries().size(); ++i) {
        const auto& grade = classes.summaries()[i];
        grades.emplace_back(group{{"grade", vf::grade_at(i)},
                                  {"clients", grade.clients},
                                  {"client_share", share(grade.client_share.to_double())},
                                  {"value", amount(grade.value)},
                                  {"value_share", share(grade.value_share.to_double())},
                                  {"cutoff", cutoff(end_of_grade(classes.cutoffs(), i), amount)}});
    }
    return grades;
}

figure one_off(const results& r) {
    const auto& base = r.found.inflated.base;
    return group{{"clients", base.one_off},
                 {"client_share", share(base.one_off_client_share.to_double())},
                 {"value", value_amount(r, base.one_off_value)},
                 {"value_share", share(base.one_off_value_share.to_double())},
                 {"deal_share", share(base.one_off_deal_share.to_double())}};
}

figure without_one_off(const results& r) {
    const inflation& inflated = r.found.inflated;
    return group{{"clients", inflated.base.clients_after()},
                 {"value", value_amount(r, inflated.base.value_after)},
                 {"better_grade", inflated.raised},
                 {"worse_grade", inflated.lowered}};
}

figure losses_of(const vf::loss_summary<amount_sum>& losses, const amount_writer& amount) {
    return group{{"clients", losses.clients}, {"value", amount(losses.value)}};
}

figure top_clients(const results& r, const vf::top_clients<amount_sum>& top) {
    return group{{"clients", top.clients},
                 {"client_share", share(top.client_share.to_double())},
                 {"value", value_amount(r, top.value)},
                 {"value_share", share(top.value_share.to_double())}};
}

list curve(const vf::thinned_curve<amount_sum>& thinned) {
    list points;
    for (const auto& point : thinned.points) {
        points.emplace_back(list{share(point.client_share), share(point.value_share)});
    }
    return points;
}

std::string_view text(vf::whale_unit unit) {
    switch (unit) {
        case vf::whale_unit::net: return "net";
        case vf::whale_unit::gains: return "gains";
        case vf::whale_unit::losses: return "losses";
        case vf::whale_unit::nothing: break;
    }
    return "nothing";
}

figure concentration(const results& r) {
    const auto& c = r.found[ask::concentration];
    return group{{"gini", share(c.gini.population.to_double())},
                 {"gini_sample", c.gini.sample.to_double()},
                 {"herfindahl", c.herfindahl.index.to_double()},
                 {"effective_clients", c.herfindahl.effective_clients().to_double()},
                 {"largest_share", share(c.risk.largest_share.to_double())},
                 {"clients_above_10_percent", c.risk.above.size()},
                 {"best_20_percent", top_clients(r, c.top)},
                 {"for_80_percent", top_clients(r, c.for_wanted)},
                 {"balance_point", top_clients(r, c.balance)},
                 {"lorenz", curve(c.lorenz)},
                 {"whale", group{{"unit", text(c.whale_unit)}, {"points", curve(c.whale)}}}};
}

figure near_limits(const results& r) {
    const auto count = [&r](std::size_t limit, vf::limit_side side) {
        return std::ranges::count_if(r.found[ask::near_limits], [&](const vf::near_limit& near) {
            return near.limit == limit && near.side == side;
        });
    };
    list limits;
    for (std::size_t i = 0; i < r.asked.classify.limits.size(); ++i) {
        limits.emplace_back(group{{"limit", limit_text(r.asked.classify.limits[i])},
                                  {"may_slip", count(i, vf::limit_side::better)},
                                  {"may_rise", count(i, vf::limit_side::worse)}});
    }
    return group{{"margin", limit_text(r.asked.margin)}, {"limits", std::move(limits)}};
}

figure sales(const results& r) {
    if (!r.found[ask::second_value]) {
        return {};
    }
    const auto& sales = r.found[ask::second_value]->classified;
    const amount_writer amount = [&r](const amount_sum& sum) { return sales_amount(r, sum); };
    list cells;
    for (std::size_t i = 0; i < sales.summaries().size(); ++i) {
        for (std::size_t j = 0; j < sales.summaries().size(); ++j) {
            const auto cell = crossed(r.found, vf::grade_at(i), vf::grade_at(j));
            cells.emplace_back(group{{"grade", vf::grade_at(i)},
                                     {"sales_grade", vf::grade_at(j)},
                                     {"clients", cell.clients},
                                     {"net_value", value_amount(r, cell.values.net())}});
        }
    }
    return group{{"total", amount(sales.total())},
                 {"losses", losses_of(sales.losses(), amount)},
                 {"grades", grade_list(sales, amount)},
                 {"crossed", std::move(cells)}};
}

figure groups(const results& r) {
    if (!r.found[ask::groups]) {
        return {};
    }
    const group_grades& graded = *r.found[ask::groups];
    list all;
    for (const std::size_t each : by_total(graded)) {
        const auto summary = graded.summary(each);
        const double value_share =
            vf::exact_share<decimal>(summary.total(), r.found.classes().total()).to_double();
        all.emplace_back(group{{"group", r.group_name(each)},
                               {"clients", summary.size()},
                               {"total", value_amount(r, summary.total())},
                               {"value_share", share(value_share)},
                               {"losses", losses_of(summary.losses(), values_of(r))},
                               {"grades", grade_list(summary, values_of(r))}});
    }
    return group{{"clients_in_several", r.found.base.notes.clients_in_several_groups},
                 {"groups", std::move(all)}};
}

template <class Label, class Name>
list effort_rows(const results& r, const vf::effort_table<Label, amount_sum, amount_sum>& table,
                 const char* label, Name name) {
    list rows;
    for (const auto& row : table.rows()) {
        rows.emplace_back(group{{label, name(row.label)},
                                {"clients", row.clients},
                                {"effort", effort_amount(r, row.effort)},
                                {"effort_share", share(row.effort_share.to_double())},
                                {"value", value_amount(r, row.value)},
                                {"value_share", share(row.value_share.to_double())},
                                {"ratio", row.ratio()}});
    }
    return rows;
}

figure effort(const results& r) {
    if (!r.found[ask::effort]) {
        return {};
    }
    const auto& by_grade = *r.found[ask::effort];
    const auto& [patterns, by_pattern] = *r.found[ask::effort_by_pattern];
    const auto& size = patterns.size_limit();
    figure large_from;
    if (size) {
        large_from = group{{"value", value_amount(r, size->sum())}, {"deals", size->deals()}};
    }
    return group{{"total", effort_amount(r, by_grade.effort())},
                 {"by_grade", effort_rows(r, by_grade, "grade", [](vf::grade g) { return g; })},
                 {"large_from", std::move(large_from)},
                 {"frequent_from", patterns.deals_limit()},
                 {"by_order_pattern",
                  effort_rows(r, by_pattern, "pattern",
                              [](vf::order_pattern pattern) { return vf::to_string(pattern); })}};
}

figure position(const vf::curve_position<amount_sum>& at) {
    return group{{"clients", at.clients},
                 {"client_share", share(at.client_share.to_double())},
                 {"value_share", share(at.value_share.to_double())}};
}

figure computed_limits(const results& r) {
    if (!r.found[ask::computed_limits]) {
        return {};
    }
    const auto& computed = *r.found[ask::computed_limits];
    return group{{"pareto", position(computed.limits.pareto())},
                 {"break_even", position(computed.limits.break_even())},
                 {"submarginal", position(computed.limits.submarginal())},
                 {"grades", grade_list(computed.classified, values_of(r))}};
}

template <class Edges, class Value>
list edge_list(const Edges& edges, Value value) {
    list all;
    for (const auto& edge : edges.edges()) {
        all.emplace_back(value(edge));
    }
    return all;
}

figure recency(const results& r) {
    if (!r.found[ask::rfm]) {
        return {};
    }
    const auto& found = *r.found[ask::rfm];
    const auto& edges = found.scores.edges();
    const vf::review_schedule& review = r.found[ask::review]->schedule;
    return group{
        {"as_of", *r.asked.as_of},
        {"score_edges",
         group{{"days_since_last_deal",
                edge_list(edges.recency, [](const auto& days) { return days.count(); })},
               {"deals", edge_list(edges.frequency, [](std::uint64_t deals) { return deals; })},
               {"value", edge_list(edges.monetary, values_of(r))}}},
        {"segments", row_list::of(segments_table(r))},
        {"without_scores", found.segments.unscored},
        {"review", group{{"due_soon_from", review.due_soon_from()},
                         {"due", review.due()},
                         {"stale_from", review.stale_from()}}}};
}

figure moves(const results& r) {
    group all;
    for (std::size_t i = 0; i < vf::migration_kind_count; ++i) {
        const auto kind = static_cast<vf::migration_kind>(i);
        const auto& cell = r.found[ask::comparison]->moves.total(kind);
        all.emplace_back(vf::to_string(kind),
                         group{{"clients", cell.clients},
                               {"net_value_before", value_amount(r, cell.before.net())},
                               {"net_value_after", value_amount(r, cell.after.net())}});
    }
    return all;
}

figure hysteresis(const results& r) {
    if (!r.has_steady_grades()) {
        return {};
    }
    const auto& steady = *r.found[ask::comparison]->steady;
    return group{{"margin", limit_text(r.asked.margin)},
                 {"new_client", steady.count(vf::steady_reason::new_client)},
                 {"unchanged", steady.count(vf::steady_reason::unchanged)},
                 {"held", steady.count(vf::steady_reason::held)},
                 {"past_margin", steady.count(vf::steady_reason::past_margin)},
                 {"grades", grade_list(steady, values_of(r))}};
}

figure compared_with(const run_settings& o) {
    return group{{"file", o.previous},
                 {"from", o.compare ? std::optional(o.compare->from()) : std::nullopt},
                 {"to", o.compare ? std::optional(o.compare->to()) : std::nullopt}};
}

figure compared(const results& r) {
    if (!r.found[ask::comparison]) {
        return {};
    }
    const run_settings& o = r.asked;
    // How old the analysis of the earlier period is on the day of this one.
    figure status;
    if (o.compare && o.as_of) {
        status = vf::to_string(vf::review_schedule(o.compare->to()).status(*o.as_of));
    }
    return group{{"with", compared_with(o)},
                 {"status_of_earlier", std::move(status)},
                 {"moves", moves(r)},
                 {"matrix", row_list::of(moves_table(r))},
                 {"hysteresis", hysteresis(r)}};
}

group cost(const decisions& all, const vf::decide::grade_cost& cost) {
    return {{"clients", cost.clients},
            {"value", money_amount(all, cost.value)},
            {"concessions", money_amount(all, cost.concessions)},
            {"bonuses", money_amount(all, cost.bonuses)},
            // A text, as workbooks and databases have had it so far.
            {"own_actions",
             table_cell(cell_kind::text, to_string(money_amount(all, cost.own_actions)))},
            {"contact_minutes", cost.contact.count()}};
}

list costs_by_grade(const decisions& all, std::size_t grades) {
    list costs;
    const auto add = [&](std::optional<vf::grade> grade, const vf::decide::grade_cost& what) {
        group row{{"grade", grade}};
        for (auto& each : cost(all, what)) {
            row.push_back(std::move(each));
        }
        costs.emplace_back(std::move(row));
    };
    for (std::size_t i = 0; i < grades; ++i) {
        add(vf::grade_at(i), all.totals.by_grade[i]);
    }
    add(std::nullopt, all.totals.ungraded);
    return costs;
}

figure renewals(const decisions& all) {
    std::array<std::size_t, 4> counts{};
    for (const std::size_t i : all.renewals) {
        ++counts[static_cast<std::size_t>(
            vf::decide::find_renewal(all.facts[i], all.as_of, all.policy.urgent).urgency)];
    }
    const auto count = [&counts](vf::decide::renewal_urgency urgency) {
        return counts[static_cast<std::size_t>(urgency)];
    };
    return group{{"overdue", count(vf::decide::renewal_urgency::overdue)},
                 {"urgent", count(vf::decide::renewal_urgency::urgent)},
                 {"ahead", count(vf::decide::renewal_urgency::ahead)},
                 {"no_contract", count(vf::decide::renewal_urgency::no_contract)}};
}

// The number of clients for each kind of decision.
list clients_by_kind(const decisions& all) {
    const auto kinds = all.plan.rules().kinds();
    std::vector<std::size_t> counts(kinds.size());
    for (std::size_t i = 0; i < all.names.size(); ++i) {
        const auto decided = all.plan.decided(i);
        for (std::size_t k = 0; k < kinds.size(); ++k) {
            const auto& what = all.plan.rules().rules()[decided[k]].what;
            counts[k] += std::holds_alternative<vf::decide::no_action>(what) ? 0U : 1U;
        }
    }
    list all_kinds;
    for (std::size_t k = 0; k < kinds.size(); ++k) {
        all_kinds.emplace_back(group{{"kind", kinds[k]}, {"clients", counts[k]}});
    }
    return all_kinds;
}

figure targets(const decisions& all) {
    std::array<std::size_t, 4> courses{};
    for (std::size_t i = 0; i < all.names.size(); ++i) {
        ++courses[static_cast<std::size_t>(all.course(i))];
    }
    return group{{"clients", all.targets.size()}, {"vetoed", all.fits.vetoed().size()},
                 {"cherish", courses[0]},         {"grow", courses[1]},
                 {"harvest", courses[2]},         {"let_go", courses[3]}};
}

figure decided(const results& r) {
    if (!r.decided) {
        return {};
    }
    const decisions& all = *r.decided;
    return group{{"as_of", all.as_of},
                 {"policy", r.asked.policy.value_or(built_in_policy)},
                 {"clients", all.names.size()},
                 {"only_in_files", all.strangers},
                 {"key_accounts", all.key_accounts.size()},
                 {"renewals", renewals(all)},
                 {"kinds", clients_by_kind(all)},
                 {"costs", costs_by_grade(all, r.asked.classify.limits.grades())},
                 {"total_cost", cost(all, all.totals.all)},
                 {"targets", targets(all)}};
}

struct summary_row {
    std::string part;
    std::string name;
    table_cell value;
};

// A figure as a cell; nothing where it is a list whose items are not cells.
table_cell cell_of(const figure& one) {
    if (const auto* cell = std::get_if<table_cell>(&one.content())) {
        return *cell;
    }
    std::vector<std::string> texts;
    cell_kind kind = cell_kind::text;
    for (const figure& each : std::get<list>(one.content())) {
        const auto* cell = std::get_if<table_cell>(&each.content());
        if (cell == nullptr) {
            return {};
        }
        texts.emplace_back(cell->text());
        kind = cell->kind();
    }
    return {kind, joined(texts)};
}

// An option as it was given.
table_cell option_cell(const table_cell& value) {
    const auto* flag = std::get_if<bool>(&value.content());
    return {cell_kind::text,
            flag == nullptr ? value.text() : std::string(*flag ? "true" : "false")};
}

// Hands over the figures of a group, and of the groups in it, which are named before a point.
template <class Take>
void each_figure(const std::string& part, const std::string& prefix, const group& figures,
                 Take& take) {
    for (const auto& [name, each] : figures) {
        if (const auto* inner = std::get_if<group>(&each.content())) {
            each_figure(part, prefix + name + ".", *inner, take);
        } else if (const table_cell cell = cell_of(each); !cell.empty()) {
            take(summary_row{part, prefix + name, part == "options" ? option_cell(cell) : cell});
        }
    }
}

}  // namespace

figure_group options_used(const run_settings& asked) {
    struct to_figure {
        figure operator()(std::monostate /*nothing*/) const { return {}; }
        figure operator()(const std::string& text) const { return text; }
        figure operator()(std::uint64_t number) const { return number; }
        figure operator()(bool flag) const { return flag; }
        figure operator()(const std::vector<std::string>& texts) const {
            return figure_list(texts.begin(), texts.end());
        }
    };
    figure_group echo;
    for (const auto& [name, value] : echo_of(asked)) {
        echo.emplace_back(name, std::visit(to_figure{}, value));
    }
    return echo;
}

figure_group summary_of(const results& r) {
    const analysis& a = r.found;
    const auto amount = values_of(r);
    return {{"file", r.asked.file},
            {"rows", r.file.rows},
            {"rejected_rows", r.file.rejected},
            {"rows_in_period", r.rows_in_period},
            {"period", group{{"from", r.asked.from},
                             {"to", r.asked.to},
                             {"first_deal", a.totals.first},
                             {"last_deal", a.totals.last}}},
            {"clients", a.inflated.base.clients},
            {"deals", a.totals.deals},
            {"value", amount(a.inflated.base.total)},
            {"net_value", amount(a.totals.net)},
            {"one_off", one_off(r)},
            {"without_one_off", without_one_off(r)},
            {"only_returns", group{{"clients", a.inflated.base.never}}},
            {"graded_clients", a.classes().size()},
            {"total", amount(a.classes().total())},
            {"losses", losses_of(a.classes().losses(), amount)},
            {"grades", grade_list(a.classes(), amount)},
            {"concentration", concentration(r)},
            {"near_limits", near_limits(r)},
            {"sales", sales(r)},
            {"groups", groups(r)},
            {"effort", effort(r)},
            {"computed_limits", computed_limits(r)},
            {"recency", recency(r)},
            {"comparison", compared(r)},
            {"decisions", decided(r)},
            {"options", options_used(r.asked)}};
}

report_table summary_table(const results& r) {
    // The figures are of all kinds, each as its cell says; most are amounts.
    table_columns<summary_row> columns{
        {"part", [](const summary_row& row) -> const std::string& { return row.part; }},
        {"figure", [](const summary_row& row) -> const std::string& { return row.name; }},
        {"value", cell_kind::amount, [](const summary_row& row) { return row.value; }}};
    return {{.name = "summary", .columns_of_names = 2}, std::move(columns), [&r](auto&& take) {
                for (const auto& [name, each] : summary_of(r)) {
                    if (const auto* part = std::get_if<group>(&each.content())) {
                        each_figure(name, "", *part, take);
                    } else {
                        each_figure("base", "", group{{name, each}}, take);
                    }
                }
            }};
}

}  // namespace client_report
