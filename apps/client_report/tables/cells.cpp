// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "tables/cells.hpp"

#include "vitalfew/exact/wide_int.hpp"

#include "common/decimal.hpp"
#include "settings/settings.hpp"

#include <charconv>
#include <cmath>  // std::floor
#include <limits>
#include <string>
#include <string_view>

namespace client_report {

namespace vf = vitalfew;

namespace {

constexpr std::size_t digits_of_a_double = 15;

exact_amount amount_with(const amount_sum& sum, int decimals) {
    return {sum.integer(), max_decimals, decimals};
}

stored_value stored_amount(const exact_amount& amount) {
    std::string digits = to_string(amount.units());
    const bool negative = digits.front() == '-';
    digits.erase(0, negative ? 1 : 0);
    // units = significant * 10^zeros
    const std::size_t kept = digits.find_last_not_of('0') + 1;
    const std::size_t zeros = kept == 0 ? 0 : digits.size() - kept;
    const std::string_view significant = std::string_view(digits).substr(0, kept);
    constexpr std::size_t most = std::numeric_limits<std::uint64_t>::digits10;
    if (significant.size() > most) {
        return cell_as_text{};
    }
    std::uint64_t number = 0;
    std::from_chars(significant.data(), significant.data() + significant.size(), number);
    vf::wide_int<4> magnitude(number);
    std::size_t left_of_scale = static_cast<std::size_t>(amount.scale());
    for (std::size_t i = 0; i < zeros; ++i) {
        if (left_of_scale > 0) {
            --left_of_scale;
        } else {
            magnitude *= 10;
        }
    }
    left_of_scale = number == 0 ? 0 : left_of_scale;
    const vf::wide_int<4> whole = negative ? -magnitude : magnitude;
    if (amount.decimals() == 0 && whole.fits<std::int64_t>()) {
        return whole.to<std::int64_t>();
    }
    if (significant.size() > digits_of_a_double) {
        return cell_as_text{};
    }
    // Rounded once: up to 10^18 and 15 digits are exact.
    double divisor = 1;
    for (std::size_t i = 0; i < left_of_scale; ++i) {
        divisor *= 10;
    }
    return whole.to_double() / divisor;
}

double nearest(const rounded_number& number) {
    std::string digits;
    number.append_to(digits);
    return nearest_double(digits);
}

struct to_stored {
    stored_value operator()(std::monostate /*nothing*/) const { return {}; }
    stored_value operator()(std::int64_t number) const { return number; }
    stored_value operator()(std::uint64_t number) const {
        return number <= static_cast<std::uint64_t>((std::numeric_limits<std::int64_t>::max)())
                   ? stored_value(static_cast<std::int64_t>(number))
                   : stored_value(static_cast<double>(number));
    }
    stored_value operator()(double number) const { return number; }
    stored_value operator()(const rounded_number& number) const { return nearest(number); }
    stored_value operator()(const exact_amount& amount) const { return stored_amount(amount); }
    stored_value operator()(vf::date day) const { return day; }
    template <class Text>
    stored_value operator()(const Text& /*text, grade, flag*/) const {
        return cell_as_text{};
    }
};

}  // namespace

exact_amount value_amount(const results& r, const amount_sum& sum) {
    return amount_with(sum, r.decimals.value);
}
exact_amount sales_amount(const results& r, const amount_sum& sum) {
    return amount_with(sum, r.decimals.sales);
}
exact_amount effort_amount(const results& r, const amount_sum& sum) {
    return amount_with(sum, r.decimals.effort);
}

exact_amount percent_amount(const vf::share& limit) {
    std::uint64_t units = percent_billionths(limit);
    int scale = max_decimals;
    for (; scale > 0 && units % 10 == 0; --scale) {
        units /= 10;
    }
    return {units, scale};
}

table_cell number_cell(double number) {
    return number == std::floor(number)
               ? table_cell(cell_kind::number, static_cast<std::int64_t>(number))
               : table_cell(cell_kind::number, number);
}

std::optional<grade_end> end_of_grade(const vf::cutoffs<amount_sum>& ends, std::size_t grade) {
    if (grade == ends.size()) {
        return std::nullopt;
    }
    return grade_end{ends[grade].side, ends[grade].value.value_or(amount_sum{})};
}

stored_value stored_value_of(const table_cell& cell) {
    return cell.empty() ? stored_value() : std::visit(to_stored{}, cell.content());
}

}  // namespace client_report
