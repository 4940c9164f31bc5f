// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_COMPARE_PLANS_BY_KEY_HPP
#define VITALFEW_DECIDE_COMPARE_PLANS_BY_KEY_HPP

#include "vitalfew/core/detail/text.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/decide/client_facts.hpp"
#include "vitalfew/decide/compare_plans.hpp"
#include "vitalfew/decide/decision_plan.hpp"

#include <concepts>  // std::same_as
#include <cstddef>
#include <functional>  // std::hash
#include <ranges>
#include <span>
#include <string>
#include <type_traits>  // std::remove_cvref_t
#include <unordered_map>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace decide {

/// What is the same in two plans whose clients are not, and what is not.
struct plan_comparison {
    std::vector<decision_change>
        changes;                    ///< of the clients in both, by their index in the plan after
    std::vector<std::size_t> gone;  ///< in the plan before only, by their index there
    std::vector<std::size_t> come;  ///< in the plan after only, by their index there
};

/// Keys of the clients of a plan, in its order.
template <class R>
concept plan_keys = std::ranges::random_access_range<R> && std::ranges::sized_range<R> &&
                    requires(const std::remove_cvref_t<std::ranges::range_reference_t<R>>& key) {
                        {
                            std::hash<std::remove_cvref_t<std::ranges::range_reference_t<R>>>{}(key)
                        };
                        { key == key };
                    };

namespace detail {

template <class Key>
using key_places = std::unordered_map<Key, std::size_t>;

template <class Keys>
[[nodiscard]] auto places_of_keys(const decision_plan& plan, Keys& keys) {
    using key_type = std::remove_cvref_t<std::ranges::range_reference_t<Keys>>;
    const auto count = static_cast<std::size_t>(std::ranges::size(keys));
    if (count != plan.size()) {
        vitalfew::detail::throw_unequal_lengths("the keys and their plan", count, plan.size());
    }
    key_places<key_type> places;
    places.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const key_type& key =
            std::ranges::begin(keys)[static_cast<std::ranges::range_difference_t<Keys>>(i)];
        const auto [known, is_new] = places.try_emplace(key, i);
        if (!is_new) {
            const std::string text = vitalfew::detail::key_text(key);
            VITALFEW_THROW(duplicate_key(
                "vitalfew: the clients at index " + std::to_string(known->second) + " and " +
                std::to_string(i) + " of a plan both have the " +
                (text.empty() ? "same key" : "key " + text) + ": give each client once"));
        }
    }
    return places;
}

}  // namespace detail

struct compare_plans_by_key_fn {
    /// Compares two plans whose clients are not the same, or not in the same order.
    ///
    /// @param before the plan that was
    /// @param clients_before the facts that it was made of
    /// @param keys_before a key for each of its clients, in its order. Any type with a std::hash and ==, the same
    /// for both plans; a temporary of proxies will not do
    /// @param after the plan that is
    /// @param clients_after the facts that it was made of
    /// @param keys_after a key for each of its clients, in its order
    /// @returns for whom the decisions differ and why, as compare_plans; and who is in one of the plans only
    /// @throws unequal_lengths when plans, facts and keys are not of the same number of clients
    /// @throws duplicate_key when two clients of a plan have one key: both indices
    /// Complexity: O(clients * kinds) time on average; a hash table of the keys of each plan.
    /// @example 09_compare_plans.cpp
    template <plan_keys KeysBefore, plan_keys KeysAfter>
        requires std::same_as<std::remove_cvref_t<std::ranges::range_reference_t<KeysBefore>>,
                              std::remove_cvref_t<std::ranges::range_reference_t<KeysAfter>>>
    [[nodiscard]] plan_comparison operator()(const decision_plan& before,
                                             std::span<const client_facts> clients_before,
                                             KeysBefore&& keys_before, const decision_plan& after,
                                             std::span<const client_facts> clients_after,
                                             KeysAfter&& keys_after) const {
        detail::check_plan_of(before, clients_before);
        detail::check_plan_of(after, clients_after);
        const auto places_before = detail::places_of_keys(before, keys_before);
        const auto places_after = detail::places_of_keys(after, keys_after);
        const auto kinds = detail::kinds_of_both(before, after);
        plan_comparison found;
        for (std::size_t i = 0; i < after.size(); ++i) {
            const auto was = places_before.find(key_at(keys_after, i));
            if (was == places_before.end()) {
                found.come.push_back(i);
                continue;
            }
            detail::append_changes(before, clients_before[was->second], was->second, after,
                                   clients_after[i], i, kinds, found.changes);
        }
        for (std::size_t i = 0; i < before.size(); ++i) {
            if (!places_after.contains(key_at(keys_before, i))) {
                found.gone.push_back(i);
            }
        }
        return found;
    }

private:
    template <class Keys>
    static decltype(auto) key_at(Keys& keys, std::size_t i) {
        return std::ranges::begin(keys)[static_cast<std::ranges::range_difference_t<Keys>>(i)];
    }
};

/// See compare_plans_by_key_fn.
inline constexpr compare_plans_by_key_fn compare_plans_by_key{};

}  // namespace decide
}  // namespace v0
}  // namespace vitalfew

#endif
