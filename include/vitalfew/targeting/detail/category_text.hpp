// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_DETAIL_CATEGORY_TEXT_HPP
#define VITALFEW_TARGETING_DETAIL_CATEGORY_TEXT_HPP

#include "vitalfew/core/detail/text.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/values.hpp"

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>

namespace vitalfew {
inline namespace v0 {
namespace targeting {
namespace detail {

/// @returns a category as it is shown: a text as it is, a grade as its letter, true or false, what a to_string
/// of the category's own namespace says; else a number, or nothing
template <class Category>
[[nodiscard]] std::string category_text(const Category& category) {
    if constexpr (vitalfew::detail::text<Category>) {
        return std::string(std::string_view(category));
    } else if constexpr (std::same_as<Category, grade>) {
        return {letter(category)};
    } else if constexpr (std::same_as<Category, bool>) {
        return category ? "true" : "false";
    } else if constexpr (std::is_enum_v<Category> && requires {
                             { to_string(category) } -> std::convertible_to<std::string>;
                         }) {
        return to_string(category);
    } else {
        return vitalfew::detail::key_text(category);
    }
}

}  // namespace detail

}  // namespace targeting
}  // namespace v0
}  // namespace vitalfew

#endif
