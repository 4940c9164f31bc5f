// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_FIND_MIGRATION_HPP
#define VITALFEW_COMPARE_FIND_MIGRATION_HPP

#include "vitalfew/compare/detail/printed_key.hpp"
#include "vitalfew/compare/keyed_analysis.hpp"
#include "vitalfew/compare/migration.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/detail/position_index.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"

#include <algorithm>  // std::max
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>  // std::hash, std::invoke
#include <iterator>
#include <ranges>
#include <stdexcept>  // std::length_error
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The type in which keys are hashed and compared: std::string_view for texts of any kind.
template <class Key>
using comparable_key_t = std::conditional_t<text<Key>, std::string_view, Key>;

/// Reads the key of a client by its index from the client itself, instead of storing a copy.
template <class Side>
class client_keys {
    using clients_type = std::remove_reference_t<decltype(std::declval<Side&>().clients())>;
    using iterator = std::ranges::iterator_t<clients_type>;
    static constexpr bool random_ = std::random_access_iterator<iterator>;

public:
    explicit client_keys(Side& side)
        : side_(&side), at_(std::ranges::begin(side.clients())), first_(at_) {}

    /// To be called for each client in order, from index 0.
    void reach([[maybe_unused]] std::size_t index) {
        if constexpr (!random_) {
            places_.push_back(at_);
            ++at_;
        }
    }

    /// @returns whether the client at an index has a key. @pre the index was reached
    template <class Key>
    [[nodiscard]] bool is_at(std::size_t index, const Key& wanted) const {
        const auto with = [&](const iterator& place) {
            auto&& client = *place;
            auto&& given = std::invoke(side_->key(), client);
            const Key& key = given;
            return key == wanted;
        };
        if constexpr (random_) {
            return with(first_ + static_cast<std::iter_difference_t<iterator>>(index));
        } else {
            return with(places_[index]);
        }
    }

private:
    Side* side_;
    iterator at_;
    iterator first_;
    std::vector<iterator> places_;
};

[[noreturn]] inline void throw_duplicate_client(const char* which, const std::string& key,
                                                std::size_t first, std::size_t second) {
    VITALFEW_THROW(duplicate_key(std::string("vitalfew: the ") + which +
                                 " analysis has the client" + key + " twice, at index " +
                                 std::to_string(first) + " and " + std::to_string(second) +
                                 ": merge them, then analyse again"));
}

/// Reads the grades and values of one side, and calls meet(client, index) for each client.
/// @throws unequal_lengths, invalid_value; what meet throws
template <class Side, class Meet>
auto take_in(const char* which, Side& side, Meet meet) -> graded_values<typename Side::value_type> {
    using value_type = typename Side::value_type;
    graded_values<value_type> taken;
    if constexpr (std::ranges::sized_range<decltype(side.clients())>) {
        const auto count = static_cast<std::size_t>(std::ranges::size(side.clients()));
        taken.grades.reserve(count);
        taken.values.reserve(count);
    }
    invalid_value_count invalid;
    std::size_t worst = 0;
    side.for_each([&](auto& client, grade g) {
        auto&& it = std::invoke(side.value(), client);
        if (invalid.accept<value_type>(it)) {
            meet(client, taken.grades.size());
            taken.grades.push_back(g);
            taken.values.push_back(it);
            worst = (std::max)(worst, grade_index(g) + 1);
        }
    });
    invalid.throw_if_any(which);
    taken.grade_count = (std::max)(side.grade_count(), worst);
    return taken;
}

