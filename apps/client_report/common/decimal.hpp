// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_COMMON_DECIMAL_HPP
#define CLIENT_REPORT_COMMON_DECIMAL_HPP

#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/wide_int.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace client_report {

// How many decimals an amount may have, and how many digits before the point.
inline constexpr int max_decimals = 9;
inline constexpr int max_integer_digits = 27;

// An exact amount, in units of 0.000000001. 10^36 of them fit 127 bits.
struct decimal {
    vitalfew::wide_int<2> billionths;

    friend constexpr bool operator==(const decimal&, const decimal&) noexcept = default;
    friend constexpr std::strong_ordering operator<=>(const decimal& a, const decimal& b) noexcept {
        return a.billionths <=> b.billionths;
    }
};

struct parsed_decimal {
    decimal value;
    int decimals = 0;               // how many were written: "1.50" has 2
    const char* problem = nullptr;  // why the text is no amount; null where it is one
};

// Reads [+-]digits[.digits]; blanks around it are ignored. Nothing is rounded: too many digits are a
// problem.
[[nodiscard]] parsed_decimal parse_decimal(std::string_view text) noexcept;

// The text of a number of billionths, given as its decimal digits, with this many decimals. Exact
// as long as no more decimals were ever read.
[[nodiscard]] std::string decimal_text(std::string billionths, int decimals);

template <std::size_t Words>
[[nodiscard]] std::string decimal_text(const vitalfew::wide_int<Words>& billionths, int decimals) {
    return decimal_text(to_string(billionths), decimals);
}

// The double nearest to a number in digits, independent of the locale.
// @pre the text is [-]digits[.digits]
[[nodiscard]] double nearest_double(std::string_view digits) noexcept;

// The text of a number with a comma between each three digits before the point.
[[nodiscard]] std::string with_separators(std::string_view number);

// A count as people read it: "1,234".
[[nodiscard]] inline std::string counted(std::uint64_t number) {
    return with_separators(std::to_string(number));
}

}  // namespace client_report

template <>
struct vitalfew::exact_integer<client_report::decimal> {
    static constexpr wide_int<2> to_integer(const client_report::decimal& value) noexcept {
        return value.billionths;
    }
    static constexpr client_report::decimal from_integer(const wide_int<2>& billionths) noexcept {
        return {billionths};
    }
};

namespace client_report {

// A sum of amounts, exact.
using amount_sum = vitalfew::exact_sum<decimal>;

// How many digits before the point a sum may have: 2^63 of the largest amounts have no more.
inline constexpr int max_sum_digits = 46;

struct parsed_sum {
    amount_sum value;
    int decimals = 0;               // how many were written
    const char* problem = nullptr;  // why the text is no sum; null where it is one
};

// Reads the text of a sum, as decimal_text writes it: as parse_decimal, but of more digits.
[[nodiscard]] parsed_sum parse_sum(std::string_view text) noexcept;

}  // namespace client_report

#endif
