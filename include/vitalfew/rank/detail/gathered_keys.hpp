// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_RANK_DETAIL_GATHERED_KEYS_HPP
#define VITALFEW_RANK_DETAIL_GATHERED_KEYS_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/exact/ordered_key.hpp"
#include "vitalfew/exact/values.hpp"

#include <algorithm>  // std::max, std::min
#include <cstddef>
#include <functional>  // std::invoke
#include <limits>
#include <ranges>
#include <utility>  // std::forward
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The keys of a base, in its order, and what sorting them wants to know.
template <class Key>
struct gathered_keys {
    std::vector<Key> keys;
    Key lowest = (std::numeric_limits<Key>::max)();
    Key highest = 0;
    Key varying = 0;  ///< the bits in which not all keys are the same
};

/// One pass over the clients, one call of the projection for each.
/// @throws invalid_value
template <class Clients, class Projection>
auto gather_keys(Clients& clients, Projection& value)
    -> gathered_keys<ordered_key_t<projected_t<Projection, Clients>>> {
    using value_type = projected_t<Projection, Clients>;
    using key_type = ordered_key_t<value_type>;
    gathered_keys<key_type> gathered;
    if constexpr (std::ranges::sized_range<Clients>) {
        gathered.keys.resize(static_cast<std::size_t>(std::ranges::size(clients)));
    }
    // Of their own, because the compiler cannot know that storing a key leaves those in memory alone.
    key_type lowest = gathered.lowest;
    key_type highest = 0;
    key_type any = 0;
    key_type all = gathered.lowest;
    invalid_value_count invalid;
    [[maybe_unused]] key_type* to = gathered.keys.data();
    for (auto&& client : clients) {
        const value_type it = std::invoke(value, std::forward<decltype(client)>(client));
        if (!invalid.accept(it)) {
            continue;
        }
        const key_type key = ordered_key(it);
        lowest = (std::min)(lowest, key);
        highest = (std::max)(highest, key);
        any = static_cast<key_type>(any | key);
        all = static_cast<key_type>(all & key);
        if constexpr (std::ranges::sized_range<Clients>) {
            *to++ = key;
        } else {
            gathered.keys.push_back(key);
        }
    }
    invalid.throw_if_any();
    gathered.lowest = lowest;
    gathered.highest = highest;
    gathered.varying = static_cast<key_type>(any ^ all);
    return gathered;
}

/// @returns whether a range has that many elements at least; one that does not know its size is walked no
/// further than it takes to tell
template <class Range>
bool has_no_fewer_than(Range& range, std::size_t count) {
    if constexpr (std::ranges::sized_range<Range>) {
        return static_cast<std::size_t>(std::ranges::size(range)) >= count;
    } else {
        auto it = std::ranges::begin(range);
        const auto end = std::ranges::end(range);
        for (; count > 0 && it != end; --count) {
            ++it;
        }
        return count == 0;
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
