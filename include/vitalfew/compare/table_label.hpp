// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_TABLE_LABEL_HPP
#define VITALFEW_COMPARE_TABLE_LABEL_HPP

#include "vitalfew/core/values.hpp"

#include <concepts>
#include <ranges>
#include <string>
#include <string_view>
#include <type_traits>

namespace vitalfew {
inline namespace v0 {

/// What a client can be labelled with: something that is one of a number of kinds, with an order in which
/// to show them.
///
/// Models: grade, bool, any other enumeration, an integer, a text, an optional of these. Counter-models:
/// double, which is a measurement and no label; a pointer, which has no order that means anything.
template <class T>
concept table_label = std::copyable<T> && std::totally_ordered<T> && !std::floating_point<T> &&
                      (!std::is_pointer_v<T> || detail::text<T>);

namespace detail {

template <class T>
struct label_of {
    using type = T;
};
template <text T>
struct label_of<T> {
    using type = std::string;
};

template <class Label>
struct label_argument {
    using type = const Label&;
};
template <>
struct label_argument<std::string> {
    using type = std::string_view;
};

}  // namespace detail

/// The labels that a table keeps of a range of them: texts of any kind as std::string.
template <std::ranges::range R>
using label_of_t = typename detail::label_of<std::ranges::range_value_t<R>>::type;

/// How a label is handed over: std::string_view for texts.
template <class Label>
using label_argument_t = typename detail::label_argument<Label>::type;

/// A range of labels, one for each client.
template <class R>
concept label_range = std::ranges::input_range<R> && table_label<label_of_t<R>> &&
                      std::convertible_to<std::ranges::range_reference_t<R>,
                                          std::remove_cvref_t<label_argument_t<label_of_t<R>>>>;

}  // namespace v0
}  // namespace vitalfew

#endif
