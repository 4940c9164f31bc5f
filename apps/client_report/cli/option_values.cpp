// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "cli/option_values.hpp"

#include "common/day.hpp"
#include "common/decimal.hpp"
#include "common/errors.hpp"
#include "common/text.hpp"
#include "settings/settings.hpp"

#include <algorithm>  // std::min
#include <string>
#include <vector>

namespace client_report {

namespace {

[[noreturn]] void refuse_limits(std::string_view percents, const std::string& why) {
    throw bad_input("--limits " + printable(percents, 60) + ": " + why +
                    "; give percents in increasing order, such as 80,95,99");
}

vitalfew::share share_of_percent(std::string_view all, std::string_view text) {
    const parsed_decimal percent = parse_decimal(text);
    if (percent.problem != nullptr) {
        refuse_limits(all, "\"" + printable(text, 30) + "\" is no percentage, " + percent.problem);
    }
    const vitalfew::wide_int<2>& billionths = percent.value.billionths;
    if (billionths.sign() <= 0 || billionths > vitalfew::wide_int<2>(hundred_percent)) {
        refuse_limits(all, printable(text, 30) + " is not above 0 and at most 100");
    }
    return {billionths.words()[0], hundred_percent};
}

}  // namespace

vitalfew::class_limits limits_of(std::string_view percents) {
    std::vector<vitalfew::share> limits;
    for (std::size_t begin = 0; begin <= percents.size();) {
        const std::size_t end = std::min(percents.find(',', begin), percents.size());
        limits.push_back(share_of_percent(percents, percents.substr(begin, end - begin)));
        if (limits.size() > 1 && limits.back() <= limits[limits.size() - 2]) {
            refuse_limits(percents, "each limit must be above the one before it");
        }
        begin = end + 1;
    }
    if (limits.size() > vitalfew::class_limits::max_size) {
        refuse_limits(percents, "there are only 26 grades, so give at most 25 limits");
    }
    return vitalfew::class_limits(limits);
}

vitalfew::share margin_of(std::string_view percent) {
    const parsed_decimal margin = parse_decimal(percent);
    const vitalfew::wide_int<2>& billionths = margin.value.billionths;
    if (margin.problem != nullptr || billionths.sign() < 0 ||
        billionths >= vitalfew::wide_int<2>(hundred_percent)) {
        throw bad_input("--margin: \"" + printable(percent, 60) +
                        "\" is not a percentage from 0 to below 100, such as 0.5");
    }
    return {billionths.words()[0], hundred_percent};
}

vitalfew::date day_of(std::string_view option, std::string_view text) {
    if (const auto day = parse_day(text)) {
        return *day;
    }
    throw bad_input(std::string(option) + ": \"" + printable(text, 60) +
                    "\" is not a day like 2024-12-31 or 20241231");
}

char delimiter_of(std::string_view text) {
    if (text == "tab" || text == "\\t") {
        return '\t';
    }
    if (text.size() != 1 || text == "\"" || text == "\n" || text == "\r") {
        throw bad_input("--delimiter: \"" + printable(text, 30) +
                        "\" is not one character such as ; or the word tab");
    }
    return text.front();
}

}  // namespace client_report
