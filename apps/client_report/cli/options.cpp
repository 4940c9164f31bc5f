// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "cli/options.hpp"

#include "vitalfew/version.hpp"

#include "cli/man_page.hpp"
#include "cli/raw_options.hpp"
#include "common/errors.hpp"
#include "decide/policy_file.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>  // std::replace
#include <iostream>
#include <utility>  // std::move

namespace client_report {

namespace vf = vitalfew;

namespace {

constexpr const char* description =
    "Turns a file of deals into a ranked and graded client base: who are the vital\n"
    "few, who bought once, and who is everyone else.";

constexpr const char* footer = R"(
DEALS.csv is CSV with a header line, plain or gzip; - is the standard input.
Amounts are exact decimals (1234.56), dates YYYY-MM-DD or YYYYMMDD; a time is
ignored.

DIR/clients.csv      a line per graded client, best first
DIR/near_limits.csv  the clients near a limit, who may change grades
DIR/summary.json     the figures of the report; amounts as text, so that no
                     reader rounds them
DIR/groups.csv       the grades of each group, with --group
DIR/migration.csv    who moved from which grade to which, with --compare-from
                     or --previous
DIR/decisions.csv    what to do about whom and why, with --policy, --contracts
                     or --judgements; so, too,
DIR/targets.csv      who fits the target profile
DIR/rejected.csv     the rows left out, with --skip-bad-rows
--xlsx and --sqlite-out take the same tables, and the summary.
All of them are replaced together, and only if the run succeeds.

Exit code: 0 done; 1 the results cannot be written; 2 the input or the command
line is not understood. Ended by a signal (Ctrl-C, or a pipe that nobody reads),
no half of a result is left, and the results of an earlier run stay.

Example: client_report deals.csv --client customer --amount dollars
             --date date --from 2023-01-01 --to 2025-01-01 --out report)";

std::string version_text() {
    return "client_report, vitalfew " + std::to_string(vf::version.major) + "." +
           std::to_string(vf::version.minor) + "." + std::to_string(vf::version.patch);
}

// Ends the reading of the command line, as --help does.
struct printed_instead {
    explicit printed_instead(std::string what) : text(std::move(what)) {}
    std::string text;
};

void declare_input(CLI::App& app, options& o, raw_options& raw) {
    app.add_option("deals", o.file, "The file of deals; none with --sqlite")
        ->type_name("DEALS.csv");
    app.add_option("--client", o.client_column, "Column that names the client")
        ->required()
        ->type_name("COL");
    app.add_option("--amount", o.amount_column,
                   "Column of what a deal amounts to: sales, or profit")
        ->type_name("COL");
    app.add_option("--profit", o.profit_column,
                   "Column of the profit: clients are ranked by it. With\n"
                   "--amount too, the sales are graded beside it")
        ->type_name("COL");
    app.add_option("--value", o.value_column, "Column of anything else to rank by, as --profit is")
        ->type_name("COL");
    app.add_option("--date", o.date_column, "Column of the day of the deal")
        ->required()
        ->type_name("COL");
    app.add_option("--deal", o.deal_column,
                   "Column of the deal's number: its lines are one deal.\n"
                   "Without it each line is a deal")
        ->type_name("COL");
    app.add_option("--group", o.group_column,
                   "Column of the client's region, branch or manager:\n"
                   "clients are graded within each as well")
        ->type_name("COL");
    app.add_option("--effort", o.effort_column,
                   "Column of what a deal took, in hours, visits or costs:\n"
                   "who takes more than they bring")
        ->type_name("COL");
    app.add_option("--delimiter", raw.delimiter, "Between the fields: , (default) or ; or tab ...")
        ->type_name("CHAR");
    app.add_flag_callback(
        "--skip-bad-rows", [&o] { o.on_bad_row = bad_rows::skip; },
        "Leave out rows that cannot be read; rejected.csv lists\nthem");
}

void declare_database(CLI::App& app, options& o, raw_options& raw) {
    app.add_option("--sqlite", raw.sqlite,
                   "Read the deals from this SQLite database instead of a\n"
                   "file; it is only read")
        ->type_name("FILE");
    app.add_option("--query", o.query,
                   "The select that finds them; its columns are named by\n"
                   "--client, --amount and the others")
        ->type_name("SQL");
}

void declare_deals(CLI::App& app, options& o, raw_options& raw) {
    app.add_option("--from", raw.from, "First day of the period")->type_name("DAY");
    app.add_option("--to", raw.to, "The day after the last one of the period")->type_name("DAY");
    app.add_option("--min-deals", raw.min_deals, "With fewer deals a client is one-off (default 2)")
        ->type_name("N");
    app.add_option("--count", raw.count, "What to count: deals (default), or days with a deal")
        ->type_name("WHAT");
    app.add_flag_callback(
        "--only-repeat", [&o] { o.graded = graded_clients::repeat; },
        "Grade the repeat clients alone, without the one-off");
    app.add_option("--returns", raw.returns,
                   "negative: a deal below 0 is a return, which lowers the\n"
                   "value and is not counted; none (default): it is a deal")
        ->type_name("RULE");
}

void declare_grades(CLI::App& app, options& o, raw_options& raw) {
    app.add_option("--limits", raw.limits,
                   "Cumulative shares at which the grades end, in percent\n"
                   "(default 80,95,99)")
        ->type_name("L,L,...");
    app.add_option("--crossing", raw.crossing,
                   "Who crosses a limit: upper (default) keeps the better\n"
                   "grade, lower gets the worse, nearest what is closer")
        ->type_name("RULE");
    app.add_option("--ties", raw.ties,
                   "Places of equals: min (default), max, dense, ordinal,\naverage")
        ->type_name("RULE");
    app.add_flag_callback(
        "--computed-limits", [&o] { o.computed_limits = part::asked; },
        "Grade by the limits that the base itself suggests, too\n"
        "(computed ABC analysis)");
    app.add_option("--margin", raw.margin,
                   "How close to a limit is near it, in percent of the total\n"
                   "(default 0.5)")
        ->type_name("PERCENT");
}

void declare_comparison(CLI::App& app, options& o, raw_options& raw) {
    app.add_option("--compare-from", raw.compare_from,
                   "First day of an earlier period, to tell who moved, came\n"
                   "and went since")
        ->type_name("DAY");
    app.add_option("--compare-to", raw.compare_to, "The day after the last one of that period")
        ->type_name("DAY");
    app.add_option("--previous", o.previous,
                   "Compare with the clients.csv of an earlier run instead")
        ->type_name("FILE");
    app.add_flag_callback(
        "--hysteresis", [&o] { o.hysteresis = part::asked; },
        "Keep the earlier grade of those who are not past a limit\n"
        "by the margin");
    app.add_option("--as-of", raw.as_of,
                   "Day of the analysis: scores by recency and frequency,\n"
                   "lifetimes, and when to analyse again")
        ->type_name("DAY");
}

void declare_decisions(CLI::App& app, options& o) {
    app.add_option("--policy", o.policy,
                   "Decide about each client as of --as-of: a JSON file, or\n"
                   "default for what is built in")
        ->type_name("FILE");
    app.add_option("--contracts", o.contracts,
                   "CSV: client, contract_end, last_contact, cost. Decides,\n"
                   "by the default policy unless --policy is given")
        ->type_name("FILE");
    app.add_option("--judgements", o.judgements,
                   "CSV: client, judged, and a column for each thing judged;\n"
                   "decides, too")
        ->type_name("FILE");
    app.add_flag_callback(
        "--print-policy", [] { throw printed_instead(policy_text(default_decision_policy())); },
        "Print the built-in policy as JSON and end");
}

void declare_tables(CLI::App& app, options& o, raw_options& raw) {
    app.add_option("--html", o.html,
                   "The report as one page for a browser: charts, sortable\n"
                   "clients, decisions; it needs no network")
        ->type_name("FILE");
    app.add_option("--xlsx", o.xlsx, "A workbook with all tables and a Pareto chart")
        ->type_name("FILE");
    app.add_option("--sqlite-out", o.sqlite_out,
                   "SQLite database that gets all tables in one transaction;\n"
                   "it may be that of --sqlite")
        ->type_name("FILE");
    app.add_option("--table-prefix", raw.table_prefix,
                   "How their names begin there (default report_)")
        ->type_name("TEXT");
}

void declare_pipeline(CLI::App& app, options& o, raw_options& raw) {
    app.add_option("--format", raw.format,
                   "On the standard output: report (default), or the clients\n"
                   "alone as csv, json, ndjson or markdown")
        ->type_name("FORMAT");
    app.add_flag_callback(
        "--quiet", [&o] { o.quiet = part::asked; },
        "Do not show on a terminal how far the reading is");
    app.add_flag_callback(
        "--stats", [&o] { o.stats = part::asked; },
        "Say on the standard error what the run took: rows, time,\nmemory");
    app.add_flag_callback(
           "--print-man", [&app] { throw printed_instead(man_page(app, version_text())); },
           "Print the manual page and end")
        ->group("");
}

}  // namespace

