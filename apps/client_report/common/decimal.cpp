// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "common/decimal.hpp"

#include "common/text.hpp"

#include <algorithm>  // std::min
#include <array>
#include <charconv>
#include <cstdint>

namespace client_report {

namespace {

constexpr bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

constexpr std::array<std::uint64_t, 20> powers_of_ten = [] {
    std::array<std::uint64_t, 20> powers{1};
    for (std::size_t i = 1; i < powers.size(); ++i) {
        powers[i] = powers[i - 1] * 10;
    }
    return powers;
}();

// Collects digits word by word: nearly every amount fits one word.
class digit_sum {
public:
    void add(char digit) noexcept {
        if (pending_digits_ == digits_of_a_word) {
            flush();
        }
        pending_ = pending_ * 10 + static_cast<std::uint64_t>(digit - '0');
        ++pending_digits_;
    }

    [[nodiscard]] vitalfew::wide_int<2> times_power_of_ten(std::size_t exponent) noexcept {
        flush();
        number_ *= powers_of_ten[exponent];
        return number_;
    }

private:
    static constexpr std::size_t digits_of_a_word = 19;

    void flush() noexcept {
        number_ *= powers_of_ten[pending_digits_];
        number_ += pending_;
        pending_ = 0;
        pending_digits_ = 0;
    }

    vitalfew::wide_int<2> number_;
    std::uint64_t pending_ = 0;
    std::size_t pending_digits_ = 0;
};

parsed_decimal refused(const char* problem) noexcept {
    return {.value = {}, .decimals = 0, .problem = problem};
}

// The message for the mistake in the text.
const char* problem_of(std::string_view text) noexcept {
    if (text.find(',') != std::string_view::npos || text.find('\'') != std::string_view::npos) {
        return "write it like 1234.56, with a decimal point and no thousands separators";
    }
    if (text.find_first_of("eE") != std::string_view::npos &&
        text.find_first_not_of("+-.0123456789eE") == std::string_view::npos) {
        return "exponents are not understood, write out the digits";
    }
    return "it is not a number like 1234.56";
}

}  // namespace

parsed_decimal parse_decimal(std::string_view text) noexcept {
    text = trimmed(text);
    if (text.empty()) {
        return refused("it is empty");
    }
    std::string_view rest = text;
    const bool negative = rest.front() == '-';
    if (negative || rest.front() == '+') {
        rest.remove_prefix(1);
    }

    digit_sum digits;
    int integer_digits = 0;  // leading zeros apart
    int decimals = 0;
    bool any_digit = false;
    bool after_point = false;
    for (const char c : rest) {
        if (is_digit(c)) {
            any_digit = true;
            if (after_point) {
                if (decimals == max_decimals) {
                    return refused("it has more than 9 decimals");
                }
                ++decimals;
            } else if (integer_digits > 0 || c != '0') {
                if (integer_digits == max_integer_digits) {
                    return refused("it has more than 27 digits before the point");
                }
                ++integer_digits;
            }
            digits.add(c);
        } else if (c == '.' && !after_point) {
            after_point = true;
        } else {
            return refused(problem_of(text));
        }
    }
    if (!any_digit) {
        return refused(problem_of(text));
    }
    const vitalfew::wide_int<2> magnitude =
        digits.times_power_of_ten(static_cast<std::size_t>(max_decimals - decimals));
    return {.value = {negative ? -magnitude : magnitude}, .decimals = decimals, .problem = nullptr};
}

parsed_sum parse_sum(std::string_view text) noexcept {
    text = trimmed(text);
    std::string_view digits = text.substr(0, text.find('.'));
    const bool negative = digits.starts_with('-');
    digits.remove_prefix(negative || digits.starts_with('+') ? 1 : 0);
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    constexpr auto at_once = static_cast<std::size_t>(max_integer_digits);
    const bool is_long =
        digits.size() > at_once && digits.find_first_not_of("0123456789") == std::string_view::npos;
    if (!is_long) {
        const parsed_decimal parsed = parse_decimal(text);
        return {.value = parsed.value, .decimals = parsed.decimals, .problem = parsed.problem};
    }
    if (digits.size() > static_cast<std::size_t>(max_sum_digits)) {
        return {.value = {}, .problem = "it has more than 46 digits before the point"};
    }
    const std::size_t first = digits.size() - at_once;
    const auto begin = static_cast<std::size_t>(digits.data() - text.data());
    const parsed_decimal low = parse_decimal(text.substr(begin + first));
    if (low.problem != nullptr) {
        return {.value = {}, .problem = low.problem};
    }
    amount_sum sum = parse_decimal(digits.substr(0, first)).value;
    for (std::size_t i = 0; i < at_once; ++i) {
        const amount_sum twice = sum + sum;
        const amount_sum four_times = twice + twice;
        sum = four_times + four_times + twice;
    }
    sum += low.value;
    return {.value = negative ? amount_sum() - sum : sum, .decimals = low.decimals};
}

std::string decimal_text(std::string billionths, int decimals) {
    const bool negative = billionths.starts_with('-');
    if (negative) {
        billionths.erase(0, 1);
    }
    constexpr std::size_t least = static_cast<std::size_t>(max_decimals) + 1;
    if (billionths.size() < least) {
        billionths.insert(0, least - billionths.size(), '0');
    }
    const std::size_t integer_digits = billionths.size() - static_cast<std::size_t>(max_decimals);
    std::string text = billionths.substr(0, integer_digits);
    if (decimals > 0) {
        text += '.';
        text += billionths.substr(integer_digits, static_cast<std::size_t>(decimals));
    }
    return negative ? "-" + text : text;
}

double nearest_double(std::string_view digits) noexcept {
    double nearest = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), nearest);
    return nearest;
}

std::string with_separators(std::string_view number) {
    std::string text(number);
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    std::size_t point = text.find('.');
    if (point == std::string::npos) {
        point = text.size();
    }
    for (std::size_t i = point; i > first + 3;) {
        i -= 3;
        text.insert(i, 1, ',');
    }
    return text;
}

}  // namespace client_report
