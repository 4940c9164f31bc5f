// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CORE_DETAIL_KEY_CHAINS_HPP
#define VITALFEW_CORE_DETAIL_KEY_CHAINS_HPP

#include <bit>  // std::bit_ceil
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// A read-only hash index over keys stored elsewhere: built at once, in linear time and 8 to 12 bytes a key.
/// Lookups are const, so any number of threads may ask at once.
///
/// Keys of one bucket are chained by their positions.
class key_chains {
public:
    key_chains() = default;

    /// @param keys a random access range of at most 2^32 - 1 keys
    template <class Keys, class Hash>
    key_chains(const Keys& keys, const Hash& hash)
        : first_(std::bit_ceil(keys.size() + 1)), next_(keys.size()) {
        for (std::uint32_t i = 0; i < next_.size(); ++i) {
            std::uint32_t& first = first_[bucket_of(hash(keys[i]))];
            next_[i] = first;
            first = i + 1;
        }
    }

    /// Two positions of one key.
    struct duplicate {
        std::size_t earlier;
        std::size_t later;
    };

    /// @returns the first key that occurred before; absent when all are different. @param keys the same
    template <class Keys>
    [[nodiscard]] std::optional<duplicate> first_duplicate(const Keys& keys) const {
        for (std::size_t i = 0; i < next_.size(); ++i) {
            for (std::size_t at = next_[i]; at != 0; at = next_[at - 1]) {
                if (keys[at - 1] == keys[i]) {
                    return duplicate{at - 1, i};
                }
            }
        }
        return std::nullopt;
    }

    /// @returns the position of the key, the last one of several. @param keys and hash the same as before
    template <class Keys, class Key, class Hash>
    [[nodiscard]] std::optional<std::size_t> find(const Keys& keys, const Key& key,
                                                  const Hash& hash) const {
        if (next_.empty()) {
            return std::nullopt;
        }
        for (std::size_t at = first_[bucket_of(hash(key))]; at != 0; at = next_[at - 1]) {
            if (keys[at - 1] == key) {
                return at - 1;
            }
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] std::size_t bucket_of(std::size_t hash) const noexcept {
        // Standard hashes of integers are often the identity, so the bits are mixed first.
        auto bits = static_cast<std::uint64_t>(hash);
        bits ^= bits >> 32U;
        bits *= 0x9E37'79B9'7F4A'7C15U;
        return static_cast<std::size_t>(bits >> 32U) & (first_.size() - 1);
    }

    std::vector<std::uint32_t> first_;  // of each bucket: position + 1, or 0 for none
    std::vector<std::uint32_t> next_;   // of each key: the same
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
