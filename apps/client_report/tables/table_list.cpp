// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "tables/table_list.hpp"

namespace client_report {

namespace {

bool always(const results& /*r*/) {
    return true;
}
bool compares(const results& r) {
    return r.found[ask::comparison].has_value();
}
bool decides(const results& r) {
    return r.decided;
}
bool groups(const results& r) {
    return r.found[ask::groups].has_value();
}
bool scores(const results& r) {
    return r.found[ask::rfm].has_value();
}

}  // namespace

constinit const std::array<listed_table, 11> all_tables{{
    {"summary", own_file::none, known_columns::all, always, summary_table},
    {"pareto", own_file::none, known_columns::all, always, pareto_table},
    {"grades", own_file::none, known_columns::all, always, grades_table},
    {"clients", own_file::csv, known_columns::all, always, clients_table},
    {"near_limits", own_file::csv, known_columns::all, always, near_limits_table},
    {"groups", own_file::csv, known_columns::all, groups, groups_table},
    {"moves", own_file::none, known_columns::all, compares, moves_table},
    {"migration", own_file::csv, known_columns::all, compares, migration_table},
    {"decisions", own_file::csv, known_columns::all, decides, decisions_table},
    {"targets", own_file::csv, known_columns::first_ones, decides, targets_table},
    {"segments", own_file::none, known_columns::all, scores, segments_table},
}};

void write_tables(const results& r, table_sink& sink) {
    for (const listed_table& each : all_tables) {
        if (each.is_there(r)) {
            each.make(r).write_to(sink);
        }
    }
}

}  // namespace client_report
