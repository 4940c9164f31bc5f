// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TESTS_ORACLE_WIRE_HPP
#define VITALFEW_TESTS_ORACLE_WIRE_HPP

#include <vitalfew/engine/class_limits.hpp>
#include <vitalfew/exact/exact_sum.hpp>
#include <vitalfew/exact/share.hpp>

#include <algorithm>  // std::find
#include <array>
#include <bit>  // std::bit_cast
#include <charconv>
#include <cmath>  // std::copysign, std::isinf
#include <concepts>
#include <cstdint>
#include <iterator>  // std::ssize
#include <limits>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

// How answers.cpp and library.py write to each other. Numbers are exact: integers in decimal, a double as the 16 hexadecimal
// digits of its bits, a sum of doubles as doubles that add up to it, joined by "+", the nearest one first. A sum that lies beyond
// the doubles begins with an infinity, "*", and how often the largest double goes into it: the sums of 70,000 such values, one
// by one, would be 10^9 doubles.
namespace vitalfew_test {

template <class Value>
struct asked_base {
    vitalfew::classify_options options;
    std::vector<Value> values;
    std::vector<Value> probes;  ///< to be graded like one more client
};

inline std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        if (end != 0) {
            parts.push_back(text.substr(0, end));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

template <std::integral Integer>
Integer read_integer(std::string_view text, int base = 10) {
    Integer number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    if (error != std::errc{} || end != text.data() + text.size()) {
        throw std::invalid_argument("no number: " + std::string(text));
    }
    return number;
}

template <class Value>
Value read_value(std::string_view text) {
    if constexpr (std::floating_point<Value>) {
        return std::bit_cast<Value>(read_integer<std::uint64_t>(text, 16));
    } else {
        return read_integer<Value>(text);
    }
}

template <class Value>
std::vector<Value> read_values(std::string_view text) {
    std::vector<Value> values;
    for (const std::string_view each : split(text, ' ')) {
        values.push_back(read_value<Value>(each));
    }
    return values;
}

/// @param text "4/5,19/20"
inline vitalfew::class_limits read_limits(std::string_view text) {
    std::vector<vitalfew::share> limits;
    for (const std::string_view each : split(text, ',')) {
        const std::size_t slash = std::min(each.find('/'), each.size() - 1);
        limits.emplace_back(read_integer<std::uint64_t>(each.substr(0, slash)),
                            read_integer<std::uint64_t>(each.substr(slash + 1)));
    }
    return vitalfew::class_limits(limits);
}

inline vitalfew::crossing read_rule(std::string_view text) {
    constexpr std::array<std::string_view, 3> names{"upper", "lower", "nearest"};
    const auto at = std::find(names.begin(), names.end(), text) - names.begin();
    if (at == std::ssize(names)) {
        throw std::invalid_argument("no rule: " + std::string(text));
    }
    return static_cast<vitalfew::crossing>(at);
}

inline void write(std::ostream& out, std::integral auto number) {
    out << number;
}

inline void write(std::ostream& out, double number) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto bits = std::bit_cast<std::uint64_t>(number);
    for (int shift = 60; shift >= 0; shift -= 4) {
        out << digits[(bits >> static_cast<unsigned>(shift)) % 16U];
    }
}

inline void write(std::ostream& out, const vitalfew::share& share) {
    out << share.numerator() << '/' << share.denominator();
}

inline void write(std::ostream& out, const vitalfew::exact_sum<std::int64_t>& sum) {
    out << sum.integer();
}

/// Takes a double out of a sum of the same sign as often as it goes into it. Returns how often.
inline std::uint64_t take_out(vitalfew::exact_sum<double>& sum, double step) {
    const auto reaches = [&](const vitalfew::exact_sum<double>& part) {
        return step > 0 ? sum >= part : sum <= part;
    };
    std::vector<vitalfew::exact_sum<double>> doubled{vitalfew::exact_sum<double>(step)};
    while (reaches(doubled.back())) {
        doubled.push_back(doubled.back() + doubled.back());
    }
    std::uint64_t often = 0;
    for (; !doubled.empty(); doubled.pop_back()) {
        often *= 2;
        if (reaches(doubled.back())) {
            sum -= doubled.back();
            ++often;
        }
    }
    return often;
}

inline void write(std::ostream& out, vitalfew::exact_sum<double> sum) {
    for (;;) {
        const double nearest = sum.to_double();
        write(out, nearest);
        if (std::isinf(nearest)) {
            out << '*'
                << take_out(sum, std::copysign((std::numeric_limits<double>::max)(), nearest));
        } else {
            sum -= nearest;
        }
        if (sum.sign() == 0) {
            return;
        }
        out << '+';
    }
}

}  // namespace vitalfew_test

#endif
