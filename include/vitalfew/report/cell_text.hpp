// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_CELL_TEXT_HPP
#define VITALFEW_REPORT_CELL_TEXT_HPP

#include "vitalfew/core/detail/number_text.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/core/share.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/values.hpp"

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace vitalfew {
inline namespace v0 {
namespace report {
namespace detail {

template <class T>
struct optional_content {
    using type = T;
};
template <class T>
struct optional_content<std::optional<T>> {
    using type = T;
};
/// What a cell holds, be it there or not.
template <class T>
using cell_content_t = typename optional_content<std::remove_cvref_t<T>>::type;

template <class T>
concept summed_in_integers =
    vitalfew::detail::is_exact_sum<T> && requires(const T& sum) { sum.integer(); };

}  // namespace detail

/// What writers of tables count as a number: it goes to the right, and is never taken for a formula.
template <class T>
concept number_cell = (std::is_arithmetic_v<detail::cell_content_t<T>> &&
                       !std::same_as<detail::cell_content_t<T>, bool>) ||
                      vitalfew::detail::is_exact_sum<detail::cell_content_t<T>>;

/// What can stand in a cell of a table: text, numbers, bool, grade, date, share, exact_sum, a std::optional of
/// these, and whatever a to_string of its own namespace turns into text.
template <class T>
concept table_cell = std::convertible_to<const detail::cell_content_t<T>&, std::string_view> ||
                     number_cell<T> || std::same_as<detail::cell_content_t<T>, bool> ||
                     std::same_as<detail::cell_content_t<T>, grade> ||
                     requires(const detail::cell_content_t<T>& value) {
                         { to_string(value) } -> std::convertible_to<std::string>;
                     };

/// @returns a value as the text of a cell: numbers with a decimal point and no separators, the shortest that
/// read back as the same; sums of integers in all their digits; grades as letters, dates as 2024-12-31,
/// bool as yes and no; an optional that is empty as nothing
template <table_cell T>
[[nodiscard]] std::string cell_text(const T& value) {
    using content = detail::cell_content_t<T>;
    if constexpr (!std::same_as<std::remove_cvref_t<T>, content>) {
        return value.has_value() ? cell_text(*value) : std::string();
    } else if constexpr (std::convertible_to<const T&, std::string_view>) {
        return std::string(std::string_view(value));
    } else if constexpr (std::same_as<content, bool>) {
        return value ? "yes" : "no";
    } else if constexpr (std::same_as<content, grade>) {
        return {letter(value)};
    } else if constexpr (std::is_arithmetic_v<content>) {
        return vitalfew::detail::number_text(value);
    } else if constexpr (detail::summed_in_integers<content>) {
        return to_string(value.integer());
    } else if constexpr (vitalfew::detail::is_exact_sum<content>) {
        return vitalfew::detail::number_text(value.to_double());
    } else {
        return std::string(to_string(value));
    }
}

}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif
