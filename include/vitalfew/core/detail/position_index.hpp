// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CORE_DETAIL_POSITION_INDEX_HPP
#define VITALFEW_CORE_DETAIL_POSITION_INDEX_HPP

#include "vitalfew/core/error.hpp"

#include <array>
#include <bit>  // std::countr_zero
#include <cstddef>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <vector>

#if defined(__SSE2__) || defined(_M_X64)
#include <emmintrin.h>
#endif
#if defined(_MSC_VER) && !defined(__clang__) && (defined(_M_X64) || defined(_M_IX86))
#include <xmmintrin.h>  // _mm_prefetch
#endif

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Prefetches a cache line for reading and writing; a hint, for any address.
inline void prefetch([[maybe_unused]] const void* address) noexcept {
#if defined(__GNUC__) || defined(__clang__)
    __builtin_prefetch(address, 1);
#elif defined(_MSC_VER) && (defined(_M_X64) || defined(_M_IX86))
    // not covered: of another compiler
    _mm_prefetch(static_cast<const char*>(address), _MM_HINT_T0);
#endif
}

/// A hash index over elements stored elsewhere, by position in order of first appearance: the elements stay
/// contiguous and in a defined order, and the index costs 11 to 21 bytes for each.
///
/// Open addressing in groups of eight entries, each group one cache line: eight fragments of the hash are
/// compared at once, branch-free, and a full group, which is rare, overflows into the next one. An entry
/// holds the position and 32 bits of the hash, so that neither growing nor most misses read an element.
/// (Groups: Kulukundis, "Designing a fast, efficient, cache-friendly hash table, step by step", 2017.)
class position_index {
public:
    struct result {
        std::size_t position;
        bool is_new;
    };

    /// Finds the element, or assigns it the next position, where the caller then appends it.
    /// @param hash of the element; need not be well mixed
    /// @param equals predicate of a position: whether the element at it is the one sought
    template <class Equals>
    [[nodiscard]] result find_or_insert(std::size_t hash, Equals equals) {
        if (size_ >= groups_.size() * most_in_group) {
            grow();
        }
        const std::uint32_t fragment = fragment_of(hash);
        for (std::size_t at = home_of(fragment);; at = after(at)) {
            for (unsigned hits = groups_[at].matches(fragment); hits != 0; hits &= hits - 1) {
                const std::size_t position = groups_[at].positions[first_of(hits)];
                if (equals(position)) {
                    return {position, false};
                }
            }
            if (const unsigned empty = groups_[at].matches(0); empty != 0) {
                // not covered: takes 2^32 keys
                if (size_ == (std::numeric_limits<std::uint32_t>::max)()) {
                    VITALFEW_THROW(
                        std::length_error("vitalfew: more than 4294967295 different keys"));
                }
                groups_[at].put(first_of(empty), fragment, size_);
                return {size_++, true};
            }
        }
    }

    /// Prefetches the memory that find_or_insert reads first.
    void prefetch(std::size_t hash) const noexcept {
        if (!groups_.empty()) {
            detail::prefetch(&groups_[home_of(fragment_of(hash))]);
        }
    }

    /// @returns the most likely position of the element, or any number: only for prefetching
    [[nodiscard]] std::size_t likely_position(std::size_t hash) const noexcept {
        if (groups_.empty()) {
            return 0;
        }
        const std::uint32_t fragment = fragment_of(hash);
        const group& home = groups_[home_of(fragment)];
        const unsigned hits = home.matches(fragment) | 1U << (group_size - 1);
        return home.positions[first_of(hits)];
    }

    /// Removes the position that was assigned last, because the element could not be appended.
    /// @pre find_or_insert returned it as new for this hash, and has not been called since
    void forget_last(std::size_t hash) noexcept {
        const std::uint32_t fragment = fragment_of(hash);
        --size_;
        for (std::size_t at = home_of(fragment);; at = after(at)) {
            for (unsigned hits = groups_[at].matches(fragment); hits != 0; hits &= hits - 1) {
                const std::size_t i = first_of(hits);
                if (groups_[at].positions[i] == size_) {
                    // Nothing was inserted since, so nothing overflowed because of this entry.
                    groups_[at].put(i, 0, 0);
                    return;
                }
            }
        }
    }

private:
    static constexpr std::size_t group_size = 8;
    static constexpr std::size_t most_in_group = 6;  // on average, before growing

