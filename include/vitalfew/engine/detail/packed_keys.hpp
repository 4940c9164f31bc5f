// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_DETAIL_PACKED_KEYS_HPP
#define VITALFEW_ENGINE_DETAIL_PACKED_KEYS_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/engine/detail/radix_passes.hpp"
#include "vitalfew/exact/detail/ordered_key.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"

#include <algorithm>  // std::is_sorted, std::max, std::min, std::sort
#include <bit>        // std::bit_width, std::countr_zero
#include <cstddef>
#include <functional>  // std::invoke
#include <limits>
#include <ranges>
#include <utility>  // std::forward, std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The positions [first, next) of a run of equal values in descending order; groups are numbered from 0.
struct tie_group {
    std::size_t first = 0;
    std::size_t next = 0;
    std::size_t number = 0;
};

/// Calls give(group) for each group of equals among count positions, in order.
/// @param same tells whether positions i < j, all between which equal that at i, are equal; not called
/// with positions of groups that have been given
template <class Same, class Give>
constexpr void for_each_tie_group(std::size_t count, Same same, Give give) {
    tie_group group;
    for (; group.first < count; ++group.number) {
        group.next = group.first + 1;
        while (group.next < count && same(group.first, group.next)) {
            ++group.next;
        }
        give(group);
        group.first = group.next;
    }
}

/// The range of some keys and the bits in which they differ.
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
    // A local variable: for one in memory the compiler would have to assume that storing a key changes it.
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

/// Keys packed into words that a radix sort can sort, one word a client.
///
/// The upper bits of a word hold the distance of its key from the highest key, the low bits its index. So the
/// words are half the size of pairs, and ascending words are descending keys. Where the distances do not fit,
/// their lowest bits are cut off. The words are sorted by only as many leading bits as are likely to
/// distinguish n values; the few runs of words that are the same in these are settled afterwards.
template <class Key>
class packed_keys {
    // Dependent on Key, so that it fails only where the class is instantiated.
    static_assert(sizeof(std::size_t) == 8 && sizeof(Key) != 0,
                  "a word holds a 32-bit index and 32 bits of key");

public:
    /// @pre 1 < number of keys <= most
    static constexpr std::size_t most = 0xFFFF'FFFF;

    explicit packed_keys(gathered_keys<Key> gathered)
        : keys_(std::move(gathered.keys)), highest_(gathered.extent.highest) {
        VITALFEW_ASSERT(size() > 1 && size() <= most);
        index_bits_ = width_of(size() - 1);
        // Low bits that are the same in all keys are 0 in all distances: doubles that are integers have many.
        const Key varying = gathered.extent.varying();
        const unsigned idle = varying == 0 ? 0 : static_cast<unsigned>(std::countr_zero(varying));
        const unsigned needed = width_of((highest_ - gathered.extent.lowest) >> idle);
        const unsigned kept = (std::min)(needed, word_bits - index_bits_);
        sorted_bits_ = (std::min)(kept, width_of(size()) + spare_bits);
        if (needed <= sorted_bits_ + max_digit_bits) {
            sorted_bits_ = kept;  // one pass more, and no run has to be settled
        }
        cut_ = idle + needed - kept;
        words_decide_ = kept == needed;
        all_sorted_ = sorted_bits_ == needed;
        first_bit_ = index_bits_ + kept - sorted_bits_;
    }

    [[nodiscard]] std::size_t size() const noexcept { return keys_.size(); }
    /// @returns the key of the client with an index
    [[nodiscard]] Key key_of(std::size_t index) const noexcept { return keys_[index]; }
    /// @returns a function from the index of a client to its word
    [[nodiscard]] auto words() const noexcept {
        return [keys = keys_.data(), highest = highest_, cut = cut_, index_bits = index_bits_](
                   std::size_t i) { return ((highest - keys[i]) >> cut << index_bits) | i; };
    }
    /// @returns the bits of the words to sort by
    [[nodiscard]] digit_layout sorted() const noexcept { return {first_bit_, sorted_bits_}; }
    /// @returns whether words that differ only in their indices have equal keys
    [[nodiscard]] bool words_decide() const noexcept { return words_decide_; }

    [[nodiscard]] std::size_t index_of(std::size_t packed) const noexcept {
        return packed & ((std::size_t{1} << index_bits_) - 1);
    }

