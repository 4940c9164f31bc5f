// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLIENTS_DETAIL_POSITION_INDEX_HPP
#define VITALFEW_CLIENTS_DETAIL_POSITION_INDEX_HPP

#include <cstddef>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// A hash index over elements that are kept elsewhere, by position in order of first appearance: the
/// elements stay contiguous and in a defined order, and the index costs 11 to 21 bytes for each.
///
/// Open addressing with linear probing. A slot holds the position and 32 bits of the hash, so that
/// growing needs no element and most misses touch none.
class position_index {
public:
    struct result {
        std::size_t position;
        bool is_new;
    };

    /// Finds the element, or takes the next position for it; the caller then appends it there.
    /// @param hash of the element; need not be well mixed
    /// @param equals tells of a position whether the element is there
    template <class Equals>
    [[nodiscard]] result find_or_insert(std::size_t hash, Equals equals) {
        if (size_ >= slots_.size() / 4 * 3) {
            grow();
        }
        const std::uint32_t fragment = mixed(hash);
        std::size_t at = home_of(fragment);
        for (; slots_[at].next_position != 0; at = (at + 1) & (slots_.size() - 1)) {
            if (slots_[at].fragment == fragment &&
                equals(slots_[at].next_position - std::size_t{1})) {
                return {slots_[at].next_position - std::size_t{1}, false};
            }
        }
        if (size_ == (std::numeric_limits<std::uint32_t>::max)()) {
            throw std::length_error("vitalfew: more than 4294967295 different keys");
        }
        slots_[at] = {fragment, static_cast<std::uint32_t>(++size_)};
        return {size_ - 1, true};
    }

    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    /// Takes back the position that was given last, because the element could not be appended.
    /// @pre find_or_insert returned it as new for this hash, and has not been called since
    void forget_last(std::size_t hash) noexcept {
        std::size_t at = home_of(mixed(hash));
        while (slots_[at].next_position != size_) {
            at = (at + 1) & (slots_.size() - 1);
        }
        slots_[at] = {};  // nothing was inserted since, so no chain of probes leads over it
        --size_;
    }

private:
    struct slot {
        std::uint32_t fragment = 0;
        std::uint32_t next_position = 0;  // position + 1; 0 is an empty slot
    };

    /// Standard hashes of integers are the integers themselves, so their bits are spread first.
    [[nodiscard]] static std::uint32_t mixed(std::size_t hash) noexcept {
        auto bits = static_cast<std::uint64_t>(hash);
        bits ^= bits >> 32U;
        bits *= 0x9E37'79B9'7F4A'7C15U;  // 2^64 / golden ratio (Knuth, multiplicative hashing)
        bits ^= bits >> 29U;
        bits *= 0xBF58'476D'1CE4'E5B9U;
        return static_cast<std::uint32_t>(bits >> 32U);
    }

    [[nodiscard]] std::size_t home_of(std::uint32_t fragment) const noexcept {
        return static_cast<std::size_t>((static_cast<std::uint64_t>(fragment) * slots_.size()) >>
                                        32U);
    }

    void grow() {
        std::vector<slot> larger(slots_.empty() ? std::size_t{16} : slots_.size() * 2);
        slots_.swap(larger);
        for (const slot& old : larger) {
            if (old.next_position != 0) {
                std::size_t at = home_of(old.fragment);
                while (slots_[at].next_position != 0) {
                    at = (at + 1) & (slots_.size() - 1);
                }
                slots_[at] = old;
            }
        }
    }

    std::vector<slot> slots_;  // empty, or a power of two
    std::size_t size_ = 0;
};

/// Appends the element for a position just taken; where that throws, the index forgets the position.
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
