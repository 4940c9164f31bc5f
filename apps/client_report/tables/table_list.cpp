// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "tables/table_list.hpp"

#include <algorithm>  // std::ranges::any_of
#include <cassert>
#include <string>

namespace client_report {

namespace {

bool is_always_there(const results& /*r*/) {
    return true;
}
bool has_comparison(const results& r) {
    return r.found[ask::comparison].has_value();
}
bool has_decisions(const results& r) {
    return r.decided.has_value();
}
bool has_groups(const results& r) {
    return r.found[ask::groups].has_value();
}
bool has_scores(const results& r) {
    return r.found[ask::rfm].has_value();
}

}  // namespace

constinit const std::array<listed_table, 11> all_tables{{
    {"summary", own_file::none, known_columns::all, is_always_there, summary_table},
    {"pareto", own_file::none, known_columns::all, is_always_there, pareto_table},
    {"grades", own_file::none, known_columns::all, is_always_there, grades_table},
    {"clients", own_file::csv, known_columns::all, is_always_there, clients_table},
    {"near_limits", own_file::csv, known_columns::all, is_always_there, near_limits_table},
    {"groups", own_file::csv, known_columns::all, has_groups, groups_table},
    {"moves", own_file::none, known_columns::all, has_comparison, moves_table},
    {"migration", own_file::csv, known_columns::all, has_comparison, migration_table},
    {"decisions", own_file::csv, known_columns::all, has_decisions, decisions_table},
    {"targets", own_file::csv, known_columns::first_ones, has_decisions, targets_table},
    {"segments", own_file::none, known_columns::all, has_scores, segments_table},
}};

std::string file_of(std::string_view table) {
    assert(std::ranges::any_of(all_tables, [table](const listed_table& each) {
        return each.name == table && each.file == own_file::csv;
    }));
    return std::string(table) + ".csv";
}

void write_tables(const results& r, table_sink& sink) {
    for (const listed_table& each : all_tables) {
        if (each.is_there(r)) {
            each.make(r).write_to(sink);
        }
    }
}

}  // namespace client_report
