// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "terminal/report_text.hpp"

#include "vitalfew/core/grade.hpp"
#include "vitalfew/engine/cutoffs.hpp"

#include <fmt/format.h>

#include <algorithm>  // std::max

namespace client_report {

namespace vf = vitalfew;

namespace {

constexpr std::size_t cutoff_columns = 16;

std::string cutoff(const results& r, const vf::cutoffs<amount_sum>& ends, std::size_t grade) {
    if (grade == ends.size()) {
        return "the rest";
    }
    switch (ends[grade].side) {
        case vf::cutoff_side::at_least:
            return ">= " + amount_within(r, *ends[grade].value, cutoff_columns);
        case vf::cutoff_side::above:
            return "> " + amount_within(r, *ends[grade].value, cutoff_columns);
        case vf::cutoff_side::all: return "> 0";
        case vf::cutoff_side::none: break;
    }
    return "nobody";
}

void grade_row(page& page, std::string_view name, std::uint64_t clients,
               std::string_view client_share, std::string_view value, std::string_view value_share,
               std::string_view end) {
    page.line("{:<5}  {:>11}  {:>7}  {:>20}  {:>7}   {}", name, counted(clients), client_share,
              value, value_share, end);
}

}  // namespace

std::string clients_counted(std::uint64_t number) {
    return counted(number) + (number == 1 ? " client" : " clients");
}

std::string fitting(const std::string& exact, const amount_sum& sum, std::size_t columns) {
    if (std::string separated = with_separators(exact); separated.size() <= columns) {
        return separated;
    }
    constexpr double unit = 1e-9;
    return exact.size() <= columns ? exact : fmt::format("{:.7e}", sum.to_double() * unit);
}

std::string amount_within(const results& r, const amount_sum& sum, std::size_t columns) {
    return fitting(r.amount(sum), sum, columns);
}

std::string_view value_word(const results& r) {
    return r.asked.profit_column ? "profit" : "value";
}

std::string_view value_heading(const results& r) {
    return r.asked.profit_column ? "Profit" : "Value";
}

void write_grades(page& page, const results& r,
                  const vf::classification_summary<amount_sum>& classes) {
    page.line("{:<5}  {:>11}  {:>7}  {:>20}  {:>7}   {}", "Grade", "Clients", "Share",
              value_heading(r), "Share", "Cutoff");
    for (std::size_t i = 0; i < classes.summaries().size(); ++i) {
        const auto& grade = classes.summaries()[i];
        grade_row(page, std::string(1, vf::letter(vf::grade_at(i))), grade.clients,
                  percent(grade.client_share.to_double()),
                  amount_within(r, grade.value, amount_columns),
                  percent(grade.value_share.to_double()), cutoff(r, classes.cutoffs(), i));
    }
    grade_row(page, "All", classes.size(), classes.size() == 0 ? "" : "100.0 %",
              amount_within(r, classes.total(), amount_columns),
              classes.total().sign() == 0 ? "" : "100.0 %", "");
}

void write_counts(page& page, const count_table& table) {
    std::size_t name_width = table.corner.size();
    std::size_t width = 4;
    for (const std::string& name : table.rows) {
        name_width = std::max(name_width, name.size());
    }
    for (const std::string& name : table.columns) {
        width = std::max(width, name.size());
    }
    for (const auto& row : table.counts) {
        for (const std::uint64_t count : row) {
            width = std::max(width, counted(count).size());
        }
    }
    if (name_width + table.columns.size() * (width + 2) > page::columns) {
        page.line("(too wide for this page; summary.json has it)");
        return;
    }
    std::string line = fmt::format("{:<{}}", table.corner, name_width);
    for (const std::string& name : table.columns) {
        line += fmt::format("  {:>{}}", name, width);
    }
    page.line("{}", line);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        line = fmt::format("{:<{}}", table.rows[i], name_width);
        for (const std::uint64_t count : table.counts[i]) {
            line += fmt::format("  {:>{}}", counted(count), width);
        }
        page.line("{}", line);
    }
}

}  // namespace client_report
