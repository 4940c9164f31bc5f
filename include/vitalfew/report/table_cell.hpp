// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_TABLE_CELL_HPP
#define VITALFEW_REPORT_TABLE_CELL_HPP

#include "vitalfew/core/detail/text.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/share.hpp"
#include "vitalfew/exact/wide_int.hpp"

#include <algorithm>  // std::min
#include <array>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>  // std::forward
#include <variant>

namespace vitalfew {
inline namespace v0 {
namespace report {

/// The kind of a column's cells, independent of the output format.
enum class cell_kind : std::uint8_t {
    text,
    grade,
    flag,  ///< yes or no
    day,
    count,   ///< a whole number of things
    number,  ///< a score, a place, a ratio
    share,   ///< a fraction of a whole
    amount   ///< money or another summed quantity: exact, with its decimals
};

/// @returns whether the kind is numeric: right-aligned and never escaped as a formula
[[nodiscard]] constexpr bool is_numeric(cell_kind kind) noexcept {
    return kind >= cell_kind::count;
}

/// An exact amount: a whole number of units of 10^-scale, and the number of decimals in its text.
///
///     exact_amount(12345, 2)     // 123.45
///     exact_amount(12300, 2, 1)  // 123.0
class exact_amount {
public:
    static constexpr int most_scale = 18;

    /// 0
    constexpr exact_amount() noexcept = default;
    /// Written with all its decimals.
    /// @pre 0 <= scale <= most_scale
    constexpr exact_amount(const wide_int<4>& units, int scale) noexcept
        : exact_amount(units, scale, scale) {}
    /// Written with fewer decimals.
    /// @pre 0 <= decimals <= scale <= most_scale, and the digits left out are 0
    constexpr exact_amount(const wide_int<4>& units, int scale, int decimals) noexcept
        : units_(units),
          scale_(static_cast<std::uint8_t>(scale)),
          decimals_(static_cast<std::uint8_t>(decimals)) {}

    [[nodiscard]] constexpr const wide_int<4>& units() const noexcept { return units_; }
    [[nodiscard]] constexpr int scale() const noexcept { return scale_; }
    [[nodiscard]] constexpr int decimals() const noexcept { return decimals_; }

    /// Equal amounts of the same scale and decimals.
    friend constexpr bool operator==(const exact_amount&, const exact_amount&) noexcept = default;

    /// Appends all digits of the amount to a text, with a decimal point and no separators.
    void append_to(std::string& text) const {
        std::array<char, 32> buffer{};
        std::string large;
        std::string_view digits;
        const bool negative = units_.is_negative();
        if (units_.fits<std::int64_t>()) {
            const auto value = units_.to<std::int64_t>();
            const std::uint64_t magnitude = negative ? 0 - static_cast<std::uint64_t>(value)
                                                     : static_cast<std::uint64_t>(value);
            const char* end =
                std::to_chars(buffer.data(), buffer.data() + buffer.size(), magnitude).ptr;
            digits = {buffer.data(), static_cast<std::size_t>(end - buffer.data())};
        } else {
            large = to_string(negative ? -units_ : units_);
            digits = large;
        }
        const auto scale = static_cast<std::size_t>(scale_);
        text.append(negative ? 1 : 0, '-');
        const std::size_t whole = digits.size() > scale ? digits.size() - scale : 0;
        text.append(whole == 0 ? "0" : digits.substr(0, whole));
        if (decimals_ == 0) {
            return;
        }
        const auto decimals = static_cast<std::size_t>(decimals_);
        const std::size_t zeros = whole == 0 ? scale - digits.size() : 0;
        text += '.';
        text.append((std::min)(zeros, decimals), '0');
        text.append(digits.substr(whole, decimals - (std::min)(zeros, decimals)));
    }

private:
    wide_int<4> units_{};
    std::uint8_t scale_ = 0;
    std::uint8_t decimals_ = 0;
};

using vitalfew::to_string;  // of dates; to_string of this namespace would hide it

/// @returns the amount in all its digits, with its decimals: "-1234.50"
[[nodiscard]] inline std::string to_string(const exact_amount& amount) {
    std::string text;
    amount.append_to(text);
    return text;
}

/// A real number with the number of decimals in its text.
struct rounded_number {
    double value = 0;
    int decimals = 0;  ///< 0 to 20

    friend constexpr bool operator==(const rounded_number&,
                                     const rounded_number&) noexcept = default;

    /// Appends the number to a text, correctly rounded.
    void append_to(std::string& text) const {
        std::array<char, 352> digits{};  // enough for the largest double with its decimals
        const char* end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                        std::chars_format::fixed, decimals)
                              .ptr;
        text.append(std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data())));
    }
};

