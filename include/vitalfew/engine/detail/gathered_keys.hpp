// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_DETAIL_GATHERED_KEYS_HPP
#define VITALFEW_ENGINE_DETAIL_GATHERED_KEYS_HPP

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

/// What sorting some keys wants to know of them.
template <class Key>
struct key_extent {
    Key lowest = (std::numeric_limits<Key>::max)();
    Key highest = 0;
    Key in_any = 0;                                  ///< the bits that are set in any of them
    Key in_all = (std::numeric_limits<Key>::max)();  ///< the bits that are set in all of them

    void observe(Key key) noexcept { merge({key, key, key, key}); }
    void merge(const key_extent& other) noexcept {
        lowest = (std::min)(lowest, other.lowest);
        highest = (std::max)(highest, other.highest);
        in_any = static_cast<Key>(in_any | other.in_any);
        in_all = static_cast<Key>(in_all & other.in_all);
    }
    /// @returns the bits in which not all keys are the same
    [[nodiscard]] Key varying() const noexcept { return static_cast<Key>(in_any ^ in_all); }
};

/// The keys of a base, in its order.
template <class Key>
struct gathered_keys {
    std::vector<Key> keys;
    key_extent<Key> extent;
};

/// Calls put(key) for each client whose value is valid; one call of the projection for each client.
template <class Clients, class Projection, class Put>
auto read_keys(Clients& clients, Projection& value, invalid_value_count& invalid, Put put)
    -> key_extent<ordered_key_t<projected_t<Projection, Clients>>> {
    using value_type = projected_t<Projection, Clients>;
    // Of its own, because the compiler cannot know that storing a key leaves one in memory alone.
    key_extent<ordered_key_t<value_type>> extent;
    for (auto&& client : clients) {
        const value_type it = std::invoke(value, std::forward<decltype(client)>(client));
        if (invalid.accept(it)) {
            const auto key = ordered_key(it);
            extent.observe(key);
            put(key);
        }
    }
    return extent;
}

/// One pass over the clients.
/// @throws invalid_value
template <class Clients, class Projection>
auto gather_keys(Clients& clients, Projection& value)
    -> gathered_keys<ordered_key_t<projected_t<Projection, Clients>>> {
    using key_type = ordered_key_t<projected_t<Projection, Clients>>;
    gathered_keys<key_type> gathered;
    invalid_value_count invalid;
    if constexpr (std::ranges::sized_range<Clients>) {
        gathered.keys.resize(static_cast<std::size_t>(std::ranges::size(clients)));
        key_type* to = gathered.keys.data();
        gathered.extent = read_keys(clients, value, invalid, [&to](key_type key) { *to++ = key; });
    } else {
        gathered.extent = read_keys(clients, value, invalid,
                                    [&gathered](key_type key) { gathered.keys.push_back(key); });
    }
    invalid.throw_if_any();
    return gathered;
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
