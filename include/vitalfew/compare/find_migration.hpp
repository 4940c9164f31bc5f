// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_FIND_MIGRATION_HPP
#define VITALFEW_COMPARE_FIND_MIGRATION_HPP

#include "vitalfew/compare/analysed.hpp"
#include "vitalfew/compare/detail/client_keys.hpp"
#include "vitalfew/compare/detail/match_clients.hpp"
#include "vitalfew/compare/migration.hpp"
#include "vitalfew/core/concepts.hpp"

#include <concepts>
#include <functional>  // std::invoke
#include <type_traits>

namespace vitalfew {
inline namespace v0 {
namespace detail {

template <class T>
inline constexpr bool is_analysed_base = false;
template <class Clients, class Key, class Value, class Grades>
inline constexpr bool is_analysed_base<analysed_base<Clients, Key, Value, Grades>> = true;

template <class T>
using analysis_key_t = comparable_key_t<typename std::remove_cvref_t<T>::key_type>;
template <class T>
using analysis_value_t = typename std::remove_cvref_t<T>::value_type;

/// What to pass over in place of a T: itself, or when that is const a copy.
template <class T>
using passable_t = std::conditional_t<std::is_const_v<std::remove_reference_t<T>>,
                                      std::remove_cvref_t<T>, std::remove_reference_t<T>&>;

}  // namespace detail

/// An analysed base that can be read: one that is const is read by way of a copy, for not every view can be
/// passed over while it is const.
template <class T>
concept readable_analysis = detail::is_analysed_base<std::remove_cvref_t<T>> &&
                            (!std::is_const_v<std::remove_reference_t<T>> ||
                             std::copy_constructible<std::remove_cvref_t<T>>);

/// Two analysed bases whose clients are known by keys of one kind: the same hashable type, or texts.
template <class Before, class After>
concept comparable_analyses =
    readable_analysis<Before> && readable_analysis<After> &&
    std::same_as<detail::analysis_key_t<Before>, detail::analysis_key_t<After>> &&
    hashable_key<detail::analysis_key_t<Before>>;

/// Knows nobody: every client who was not in the analysis before is new.
struct no_earlier_clients {
    template <class Key>
    [[nodiscard]] constexpr bool operator()(const Key&) const noexcept {
        return false;
    }
};

struct find_migration_fn {
    /// Compares two analyses of a client base: who moved from which grade to which, who is new, who is lost
    /// and who came back.
    ///
    /// Clients are matched by key; the order of either base does not matter for the matrix. The analyses
    /// need not have the same limits, nor as many grades: grades are compared letter by letter. Values add
    /// up as everywhere, the positive ones together and the losses apart; a client counts whatever its
    /// value.
    ///
    /// @param before the earlier analysis, made by analysed
    /// @param after the later one
    /// @param is_known tells of a key (a std::string_view for texts) whether it has been a client's at some
    /// time before the earlier analysis; asked only of those who are not in that one. Nobody by default
    /// @returns the moves; for two empty bases, none
    /// @throws duplicate_key when a key is in one analysis twice: the key, where it is a text, a number or an
    /// enumerator, and both indices
    /// @throws unequal_lengths when an analysis has not as many grades as clients
    /// @throws invalid_value when values of one analysis are NaN or infinite: how many, and the index of
    /// the first
    /// @throws what a projection or is_known throws
    /// @throws std::length_error beyond 4294967295 different keys
    /// @pre at most 4294967294 clients in the earlier analysis
    /// Complexity: O(n) expected time. Allocates 11 to 21 bytes for each different key and four for each
    /// client while it runs; for the result a value and a grade for each client of both, and four bytes
    /// for each move; for bases without random access also an iterator a client while it runs.
    /// @example 14_migration.cpp
    /// @see G. P. H. Styan and H. Smith, "Markov chains applied to marketing", Journal of Marketing
    /// Research 1 (1964), for the matrix of transitions
    template <class Before, class After, class Known = no_earlier_clients>
        requires comparable_analyses<Before, After> &&
                 std::predicate<Known&, const detail::analysis_key_t<Before>&>
    [[nodiscard]] auto operator()(Before&& before, After&& after, Known is_known = {}) const
        -> migration<detail::analysis_value_t<Before>, detail::analysis_value_t<After>> {
        const auto asked = [&is_known](const auto& key) -> bool {
            return std::invoke(is_known, key);
        };
        detail::passable_t<Before> earlier = before;
        detail::passable_t<After> later = after;
        return migration<detail::analysis_value_t<Before>, detail::analysis_value_t<After>>(
            detail::match_clients(earlier, later, asked));
    }
};

/// See find_migration_fn.
inline constexpr find_migration_fn find_migration{};

}  // namespace v0
}  // namespace vitalfew

#endif
