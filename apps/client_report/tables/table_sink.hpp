// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_TABLES_TABLE_SINK_HPP
#define CLIENT_REPORT_TABLES_TABLE_SINK_HPP

#include "vitalfew/report/table_column.hpp"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace client_report {

using vitalfew::report::cell_alignment;
using vitalfew::report::cell_kind;
using vitalfew::report::column_head;
using vitalfew::report::exact_amount;
using vitalfew::report::rounded_number;
using vitalfew::report::table_cell;
template <class Row>
using table_columns = std::vector<vitalfew::report::table_column<Row>>;

// A table as its sinks know it: the name, and facts for those formats that show more than the cells.
struct table_head {
    std::string_view name;
    // So many columns, the first ones, have texts that are names like those of columns: "one_off".
    std::size_t columns_of_names = 0;
    // Whether it is for a Pareto chart: a name, a value and a cumulative share are in the first,
    // second and fourth column.
    bool is_for_pareto_chart = false;
};

// A format of tables: a CSV file, a workbook, a database. Tables come one after the other.
class table_sink {
public:
    virtual void begin(const table_head& table, std::span<const column_head> columns) = 0;
    // @pre there are as many cells as columns
    virtual void add_row(std::span<const table_cell> cells) = 0;
    // The table is complete.
    virtual void end() = 0;

    table_sink() = default;
    table_sink(const table_sink&) = delete;
    table_sink& operator=(const table_sink&) = delete;

protected:
    ~table_sink() = default;
};

}  // namespace client_report

#endif
