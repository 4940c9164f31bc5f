// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_DETAIL_TALLY_BUCKETS_HPP
#define VITALFEW_ENGINE_DETAIL_TALLY_BUCKETS_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"

#include <algorithm>  // std::max
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The most values of a tally after a merge. The sum of 2^62 of the largest integers fits two words with
/// two bits to spare: room for as many again, observed one by one.
inline constexpr std::uint64_t max_tallied = std::uint64_t{1} << 62U;

constexpr bool operator==(word_pair a, word_pair b) noexcept {
    return a.low == b.low && a.high == b.high;
}
constexpr bool operator<=(word_pair a, word_pair b) noexcept {
    return a.high != b.high ? a.high < b.high : a.low <= b.low;
}
/// Subtracts a number of two words that is no larger.
constexpr void subtract_from(word_pair& a, word_pair b) noexcept {
    word borrow = 0;
    a.low = subtract_with_borrow(a.low, b.low, borrow);
    a.high = subtract_with_borrow(a.high, b.high, borrow);
}

/// The values of one bucket, a range of neighbouring keys: how many there are, and by how many units in sum
/// they exceed the first key. See value_keys.
struct tally_bucket {
    std::uint64_t count = 0;
    word_pair excess;

    constexpr void add(const tally_bucket& other) noexcept {
        count += other.count;
        add_to(excess, other.excess);
    }
    /// @returns whether values can have this count and excess when each exceeds the first key by span at most
    [[nodiscard]] constexpr bool is_possible(std::uint64_t span) const noexcept {
        return excess <= multiply(span, count);
    }
    /// @returns whether other can be subtracted, and what is left is possible
    [[nodiscard]] constexpr bool contains(const tally_bucket& other,
                                          std::uint64_t span) const noexcept {
        return other.count <= count && other.excess <= excess && minus(other).is_possible(span);
    }
    /// @pre other.count <= count, other.excess <= excess
    [[nodiscard]] constexpr tally_bucket minus(const tally_bucket& other) const noexcept {
        tally_bucket left{count - other.count, excess};
        subtract_from(left.excess, other.excess);
        return left;
    }

    friend constexpr bool operator==(const tally_bucket&, const tally_bucket&) noexcept = default;
};

/// A sparse array of buckets, kept in pages of 16 (in a tally: those of one power of two): adding indexes,
/// and buckets that do not occur take no memory.
class tally_buckets {
public:
    /// Adds one value to a bucket. @throws std::bad_alloc; nothing is changed then
    void add(std::size_t place, std::uint64_t excess) {
        tally_bucket& bucket = bucket_at(place);
        ++bucket.count;
        bucket.excess.low += excess;
        bucket.excess.high += static_cast<word>(bucket.excess.low < excess);
    }
    void add(std::size_t place, const tally_bucket& values) { bucket_at(place).add(values); }

    /// Adds all buckets of another. @throws std::bad_alloc; nothing is changed then
    void merge(const tally_buckets& other) {
        make_room_for(other);
        other.for_each([this](std::size_t place, const tally_bucket& bucket) {
            bucket_at(place).add(bucket);
        });
    }
    /// Allocates ahead, so that a merge() of this other one does not throw.
    void make_room_for(const tally_buckets& other) {
        other.for_each([this](std::size_t place, const tally_bucket&) {
            static_cast<void>(bucket_at(place));
        });
    }
    /// @param span_of gives by how much a key of the bucket at a place may exceed its first
    /// @returns whether other can be subtracted, and what is left is possible
    template <class SpanOf>
    [[nodiscard]] bool contains(const tally_buckets& other, SpanOf span_of) const {
        bool all = true;
        other.for_each([&](std::size_t place, const tally_bucket& bucket) {
            all = all && at(place).contains(bucket, span_of(place));
        });
        return all;
    }
    /// @pre at(place) contains the values
    void subtract(std::size_t place, const tally_bucket& values) {
        tally_bucket& bucket = bucket_at(place);
        bucket = bucket.minus(values);
    }
    /// @pre contains(other)
    void subtract(const tally_buckets& other) {
        other.for_each(
            [this](std::size_t place, const tally_bucket& bucket) { subtract(place, bucket); });
    }

    [[nodiscard]] tally_bucket at(std::size_t place) const noexcept {
        const std::size_t page = place / page_size;
        return page < page_of_.size() && page_of_[page] != 0
                   ? pages_[page_of_[page] - 1U][place % page_size]
                   : tally_bucket{};
    }

    /// Calls take(place, bucket) for each bucket with values, by increasing place.
    template <class Take>
    void for_each(Take take) const {
        for (std::size_t page = 0; page < page_of_.size(); ++page) {
            for (std::size_t i = 0; page_of_[page] != 0 && i < page_size; ++i) {
                const tally_bucket& bucket = pages_[page_of_[page] - 1U][i];
                if (bucket.count != 0) {
                    take(page * page_size + i, bucket);
                }
            }
        }
    }

    [[nodiscard]] std::uint64_t count() const noexcept {
        std::uint64_t sum = 0;
        for_each([&](std::size_t, const tally_bucket& bucket) { sum += bucket.count; });
        return sum;
    }
    /// @returns the number of buckets with values
    [[nodiscard]] std::size_t used() const noexcept {
        std::size_t buckets = 0;
        for_each([&](std::size_t, const tally_bucket&) { ++buckets; });
        return buckets;
    }

    /// Compares the buckets; a page that has become empty equals one that was never used.
    friend bool operator==(const tally_buckets& a, const tally_buckets& b) noexcept {
        const std::size_t pages = (std::max)(a.page_of_.size(), b.page_of_.size());
        for (std::size_t place = 0; place < pages * page_size; ++place) {
            if (!(a.at(place) == b.at(place))) {
                return false;
            }
        }
        return true;
    }

private:
    static constexpr std::size_t page_size = 16;
    using bucket_page = std::array<tally_bucket, page_size>;

    [[nodiscard]] tally_bucket& bucket_at(std::size_t place) {
        const std::size_t number = place / page_size;
        if (number >= page_of_.size() || page_of_[number] == 0) {
            make_page(number);
        }
        return pages_[page_of_[number] - 1U][place % page_size];
    }
    void make_page(std::size_t number) {
        if (number >= page_of_.size()) {
            page_of_.resize(number + 1);
        }
        pages_.emplace_back();
        page_of_[number] = static_cast<std::uint16_t>(pages_.size());
    }

    std::vector<std::uint16_t> page_of_;  // 0 where there is none, else 1 + its index in pages_
    std::vector<bucket_page> pages_;
};

/// @throws invalid_tally when two numbers of values together are too many for one tally
inline void check_tallied(std::uint64_t count, std::uint64_t more) {
    if (count > max_tallied || more > max_tallied - count) {
        throw_invalid_tally("a tally holds no more than 2^62 values: these are not all real ones");
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
