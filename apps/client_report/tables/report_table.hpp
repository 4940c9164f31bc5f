// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_TABLES_REPORT_TABLE_HPP
#define CLIENT_REPORT_TABLES_REPORT_TABLE_HPP

#include "tables/table_sink.hpp"

#include <functional>
#include <string_view>
#include <utility>  // std::move
#include <vector>

namespace client_report {

// A result as a table, with rows of any type: its columns are declared once, for all formats.
class report_table {
public:
    // @param each_row hands the rows to the function that it is given, one after the other
    template <class Row, class EachRow>
    report_table(const table_head& head, table_columns<Row> columns, EachRow each_row)
        : head_(head),
          heads_(vitalfew::report::column_heads(columns)),
          add_rows_([columns = std::move(columns), each_row](table_sink& sink) {
              std::vector<table_cell> cells;
              each_row([&](const Row& row) {
                  vitalfew::report::make_cells(row, columns, cells);
                  sink.add_row(cells);
              });
          }) {}

    [[nodiscard]] std::string_view name() const noexcept { return head_.name; }
    [[nodiscard]] const std::vector<column_head>& columns() const noexcept { return heads_; }

    // Writes the table. @throws what the sink throws
    void write_to(table_sink& sink) const {
        sink.begin(head_, heads_);
        add_rows_(sink);
        sink.end();
    }

private:
    table_head head_;
    std::vector<column_head> heads_;
    std::function<void(table_sink&)> add_rows_;
};

}  // namespace client_report

#endif