vf::period options::period() const {
    if (from && to) {
        return {*from, *to};
    }
    return from ? vf::period::since(*from) : to ? vf::period::until(*to) : vf::period{};
}

const std::string& options::ranked_column() const {
    return profit_column ? *profit_column : value_column ? *value_column : *amount_column;
}

bool options::has_sales() const {
    return amount_column.has_value() && (profit_column.has_value() || value_column.has_value());
}

std::optional<options> parse_options(int argc, const char* const* argv) {
    CLI::App app(description, "client_report");
    app.footer(footer);
    app.get_formatter()->column_width(24);
    app.set_version_flag("--version", version_text());
    app.get_option("--version")->description("Print the version and end");
    app.get_option("--help")->description("Print this help and end");
    options result;
    raw_options raw;
    declare_input(app, result, raw);
    declare_database(app, result, raw);
    declare_deals(app, result, raw);
    declare_grades(app, result, raw);
    declare_comparison(app, result, raw);
    declare_decisions(app, result);
    declare_pipeline(app, result, raw);
    app.add_option("--out", result.out, "Folder for clients.csv, summary.json and the others")
        ->type_name("DIR");
    declare_tables(app, result, raw);
    try {
        app.parse(argc, argv);
    } catch (const printed_instead& asked) {
        std::cout << asked.text << std::flush;
        return std::nullopt;
    } catch (const CLI::Success& asked) {
        app.exit(asked);
        return std::nullopt;
    } catch (const CLI::ParseError& error) {
        std::string message = error.what();
        std::replace(message.begin(), message.end(), '\n', ' ');
        throw bad_input(message + " (see client_report --help)");
    }
    understand(raw, result);
    return result;
}

}  // namespace client_report
