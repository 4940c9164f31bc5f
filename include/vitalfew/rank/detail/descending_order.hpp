// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_RANK_DETAIL_DESCENDING_ORDER_HPP
#define VITALFEW_RANK_DETAIL_DESCENDING_ORDER_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/rank/detail/gathered_keys.hpp"
#include "vitalfew/rank/detail/radix_passes.hpp"
#include "vitalfew/rank/detail/tie_groups.hpp"

#include <algorithm>  // std::copy_n, std::is_sorted, std::max, std::min, std::sort
#include <bit>        // std::bit_width, std::countr_zero
#include <cstddef>
#include <limits>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The order of keys, largest first and equal ones in the order given, by a radix sort of words.
///
/// A word is a client: in the upper bits how far its key is below the highest, and in as many low bits as it
/// takes its index. So the words are half the size of pairs, and ascending words are descending keys. Where
/// the distances do not fit, their lowest bits are cut off. Only as many of the leading bits are sorted by
/// as are likely to tell n values apart; the few words that these leave in doubt are settled in place.
/// Linear time for whatever keys, but for a factor log 256.
template <class Key>
class descending_order {
    static_assert(sizeof(std::size_t) == 8, "a word holds a 32-bit index and 32 bits of key");

public:
    /// @pre 1 < number of keys <= most
    static constexpr std::size_t most = 0xFFFF'FFFF;

    explicit descending_order(gathered_keys<Key> gathered)
        : gathered_(std::move(gathered)), words_(gathered_.keys.size()), spare_(words_.size()) {
        const std::size_t count = words_.size();
        VITALFEW_ASSERT(count > 1 && count <= most);
        index_bits_ = width_of(count - 1);
        // Low bits that are the same in all keys are so in no distance: whole numbers in doubles have many.
        const unsigned idle = gathered_.varying == 0 ? 0 : low_zeros_of(gathered_.varying);
        const unsigned needed = width_of(below_highest(gathered_.lowest) >> idle);
        const unsigned kept = (std::min)(needed, word_bits - index_bits_);
        unsigned sorted = (std::min)(kept, width_of(count) + spare_bits);
        if (needed <= sorted + max_digit_bits) {
            sorted = kept;  // a pass more, and nothing is in doubt
        }
        words_decide_ = kept == needed;
        all_sorted_ = sorted == needed;
        first_bit_ = index_bits_ + kept - sorted;
        sort_words(idle + needed - kept, sorted);
    }

    [[nodiscard]] std::size_t size() const noexcept { return words_.size(); }

    /// Calls give(group, indices) for each group of equal keys, the largest first, with a function that
    /// tells the index of the client at a position of the group, once for each. To be called once.
    template <class Give>
    void for_each_tie_group(Give give) {
        const auto settled_index = [this](std::size_t i) {
            return words_[i] = index_of(words_[i]);
        };
        tie_group group;
        for (std::size_t first = 0, next = 0; first < words_.size(); first = next) {
            next = end_of_run(first);
            // What is in doubt is settled here and not in a pass before, while its keys are at hand.
            const bool words_decide = all_sorted_ || next - first == 1 || settle(first, next);
            for (; group.first < next; group.first = group.next, ++group.number) {
                group.next = group.first + 1;
                while (group.next < next &&
                       same(words_[group.next - 1], words_[group.next], words_decide)) {
                    ++group.next;
                }
                give(group, settled_index);
            }
        }
    }

    /// @returns the order, after for_each_tie_group
    [[nodiscard]] std::vector<std::size_t> take_order() && noexcept { return std::move(words_); }
    /// @returns memory for one number a client, which sorting needed and nobody else does
    [[nodiscard]] std::vector<std::size_t> take_spare() noexcept { return std::move(spare_); }

private:
    static constexpr unsigned word_bits = std::numeric_limits<std::size_t>::digits;
    // Bits sorted by beyond those that number the clients. More of them cost a pass sooner, fewer of them
    // leave more in doubt; measured with lognormal values.
    static constexpr unsigned spare_bits = 6;
    // Up to here comparing is no slower than clearing counts.
    static constexpr std::size_t small_run = 256;

