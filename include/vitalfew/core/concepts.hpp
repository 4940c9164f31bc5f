// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CORE_CONCEPTS_HPP
#define VITALFEW_CORE_CONCEPTS_HPP

#include "vitalfew/core/values.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>  // std::hash
#include <ranges>
#include <type_traits>

namespace vitalfew {
inline namespace v0 {

/// A client base: any forward range of the user's own records.
///
/// Forward, because the records are iterated more than once and never copied. The range need not know its
/// size, and its iterators may return proxies.
/// Counter-model: a std::istream_iterator range; collect it first.
template <class R>
concept client_range = std::ranges::forward_range<R>;

/// The type of the results of a projection of a range, without reference and cv.
template <class Projection, std::ranges::range R>
using projected_t =
    std::remove_cvref_t<std::invoke_result_t<Projection&, std::ranges::range_reference_t<R>>>;

/// A projection of the records: a pointer to a data member or a member function, or a callable; returns by
/// value or by reference. Law: called twice with the same record, it returns the same.
template <class Projection, class R>
concept projection_of = std::ranges::range<R> && std::move_constructible<Projection> &&
                        std::regular_invocable<Projection&, std::ranges::range_reference_t<R>>;

/// A projection to the value that clients are ranked by.
template <class Projection, class R>
concept value_projection =
    projection_of<Projection, R> && ordered_value<projected_t<Projection, R>>;

/// A projection to a value that can be summed, as classification needs.
template <class Projection, class R>
concept summable_projection =
    projection_of<Projection, R> && summable_value<projected_t<Projection, R>>;

/// A client key or a deal id: equality-comparable, copyable, hashable with Hash.
template <class Key, class Hash = std::hash<Key>>
concept hashable_key = std::copyable<Key> && std::equality_comparable<Key> &&
                       requires(const Hash& hash, const Key& key) {
                           { hash(key) } -> std::convertible_to<std::size_t>;
                       };

/// A projection to the key by which records are grouped.
template <class Projection, class R>
concept key_projection = projection_of<Projection, R> && hashable_key<projected_t<Projection, R>>;

/// A projection to the number of deals of a client, any built-in integer.
template <class Projection, class R>
concept count_projection =
    projection_of<Projection, R> && std::integral<projected_t<Projection, R>>;

namespace detail {

/// @returns a number of deals as an unsigned integer; 0 for a negative one, as for buyer_kind_of
template <std::integral Count>
[[nodiscard]] constexpr std::uint64_t deal_number(Count deals) noexcept {
    return deals < Count{0} ? 0 : static_cast<std::uint64_t>(deals);
}

}  // namespace detail

}  // namespace v0
}  // namespace vitalfew

#endif
