// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "cli/option_table.hpp"

#include "vitalfew/version.hpp"

#include "cli/option_values.hpp"
#include "common/choice.hpp"
#include "common/errors.hpp"
#include "common/text.hpp"
#include "decide/policy_file.hpp"

#include <algorithm>  // std::ranges::replace, std::ranges::sort
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <system_error>

namespace client_report {

namespace vf = vitalfew;

namespace {

constexpr std::array<choice<vf::crossing>, 3> crossings{{{"upper", vf::crossing::upper},
                                                         {"lower", vf::crossing::lower},
                                                         {"nearest", vf::crossing::nearest}}};
constexpr std::array<choice<place_rule>, 5> place_rules{{{"min", place_rule::min},
                                                         {"max", place_rule::max},
                                                         {"dense", place_rule::dense},
                                                         {"ordinal", place_rule::ordinal},
                                                         {"average", place_rule::average}}};
constexpr std::array<choice<count_rule>, 2> count_rules{
    {{"deals", count_rule::deals}, {"days", count_rule::days}}};
constexpr std::array<choice<output_format>, 5> formats{{{"report", output_format::report},
                                                        {"csv", output_format::csv},
                                                        {"json", output_format::json},
                                                        {"ndjson", output_format::ndjson},
                                                        {"markdown", output_format::markdown}}};
constexpr std::array<choice<vf::return_rule>, 2> return_rules{
    {{"none", vf::return_rule::none}, {"negative", vf::return_rule::negative_deals}}};

using kind = option::kind;
using draft = command_draft;
using echoed = echoed_value;

template <auto Member>
void set_text(draft& d, std::string_view /*name*/, std::string_view text) {
    d.asked.*Member = std::string(text);
}

template <auto Member>
void set_output(draft& d, std::string_view /*name*/, std::string_view text) {
    d.outputs.*Member = std::string(text);
}

template <auto Member>
void set_day(draft& d, std::string_view name, std::string_view text) {
    d.asked.*Member = day_of(name, text);
}

template <class Value, std::size_t N>
Value choice_of(const std::array<choice<Value>, N>& choices, std::string_view name,
                std::string_view text) {
    if (const auto value = value_in(choices, text)) {
        return *value;
    }
    throw bad_input(std::string(name) + ": \"" + printable(text, 60) + "\" is not one of " +
                    names_in(choices));
}

template <const auto& Choices>
std::string words_of() {
    return joined(Choices, " ", [](const auto& each) { return std::string(each.name); });
}

template <auto Member, const auto& Choices>
void set_choice(draft& d, std::string_view name, std::string_view text) {
    d.asked.*Member = choice_of(Choices, name, text);
}

template <class Number>
Number number_from_one(std::string_view name, std::string_view text, std::string_view what) {
    Number number{};
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stop != end || number < 1) {
        throw bad_input(std::string(name) + ": \"" + printable(text, 60) + "\" is not " +
                        std::string(what) + " from 1 on");
    }
    return number;
}

void set_min_deals(draft& d, std::string_view name, std::string_view text) {
    d.asked.min_deals = number_from_one<std::uint64_t>(name, text, "a number");
}

void set_query_limit(draft& d, std::string_view name, std::string_view text) {
    d.asked.query_limit =
        std::chrono::seconds(number_from_one<std::uint32_t>(name, text, "a number of seconds"));
}

template <auto Member>
echoed echo_text(const run_settings& asked) {
    if constexpr (requires { (asked.*Member).has_value(); }) {
        return asked.*Member ? echoed(*(asked.*Member)) : echoed();
    } else {
        return asked.*Member;
    }
}

template <auto Member, const auto& Choices>
echoed echo_choice(const run_settings& asked) {
    return std::string(name_in(Choices, asked.*Member));
}

echoed echo_limits(const run_settings& asked) {
    std::vector<std::string> limits;
    for (const vf::share& limit : asked.classify.limits) {
        limits.push_back(limit_text(limit));
    }
    return limits;
}

constexpr auto all_options = std::to_array<option>({
    option{.name = "-h,--help", .help = "Print this help and end", .is = kind::print},
    option{.name = "--version",
           .help = "Print the version and end",
           .is = kind::print,
           .text = [] { return version_text() + "\n"; }},
    option{.name = "deals",
           .value_name = "DEALS.csv",
           .help = "The file of deals; none with --sqlite",
           .set = set_text<&run_settings::file>},
    option{.name = "--client",
           .value_name = "COL",
           .help = "Column that names the client",
           .is = kind::required_value,
           .set = set_text<&run_settings::client_column>,
           .echo = echo_text<&run_settings::client_column>,
           .echo_position = 1},
    option{.name = "--amount",
           .value_name = "COL",
           .help = "Column of what a deal amounts to: sales, or profit",
           .set = set_text<&run_settings::amount_column>,
           .echo = echo_text<&run_settings::amount_column>,
           .echo_position = 2},
    option{.name = "--profit",
           .value_name = "COL",
           .help = "Column of the profit: clients are ranked by it. With\n"
                   "--amount too, the sales are graded beside it",
           .set = set_text<&run_settings::profit_column>,
           .echo = echo_text<&run_settings::profit_column>,
           .echo_position = 4},
    option{.name = "--value",
           .value_name = "COL",
           .help = "Column of another value to rank by, instead of --profit",
           .set = set_text<&run_settings::value_column>,
           .echo = echo_text<&run_settings::value_column>,
           .echo_position = 3},
    option{.name = "--date",
           .value_name = "COL",
           .help = "Column of the day of the deal",
           .is = kind::required_value,
           .set = set_text<&run_settings::date_column>,
           .echo = echo_text<&run_settings::date_column>,
           .echo_position = 5},
    option{.name = "--deal",
           .value_name = "COL",
           .help = "Column of the deal's number: its lines are one deal.\n"
                   "Without it each line is a deal",
           .set = set_text<&run_settings::deal_column>,
           .echo = echo_text<&run_settings::deal_column>,
           .echo_position = 6},
    option{.name = "--group",
           .value_name = "COL",
           .help = "Column of the client's region, branch or manager:\n"
                   "clients are graded within each as well",
           .set = set_text<&run_settings::group_column>,
           .echo = echo_text<&run_settings::group_column>,
           .echo_position = 7},
    option{.name = "--effort",
           .value_name = "COL",
           .help = "Column of the effort of a deal (hours, visits, costs):\n"
                   "shows who takes more than they bring",
           .set = set_text<&run_settings::effort_column>,
           .echo = echo_text<&run_settings::effort_column>,
           .echo_position = 8},
    option{.name = "--delimiter",
           .value_name = "CHAR",
           .help = "Character between fields: , (default) or ; or tab ...",
           .set = [](draft& d, auto, auto text) { d.asked.delimiter = delimiter_of(text); }},
    option{.name = "--skip-bad-rows",
           .help = "Leave out rows that cannot be read; rejected.csv lists\n"
                   "them",
           .is = kind::flag,
           .set = [](draft& d, auto, auto) { d.asked.on_bad_row = bad_rows::skip; }},
    option{.name = "--sqlite",
           .value_name = "FILE",
           .help = "Read the deals from this SQLite database instead of a\n"
                   "file; it is opened for reading only",
           .set = [](draft& d, auto, auto text) { d.sqlite = std::string(text); }},
    option{.name = "--query",
           .value_name = "SQL",
           .help = "The select that finds them; its columns are named by\n"
                   "--client, --amount and the others",
           .set = set_text<&run_settings::query>,
           .echo = echo_text<&run_settings::query>,
           .echo_position = 0},
    option{.name = "--query-limit",
           .value_name = "SECONDS",
           .help = "Stop a query that has not given all its rows by then",
           .set = set_query_limit},
    option{.name = "--from",
           .value_name = "DAY",
           .help = "First day of the period",
           .set = set_day<&run_settings::from>},
    option{.name = "--to",
           .value_name = "DAY",
           .help = "The day after the last day of the period",
           .set = set_day<&run_settings::to>},
    option{.name = "--min-deals",
           .value_name = "N",
           .help = "With fewer deals a client is one-off (default 2)",
           .set = set_min_deals,
           .echo = [](const run_settings& asked) { return echoed(asked.min_deals); },
           .echo_position = 13},
    option{.name = "--count",
           .value_name = "WHAT",
           .help = "What to count: deals (default), or days with a deal",
           .set = set_choice<&run_settings::count, count_rules>,
           .echo = echo_choice<&run_settings::count, count_rules>,
           .echo_position = 14,
           .words = words_of<count_rules>},
    option{.name = "--only-repeat",
           .help = "Grade the repeat clients alone, without the one-off",
           .is = kind::flag,
           .set = [](draft& d, auto, auto) { d.asked.graded = graded_clients::repeat; },
           .echo =
               [](const run_settings& asked) {
                   return echoed(asked.graded == graded_clients::repeat);
               },
           .echo_position = 16},
    option{.name = "--returns",
           .value_name = "RULE",
           .help = "negative: a deal below 0 is a return, which lowers the\n"
                   "value and is not counted; none (default): it is a deal",
           .set = set_choice<&run_settings::returns, return_rules>,
           .echo = echo_choice<&run_settings::returns, return_rules>,
           .echo_position = 15,
           .words = words_of<return_rules>},
    option{.name = "--limits",
           .value_name = "L,L,...",
           .help = "Cumulative shares at which the grades end, in percent\n"
                   "(default 80,95,99)",
           .set = [](draft& d, auto, auto text) { d.asked.classify.limits = limits_of(text); },
           .echo = echo_limits,
           .echo_position = 9},
    option{.name = "--crossing",
           .value_name = "RULE",
           .help = "Who crosses a limit: upper (default) keeps the better\n"
                   "grade, lower gets the worse, nearest what is closer",
           .set = [](draft& d, auto name,
                     auto text) { d.asked.classify.crossing = choice_of(crossings, name, text); },
           .echo =
               [](const run_settings& asked) {
                   return echoed(std::string(name_in(crossings, asked.classify.crossing)));
               },
           .echo_position = 10,
           .words = words_of<crossings>},
    option{.name = "--ties",
           .value_name = "RULE",
           .help = "Places of equals: min (default), max, dense, ordinal,\n"
                   "average",
           .set = set_choice<&run_settings::ties, place_rules>,
           .echo = echo_choice<&run_settings::ties, place_rules>,
           .echo_position = 12,
           .words = words_of<place_rules>},
    option{.name = "--computed-limits",
           .help = "Grade also by limits that are computed from the base\n"
                   "(computed ABC analysis)",
           .is = kind::flag,
           .set = [](draft& d, auto, auto) { d.asked.computed_limits = part::asked; }},
    option{.name = "--margin",
           .value_name = "PERCENT",
           .help = "How close to a limit is near it, in percent of the total\n"
                   "(default 0.5)",
           .set = [](draft& d, auto, auto text) { d.asked.margin = margin_of(text); },
           .echo = [](const run_settings& asked) { return echoed(limit_text(asked.margin)); },
           .echo_position = 11},
    option{.name = "--compare-from",
           .value_name = "DAY",
           .help = "First day of an earlier period, to show who moved, came\n"
                   "and went since",
           .set = [](draft& d, auto name, auto text) { d.compare_from = day_of(name, text); }},
    option{.name = "--compare-to",
           .value_name = "DAY",
           .help = "The day after the last day of that period",
           .set = [](draft& d, auto name, auto text) { d.compare_to = day_of(name, text); }},
    option{.name = "--previous",
           .value_name = "FILE",
           .help = "Compare with the clients.csv of an earlier run instead",
           .set = set_text<&run_settings::previous>},
    option{.name = "--hysteresis",
           .help = "Keep the earlier grade of those who are not past a limit\n"
                   "by the margin",
           .is = kind::flag,
           .set = [](draft& d, auto, auto) { d.asked.hysteresis = part::asked; }},
    option{.name = "--as-of",
           .value_name = "DAY",
           .help = "Day of the analysis: scores by recency and frequency,\n"
                   "lifetimes, and when to analyse again",
           .set = set_day<&run_settings::as_of>},
    option{.name = "--policy",
           .value_name = "FILE",
           .help = "Decide about each client on the day of --as-of: a JSON\n"
                   "file, or default for the built-in policy",
           .set = set_text<&run_settings::policy>},
    option{.name = "--contracts",
           .value_name = "FILE",
           .help = "CSV: client, contract_end, last_contact, cost. Decides,\n"
                   "by the default policy unless --policy is given",
           .set = set_text<&run_settings::contracts>},
    option{.name = "--judgements",
           .value_name = "FILE",
           .help = "CSV: client, judged, and a column for each judgement;\n"
                   "decides, too",
           .set = set_text<&run_settings::judgements>},
    option{.name = "--print-policy",
           .help = "Print the built-in policy as JSON and end",
           .is = kind::print,
           .text = [] { return policy_text(default_decision_policy()); }},
    option{.name = "--format",
           .value_name = "FORMAT",
           .help = "On the standard output: report (default), or the clients\n"
                   "alone as csv, json, ndjson or markdown",
           .set = [](draft& d, auto name,
                     auto text) { d.outputs.format = choice_of(formats, name, text); },
           .words = words_of<formats>},
    option{.name = "--quiet",
           .help = "Show no progress on a terminal",
           .is = kind::flag,
           .set = [](draft& d, auto, auto) { d.quiet = part::asked; }},
    option{.name = "--stats",
           .help = "Report rows, time and memory of the run on the standard\n"
                   "error",
           .is = kind::flag,
           .set = [](draft& d, auto, auto) { d.stats = part::asked; }},
    option{.name = "--print-man",
           .help = "Print the manual page and end",
           .is = kind::hidden_print,
           .text = man_page},
    option{.name = "--print-bash-completion",
           .help = "Print a script that completes the options in bash and end",
           .is = kind::hidden_print,
           .text = bash_completion},
    option{.name = "--print-zsh-completion",
           .help = "Print a script that completes the options in zsh and end",
           .is = kind::hidden_print,
           .text = zsh_completion},
    option{.name = "--print-fish-completion",
           .help = "Print a script that completes the options in fish and end",
           .is = kind::hidden_print,
           .text = fish_completion},
    option{.name = "--out",
           .value_name = "DIR",
           .help = "Folder for clients.csv, summary.json and the others",
           .set = set_output<&output_settings::out>},
    option{.name = "--html",
           .value_name = "FILE",
           .help = "The report as one page for a browser: charts, sortable\n"
                   "clients, decisions; it needs no network",
           .set = set_output<&output_settings::html>},
    option{.name = "--xlsx",
           .value_name = "FILE",
           .help = "A workbook with all tables and a Pareto chart",
           .set = set_output<&output_settings::xlsx>},
    option{.name = "--sqlite-out",
           .value_name = "FILE",
           .help = "SQLite database that gets all tables in one transaction;\n"
                   "it may be that of --sqlite",
           .set = set_output<&output_settings::sqlite_out>},
    option{.name = "--table-prefix",
           .value_name = "TEXT",
           .help = "Prefix of the names of these tables (default report_)",
           .set = [](draft& d, auto, auto text) { d.table_prefix = std::string(text); }},
    option{.name = "--verify",
           .value_name = "FILE",
           .help = "Check that the files of an earlier run are still those\n"
                   "that its summary.json or .manifest.json records; end",
           .is = kind::check},
});

constexpr const char* description =
    "Turns a file of deals into a ranked and graded client base: who are the vital\n"
    "few, who bought once, and who is everyone else.";

constexpr const char* details = R"(
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
--xlsx and --sqlite-out take the same tables, and the summary. summary.json is
the manifest: checksums of all inputs and results, and the options. Without
--out it is NAME.manifest.json, beside the first of --html, --xlsx and
--sqlite-out.
All of them are replaced together, and only if the run succeeds. A second run
that would write one of them meanwhile is refused.

Exit code: 0 done; 1 the results cannot be written, or --verify found others;
2 the input or the command line is not understood. Ended by a signal (Ctrl-C, or
a pipe that nobody reads), no half of a result is left, and the results of an
earlier run stay.

Example: client_report deals.csv --client customer --amount dollars
             --date date --from 2023-01-01 --to 2025-01-01 --out report)";

}  // namespace

std::span<const option> option_table() {
    return all_options;
}

std::vector<std::pair<std::string, echoed_value>> echo_of(const run_settings& asked) {
    std::vector<const option*> echoed_options;
    for (const option& each : all_options) {
        if (each.echo != nullptr) {
            echoed_options.push_back(&each);
        }
    }
    std::ranges::sort(echoed_options, {}, &option::echo_position);
    std::vector<std::pair<std::string, echoed_value>> echo;
    echo.reserve(echoed_options.size());
    for (const option* each : echoed_options) {
        std::string name(each->name.substr(2));
        std::ranges::replace(name, '-', '_');
        echo.emplace_back(std::move(name), each->echo(asked));
    }
    return echo;
}

std::string_view program_description() {
    return description;
}

std::string_view program_details() {
    return details;
}

std::string version_text() {
    return "client_report, vitalfew " + std::to_string(vf::version.major) + "." +
           std::to_string(vf::version.minor) + "." + std::to_string(vf::version.patch);
}

}  // namespace client_report