namespace detail {

template <class T>
struct optional_content {
    using type = T;
};
template <class T>
struct optional_content<std::optional<T>> {
    using type = T;
};
/// The value type of a cell, without its std::optional.
template <class T>
using cell_content_t = typename optional_content<std::remove_cvref_t<T>>::type;

template <class T>
concept summed_in_integers =
    vitalfew::detail::is_exact_sum<T> && requires(const T& sum) { sum.integer(); };

}  // namespace detail

/// A type whose values are numbers in a table.
template <class T>
concept number_cell = (std::is_arithmetic_v<detail::cell_content_t<T>> &&
                       !std::same_as<detail::cell_content_t<T>, bool>) ||
                      vitalfew::detail::is_exact_sum<detail::cell_content_t<T>> ||
                      std::same_as<detail::cell_content_t<T>, exact_amount> ||
                      std::same_as<detail::cell_content_t<T>, rounded_number>;

/// A type whose values can stand in a cell of a table: text, numbers, bool, grade, date, share, exact_sum,
/// exact_amount, rounded_number, a std::optional of these, and any type with a to_string in its own namespace.
template <class T>
concept cell_value = std::convertible_to<const detail::cell_content_t<T>&, std::string_view> ||
                     number_cell<T> || std::same_as<detail::cell_content_t<T>, bool> ||
                     std::same_as<detail::cell_content_t<T>, grade> ||
                     requires(const detail::cell_content_t<T>& value) {
                         { to_string(value) } -> std::convertible_to<std::string>;
                     };

/// The default kind of values of a type; a column may state another one.
template <cell_value T>
// not covered: evaluated by the compiler
inline constexpr cell_kind cell_kind_of = [] {
    using content = detail::cell_content_t<T>;
    if constexpr (std::convertible_to<const content&, std::string_view>) {
        return cell_kind::text;
    } else if constexpr (std::same_as<content, bool>) {
        return cell_kind::flag;
    } else if constexpr (std::same_as<content, grade>) {
        return cell_kind::grade;
    } else if constexpr (std::same_as<content, date>) {
        return cell_kind::day;
    } else if constexpr (std::integral<content>) {
        return cell_kind::count;
    } else if constexpr (std::same_as<content, exact_amount> ||
                         detail::summed_in_integers<content>) {
        return cell_kind::amount;
    } else {
        return number_cell<T> ? cell_kind::number : cell_kind::text;
    }
}();

/// A cell of a table: a typed value and its kind, or empty.
///
/// Refers to a text that the caller owns (an lvalue, a std::string_view); owns a std::string that is moved
/// in.
class table_cell {
public:
    using content_type =
        std::variant<std::monostate, std::string_view, std::string, std::int64_t, std::uint64_t,
                     double, rounded_number, exact_amount, date, grade, bool>;

    /// An empty cell.
    table_cell() = default;
    /// A value of the default kind of its type; an empty cell for an empty std::optional.
    template <cell_value T>
        requires(!std::same_as<std::remove_cvref_t<T>, table_cell>)
    // NOLINTNEXTLINE(google-explicit-constructor): any value converts to its cell
    table_cell(T&& value) : table_cell(cell_kind_of<T>, std::forward<T>(value)) {}
    /// A value of a stated kind: a std::int64_t that is a place, a double that is a share.
    template <cell_value T>
    table_cell(cell_kind kind, T&& value) : kind_(kind) {
        set(std::forward<T>(value));
    }

