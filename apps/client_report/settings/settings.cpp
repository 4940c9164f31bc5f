// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "settings/settings.hpp"

#include "vitalfew/compare/limit_margins.hpp"
#include "vitalfew/core/error.hpp"

#include "common/decimal.hpp"
#include "common/errors.hpp"

#include <chrono>
#include <string_view>

namespace client_report {

namespace vf = vitalfew;

namespace {

std::string period_text(const vf::period& period) {
    return "from " + vf::to_string(period.from()) + " to " + vf::to_string(period.to());
}

void check_values(const run_settings& s) {
    if (!s.amount_column && !s.value_column && !s.profit_column) {
        throw bad_input("no column says what a deal is worth: give --profit, --value or --amount");
    }
    if (s.value_column && s.profit_column) {
        throw bad_input(
            "--profit and --value both say what clients are ranked by: give one of them, and "
            "--amount for the sales beside it");
    }
    if (s.returns != vf::return_rule::none && s.profit_column && !s.amount_column) {
        throw bad_input(
            "--returns negative: a deal with a negative profit is a loss and no return; give "
            "--amount too, the sales by which returns are known");
    }
}

void check_period(const run_settings& s) {
    if (s.from && s.to && *s.to < *s.from) {
        throw bad_input("the period from " + vf::to_string(*s.from) + " to " +
                        vf::to_string(*s.to) + " ends before it begins");
    }
}

void check_comparison(const run_settings& s) {
    if (s.compare && s.previous) {
        throw bad_input(
            "--previous and --compare-from both say what to compare with: give one of them");
    }
    if (s.compare && (!s.from || *s.from < s.compare->to())) {
        throw bad_input("the period compared with, " + period_text(*s.compare) +
                        ", overlaps the one that is analysed, from " +
                        (s.from ? vf::to_string(*s.from) : std::string("the first deal")) +
                        " on: give --from " + vf::to_string(s.compare->to()) + " or a later day");
    }
    if (s.hysteresis == part::asked && !s.compares()) {
        throw bad_input(
            "--hysteresis keeps grades of an earlier analysis: give --previous, or --compare-from "
            "and --compare-to");
    }
}

// The library refuses a margin that does not suit the limits; here its option is named too.
void check_margin(const run_settings& s) {
    if (s.hysteresis == part::left_out) {
        return;
    }
    try {
        (void)vf::margin_edges_of(s.classify.limits, s.margin);
    } catch (const vf::error& refused) {
        throw bad_input("--margin: " + std::string(without_prefix(refused.what())));
    }
}

void check_as_of(const run_settings& s) {
    // The next analysis is due two years later at most, on a day of four digits.
    constexpr vf::date last{std::chrono::year{9997} / 12 / 30};
    if (s.as_of && *s.as_of > last) {
        throw bad_input(
            "--as-of " + vf::to_string(*s.as_of) +
            ": the next analysis would be due after 9999-12-31, and no later day can be "
            "written; give " +
            vf::to_string(last) + " or an earlier day");
    }
    if (s.as_of && s.from && *s.as_of < *s.from) {
        throw bad_input("--as-of " + vf::to_string(*s.as_of) +
                        " is before the period that is analysed, from " + vf::to_string(*s.from) +
                        " on: give that day or a later one");
    }
    if (s.decides() && !s.as_of) {
        throw bad_input(
            std::string(s.policy      ? "--policy"
                        : s.contracts ? "--contracts"
                                      : "--judgements") +
            ": decisions are about a day; give --as-of, the day on which they are made");
    }
}

}  // namespace

void check(const run_settings& asked) {
    check_values(asked);
    check_period(asked);
    check_comparison(asked);
    check_margin(asked);
    check_as_of(asked);
}

vf::period run_settings::period() const {
    if (from && to) {
        return {*from, *to};
    }
    return from ? vf::period::since(*from) : to ? vf::period::until(*to) : vf::period{};
}

const std::string& run_settings::ranked_column() const {
    return profit_column ? *profit_column : value_column ? *value_column : *amount_column;
}

bool run_settings::has_sales() const {
    return amount_column.has_value() && (profit_column.has_value() || value_column.has_value());
}

std::string limit_text(const vf::share& limit) {
    std::string text = decimal_text(std::to_string(percent_billionths(limit)), max_decimals);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) {
        text.pop_back();
    }
    return text;
}

}  // namespace client_report
