// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_COMPARE_PLANS_HPP
#define VITALFEW_DECIDE_COMPARE_PLANS_HPP

#include "vitalfew/core/detail/text.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/decide/client_facts.hpp"
#include "vitalfew/decide/decision_plan.hpp"
#include "vitalfew/decide/decision_wording.hpp"
#include "vitalfew/decide/fact.hpp"
#include "vitalfew/decide/policy.hpp"

#include <algorithm>  // std::any_of, std::find
#include <concepts>   // std::same_as
#include <cstddef>
#include <functional>  // std::hash
#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <type_traits>  // std::remove_cvref_t
#include <unordered_map>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace decide {

/// A difference between two plans: a client and a kind of decision.
struct decision_change {
    std::size_t client;  ///< its index in both plans; matched by key, in the plan after
    std::string kind;
    std::optional<std::string> rule_before;  ///< none when the plan has no such kind
    std::optional<std::string> rule_after;
    std::string
        why;  ///< the facts that differ, "before: grade C; now: grade B"; else "the policy differs"
};

namespace detail {

/// @returns the rule of a plan for a client and a kind; none when it has no such kind
[[nodiscard]] inline const policy_rule* rule_for(const decision_plan& plan, std::size_t client,
                                                 const std::string& kind) {
    const auto kinds = plan.rules().kinds();
    const auto found = std::find(kinds.begin(), kinds.end(), kind);
    return found == kinds.end() ? nullptr
                                : &plan.rules().rules()[plan.decided(
                                      client)[static_cast<std::size_t>(found - kinds.begin())]];
}

/// @returns the facts that differ and that one of the rules asks for, as they were and as they are
[[nodiscard]] inline std::string changed_facts(const fact_levels& before, const fact_levels& after,
                                               const policy_rule* one, const policy_rule* other,
                                               const decision_wording& wording) {
    std::string was;
    std::string is;
    for (const fact f : spoken_order) {
        const auto i = static_cast<std::size_t>(f);
        const auto asks = [f](const policy_rule* rule) {
            return rule != nullptr &&
                   std::any_of(rule->when.boxes().begin(), rule->when.boxes().end(),
                               [f](const auto& box) { return box.constrains(f); });
        };
        if (before[i] != after[i] && (asks(one) || asks(other))) {
            was.append(was.empty() ? "" : ", ").append(describe(f, before[i], wording));
            is.append(is.empty() ? "" : ", ").append(describe(f, after[i], wording));
        }
    }
    return was.empty() ? "the policy differs" : "before: " + was + "; now: " + is;
}

/// @returns the kinds of two plans, those of the plan before first
[[nodiscard]] inline std::vector<std::string> kinds_of_both(const decision_plan& before,
                                                            const decision_plan& after) {
    std::vector<std::string> kinds(before.rules().kinds().begin(), before.rules().kinds().end());
    for (const std::string& kind : after.rules().kinds()) {
        if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
            kinds.push_back(kind);
        }
    }
    return kinds;
}

inline void check_plan_of(const decision_plan& plan, std::span<const client_facts> clients) {
    if (clients.size() != plan.size()) {
        vitalfew::detail::throw_unequal_lengths("the clients and their plan", clients.size(),
                                                plan.size());
    }
}

/// Appends the differences of two plans about one client.
inline void append_changes(const decision_plan& before, const client_facts& was_known,
                           std::size_t index_before, const decision_plan& after,
                           const client_facts& is_known, std::size_t index_after,
                           const std::vector<std::string>& kinds, const decision_wording& wording,
                           std::vector<decision_change>& changes) {
    for (const std::string& kind : kinds) {
        const policy_rule* was = rule_for(before, index_before, kind);
        const policy_rule* is = rule_for(after, index_after, kind);
        if (was != nullptr && is != nullptr && was->name == is->name && was->what == is->what) {
            continue;
        }
        const auto name = [](const policy_rule* rule) {
            return rule == nullptr ? std::nullopt : std::optional<std::string>(rule->name);
        };
        changes.push_back({index_after, kind, name(was), name(is),
                           changed_facts(levels_of(was_known, before.as_of()),
                                         levels_of(is_known, after.as_of()), was, is, wording)});
    }
}

}  // namespace detail

/// @returns for whom the decisions of two plans differ and why, by client and then by kind: where another rule
/// decides, or one of the same name does something else
/// @param before the earlier plan
/// @param clients_before the facts that it was made of
/// @param after the later plan
/// @param clients_after the facts that it was made of, each client at the same index as before
/// @param wording how the facts that differ are put
/// @throws unequal_lengths when plans and facts are not of the same number of clients
/// Complexity: O(clients * kinds) time.
/// @example 09_compare_plans.cpp
[[nodiscard]] inline std::vector<decision_change> compare_plans(
    const decision_plan& before, std::span<const client_facts> clients_before,
    const decision_plan& after, std::span<const client_facts> clients_after,
    const decision_wording& wording = {}) {
    if (before.size() != after.size()) {
        vitalfew::detail::throw_unequal_lengths("two plans", before.size(), after.size());
    }
    detail::check_plan_of(before, clients_before);
    detail::check_plan_of(after, clients_after);
    const auto kinds = detail::kinds_of_both(before, after);
    std::vector<decision_change> changes;
    for (std::size_t i = 0; i < before.size(); ++i) {
        detail::append_changes(before, clients_before[i], i, after, clients_after[i], i, kinds,
                               wording, changes);
    }
    return changes;
}

/// The comparison of two plans whose clients are not the same.
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
    /// @param before the earlier plan
    /// @param clients_before the facts that it was made of
    /// @param keys_before a key for each of its clients, in its order. Any type with a std::hash and ==, the same
    /// for both plans; a temporary of proxies will not do
    /// @param after the later plan
    /// @param clients_after the facts that it was made of
    /// @param keys_after a key for each of its clients, in its order
    /// @param wording how the facts that differ are put
    /// @returns for whom the decisions differ and why, as compare_plans; and the clients in one of the plans only
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
                                             KeysAfter&& keys_after,
                                             const decision_wording& wording = {}) const {
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
                                   clients_after[i], i, kinds, wording, found.changes);
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