    /// The same value with another kind.
    [[nodiscard]] table_cell as(cell_kind kind) && {
        kind_ = kind;
        return std::move(*this);
    }

    [[nodiscard]] cell_kind kind() const noexcept { return kind_; }
    [[nodiscard]] const content_type& content() const noexcept { return content_; }
    /// @returns whether the cell has no value or an empty text
    [[nodiscard]] bool empty() const noexcept {
        const auto* view = std::get_if<std::string_view>(&content_);
        const auto* text = std::get_if<std::string>(&content_);
        return std::holds_alternative<std::monostate>(content_) ||
               (view != nullptr && view->empty()) || (text != nullptr && text->empty());
    }

    /// Appends the cell to a text: numbers with a decimal point and no separators, in the shortest form that
    /// reads back as the same number, or with the decimals of the value; sums of integers in all their digits;
    /// grades as letters, days as 2024-12-31, bool as yes and no.
    void append_to(std::string& text) const {
        std::visit([&text](const auto& value) { append(text, value); }, content_);
    }
    [[nodiscard]] std::string text() const {
        std::string text;
        append_to(text);
        return text;
    }

private:
    template <class T>
    void set(T&& value) {
        using content = detail::cell_content_t<T>;
        if constexpr (!std::same_as<std::remove_cvref_t<T>, content>) {
            if (value.has_value()) {
                set(*std::forward<T>(value));
            }
        } else if constexpr (std::same_as<content, std::string> && !std::is_lvalue_reference_v<T>) {
            content_.template emplace<std::string>(std::forward<T>(value));
        } else if constexpr (std::convertible_to<const content&, std::string_view>) {
            content_.template emplace<std::string_view>(value);
        } else if constexpr (std::same_as<content, bool> || std::same_as<content, grade> ||
                             std::same_as<content, date> || std::same_as<content, exact_amount> ||
                             std::same_as<content, rounded_number>) {
            content_.template emplace<content>(value);
        } else if constexpr (std::signed_integral<content>) {
            content_.template emplace<std::int64_t>(value);
        } else if constexpr (std::unsigned_integral<content>) {
            content_.template emplace<std::uint64_t>(value);
        } else if constexpr (std::same_as<content, double>) {
            content_.template emplace<double>(value);
        } else if constexpr (std::floating_point<content>) {
            // The shortest digits of a float differ from those of the same double.
            content_.template emplace<std::string>(vitalfew::detail::number_text(value));
        } else if constexpr (detail::summed_in_integers<content>) {
            set_sum(value.integer());
        } else if constexpr (vitalfew::detail::is_exact_sum<content>) {
            content_.template emplace<double>(value.to_double());
        } else {
            content_.template emplace<std::string>(to_string(value));
        }
    }
    template <std::size_t Words>
    void set_sum(const wide_int<Words>& units) {
        if constexpr (Words <= 4) {
            content_.template emplace<exact_amount>(units, 0);
        } else {
            content_.template emplace<std::string>(to_string(units));
        }
    }

    static void append(std::string& /*text*/, std::monostate /*nothing*/) {}
    static void append(std::string& text, std::string_view value) { text += value; }
    static void append(std::string& text, const std::string& value) { text += value; }
    template <std::integral Integer>
    static void append(std::string& text, Integer value) {
        std::array<char, 24> digits{};
        text.append(digits.data(),
                    std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
    }
    static void append(std::string& text, bool value) { text += value ? "yes" : "no"; }
    static void append(std::string& text, double value) {
        text += vitalfew::detail::number_text(value);
    }
    static void append(std::string& text, const rounded_number& value) { value.append_to(text); }
    static void append(std::string& text, const exact_amount& value) { value.append_to(text); }
    static void append(std::string& text, date value) { text += vitalfew::to_string(value); }
    static void append(std::string& text, grade value) { text += grade_letter(value); }

    content_type content_{};
    cell_kind kind_ = cell_kind::text;
};

/// @returns the text of a value in a cell; see table_cell::append_to
template <cell_value T>
[[nodiscard]] std::string cell_text(const T& value) {
    return table_cell(value).text();
}

}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif
