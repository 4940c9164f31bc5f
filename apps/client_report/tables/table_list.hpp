// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_TABLES_TABLE_LIST_HPP
#define CLIENT_REPORT_TABLES_TABLE_LIST_HPP

#include "vitalfew/decide/client_facts.hpp"

#include "run/results.hpp"
#include "tables/report_table.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace client_report {

// The tables of the results, which they refer to. The columns of a table are known even where there are no
// results for it.
//
// A row per graded client, the best first; a row per client and limit that it is near, limit by limit.
[[nodiscard]] report_table clients_table(const results& r);
[[nodiscard]] report_table near_limits_table(const results& r);
// A row per client of either analysis: those of this one, best first, then the lost ones.
[[nodiscard]] report_table migration_table(const results& r);

// A row per figure of summary.json.
[[nodiscard]] report_table summary_table(const results& r);
// A row per grade; per group and grade, the largest group first.
[[nodiscard]] report_table grades_table(const results& r);
[[nodiscard]] report_table groups_table(const results& r);
// A row per bar of the Pareto chart: a client, or some that follow each other.
[[nodiscard]] report_table pareto_table(const results& r);
// A row per grade before and after; per segment by recency, frequency and value.
[[nodiscard]] report_table moves_table(const results& r);
[[nodiscard]] report_table segments_table(const results& r);

// A row for each thing to do about a client, in the order of the decisions.
[[nodiscard]] report_table decisions_table(const results& r);
// A row for each client, those who fit the target profile best first, then those with a veto. A column for
// each criterion follows the others.
[[nodiscard]] report_table targets_table(const results& r);

// An amount of decisions, with the decimals of the policy.
[[nodiscard]] exact_amount money_amount(const decisions& all, vitalfew::decide::minor_units amount);

// Whether a table is among the files of --out, as NAME.csv.
enum class own_file { none, csv };
// Whether all columns are there even where a table has no results.
enum class known_columns { all, first_ones };

struct listed_table {
    std::string_view name;
    own_file file;
    known_columns columns;
    // Whether the results have it, because it was asked for.
    bool (*is_there)(const results& r);
    report_table (*make)(const results& r);
};

// All tables, in the order in which they are written: the one list of their names.
extern const std::array<listed_table, 11> all_tables;

// The name of a table's file in the folder of --out: "clients.csv".
// @pre a table of that name has a file of its own
[[nodiscard]] std::string file_of(std::string_view table);

// Hands over the tables that the results have.
void write_tables(const results& r, table_sink& sink);

}  // namespace client_report

#endif
