// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_OPTIONS_HPP
#define CLIENT_REPORT_OPTIONS_HPP

#include "vitalfew/clients/client_collector.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/exact/share.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace client_report {

// Which place equal values get. The library has a type of its own for places that are fractions;
// here it is one choice among five.
enum class place_rule { min, max, dense, ordinal, average };

// What --count says a deal is.
enum class count_rule { deals, days };

// Whom to grade.
enum class graded_clients { all, repeat };

// What to do with a row that cannot be read.
enum class bad_rows { stop, skip };

// What goes to the standard output: the report, or the clients in a form for the next program.
enum class output_format { report, csv, json, ndjson, markdown };

// Whether an analysis was asked for.
enum class part { left_out, asked };

// How --policy calls the policy that is built in.
inline constexpr const char* built_in_policy = "default";

struct options {
    std::string file;                  // of deals; or the database that the query is asked of
    std::optional<std::string> query;  // in SQL

    std::string client_column;
    // What a deal is worth: one of these at least, and not both of the last two.
    std::optional<std::string> amount_column;
    std::optional<std::string> value_column;
    std::optional<std::string> profit_column;
    std::string date_column;
    std::optional<std::string> deal_column;
    std::optional<std::string> group_column;
    std::optional<std::string> effort_column;
    char delimiter = ',';
    bad_rows on_bad_row = bad_rows::stop;

    std::optional<vitalfew::date> from;
    std::optional<vitalfew::date> to;
    vitalfew::return_rule returns = vitalfew::return_rule::none;
    count_rule count = count_rule::deals;
    std::uint64_t min_deals = 2;
    graded_clients graded = graded_clients::all;

    vitalfew::classify_options classify;
    place_rule ties = place_rule::min;
    part computed_limits = part::left_out;
    // How close to a limit is near, as a share of the total.
    vitalfew::share margin = vitalfew::permille(5);

    // What to compare with: a period of the same file, or the clients.csv of an earlier run; not both.
    std::optional<vitalfew::period> compare;
    std::optional<std::string> previous;
    part hysteresis = part::left_out;

    std::optional<vitalfew::date> as_of;

    // What to decide by; a file, or the policy that is built in.
    std::optional<std::string> policy;
    std::optional<std::string> contracts;
    std::optional<std::string> judgements;

    std::optional<std::string> out;
    output_format format = output_format::report;
    // Nothing on the standard error but what is wrong; and what the run took.
    part quiet = part::left_out;
    part stats = part::left_out;
    std::optional<std::string> html;

    // Files that get all tables: a workbook, a database.
    std::optional<std::string> xlsx;
    std::optional<std::string> sqlite_out;
    std::string table_prefix = "report_";

    // All time where nothing was asked for.
    [[nodiscard]] vitalfew::period period() const;

    // The column by which clients are ranked.
    [[nodiscard]] const std::string& ranked_column() const;
    // Whether the amount is something else than that: the sales volume beside the profit.
    [[nodiscard]] bool has_sales() const;
    // Whether it is asked what to do about the clients.
    [[nodiscard]] bool decides() const {
        return policy.has_value() || contracts.has_value() || judgements.has_value();
    }
    // Whether there is an earlier analysis to compare with.
    [[nodiscard]] bool compares() const { return compare.has_value() || previous.has_value(); }
};

// The names of the choices, as they are written on the command line.
[[nodiscard]] const char* name_of(vitalfew::crossing rule);
[[nodiscard]] const char* name_of(place_rule rule);
[[nodiscard]] const char* name_of(count_rule rule);
[[nodiscard]] const char* name_of(vitalfew::return_rule rule);

// Reads the command line. Nothing when it asked for the help or the version, which have been
// printed.
// @throws bad_input
[[nodiscard]] std::optional<options> parse_options(int argc, const char* const* argv);

}  // namespace client_report

#endif
