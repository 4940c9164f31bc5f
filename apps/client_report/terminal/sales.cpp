// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/core/grade.hpp"

#include "terminal/amounts.hpp"
#include "terminal/count_table.hpp"
#include "terminal/sections.hpp"

#include <fmt/format.h>

namespace client_report {

namespace vf = vitalfew;

void write_sales(terminal_text& out, const results& r) {
    if (!r.found[ask::second_value]) {
        return;
    }
    const std::size_t grades = r.asked.classify.limits.grades();
    count_table table{fmt::format("By {}", value_word(r))};
    for (std::size_t i = 0; i < grades; ++i) {
        table.columns.emplace_back(1, vf::grade_letter(vf::grade_at(i)));
        auto& row = table.rows.emplace_back();
        row.name = vf::grade_letter(vf::grade_at(i));
        for (std::size_t j = 0; j < grades; ++j) {
            row.counts.push_back(crossed(r.found, vf::grade_at(i), vf::grade_at(j)).clients);
        }
    }
    out.gap();
    out.line("Clients by grade: rows by {}, columns by sales", value_word(r));
    table.write(out);
}

}  // namespace client_report
