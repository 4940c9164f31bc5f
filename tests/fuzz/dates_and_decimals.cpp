// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Days and amounts as client_report reads them. What is accepted prints as what was written, but for the
// ways in which the same may be written, and is read again as the same.

#include "vitalfew/core/period.hpp"

#include "cli/option_values.hpp"
#include "common/day.hpp"
#include "common/decimal.hpp"
#include "common/errors.hpp"
#include "common/text.hpp"
#include "fuzz/target.hpp"
#include "settings/settings.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace {

using namespace client_report;
using vitalfew_test::demand;

void check_day(std::string_view text) {
    const auto day = parse_day(text);
    if (!day) {
        return;
    }
    const std::string written = vitalfew::to_string(*day);
    demand(parse_day(written) == day, "a day that was written is read as the same");
    std::string digits = written;
    std::erase(digits, '-');
    const std::string_view given = trimmed(text);
    demand(given.starts_with(written) || given.starts_with(digits),
           "a day is written as it was read");
}

// -0012.50 -> -12.50, .5 -> 0.5, -0.00 -> 0.00
std::string without_frills(std::string_view text) {
    text = trimmed(text);
    const bool negative = text.front() == '-';
    text.remove_prefix(negative || text.front() == '+' ? 1 : 0);
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, point);
    const std::size_t first = std::min(whole.find_first_not_of('0'), whole.size());
    std::string plain(whole.substr(first));
    plain = (plain.empty() ? "0" : plain) +
            (point + 1 < text.size() ? std::string(text.substr(point)) : "");
    return negative && plain.find_first_not_of("0.") != std::string::npos ? "-" + plain : plain;
}

void check_decimal(std::string_view text) {
    const parsed_decimal number = parse_decimal(text);
    if (number.problem != nullptr) {
        return;
    }
    const std::string written = decimal_text(number.value.billionths, number.decimals);
    demand(written == without_frills(text), "an amount is written as it was read");
    for (const int decimals : {number.decimals, max_decimals}) {
        const parsed_decimal again = parse_decimal(decimal_text(number.value.billionths, decimals));
        demand(again.problem == nullptr && again.value == number.value &&
                   again.decimals == decimals,
               "an amount that was written is read as the same");
    }
    std::string grouped = with_separators(written);
    std::erase(grouped, ',');
    demand(grouped == written, "separators change no digit");
}

// @returns what was read, none where it was refused
template <class Read>
auto accepted(Read read, std::string_view text) -> std::optional<decltype(read(text))> {
    try {
        return read(text);
    } catch (const bad_input&) {
        return std::nullopt;
    }
}

void check_limits(std::string_view text) {
    if (const auto limits = accepted(limits_of, text)) {
        std::string written;
        for (const vitalfew::share& limit : *limits) {
            written += (written.empty() ? "" : ",") + limit_text(limit);
        }
        demand(accepted(limits_of, written) == limits,
               "limits that were written are read as the same");
    }
    if (const auto margin = accepted(margin_of, text)) {
        demand(accepted(margin_of, limit_text(*margin)) == margin,
               "a margin that was written is read as the same");
    }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(bytes, bytes + size);
    check_day(text);
    check_decimal(text);
    check_limits(text);
    return 0;
}
