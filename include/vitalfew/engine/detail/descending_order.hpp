// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_DETAIL_DESCENDING_ORDER_HPP
#define VITALFEW_ENGINE_DETAIL_DESCENDING_ORDER_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/engine/detail/packed_keys.hpp"
#include "vitalfew/engine/detail/radix_passes.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"

#include <algorithm>  // std::copy_n, std::sort
#include <cstddef>
#include <functional>  // std::invoke
#include <ranges>
#include <utility>  // std::forward, std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

template <class Value>
struct ranked_value {
    Value value;
    std::size_t index;

    /// Whether a comes before b, best first. The index makes the order total, so that std::sort gives the
    /// result of a stable sort.
    static constexpr bool before(const ranked_value& a, const ranked_value& b) {
        if (b.value < a.value) {
            return true;
        }
        return !(a.value < b.value) && a.index < b.index;
    }
};

/// @returns the values with their indices, the largest first, equal ones in the order of the range
template <class Value, class Clients, class Projection>
constexpr std::vector<ranked_value<Value>> ranked_values(Clients& clients, Projection& value) {
    std::vector<ranked_value<Value>> ranked;
    if constexpr (std::ranges::sized_range<Clients>) {
        ranked.reserve(static_cast<std::size_t>(std::ranges::size(clients)));
    }
    invalid_value_count invalid;
    for (auto&& client : clients) {
        Value it = std::invoke(value, std::forward<decltype(client)>(client));
        if (invalid.accept(it)) {
            ranked.push_back({std::move(it), ranked.size()});
        }
    }
    invalid.throw_if_any();
    std::sort(ranked.begin(), ranked.end(), ranked_value<Value>::before);
    return ranked;
}

/// Values that the radix sort takes. Needs words of 64 bits, which hold an index and 32 bits of key.
template <class Value>
concept radix_ranked_value = keyed_value<Value> && sizeof(std::size_t) == 8;

/// The number of clients from which the radix sort pays.
inline constexpr std::size_t radix_pays_from = 256;

/// The order of keys, largest first and equal ones in the order given, by a radix sort of packed keys.
/// Linear time for any keys, but for a factor log 256.
template <class Key>
class descending_order {
public:
    /// @pre 1 < number of keys <= most
    static constexpr std::size_t most = packed_keys<Key>::most;

    explicit descending_order(gathered_keys<Key> gathered)
        : keys_(std::move(gathered)), words_(keys_.size()), spare_(words_.size()) {
        if (radix_sorted(words_.size(), keys_.words(), keys_.sorted(), words_.data(),
                         spare_.data()) != words_.data()) {
            words_.swap(spare_);
        }
    }

    [[nodiscard]] std::size_t size() const noexcept { return words_.size(); }
    /// @returns the key of the client with an index
    [[nodiscard]] Key key_of(std::size_t index) const noexcept { return keys_.key_of(index); }

    /// Calls give(group, index_at) for each group of equal keys, the largest first; index_at(i) is the index
    /// of the client at position i of the group, to be called once for each. @pre was not called before
    template <class Give>
    void for_each_tie_group(Give give) {
        const auto settled_index = [this](std::size_t i) {
            return words_[i] = keys_.index_of(words_[i]);
        };
        const auto sort_long = [this](auto... run) { this->sort_long_run(run...); };
        std::size_t* const words = words_.data();
        tie_group group;
        while (group.first < words_.size()) {
            const std::size_t next = keys_.end_of_run(words, group.first, words_.size());
            // Runs are settled here and not in a pass before, while their keys are in the cache.
            const bool words_decide =
                keys_.settle(words + group.first, next - group.first, sort_long);
            keys_.for_each_tie_group(words, group, next, words_decide,
                                     [&](const tie_group& equal) { give(equal, settled_index); });
        }
    }

    /// @returns the order, after for_each_tie_group
    [[nodiscard]] std::vector<std::size_t> take_order() && noexcept { return std::move(words_); }
    /// @returns memory for one number per client, no longer needed for sorting
    [[nodiscard]] std::vector<std::size_t> take_spare() noexcept { return std::move(spare_); }

private:
    template <class WordAt>
    void sort_long_run(std::size_t* words, std::size_t count, WordAt word_at, digit_layout layout) {
        // Not the spare memory: it may hold the first places already.
        if (run_.size() < count) {
            run_.resize(count);
        }
        const std::size_t* const sorted = radix_sorted(count, word_at, layout, run_.data(), words);
        if (sorted != words) {
            std::copy_n(sorted, count, words);
        }
    }

    packed_keys<Key> keys_;
    std::vector<std::size_t> words_;
    std::vector<std::size_t> spare_;
    std::vector<std::size_t> run_;  ///< room for a long run, which few bases have
};

}  // namespace detail

}  // namespace v0
}  // namespace vitalfew

#endif
