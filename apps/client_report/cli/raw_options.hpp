// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_RAW_OPTIONS_HPP
#define CLIENT_REPORT_RAW_OPTIONS_HPP

#include "cli/options.hpp"

#include <optional>
#include <string>

namespace client_report {

// What the command line holds before its texts are understood.
struct raw_options {
    std::optional<std::string> sqlite;
    std::optional<std::string> table_prefix;
    std::optional<std::string> from;
    std::optional<std::string> to;
    std::optional<std::string> compare_from;
    std::optional<std::string> compare_to;
    std::optional<std::string> as_of;
    std::string limits = "80,95,99";
    std::string margin = "0.5";
    std::string crossing = name_of(vitalfew::crossing::upper);
    std::string ties = name_of(place_rule::min);
    std::string count = name_of(count_rule::deals);
    std::string returns = name_of(vitalfew::return_rule::none);
    std::string delimiter = ",";
    std::string min_deals = "2";
    std::string format = "report";
};

// Turns the texts into what they mean, and sees to it that the options go together.
// @throws bad_input that names the option and what to give instead
void understand(const raw_options& raw, options& o);

}  // namespace client_report

#endif
