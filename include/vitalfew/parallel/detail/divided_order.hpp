// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_PARALLEL_DETAIL_DIVIDED_ORDER_HPP
#define VITALFEW_PARALLEL_DETAIL_DIVIDED_ORDER_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/engine/detail/packed_keys.hpp"
#include "vitalfew/engine/detail/radix_passes.hpp"
#include "vitalfew/exact/detail/ordered_key.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"
#include "vitalfew/parallel/detail/parallel_base.hpp"

#include <oneapi/tbb/parallel_for.h>

#include <algorithm>  // std::clamp, std::copy_n, std::fill_n, std::max
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>  // std::exchange, std::move, std::swap
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace parallel {
namespace detail {

/// The positions [0, size) in at most 256 parts of about the same size, a function of size and grain alone;
/// few enough that each part has its own digit counts.
class equal_parts {
public:
    equal_parts(std::size_t size, std::size_t grain)
        : size_(size),
          count_(std::clamp(size / (std::max)(grain, std::size_t{1}), std::size_t{1}, most)) {}

    [[nodiscard]] std::size_t count() const noexcept { return count_; }
    /// @returns the first position of a part; size for part == count()
    [[nodiscard]] std::size_t first(std::size_t part) const noexcept {
        return size_ * part / count_;
    }

    /// Calls visit(part, its first position, its end) for all parts, on several threads.
    template <class Visit>
    void for_each(Visit visit) const {
        oneapi::tbb::parallel_for(std::size_t{0}, count_, [&](std::size_t part) {
            visit(part, first(part), first(part + 1));
        });
    }

private:
    static constexpr std::size_t most = 256;

    std::size_t size_;
    std::size_t count_;
};

/// Moves every word to the next free position of its digit, in two passes: each part counts its digits, and
/// after a prefix sum over the parts moves its words.
/// @param counts room for one number for each value of the digit in each part
template <class WordAt>
void radix_pass(const equal_parts& parts, WordAt word_at, vitalfew::detail::digit_layout digit,
                std::uint32_t* counts, std::size_t* to) {
    const std::size_t values = digit.values();
    parts.for_each([&](std::size_t part, std::size_t first, std::size_t end) {
        std::uint32_t* const own = counts + part * values;
        std::fill_n(own, values, std::uint32_t{0});
        vitalfew::detail::count_digits<1>(
            end - first, [&](std::size_t i) { return word_at(first + i); }, digit, own);
    });
    std::uint32_t sum = 0;
    for (std::size_t value = 0; value < values; ++value) {
        for (std::size_t part = 0; part < parts.count(); ++part) {
            std::uint32_t& next = counts[part * values + value];
            const std::uint32_t here = next;
            next = sum;
            sum += here;
        }
    }
    parts.for_each([&](std::size_t part, std::size_t first, std::size_t end) {
        vitalfew::detail::distribute(
            end - first, [&](std::size_t i) { return word_at(first + i); }, digit, 0,
            counts + part * values, to);
    });
}

/// As vitalfew::detail::radix_sorted, on several threads.
/// @pre parts divide the positions of the words, fewer than 2^32
template <class WordAt>
std::size_t* radix_sorted(const equal_parts& parts, WordAt word_at,
                          vitalfew::detail::digit_layout layout, std::size_t* to,
                          std::size_t* other) {
    std::vector<std::uint32_t> counts(parts.count() * layout.values());
    radix_pass(parts, word_at, layout.only(0), counts.data(), to);
    for (unsigned number = 1; number < layout.digits; ++number) {
        const std::size_t* const from = to;
        radix_pass(
            parts, [from](std::size_t i) { return from[i]; }, layout.only(number), counts.data(),
            other);
        std::swap(to, other);
    }
    return to;
}

using vitalfew::detail::gathered_keys;
using vitalfew::detail::packed_keys;
using vitalfew::detail::tie_group;

/// As vitalfew::detail::gather_keys, on several threads.
/// @returns nothing when a value is NaN or infinite
template <divisible_base Clients, class Projection>
auto gather_keys(Clients& clients, const Projection& value, const equal_parts& parts)
    -> std::optional<
        gathered_keys<vitalfew::detail::ordered_key_t<projected_t<Projection, Clients>>>> {
    using key_type = vitalfew::detail::ordered_key_t<projected_t<Projection, Clients>>;
    gathered_keys<key_type> gathered;
    gathered.keys.resize(size_of(clients));
    std::vector<vitalfew::detail::key_extent<key_type>> extents(parts.count());
    std::atomic<bool> valid = true;
    parts.for_each([&](std::size_t part, std::size_t first, std::size_t end) {
        auto some = part_of(clients, first, end);
        Projection own(value);
        vitalfew::detail::invalid_value_count invalid;
        key_type* to = gathered.keys.data() + first;
        extents[part] =
            vitalfew::detail::read_keys(some, own, invalid, [&to](key_type key) { *to++ = key; });
        if (invalid.any()) {
            valid = false;
        }
    });
    if (!valid) {
        return std::nullopt;
    }
    for (const auto& extent : extents) {
        gathered.extent.merge(extent);
    }
    return gathered;
}

/// The order of keys, largest first, as vitalfew::detail::descending_order; the sorted words are divided
/// among threads where runs begin.
template <class Key>
class divided_order {
public:
    divided_order(gathered_keys<Key> gathered, const equal_parts& parts, std::size_t grain)
        : keys_(std::move(gathered)),
          grain_(grain),
          words_(keys_.size()),
          spare_(words_.size()),
          parts_(parts.count()) {
        if (radix_sorted(parts, keys_.words(), keys_.sorted(), words_.data(), spare_.data()) !=
            words_.data()) {
            words_.swap(spare_);
        }
        std::size_t first = 0;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            first = (std::max)(first, parts.first(i));
            while (0 < first && first < words_.size() &&
                   keys_.same_run(words_[first - 1], words_[first])) {
                ++first;
            }
            parts_[i].groups.first = first;
        }
        settle();
    }

    /// As that of vitalfew::detail::descending_order, but a large group is divided among threads.
    /// @param give called with a group, some positions [first, end) of it, and a function to their indices
    template <class Give>
    void for_each_tie_group(Give give) {
        const auto settled_index = [this](std::size_t i) {
            return words_[i] = keys_.index_of(words_[i]);
        };
        for_each_part([&](const part& own, std::size_t end) {
            tie_group group = own.groups;
            keys_.for_each_tie_group(
                words_.data(), group, end, own.words_decide, [&](const tie_group& equal) {
                    const std::size_t size = equal.next - equal.first;
                    if (size <= grain_) {
                        give(equal, equal.first, equal.next, settled_index);
                        return;
                    }
                    for_each_range(size, grain_, [&](std::size_t first, std::size_t next) {
                        give(equal, equal.first + first, equal.first + next, settled_index);
                    });
                });
        });
    }

    [[nodiscard]] std::size_t size() const noexcept { return words_.size(); }
    [[nodiscard]] std::vector<std::size_t> take_order() && noexcept { return std::move(words_); }
    [[nodiscard]] std::vector<std::size_t> take_spare() noexcept { return std::move(spare_); }

private:
    struct part {
        tie_group groups;  ///< where the first group of the part begins, and its number
        bool words_decide = true;
    };

    template <class Visit>
    void for_each_part(Visit visit) {
        oneapi::tbb::parallel_for(std::size_t{0}, parts_.size(), [&](std::size_t i) {
            visit(parts_[i], i + 1 < parts_.size() ? parts_[i + 1].groups.first : words_.size());
        });
    }

    /// Settles the runs, and numbers the groups.
    void settle() {
        for_each_part([this](part& own, std::size_t end) {
            own.words_decide = keys_.words_decide();
            std::size_t* const words = words_.data();
            tie_group group = own.groups;
            while (group.first < end) {
                const std::size_t next = keys_.end_of_run(words, group.first, end);
                const bool words_decide =
                    keys_.settle(words + group.first, next - group.first, [&](auto... run) {
                        sort_long_run(run...);
                        own.words_decide =
                            false;  // its words are no longer distinct from those of other runs
                    });
                keys_.for_each_tie_group(words, group, next, words_decide, [](const tie_group&) {});
            }
            own.groups.number = group.number;
        });
        std::size_t number = 0;
        for (part& own : parts_) {
            number += std::exchange(own.groups.number, number);
        }
    }

    template <class WordAt>
    void sort_long_run(std::size_t* words, std::size_t count, WordAt word_at,
                       vitalfew::detail::digit_layout layout) const {
        std::vector<std::size_t> room(count);
        const std::size_t* const sorted =
            radix_sorted(equal_parts(count, grain_), word_at, layout, room.data(), words);
        if (sorted != words) {
            std::copy_n(sorted, count, words);
        }
    }

    packed_keys<Key> keys_;
    std::size_t grain_;
    std::vector<std::size_t> words_;
    std::vector<std::size_t> spare_;
    std::vector<part> parts_;
};

}  // namespace detail
}  // namespace parallel

}  // namespace v0
}  // namespace vitalfew

#endif
