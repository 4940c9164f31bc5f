// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_TABLES_RESULT_TABLES_HPP
#define CLIENT_REPORT_TABLES_RESULT_TABLES_HPP

#include "run/results.hpp"
#include "tables/cell.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace client_report {

struct table_column {
    std::string name;
    cell_kind kind;  // of its fields; one field may be of another
};

// Who takes the results as tables: a workbook, a database.
class table_sink {
public:
    // A table begins, and the one before it is complete.
    virtual void begin(std::string_view table, std::span<const table_column> columns) = 0;
    // @pre there are as many fields as columns
    virtual void add_row(std::span<const table_field> fields) = 0;

    table_sink() = default;
    table_sink(const table_sink&) = delete;
    table_sink& operator=(const table_sink&) = delete;

protected:
    ~table_sink() = default;
};

// All tables that there may be, in the order in which they come.
inline constexpr std::array<std::string_view, 11> result_table_names = {
    "summary", "pareto",    "grades",    "clients", "near_limits", "groups",
    "moves",   "migration", "decisions", "targets", "segments"};

// Hands over the tables that the results have. Clients, near limits, groups, migration, decisions and
// targets are what the CSV files of that name hold.
void write_tables(const results& r, table_sink& sink);
// The clients alone.
void write_client_table(const results& r, table_sink& sink);

}  // namespace client_report

#endif
