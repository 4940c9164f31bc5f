// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_LOOK_ALIKES_HPP
#define VITALFEW_TARGETING_LOOK_ALIKES_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/exact/exact_ratio.hpp"
#include "vitalfew/targeting/category_lifts.hpp"
#include "vitalfew/targeting/number_ranges.hpp"
#include "vitalfew/targeting/target_criterion.hpp"
#include "vitalfew/targeting/target_profile.hpp"

#include <algorithm>  // std::any_of
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace targeting {

/// What model clients have in common in one respect.
struct shared_trait {
    std::string name;
    /// By how much they differ from the base in it, in [0, 1]: the weight of the suggested criterion.
    exact_ratio distance{};
    /// What the suggested criterion does, in words; empty when there is none.
    std::string rule{};
    /// For a category: its lifts, by the names of the categories. Else empty.
    std::vector<category_lift<std::string>> categories{};
    /// For a number: where it lies. Else absent.
    std::optional<number_range> range{};
    std::size_t missing = 0;  ///< clients of whom it is not known
};

namespace detail {

[[noreturn]] inline void throw_nothing_in_common() {
    VITALFEW_THROW(invalid_profile(
        "vitalfew: the model clients differ from the base in none of the traits: look at other "
        "traits, or learn from fewer clients"));
}

}  // namespace detail

/// What model clients have in common, and a target profile suggested by it: the result of find_look_alikes.
/// @example 07_look_alikes.cpp
template <class Client>
class look_alikes {
public:
    /// For find_look_alikes, which sees to it that the parts belong together.
    look_alikes(std::vector<shared_trait> traits, std::vector<target_criterion<Client>> criteria,
                target_options<Client> options, std::size_t models, std::size_t clients)
        : traits_(std::move(traits)), models_(models), clients_(clients) {
        const bool any_weight = std::any_of(criteria.begin(), criteria.end(),
                                            [](const auto& each) { return each.weight() > 0; });
        if (any_weight) {
            profile_.emplace(std::move(criteria), std::move(options));
        }
    }

    /// @returns one for each trait, in the order in which they were given
    [[nodiscard]] std::span<const shared_trait> traits() const noexcept { return traits_; }
    /// @returns how many clients were learned from
    [[nodiscard]] std::size_t models() const noexcept { return models_; }
    /// @returns how many clients they were compared with, themselves among them
    [[nodiscard]] std::size_t clients() const noexcept { return clients_; }

    /// @returns what prospects can be scored with, as long as this lives
    /// @throws invalid_profile when the models differ from the base in nothing
    [[nodiscard]] const target_profile<Client>& profile() const& {
        if (!profile_.has_value()) {
            detail::throw_nothing_in_common();
        }
        return *profile_;
    }
    /// The same, moved out of a result that is going away.
    [[nodiscard]] target_profile<Client> profile() && {
        if (!profile_.has_value()) {
            detail::throw_nothing_in_common();
        }
        return *std::move(profile_);
    }

private:
    std::vector<shared_trait> traits_;
    std::optional<target_profile<Client>> profile_;
    std::size_t models_;
    std::size_t clients_;
};

}  // namespace targeting
}  // namespace v0
}  // namespace vitalfew

#endif
