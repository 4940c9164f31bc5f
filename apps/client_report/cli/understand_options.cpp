// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/compare/limit_margins.hpp"
#include "vitalfew/core/error.hpp"

#include "cli/choices.hpp"
#include "cli/raw_options.hpp"
#include "common/text.hpp"

#include <array>
#include <charconv>
#include <utility>  // std::pair

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

std::uint64_t min_deals_of(const std::string& text) {
    std::uint64_t number = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stop != end || number == 0) {
        throw bad_input("--min-deals: \"" + printable(text, 60) + "\" is not a number from 1 on");
    }
    return number;
}

std::optional<vf::date> optional_day(std::string_view option,
                                     const std::optional<std::string>& text) {
    return text ? std::optional(day_of(option, *text)) : std::nullopt;
}

std::string shown(const vf::period& period) {
    return "from " + vf::to_string(period.from()) + " to " + vf::to_string(period.to());
}

void understand_source(const raw_options& raw, options& o) {
    if (raw.sqlite.has_value() != o.query.has_value()) {
        throw bad_input(raw.sqlite ? "--sqlite needs --query, the select that finds the deals"
                                   : "--query needs --sqlite, the database that it is asked of");
    }
    if (raw.sqlite && !o.file.empty()) {
        throw bad_input("both " + printable(o.file, 200) +
                        " and --sqlite say where the deals are: give one of them");
    }
    if (raw.sqlite) {
        o.file = *raw.sqlite;
    }
    if (o.file.empty()) {
        throw bad_input(
            "deals is required: give a file, or --sqlite and --query (see client_report --help)");
    }
}

void understand_tables(const raw_options& raw, options& o) {
    if (raw.table_prefix && !o.sqlite_out) {
        throw bad_input("--table-prefix needs --sqlite-out, the database whose tables it is for");
    }
    if ((o.xlsx && o.xlsx->empty()) || (o.sqlite_out && o.sqlite_out->empty())) {
        throw bad_input(std::string(o.xlsx && o.xlsx->empty() ? "--xlsx" : "--sqlite-out") +
                        ": the name of the file is empty");
    }
    o.table_prefix = raw.table_prefix.value_or(o.table_prefix);
}

void check_values(const options& o) {
    if (!o.amount_column && !o.value_column && !o.profit_column) {
        throw bad_input(
            "no column says what a deal is worth: give --profit, --value or --amount (see "
            "client_report --help)");
    }
    if (o.value_column && o.profit_column) {
        throw bad_input(
            "--profit and --value both say what clients are ranked by: give one of them, and "
            "--amount for the sales beside it");
    }
    if (o.returns != vf::return_rule::none && o.profit_column && !o.amount_column) {
        throw bad_input(
            "--returns negative: a deal with a negative profit is a loss and no return; give "
            "--amount too, the sales by which returns are known");
    }
}

void understand_period(const raw_options& raw, options& o) {
    o.from = optional_day("--from", raw.from);
    o.to = optional_day("--to", raw.to);
    if (o.from && o.to && *o.to < *o.from) {
        throw bad_input("the period from " + vf::to_string(*o.from) + " to " +
                        vf::to_string(*o.to) + " ends before it begins");
    }
}

void understand_comparison(const raw_options& raw, options& o) {
    const auto from = optional_day("--compare-from", raw.compare_from);
    const auto to = optional_day("--compare-to", raw.compare_to);
    if (from.has_value() != to.has_value()) {
        throw bad_input(from ? "--compare-from needs --compare-to, the day after the last one of "
                               "the period compared with"
                             : "--compare-to needs --compare-from, the first day of the period "
                               "compared with");
    }
    if (o.previous == "-") {
        throw bad_input("--previous: the standard input cannot be an earlier clients.csv; give a "
                        "file");
    }
    if (from && o.previous) {
        throw bad_input(
            "--previous and --compare-from both say what to compare with: give one of them");
    }
    if (from) {
        if (*to <= *from) {
            throw bad_input("the period compared with, from " + vf::to_string(*from) + " to " +
                            vf::to_string(*to) +
                            ", is empty: --compare-to is the day after its "
                            "last one");
        }
        o.compare.emplace(*from, *to);
        if (!o.from || *o.from < *to) {
            throw bad_input("the period compared with, " + shown(*o.compare) +
                            ", overlaps the one that is analysed, from " +
                            (o.from ? vf::to_string(*o.from) : std::string("the first deal")) +
                            " on: give --from " + vf::to_string(*to) + " or a later day");
        }
    }
    if (o.hysteresis == part::asked && !o.compares()) {
        throw bad_input(
            "--hysteresis keeps grades of an earlier analysis: give --previous, or --compare-from "
            "and --compare-to");
    }
}

void understand_as_of(const raw_options& raw, options& o) {
    o.as_of = optional_day("--as-of", raw.as_of);
    if (o.as_of && o.from && *o.as_of < *o.from) {
        throw bad_input("--as-of " + vf::to_string(*o.as_of) +
                        " is before the period that is analysed, from " + vf::to_string(*o.from) +
                        " on: give that day or a later one");
    }
}

void check_decisions(const options& o) {
    if (!o.decides()) {
        return;
    }
    if (!o.as_of) {
        throw bad_input(
            std::string(o.policy      ? "--policy"
                        : o.contracts ? "--contracts"
                                      : "--judgements") +
            ": decisions are about a day; give --as-of, the day on which they are made");
    }
    for (const auto& [file, option] :
         {std::pair(&o.policy, "--policy"), std::pair(&o.contracts, "--contracts"),
          std::pair(&o.judgements, "--judgements")}) {
        if (*file == "-") {
            throw bad_input(std::string(option) +
                            ": it is not read from the standard input; give a file");
        }
    }
}

// Where a margin does not suit the limits, the library says why; here the option is named too.
void check_margin(const options& o) {
    if (o.hysteresis == part::left_out) {
        return;
    }
    try {
        (void)vf::edges_about(o.classify.limits, o.margin);
    } catch (const vf::error& refused) {
        throw bad_input("--margin: " + std::string(without_prefix(refused.what())));
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

void understand(const raw_options& raw, options& o) {
    o.classify.limits = limits_of(raw.limits);
    o.classify.crossing = value_in(crossings, "--crossing", raw.crossing);
    o.margin = margin_of(raw.margin);
    o.ties = value_in(place_rules, "--ties", raw.ties);
    o.count = value_in(count_rules, "--count", raw.count);
    o.returns = value_in(return_rules, "--returns", raw.returns);
    o.delimiter = delimiter_of(raw.delimiter);
    o.min_deals = min_deals_of(raw.min_deals);
    o.format = value_in(formats, "--format", raw.format);
    understand_source(raw, o);
    understand_tables(raw, o);
    check_values(o);
    understand_period(raw, o);
    understand_comparison(raw, o);
    check_margin(o);
    understand_as_of(raw, o);
    check_decisions(o);
    if (o.out && o.out->empty()) {
        throw bad_input("--out: the name of the folder is empty");
    }
}

}  // namespace client_report