    /// @returns whether two words are of the same run: equal in all bits that were sorted by
    [[nodiscard]] bool same_run(std::size_t a, std::size_t b) const noexcept {
        return a >> first_bit_ == b >> first_bit_;
    }
    /// @returns the end of the run that begins at first, of sorted words
    [[nodiscard]] std::size_t end_of_run(const std::size_t* words, std::size_t first,
                                         std::size_t end) const noexcept {
        std::size_t next = first + 1;
        while (next < end && same_run(words[first], words[next])) {
            ++next;
        }
        return next;
    }

    /// Sorts the words of a run by the bits that were not sorted by yet.
    /// @param sort_long(words, count, word_at, layout) radix sorts a long run: writes word_at(i) for all i to
    /// words, sorted by a layout; these words are no longer those of words()
    /// @returns whether words of the run that differ only in their indices have equal keys now
    template <class SortLong>
    bool settle(std::size_t* words, std::size_t count, SortLong sort_long) const {
        if (all_sorted_ || count == 1) {
            return true;
        }
        const auto before = [this](std::size_t a, std::size_t b) {
            if (words_decide_ || a >> index_bits_ != b >> index_bits_) {
                return a < b;
            }
            const Key key_a = key_of_word(a);
            const Key key_b = key_of_word(b);
            return key_b < key_a || (key_a == key_b && a < b);
        };
        if (std::is_sorted(words, words + count, before)) {
            return words_decide_;
        }
        if (count <= small_run) {
            std::sort(words, words + count, before);
            return words_decide_;
        }
        settle_long(words, count, sort_long);
        return true;
    }

    /// Calls give(group) for each group of equal keys from group.first to end, counting on from group.
    /// @param words settled ones
    /// @param words_decide whether words that differ in their indices alone have equal keys
    template <class Give>
    void for_each_tie_group(const std::size_t* words, tie_group& group, std::size_t end,
                            bool words_decide, Give give) const {
        for (; group.first < end; group.first = group.next, ++group.number) {
            group.next = group.first + 1;
            while (group.next < end &&
                   same_key(words[group.next - 1], words[group.next], words_decide)) {
                ++group.next;
            }
            give(group);
        }
    }

private:
    static constexpr unsigned word_bits = std::numeric_limits<std::size_t>::digits;
    // The number of sorted key bits beyond the bit width of the number of clients. More need another pass
    // sooner, fewer leave more runs of equal bits to sort again; measured with lognormal values.
    static constexpr unsigned spare_bits = 6;
    // Up to this size a comparison sort is no slower than clearing the counts of a radix sort.
    static constexpr std::size_t small_run = 256;

    static constexpr unsigned width_of(std::size_t number) noexcept {
        return static_cast<unsigned>(std::bit_width(number));
    }
    [[nodiscard]] Key key_of_word(std::size_t packed) const noexcept {
        return keys_[index_of(packed)];
    }
    [[nodiscard]] bool same_key(std::size_t a, std::size_t b, bool words_decide) const noexcept {
        return a >> index_bits_ == b >> index_bits_ &&
               (words_decide || key_of_word(a) == key_of_word(b));
    }

    /// Sorts a long run by its distances from the highest key of the run. These fit into words: the keys of
    /// the run share at least as many leading bits as an index has, or as are left beside it.
    template <class SortLong>
    void settle_long(std::size_t* words, std::size_t count, SortLong sort_long) const {
        std::size_t lowest = highest_;
        std::size_t highest = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t key = key_of_word(words[i]);
            lowest = (std::min)(lowest, key);
            highest = (std::max)(highest, key);
        }
        const auto word_at = [this, words, highest](std::size_t i) {
            const std::size_t index = index_of(words[i]);
            return ((highest - keys_[index]) << index_bits_) | index;
        };
        sort_long(words, count, word_at, digit_layout(index_bits_, width_of(highest - lowest)));
    }

    std::vector<Key> keys_;
    std::size_t highest_;
    unsigned index_bits_ = 0;
    unsigned cut_ = 0;          ///< how many low bits of a distance are cut off
    unsigned first_bit_ = 0;    ///< the lowest bit sorted by
    unsigned sorted_bits_ = 0;  ///< how many bits are sorted by
    bool all_sorted_ = true;
    bool words_decide_ = true;
};

}  // namespace detail

}  // namespace v0
}  // namespace vitalfew

#endif
