// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_SETTINGS_SETTINGS_HPP
#define CLIENT_REPORT_SETTINGS_SETTINGS_HPP

#include "vitalfew/clients/client_collector.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/exact/share.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace client_report {

// Which place equal values get. The library has a type of its own for places that are fractions;
// here it is one choice among five.
enum class place_rule { min, max, dense, ordinal, average };

// What is counted: deals, or days with a deal.
enum class count_rule { deals, days };

// Whom to grade.
enum class graded_clients { all, repeat };

// What to do with a row that cannot be read.
enum class bad_rows { stop, skip };

// What goes to the standard output: the report, or the clients in a form for the next program.
enum class output_format { report, csv, json, ndjson, markdown };

// Whether an analysis was asked for.
enum class part { left_out, asked };

// The name of the built-in policy, where a policy file is expected.
inline constexpr const char* built_in_policy = "default";

// The resolved settings of a run, independent of a command line.
struct run_settings {
    // The source of the deals as the results name it: a file, or a database and the query.
    std::string file;
    std::optional<std::string> query;                 // in SQL
    std::optional<std::chrono::seconds> query_limit;  // how long the query may take

    // The names of the columns. Which of them are set also tells what a deal has: two values, an
    // effort, a group.
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

    // What to compare with: a period of the same deals, or the clients.csv of an earlier run; not
    // both.
    std::optional<vitalfew::period> compare;
    std::optional<std::string> previous;
    part hysteresis = part::left_out;
    std::optional<vitalfew::date> as_of;

    // The files to decide by; a policy may also be built_in_policy.
    std::optional<std::string> policy;
    std::optional<std::string> contracts;
    std::optional<std::string> judgements;

    // The period that is analysed: all time where neither end is set.
    [[nodiscard]] vitalfew::period period() const;
    // The column by which clients are ranked.
    [[nodiscard]] const std::string& ranked_column() const;
    // Whether the amount is something else than that: the sales volume beside the profit.
    [[nodiscard]] bool has_sales() const;
    // Whether to decide what to do about the clients.
    [[nodiscard]] bool decides() const {
        return policy.has_value() || contracts.has_value() || judgements.has_value();
    }
    // Whether there is an earlier analysis to compare with.
    [[nodiscard]] bool compares() const { return compare.has_value() || previous.has_value(); }
};

// Checks that the settings do not contradict each other. Messages name the option of the program.
// @throws bad_input
void check(const run_settings& asked);

// Where the results go.
struct output_settings {
    output_format format = output_format::report;  // on the standard output
    std::optional<std::string> out;                // a folder
    std::optional<std::string> html;
    std::optional<std::string> xlsx;
    std::optional<std::string> sqlite_out;
    std::string table_prefix = "report_";  // of the tables in that database
};

// One hundred percent in the units that percentages are read in, billionths of a percent.
inline constexpr std::uint64_t hundred_percent = 100'000'000'000;

// A limit or a margin in these units. Exact for shares of up to 9 decimals of a percent: the
// denominator divides a hundred percent.
[[nodiscard]] constexpr std::uint64_t percent_billionths(const vitalfew::share& limit) {
    return limit.numerator() * (hundred_percent / limit.denominator());
}

// The same as it is written in percent, without zeros at its end: "80", "99.5".
[[nodiscard]] std::string limit_text(const vitalfew::share& limit);

}  // namespace client_report

#endif
