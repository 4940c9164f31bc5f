// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "terminal/report_parts.hpp"

#include "vitalfew/core/grade.hpp"
#include "vitalfew/explain/near_limits.hpp"

#include "common/text.hpp"
#include "settings/settings.hpp"
#include "terminal/report_text.hpp"

#include <fmt/format.h>

#include <algorithm>  // std::min, std::ranges::sort, std::ranges::unique
#include <cmath>      // std::round
#include <string>
#include <string_view>
#include <vector>

namespace client_report {

namespace vf = vitalfew;

namespace {

constexpr std::size_t top_groups = 10;
constexpr std::size_t name_columns = 18;

// How many clients a limit may move to one side; one may be near several limits.
std::size_t clients_near(const std::vector<vf::near_limit>& near, vf::limit_side side) {
    std::vector<std::size_t> clients;
    for (const vf::near_limit& one : near) {
        if (one.side == side) {
            clients.push_back(one.client);
        }
    }
    std::ranges::sort(clients);
    return clients.size() - std::ranges::unique(clients).size();
}

// There always are some where anybody is above 0: those who cross a limit.
void write_near_limits(page& page, const results& r) {
    const auto& near = r.found[ask::near_limits];
    page.sentence(fmt::format("Within {} % of a limit: {} may slip, {} may rise.",
                              limit_text(r.asked.margin),
                              clients_counted(clients_near(near, vf::limit_side::better)),
                              counted(clients_near(near, vf::limit_side::worse))));
}

// "12/3/4/5", the clients of each grade.
std::string grade_counts(const vf::classification_summary<amount_sum>& classes) {
    std::string counts;
    for (const auto& grade : classes.summaries()) {
        counts += (counts.empty() ? "" : "/") + std::to_string(grade.clients);
    }
    return counts;
}

std::string grade_letters(std::size_t grades) {
    std::string letters = "A";
    for (std::size_t i = 1; i < grades; ++i) {
        letters += std::string("/") + vf::letter(vf::grade_at(i));
    }
    return letters;
}

template <class Table, class Name>
void write_effort_rows(page& page, const results& r, std::string_view heading, const Table& table,
                       Name name) {
    page.line("{:<{}}  {:>11}  {:>20}  {:>7}  {:>7}  {:>5}", heading, name_columns, "Clients",
              "Effort", "Share", value_heading(r), "Ratio");
    for (const auto& row : table.rows()) {
        const auto ratio = row.ratio();
        page.line("{:<{}}  {:>11}  {:>20}  {:>7}  {:>7}  {:>5}", name(row.label), name_columns,
                  counted(row.clients), fitting(r.effort(row.effort), row.effort, amount_columns),
                  percent(row.effort_share.to_double()), percent(row.value_share.to_double()),
                  ratio && *ratio < 999 ? fmt::format("{:.2f}", *ratio) : "-");
    }
}

}  // namespace

void write_concentration(page& page, const results& r) {
    const auto& c = r.found[ask::concentration];
    if (c.positive == 0) {
        return;
    }
    page.gap();
    std::string words;
    if (c.top.clients > 0) {
        words = fmt::format("The best 20 % of the clients bring {} of the {}. ",
                            percent(c.top.value_share.to_double()), value_word(r));
    }
    words += fmt::format(
        "The largest client brings {}. Gini coefficient {:.3f}; as concentrated as {} equal "
        "clients.",
        percent(c.risk.largest_share.to_double()), c.gini.population.to_double(),
        counted(
            static_cast<std::uint64_t>(std::round(c.herfindahl.effective_clients().to_double()))));
    if (c.risk.exceeds()) {
        const std::size_t above = c.risk.above.size();
        words += fmt::format(" At risk: {} {}.", clients_counted(above),
                             above == 1 ? "brings more than 10 %" : "bring more than 10 % each");
    }
    page.sentence(words);
    write_near_limits(page, r);
}

void write_sales(page& page, const results& r) {
    if (!r.found[ask::second_value]) {
        return;
    }
    page.gap();
    const std::size_t grades = r.asked.classify.limits.grades();
    count_table table{fmt::format("By {}", value_word(r)), {}, {}, {}};
    for (std::size_t i = 0; i < grades; ++i) {
        table.columns.emplace_back(1, vf::letter(vf::grade_at(i)));
        table.rows.emplace_back(1, vf::letter(vf::grade_at(i)));
        auto& row = table.counts.emplace_back();
        for (std::size_t j = 0; j < grades; ++j) {
            row.push_back(crossed(r.found, vf::grade_at(i), vf::grade_at(j)).clients);
        }
    }
    page.line("Clients by grade: rows by {}, columns by sales", value_word(r));
    write_counts(page, table);
}

void write_computed_limits(page& page, const results& r) {
    if (!r.found[ask::computed_limits]) {
        return;
    }
    page.gap();
    page.line("By the limits that this base suggests (computed ABC analysis)");
    write_grades(page, r, r.found[ask::computed_limits]->classified);
}

void write_groups(page& page, const results& r) {
    if (!r.found[ask::groups]) {
        return;
    }
    const group_grades& groups = *r.found[ask::groups];
    const auto order = by_total(groups);
    const std::string letters = grade_letters(r.asked.classify.limits.grades());
    const std::size_t shown = std::min(order.size(), top_groups);
    page.gap();
    page.line("Grades within groups, by {}", printable(*r.asked.group_column, 40));
    constexpr std::size_t counts_columns = page::columns - name_columns - 11 - 20 - 7 - 8;
    const auto row = [&page](std::string_view name, std::string_view clients,
                             std::string_view value, std::string_view share,
                             std::string_view counts) {
        page.line("{}  {:>11}  {:>20}  {:>7}  {}", fitted(name, name_columns), clients, value,
                  share, counts.size() > counts_columns ? "" : counts);
    };
    row("Group", "Clients", value_heading(r), "Share", letters);
    for (std::size_t i = 0; i < shown; ++i) {
        const std::size_t group = order[i];
        const auto summary = groups.summary(group);
        row(r.group_name(group), counted(summary.size()),
            amount_within(r, summary.total(), amount_columns),
            percent(
                vf::exact_share<decimal>(summary.total(), r.found.classes().total()).to_double()),
            grade_counts(summary));
    }
    if (shown < order.size()) {
        page.line("and {} more; --out writes all of them to groups.csv",
                  counted(order.size() - shown));
    }
    if (r.found.base.notes.clients_in_several_groups > 0) {
        page.sentence(fmt::format("{} had deals in several groups; that of the latest deal counts.",
                                  clients_counted(r.found.base.notes.clients_in_several_groups)));
    }
}

void write_effort(page& page, const results& r) {
    if (!r.found[ask::effort]) {
        return;
    }
    page.gap();
    page.line("Where the effort goes, by {}", printable(*r.asked.effort_column, 40));
    write_effort_rows(page, r, "Grade", *r.found[ask::effort],
                      [](vf::grade g) { return std::string(1, vf::letter(g)); });
    write_effort_rows(page, r, "Orders", r.found[ask::effort_by_pattern]->effort,
                      [](vf::order_pattern p) { return vf::to_string(p); });
}

}  // namespace client_report
