// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXACT_DETAIL_POWER_SUMS_HPP
#define VITALFEW_EXACT_DETAIL_POWER_SUMS_HPP

#include "vitalfew/exact/detail/floating_point.hpp"
#include "vitalfew/exact/detail/integer_sum.hpp"
#include "vitalfew/exact/detail/natural.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/measurable_value.hpp"

#include <array>
#include <concepts>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// A positive number of 64 bits: digits * 2^exponent.
struct short_number {
    word digits = 0;
    int exponent = 0;
};

/// @returns the value as digits and exponent; nothing where the digits do not fit a word
/// @pre the value is positive
template <class Value>
constexpr std::optional<short_number> short_number_of(const Value& value) {
    if constexpr (std::floating_point<Value>) {
        const floating_parts parts = take_apart(value);
        constexpr int unit =
            std::numeric_limits<Value>::min_exponent - std::numeric_limits<Value>::digits;
        return short_number{parts.mantissa, static_cast<int>(parts.exponent) + unit};
    } else if constexpr (std::integral<Value>) {
        return short_number{static_cast<word>(value), 0};
    } else {
        const auto sum = sum_of_one(value);
        const auto& words = sum.words();
        std::size_t end = words.end_word();
        while (words.word_at(end - 1) == 0) {
            --end;
        }
        for (std::size_t i = words.first_word(); i + 1 < end; ++i) {
            if (words.word_at(i) != 0) {
                return std::nullopt;
            }
        }
        return short_number{words.word_at(end - 1),
                            static_cast<int>(unit_of(words)) + static_cast<int>(64 * (end - 1))};
    }
}

/// A sum of products of one word by two, in three words.
class product_sum {
public:
    /// Adds a * b.
    constexpr void add(word a, word_pair b) noexcept {
        const word_pair low = multiply(a, b.low);
        word carry = 0;
        words_[0] = add_with_carry(words_[0], low.low, carry);
        words_[1] = add_with_carry(words_[1], low.high, carry);
        words_[2] += carry;
        if (b.high != 0) {
            const word_pair high = multiply(a, b.high);
            carry = 0;
            words_[1] = add_with_carry(words_[1], high.low, carry);
            words_[2] += high.high + carry;
        }
    }

    /// @returns the sum, in units of 2^exponent, and resets it to 0
    constexpr natural take(int exponent) {
        natural sum(words_, unit_exponent{exponent});
        words_ = {};
        return sum;
    }

private:
    std::array<word, 3> words_{};
};

/// The exact sums of j * x(j) and of x(j)^2 over the positive values x(1) >= x(2) >= ..., from which the Gini
/// coefficient and the Herfindahl-Hirschman index follow.
///
/// In descending order all values of one binary exponent are neighbours. Within such a run their digits are
/// integers of one word, so the sums take a few integer multiplications a value; after each run, of which
/// there are at most 2046, they are added to numbers of any size.
class power_sums {
public:
    /// @param values the positive values, the largest first
    template <class Value>
    constexpr explicit power_sums(std::span<const Value> values) {
        for (std::size_t first = 0, next = 0; first < values.size(); first = next) {
            next = first + 1;
            while (next < values.size() && !(values[next] < values[first])) {
                ++next;
            }
            const word count = next - first;
            // The sum of the places first + 1 to next, an arithmetic series.
            const word_pair places = shifted_right(multiply(count, word{first} + 1 + next), 1);
            if (const auto number = short_number_of(values[first])) {
                add(*number, count, places);
            } else {
                const natural whole = natural_of(sum_of_one(values[first]));
                weighted_ = weighted_ + whole * natural_of_pair(places);
                squares_ = squares_ + whole * whole * natural(count);
            }
        }
        end_run();
    }

    /// @returns the sum of j * x(j)
    [[nodiscard]] constexpr const natural& weighted() const noexcept { return weighted_; }
    /// @returns the sum of x(j)^2
    [[nodiscard]] constexpr const natural& squares() const noexcept { return squares_; }

private:
    static constexpr natural natural_of_pair(word_pair number) {
        return {std::array<word, 2>{number.low, number.high}, unit_exponent{0}};
    }

    constexpr void add(short_number number, word count, word_pair places) {
        if (number.exponent != exponent_) {
            end_run();
            exponent_ = number.exponent;
        }
        run_weighted_.add(number.digits, places);
        // digits * count may take two words, and each of them is multiplied by digits again.
        run_squares_.add(number.digits, multiply(number.digits, count));
    }

    constexpr void end_run() {
        weighted_ = weighted_ + run_weighted_.take(exponent_);
        squares_ = squares_ + run_squares_.take(2 * exponent_);
    }

    product_sum run_weighted_;
    product_sum run_squares_;
    int exponent_ = 0;
    natural weighted_;
    natural squares_;
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
