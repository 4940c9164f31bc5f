// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "terminal/count_table.hpp"

#include "common/text.hpp"

#include <cstddef>
#include <optional>

namespace client_report {

void count_table::write(terminal_text& out) const {
    using column = vitalfew::report::table_column<row>;
    table_columns<row> shown{column(corner, &row::name)};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        shown.push_back(column(columns[i], [i](const row& one) {
                            return i < one.counts.size() ? std::optional(one.counts[i])
                                                         : std::nullopt;
                        }).at_least(4));
    }
    const std::string text = terminal_text::laid_out(rows, shown);
    // The titles reach as far as the widest line: the last one stands to the right.
    if (display_width(text.substr(0, text.find('\n'))) > terminal_text::columns) {
        out.line("(too wide for this page; summary.json has it)");
    } else {
        out.lines(text);
    }
}

}  // namespace client_report
