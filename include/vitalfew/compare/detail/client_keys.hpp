// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_DETAIL_CLIENT_KEYS_HPP
#define VITALFEW_COMPARE_DETAIL_CLIENT_KEYS_HPP

#include "vitalfew/core/values.hpp"

#include <cstddef>
#include <functional>  // std::invoke
#include <iterator>
#include <ranges>
#include <string_view>
#include <type_traits>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// As what keys are hashed and compared: texts of any kind as std::string_view, all others as they are.
template <class Key>
using comparable_key_t = std::conditional_t<text<Key>, std::string_view, Key>;

/// Finds the key of a client again by its index, without a copy of it: in the client itself.
template <class Side>
class client_keys {
    using clients_type = std::remove_reference_t<decltype(std::declval<Side&>().clients())>;
    using iterator = std::ranges::iterator_t<clients_type>;
    static constexpr bool random_ = std::random_access_iterator<iterator>;

public:
    explicit client_keys(Side& side)
        : side_(&side), at_(std::ranges::begin(side.clients())), first_(at_) {}

    /// To be called for each client in turn, from index 0.
    void reach([[maybe_unused]] std::size_t index) {
        if constexpr (!random_) {
            places_.push_back(at_);
            ++at_;
        }
    }

    /// @returns whether the client at an index that was reached has a key
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

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