    struct alignas(64) group {
        std::array<std::uint32_t, group_size> fragments{};  // 0 is an empty entry
        std::array<std::uint32_t, group_size> positions{};

        /// @returns a bit for each entry with this fragment
        [[nodiscard]] unsigned matches(std::uint32_t fragment) const noexcept {
#if defined(__SSE2__) || defined(_M_X64)
            const __m128i wanted = _mm_set1_epi32(static_cast<int>(fragment));
            const auto bits_of_half = [&](std::size_t first) {
                // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): required by the intrinsics
                const auto* const half = reinterpret_cast<const __m128i*>(&fragments[first]);
                return static_cast<unsigned>(_mm_movemask_ps(
                    _mm_castsi128_ps(_mm_cmpeq_epi32(_mm_load_si128(half), wanted))));
            };
            return bits_of_half(0) | bits_of_half(group_size / 2) << (group_size / 2);
#else
            unsigned bits = 0;
            // not covered: for machines without SSE2
            for (std::size_t i = 0; i < group_size; ++i) {
                bits |= static_cast<unsigned>(fragments[i] == fragment) << i;
            }
            return bits;  // not covered: for machines without SSE2
#endif
        }

        void put(std::size_t i, std::uint32_t fragment, std::size_t position) noexcept {
            fragments[i] = fragment;
            positions[i] = static_cast<std::uint32_t>(position);
        }
    };

    [[nodiscard]] static std::size_t first_of(unsigned bits) noexcept {
        return static_cast<std::size_t>(std::countr_zero(bits));
    }

    /// Standard hashes of integers are often the identity, so the bits are mixed first.
    [[nodiscard]] static std::uint32_t fragment_of(std::size_t hash) noexcept {
        auto bits = static_cast<std::uint64_t>(hash);
        bits ^= bits >> 32U;
        bits *= 0x9E37'79B9'7F4A'7C15U;  // 2^64 / golden ratio (Knuth, multiplicative hashing)
        bits ^= bits >> 29U;
        bits *= 0xBF58'476D'1CE4'E5B9U;
        return static_cast<std::uint32_t>(bits >> 32U) | 1U;  // not 0, which is an empty entry
    }

    [[nodiscard]] std::size_t home_of(std::uint32_t fragment) const noexcept {
        return static_cast<std::size_t>((static_cast<std::uint64_t>(fragment) * groups_.size()) >>
                                        32U);
    }

    [[nodiscard]] std::size_t after(std::size_t at) const noexcept {
        return (at + 1) & (groups_.size() - 1);
    }

    void grow() {
        std::vector<group> larger(groups_.empty() ? std::size_t{2} : groups_.size() * 2);
        groups_.swap(larger);
        for (const group& old : larger) {
            for (std::size_t i = 0; i < group_size; ++i) {
                if (old.fragments[i] != 0) {
                    std::size_t at = home_of(old.fragments[i]);
                    while (groups_[at].matches(0) == 0) {
                        at = after(at);
                    }
                    groups_[at].put(first_of(groups_[at].matches(0)), old.fragments[i],
                                    old.positions[i]);
                }
            }
        }
    }

    std::vector<group> groups_;  // empty, or a power of two
    std::size_t size_ = 0;
};

/// Appends the element for a position just assigned; if that throws, the position is removed again.
template <class Append>
void append_or_forget(position_index& index, std::size_t hash, Append append) {
    class guard {
    public:
        guard(position_index& of, std::size_t of_hash) : index_(&of), hash_(of_hash) {}
        guard(const guard&) = delete;
        guard& operator=(const guard&) = delete;
        guard(guard&&) = delete;
        guard& operator=(guard&&) = delete;
        ~guard() {
            if (index_ != nullptr) {
                index_->forget_last(hash_);
            }
        }
        void keep() noexcept { index_ = nullptr; }

    private:
        position_index* index_;
        std::size_t hash_;
    };
    guard undo(index, hash);
    append();
    undo.keep();
}

}  // namespace detail

}  // namespace v0
}  // namespace vitalfew

#endif
