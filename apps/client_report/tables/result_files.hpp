// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_TABLES_RESULT_FILES_HPP
#define CLIENT_REPORT_TABLES_RESULT_FILES_HPP

#include "common/byte_sink.hpp"
#include "run/results.hpp"

#include <string>

namespace client_report {

// A line per graded client, best first.
void write_clients_csv(const results& r, byte_sink& sink);

// A line per client and limit that it is near, limit by limit.
void write_near_limits_csv(const results& r, byte_sink& sink);

// A line per group and grade, the largest group first.
// @pre the options ask for groups
void write_groups_csv(const results& r, byte_sink& sink);

// A line per client of either analysis: those of this one, best first, then the lost ones.
// @pre the options ask for a comparison
void write_migration_csv(const results& r, byte_sink& sink);

// A line for each thing that is to be done about a client, in the order of the decisions.
// @pre the options ask for decisions, as for targets.csv
void write_decisions_csv(const results& r, byte_sink& sink);

// A line for each client, those who fit the target profile best first, then those with a veto.
void write_targets_csv(const results& r, byte_sink& sink);

// The figures of the report. Amounts are text, because many readers of JSON make a double of every
// number; shares are numbers.
[[nodiscard]] std::string summary_json(const results& r);

// How the files begin that are only written when they are asked for.
inline constexpr const char* groups_header =
    "group,grade,clients,client_share,value,value_share,at_least,above\n";
inline constexpr const char* migration_header =
    "client,move,grade_before,grade_after,value_before,value_after\n";

inline constexpr const char* decisions_header =
    "client,grade,kind,decision,due,amount,rule,because,as_of\n";
// Two columns more for each criterion.
inline constexpr const char* targets_beginning =
    "place,client,grade,fit,target,course,objective,subjective,known,vetoes";

}  // namespace client_report

#endif