    static constexpr unsigned width_of(std::size_t number) noexcept {
        return static_cast<unsigned>(std::bit_width(number));
    }
    static constexpr unsigned low_zeros_of(Key key) noexcept {
        return static_cast<unsigned>(std::countr_zero(key));
    }
    [[nodiscard]] std::size_t below_highest(Key key) const noexcept {
        return std::size_t{gathered_.highest} - key;
    }
    [[nodiscard]] std::size_t index_of(std::size_t packed) const noexcept {
        return packed & ((std::size_t{1} << index_bits_) - 1);
    }
    [[nodiscard]] Key key_of_word(std::size_t packed) const noexcept {
        return gathered_.keys[index_of(packed)];
    }

    [[nodiscard]] bool same(std::size_t a, std::size_t b, bool words_decide) const noexcept {
        return a >> index_bits_ == b >> index_bits_ &&
               (words_decide || key_of_word(a) == key_of_word(b));
    }

    void sort_words(unsigned cut, unsigned bits) {
        const Key* const keys = gathered_.keys.data();
        const std::size_t highest = gathered_.highest;
        const unsigned index_bits = index_bits_;
        const auto word_at = [=](std::size_t i) {
            return ((highest - keys[i]) >> cut << index_bits) | i;
        };
        if (radix_sorted(words_.size(), word_at, digit_layout(first_bit_, bits), words_.data(),
                         spare_.data()) != words_.data()) {
            words_.swap(spare_);
        }
    }

    /// @returns the end of the words that are the same in all bits that were sorted by
    [[nodiscard]] std::size_t end_of_run(std::size_t first) const noexcept {
        std::size_t next = first + 1;
        while (next < words_.size() && words_[next] >> first_bit_ == words_[first] >> first_bit_) {
            ++next;
        }
        return next;
    }

    /// Sorts a run.
    /// @returns whether words of it that differ in their indices alone have equal keys
    bool settle(std::size_t first, std::size_t next) {
        const auto before = [this](std::size_t a, std::size_t b) {
            if (words_decide_ || a >> index_bits_ != b >> index_bits_) {
                return a < b;
            }
            const Key key_a = key_of_word(a);
            const Key key_b = key_of_word(b);
            return key_b < key_a || (key_a == key_b && a < b);
        };
        std::size_t* const words = words_.data();
        if (std::is_sorted(words + first, words + next, before)) {
            return words_decide_;
        }
        if (next - first <= small_run) {
            std::sort(words + first, words + next, before);
            return words_decide_;
        }
        settle_long_run(first, next - first);
        return true;
    }

    /// The same again, with the distances from the highest key of the run. These fit into their words: the
    /// run has in common at least as many leading bits as an index has, or as are left beside it.
    void settle_long_run(std::size_t first, std::size_t count) {
        std::size_t* const words = words_.data() + first;
        std::size_t lowest = gathered_.highest;
        std::size_t highest = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t key = key_of_word(words[i]);
            lowest = (std::min)(lowest, key);
            highest = (std::max)(highest, key);
        }
        // Not the spare memory: that may hold the first places by now.
        if (run_.size() < count) {
            run_.resize(count);
        }
        const auto word_at = [this, words, highest](std::size_t i) {
            const std::size_t index = index_of(words[i]);
            return ((highest - gathered_.keys[index]) << index_bits_) | index;
        };
        const std::size_t* const sorted =
            radix_sorted(count, word_at, digit_layout(index_bits_, width_of(highest - lowest)),
                         run_.data(), words);
        if (sorted != words) {
            std::copy_n(sorted, count, words);
        }
    }

    gathered_keys<Key> gathered_;
    std::vector<std::size_t> words_;
    std::vector<std::size_t> spare_;
    std::vector<std::size_t> run_;  ///< room for a long run, of which few bases have one
    unsigned index_bits_ = 0;
    unsigned first_bit_ = 0;  ///< of those sorted by
    bool all_sorted_ = true;  ///< whether nothing was cut off or left unsorted
    bool words_decide_ =
        true;  ///< whether words that differ in their indices alone have equal keys
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
