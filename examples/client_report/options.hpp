// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_OPTIONS_HPP
#define CLIENT_REPORT_OPTIONS_HPP

#include "vitalfew/classify/crossing.hpp"
#include "vitalfew/clients/collect_options.hpp"
#include "vitalfew/core/period.hpp"

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

struct options {
    std::string file;

    std::string client_column;
    std::string amount_column;
    std::string date_column;
    std::optional<std::string> deal_column;
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

    std::optional<std::string> out;

    // All time where nothing was asked for.
    [[nodiscard]] vitalfew::period period() const;
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
