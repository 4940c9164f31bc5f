// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "options.hpp"

#include "vitalfew/version.hpp"

#include "choices.hpp"
#include "decimal.hpp"
#include "errors.hpp"
#include "text.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>  // std::replace
#include <array>
#include <charconv>

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
constexpr std::array<choice<vf::return_rule>, 2> return_rules{
    {{"none", vf::return_rule::none}, {"negative", vf::return_rule::negative_deals}}};

constexpr const char* description =
    "Turns a file of deals into a ranked and graded client base: who are the vital\n"
    "few, who bought once, and who is everyone else.";

constexpr const char* footer = R"(
DEALS.csv is CSV with a header line, plain or gzip; - is the standard input.
Amounts are exact decimals (1234.56), dates YYYY-MM-DD or YYYYMMDD; a time is
ignored.

DIR/clients.csv    a line per graded client, best first
DIR/summary.json   the figures of the report; amounts as text, so that no
                   reader rounds them
DIR/rejected.csv   the rows left out, with --skip-bad-rows
All of them are replaced together, and only if the run succeeds.

Exit code: 0 done; 1 the results cannot be written; 2 the input or the command
line is not understood.

Example: client_report deals.csv --client customer --amount dollars
             --date date --from 2023-01-01 --to 2025-01-01 --out report)";

std::string version_text() {
    return "client_report, vitalfew " + std::to_string(vf::version.major) + "." +
           std::to_string(vf::version.minor) + "." + std::to_string(vf::version.patch);
}

// What the command line holds before its texts are understood.
struct raw_options {
    std::optional<std::string> from;
    std::optional<std::string> to;
    std::string limits = "80,95,99";
    std::string crossing = name_in(crossings, vf::crossing::upper);
    std::string ties = name_in(place_rules, place_rule::min);
    std::string count = name_in(count_rules, count_rule::deals);
    std::string returns = name_in(return_rules, vf::return_rule::none);
    std::string delimiter = ",";
    std::string min_deals = "2";
};

void declare(CLI::App& app, options& o, raw_options& raw) {
    app.add_option("deals", o.file, "The file of deals")->required()->type_name("DEALS.csv");
    app.add_option("--client", o.client_column, "Column that names the client")
        ->required()
        ->type_name("COL");
    app.add_option("--amount", o.amount_column, "Column of the value: profit, or sales")
        ->required()
        ->type_name("COL");
    app.add_option("--date", o.date_column, "Column of the day of the deal")
        ->required()
        ->type_name("COL");
    app.add_option("--deal", o.deal_column,
                   "Column of the deal's number: its lines are one deal.\n"
                   "Without it each line is a deal")
        ->type_name("COL");
    app.add_option("--from", raw.from, "First day of the period")->type_name("DAY");
    app.add_option("--to", raw.to, "The day after the last one of the period")->type_name("DAY");
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
    app.add_option("--min-deals", raw.min_deals, "With fewer deals a client is one-off (default 2)")
        ->type_name("N");
    app.add_option("--count", raw.count, "What to count: deals (default), or days with a deal")
        ->type_name("WHAT");
    app.add_option("--returns", raw.returns,
                   "negative: a deal below 0 is a return, which lowers the\n"
                   "value and is not counted; none (default): it is a deal")
        ->type_name("RULE");
    app.add_option("--delimiter", raw.delimiter, "Between the fields: , (default) or ; or tab ...")
        ->type_name("CHAR");
    app.add_option("--out", o.out, "Folder for clients.csv and summary.json")->type_name("DIR");
    app.add_flag_callback(
        "--only-repeat", [&o] { o.graded = graded_clients::repeat; },
        "Grade the repeat clients alone, without the one-off");
    app.add_flag_callback(
        "--skip-bad-rows", [&o] { o.on_bad_row = bad_rows::skip; },
        "Leave out rows that cannot be read; rejected.csv lists\nthem");
}

std::uint64_t min_deals_of(const std::string& text) {
    std::uint64_t number = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stop != end || number == 0) {
        throw bad_input("--min-deals: \"" + printable(text, 60) + "\" is not a number from 1 on");
    }
    return number;
}

void understand(const raw_options& raw, options& o) {
    o.classify.limits = limits_of(raw.limits);
    o.classify.crossing = value_in(crossings, "--crossing", raw.crossing);
    o.ties = value_in(place_rules, "--ties", raw.ties);
    o.count = value_in(count_rules, "--count", raw.count);
    o.returns = value_in(return_rules, "--returns", raw.returns);
    o.delimiter = delimiter_of(raw.delimiter);
    o.min_deals = min_deals_of(raw.min_deals);
    if (raw.from) {
        o.from = day_of("--from", *raw.from);
    }
    if (raw.to) {
        o.to = day_of("--to", *raw.to);
    }
    if (o.from && o.to && *o.to < *o.from) {
        throw bad_input("the period from " + vf::to_string(*o.from) + " to " +
                        vf::to_string(*o.to) + " ends before it begins");
    }
    if (o.out && o.out->empty()) {
        throw bad_input("--out: the name of the folder is empty");
    }
}

}  // namespace

const char* name_of(vf::crossing rule) {
    return name_in(crossings, rule);
}
const char* name_of(place_rule rule) {
    return name_in(place_rules, rule);
}
const char* name_of(count_rule rule) {
    return name_in(count_rules, rule);
}
const char* name_of(vf::return_rule rule) {
    return name_in(return_rules, rule);
}

vf::period options::period() const {
    if (from && to) {
        return {*from, *to};
    }
    return from ? vf::period::since(*from) : to ? vf::period::until(*to) : vf::period{};
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
    declare(app, result, raw);
    try {
        app.parse(argc, argv);
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
