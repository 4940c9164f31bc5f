// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CORE_CUSTOMIZATION_HPP
#define VITALFEW_CORE_CUSTOMIZATION_HPP

// Everything that a user may specialise, in one place:
//
//   exact_integer<T>     the exact integer that stands for a value of T: puts a decimal or a money
//                        type on the same footing as the built-in integers
//   std::hash<Key>       for client keys and deal ids (or pass a hash to client_collector)
//
// Everything else is said per call, by projections.

namespace vitalfew {
inline namespace v0 {

/// The exact integer representation of a user's value type; specialise it to opt in.
///
/// A specialisation has
///  - static constexpr Integer to_integer(const T&): the value in its smallest unit, say cents, as a
///    built-in integer or a wide_int. Laws: a < b exactly when to_integer(a) < to_integer(b); a + b
///    stands for to_integer(a) + to_integer(b) whenever a + b is representable;
///  - optionally, static constexpr T from_integer(Integer): the inverse, which lets exact sums be
///    given back as T.
///
/// Model: a money type of whole cents. Counter-model: a decimal whose scale varies from value to
/// value, unless to_integer brings all of them to one scale.
/// @example 02_own_money_type.cpp
template <class T>
struct exact_integer;

}  // namespace v0
}  // namespace vitalfew

#endif
