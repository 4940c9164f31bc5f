// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// The tables of totals: grades, groups, bars of the Pareto chart, moves between grades, segments.

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/exact/exact_share.hpp"

#include "tables/cells.hpp"
#include "tables/table_list.hpp"

#include <algorithm>  // std::min
#include <cstddef>
#include <optional>
#include <string>
#include <utility>  // std::move

namespace client_report {

namespace vf = vitalfew;

namespace {

struct grade_row {
    std::string_view group;
    std::size_t grade;
    const vf::grade_summary<amount_sum>& summary;
    std::optional<grade_end> end;
};

// The columns of a table of grades, behind those that say whose grades they are.
// @param share a double as the table writes it
template <class Share>
void add_grade_columns(table_columns<grade_row>& columns, const results& r, Share share) {
    const auto amount = [&r](const std::optional<amount_sum>& sum) {
        return sum ? std::optional(value_amount(r, *sum)) : std::nullopt;
    };
    columns.emplace_back("grade", [](const grade_row& row) { return vf::grade_at(row.grade); });
    columns.emplace_back("clients", [](const grade_row& row) { return row.summary.clients; });
    columns.emplace_back("client_share", cell_kind::share, [share](const grade_row& row) {
        return share(row.summary.client_share.to_double());
    });
    columns.emplace_back("value",
                         [&r](const grade_row& row) { return value_amount(r, row.summary.value); });
    columns.emplace_back("value_share", cell_kind::share, [share](const grade_row& row) {
        return share(row.summary.value_share.to_double());
    });
    columns.emplace_back("at_least", [amount](const grade_row& row) {
        return amount(row.end ? row.end->at_least() : std::nullopt);
    });
    columns.emplace_back("above", [amount](const grade_row& row) {
        return amount(row.end ? row.end->above() : std::nullopt);
    });
}

template <class Take>
void each_grade(std::string_view group, const vf::classification_summary<amount_sum>& classes,
                Take& take) {
    for (std::size_t i = 0; i < classes.summaries().size(); ++i) {
        take(grade_row{group, i, classes.summaries()[i], end_of_grade(classes.cutoffs(), i)});
    }
}

constexpr std::size_t most_pareto_bars = 50;

// A bar of the Pareto chart: clients that follow each other in the order of places.
struct pareto_bar {
    std::size_t begin = 0;  // positions in that order
    std::size_t end = 0;
    amount_sum value;  // of those above 0
    double value_share = 0;
    double cumulative_share = 0;
};

// A bar for each client, best first; in a larger base, bars of nearly equal numbers of clients.
template <class Take>
void each_pareto_bar(const results& r, Take& take) {
    const auto order = r.found.places.order();
    const amount_sum& total = r.found.classes().total();
    const auto share = [&total](const amount_sum& sum) {
        return total.sign() == 0 ? 0.0 : vf::exact_share<decimal>(sum, total).to_double();
    };
    const std::size_t count = std::min(order.size(), most_pareto_bars);
    amount_sum before;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < count; ++i) {
        // The first bars take one client more each, until the remainder is used up.
        const std::size_t end = begin + order.size() / count + (i < order.size() % count ? 1 : 0);
        amount_sum value;
        for (const std::size_t one : order.subspan(begin, end - begin)) {
            const amount_sum each = r.found.base.clients[one].value();
            if (each.sign() > 0) {
                value += each;
            }
        }
        before += value;
        take(pareto_bar{begin, end, value, share(value), share(before)});
        begin = end;
    }
}

using moves_cell = comparison::moves_type::cell_type;

struct moves_row {
    std::string before;
    std::string after;
    const moves_cell& cell;
};

using segment = std::remove_cvref_t<
    decltype(std::declval<const results&>().found[ask::rfm]->segments.segments.front())>;

}  // namespace

report_table grades_table(const results& r) {
    table_columns<grade_row> columns;
    add_grade_columns(columns, r, [](double share) { return share; });
    return {{"grades"}, std::move(columns), [&r](auto&& take) {
                each_grade("", r.found.classes(), take);
            }};
}

report_table groups_table(const results& r) {
    table_columns<grade_row> columns{{"group", [](const grade_row& row) { return row.group; }}};
    add_grade_columns(columns, r, six_decimals);
    return {{"groups"}, std::move(columns), [&r](auto&& take) {
                const group_grades& groups = *r.found[ask::groups];
                for (const std::size_t group : by_total(groups)) {
                    each_grade(r.group_name(group), groups.summary(group), take);
                }
            }};
}

report_table pareto_table(const results& r) {
    table_columns<pareto_bar> columns{
        {"bar",
         [&r](const pareto_bar& bar) {
             const auto order = r.found.places.order();
             return order.size() <= most_pareto_bars
                        ? r.found.base.clients[order[bar.begin]].key
                        : std::to_string(bar.begin + 1) + "\u2013" + std::to_string(bar.end);
         }},
        {"value", [&r](const pareto_bar& bar) { return value_amount(r, bar.value); }},
        {"value_share", cell_kind::share,
         [](const pareto_bar& bar) { return six_decimals(bar.value_share); }},
        {"cumulative_share", cell_kind::share,
         [](const pareto_bar& bar) { return six_decimals(bar.cumulative_share); }}};
    return {{.name = "pareto", .is_for_pareto_chart = true}, std::move(columns), [&r](auto&& take) {
                each_pareto_bar(r, take);
            }};
}

report_table moves_table(const results& r) {
    table_columns<moves_row> columns{
        {"before", [](const moves_row& row) -> const std::string& { return row.before; }},
        {"after", [](const moves_row& row) -> const std::string& { return row.after; }},
        {"clients", [](const moves_row& row) { return row.cell.clients; }},
        {"net_value_before",
         [&r](const moves_row& row) { return value_amount(r, row.cell.before.net()); }},
        {"net_value_after",
         [&r](const moves_row& row) { return value_amount(r, row.cell.after.net()); }}};
    return {{"moves"}, std::move(columns), [&r](auto&& take) {
                const auto& moves = r.found[ask::comparison]->moves;
                const std::size_t grades = r.asked.classify.limits.grades();
                const auto letter = [](vf::grade g) { return std::string(1, vf::grade_letter(g)); };
                for (std::size_t i = 0; i < grades; ++i) {
                    const vf::grade before = vf::grade_at(i);
                    for (std::size_t j = 0; j < grades; ++j) {
                        const vf::grade after = vf::grade_at(j);
                        take(moves_row{letter(before), letter(after), moves.cell(before, after)});
                    }
                    take(moves_row{letter(before), "lost", moves.lost(before)});
                }
                for (std::size_t j = 0; j < grades; ++j) {
                    const vf::grade after = vf::grade_at(j);
                    take(moves_row{"new", letter(after), moves.new_clients(after)});
                    take(moves_row{"returned", letter(after), moves.returned(after)});
                }
            }};
}

report_table segments_table(const results& r) {
    table_columns<segment> columns{
        {"segment", [](const segment& one) -> std::string_view { return one.name; }},
        {"clients", [](const segment& one) { return one.clients; }},
        {"client_share", cell_kind::share,
         [](const segment& one) { return one.client_share.to_double(); }},
        {"value", [&r](const segment& one) { return value_amount(r, one.value); }},
        {"value_share", cell_kind::share,
         [](const segment& one) { return one.value_share.to_double(); }}};
    return {{"segments"}, std::move(columns), [&r](auto&& take) {
                for (const segment& one : r.found[ask::rfm]->segments.segments) {
                    take(one);
                }
            }};
}

}  // namespace client_report