/// Finds the clients of the later analysis in the earlier one, by their keys.
///
/// One hash index over the keys of both: the position of a key is its index in the earlier analysis; keys
/// of the later one alone follow.
/// @param is_known whether a key that is not in the earlier analysis is known from before it
template <class Before, class After, class Known>
auto match_clients(Before& before, After& after, Known& is_known)
    -> matched_clients<typename Before::value_type, typename After::value_type> {
    using result_type = matched_clients<typename Before::value_type, typename After::value_type>;
    using key_type = comparable_key_t<typename Before::key_type>;
    const std::hash<key_type> hash{};
    position_index keys;
    client_keys before_keys(before);
    client_keys after_keys(after);
    result_type result;

    result.before = take_in("earlier", before, [&](auto& client, std::size_t i) {
        before_keys.reach(i);
        auto&& given = std::invoke(before.key(), client);
        const key_type& key = given;
        const auto found = keys.find_or_insert(
            hash(key), [&](std::size_t other) { return before_keys.is_at(other, key); });
        if (!found.is_new) {
            throw_duplicate_client("earlier", printed_key(key), found.position, i);
        }
    });

    const std::size_t earlier = result.before.grades.size();
    // not covered: takes 2^32 clients
    if (earlier > result_type::is_back) {
        VITALFEW_THROW(std::length_error("vitalfew: more than " +
                                         std::to_string(result_type::is_back) +
                                         " clients in the earlier analysis"));
    }
    constexpr std::uint32_t nobody = result_type::is_new;
    std::vector<std::uint32_t> met(earlier, nobody);  // where each key is in the later analysis
    result.after = take_in("later", after, [&](auto& client, std::size_t i) {
        after_keys.reach(i);
        auto&& given = std::invoke(after.key(), client);
        const key_type& key = given;
        const auto found = keys.find_or_insert(hash(key), [&](std::size_t other) {
            return other < earlier ? before_keys.is_at(other, key)
                                   : after_keys.is_at(met[other], key);
        });
        if (found.is_new) {
            met.push_back(static_cast<std::uint32_t>(i));
            result.partners.push_back(is_known(key) ? result_type::is_back : result_type::is_new);
        } else if (met[found.position] != nobody) {
            throw_duplicate_client("later", printed_key(key), met[found.position], i);
        } else {
            met[found.position] = static_cast<std::uint32_t>(i);
            result.partners.push_back(static_cast<std::uint32_t>(found.position));
        }
    });

    for (std::size_t i = 0; i < earlier; ++i) {
        if (met[i] == nobody) {
            result.lost.push_back(static_cast<std::uint32_t>(i));
        }
    }
    return result;
}

template <class T>
inline constexpr bool is_analysed_base = false;
template <class Clients, class Key, class Value, class Grades>
inline constexpr bool is_analysed_base<keyed_base<Clients, Key, Value, Grades>> = true;

template <class T>
using analysis_key_t = comparable_key_t<typename std::remove_cvref_t<T>::key_type>;
template <class T>
using analysis_value_t = typename std::remove_cvref_t<T>::value_type;

/// A T to iterate over: itself, or a copy if it is const.
template <class T>
using passable_t = std::conditional_t<std::is_const_v<std::remove_reference_t<T>>,
                                      std::remove_cvref_t<T>, std::remove_reference_t<T>&>;

}  // namespace detail

/// A keyed_base that can be read. A const one is copied first, because not every view can be iterated while
/// const.
template <class T>
concept readable_analysis = detail::is_analysed_base<std::remove_cvref_t<T>> &&
                            (!std::is_const_v<std::remove_reference_t<T>> ||
                             std::copy_constructible<std::remove_cvref_t<T>>);

/// Two keyed_base with comparable keys: of the same hashable type, or both texts.
template <class Before, class After>
concept comparable_analyses =
    readable_analysis<Before> && readable_analysis<After> &&
    std::same_as<detail::analysis_key_t<Before>, detail::analysis_key_t<After>> &&
    hashable_key<detail::analysis_key_t<Before>>;

/// The default of find_migration: no client is known from before the earlier analysis.
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
    /// need not have the same limits, nor as many grades: grades are compared letter by letter. Positive
    /// values are summed, losses separately; a client counts whatever its value.
    ///
    /// @param before the earlier analysis, made by keyed_analysis
    /// @param after the later one
    /// @param is_known predicate of a key (a std::string_view for texts): whether it belonged to a client at
    /// some time before the earlier analysis; called only for clients that are not in that one. By default
    /// always false
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
