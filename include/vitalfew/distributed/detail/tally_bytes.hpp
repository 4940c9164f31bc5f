// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DISTRIBUTED_DETAIL_TALLY_BYTES_HPP
#define VITALFEW_DISTRIBUTED_DETAIL_TALLY_BYTES_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/engine/detail/tally_buckets.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The kind of document in the bytes.
enum class tally_document : std::uint8_t { tally = 't', request = 'q', refined = 'r' };

// The byte form, the same on every machine: "vft", the letter of the document, the version, the kind of
// value; numbers as LEB128 (7 bits a byte from the lowest, the top bit set where more follow); the CRC-32
// (IEEE 802.3) of all that, lowest byte first. Each number has one form only, so that equal tallies have
// equal bytes.
inline constexpr std::array<std::uint8_t, 3> tally_magic{'v', 'f', 't'};
inline constexpr std::uint8_t tally_version = 1;
inline constexpr std::size_t tally_header_size = 6;
inline constexpr std::size_t checksum_size = 4;

// not covered: the compiler runs it
consteval std::array<std::uint32_t, 256> make_checksum_steps() noexcept {
    std::array<std::uint32_t, 256> steps{};
    for (std::uint32_t byte = 0; byte < steps.size(); ++byte) {
        steps[byte] = byte;
        for (int bit = 0; bit < 8; ++bit) {
            steps[byte] = (steps[byte] >> 1U) ^ ((steps[byte] & 1U) != 0 ? 0xEDB8'8320U : 0U);
        }
    }
    return steps;
}

/// The change of the remainder for each value of a byte.
inline constexpr std::array<std::uint32_t, 256> checksum_steps = make_checksum_steps();

/// @see IEEE 802.3, the cyclic redundancy check with the reflected polynomial 0xEDB88320
constexpr std::uint32_t checksum_of(std::span<const std::byte> bytes) noexcept {
    std::uint32_t remainder = 0xFFFF'FFFFU;
    for (const std::byte byte : bytes) {
        remainder = (remainder >> 8U) ^
                    checksum_steps[(remainder ^ std::to_integer<std::uint32_t>(byte)) & 0xFFU];
    }
    return ~remainder;
}

class tally_writer {
public:
    tally_writer(tally_document document, std::uint8_t kind) {
        for (const std::uint8_t letter : tally_magic) {
            put(letter);
        }
        put(static_cast<std::uint8_t>(document));
        put(tally_version);
        put(kind);
    }

    void number(word_pair value) {
        while (value.high != 0 || value.low >= 0x80U) {
            put(0x80U | (value.low & 0x7FU));
            value = shifted_right(value, 7);
        }
        put(value.low);
    }
    void number(std::uint64_t value) { number(word_pair{value, 0}); }

    /// The number of buckets, then for each: how far its place is from the one before, counted from place
    /// -1; its count; its excess.
    void buckets(const tally_buckets& buckets) {
        number(buckets.used());
        std::size_t next = 0;
        buckets.for_each([&](std::size_t place, const tally_bucket& bucket) {
            number(place + 1 - next);
            number(bucket.count);
            number(bucket.excess);
            next = place + 1;
        });
    }

    [[nodiscard]] std::vector<std::byte> finish() && {
        std::uint32_t checksum = checksum_of(bytes_);
        for (std::size_t i = 0; i < checksum_size; ++i) {
            put(checksum & 0xFFU);
            checksum >>= 8U;
        }
        return std::move(bytes_);
    }

private:
    void put(std::uint64_t byte) { bytes_.push_back(static_cast<std::byte>(byte)); }

    std::vector<std::byte> bytes_;
};

/// Reads the byte form of tally_writer. Untrusted input: everything is checked before it is used.
/// @throws invalid_tally from every member: what is wrong, and at which byte
class tally_reader {
public:
    tally_reader(std::span<const std::byte> bytes, tally_document document, std::uint8_t kind)
        : bytes_(bytes) {
        for (const std::uint8_t letter : tally_magic) {
            expect(letter, "are not those of a tally");
        }
        expect(static_cast<std::uint8_t>(document),
               "are those of something else: tallies, requests and refined tallies differ");
        expect(tally_version, "are of another version of the form");
        expect(kind, "are of another type of value");
        if (bytes.size() < tally_header_size + checksum_size) {
            at_ = bytes.size();
            fail("end too early");
        }
        bytes_ = bytes.first(bytes.size() - checksum_size);
        std::uint32_t stored = 0;
        for (std::size_t i = checksum_size; i-- > 0;) {
            stored = stored << 8U | std::to_integer<std::uint32_t>(bytes[bytes_.size() + i]);
        }
        if (stored != checksum_of(bytes_)) {
            at_ = bytes_.size();
            fail("are damaged or cut short: the checksum differs");
        }
    }

    [[nodiscard]] word_pair wide_number() {
        word_pair value;
        for (unsigned shift = 0;; shift += 7) {
            const word digit = next();
            word_pair part{digit & 0x7FU, 0};
            if (shift >= 64) {
                part = {0, part.low << (shift - 64U)};
            } else if (shift != 0) {
                part = {part.low << shift, part.low >> (64U - shift)};
            }
            if (shift > 126 || (shift == 126 && digit > 3)) {
                fail("have a number that is too large");
            }
            add_to(value, part);
            if (digit < 0x80U) {
                if (digit == 0 && shift != 0) {
                    fail("have a number that is longer than it need be");
                }
                return value;
            }
        }
    }
    [[nodiscard]] std::uint64_t number() {
        const word_pair value = wide_number();
        if (value.high != 0) {
            fail("have a number that is too large");
        }
        return value.low;
    }

    /// @param places how many places there are
    /// @param span_of gives by how much a key of the bucket at a place may exceed its first
    template <class SpanOf>
    [[nodiscard]] tally_buckets buckets(std::size_t places, SpanOf span_of) {
        tally_buckets result;
        std::uint64_t tallied = 0;
        std::size_t next_place = 0;
        for (std::uint64_t left = number(); left > 0; --left) {
            const std::uint64_t distance = number();
            if (distance == 0 || distance > places - next_place) {
                fail("have a bucket that is out of order or that no value is in");
            }
            const std::size_t place = next_place + static_cast<std::size_t>(distance) - 1;
            next_place = place + 1;
            tally_bucket bucket;
            bucket.count = number();
            bucket.excess = wide_number();
            if (bucket.count == 0 || bucket.count > max_tallied - tallied) {
                fail("have no values, or too many, in a bucket");
            }
            if (!bucket.is_possible(span_of(place))) {
                fail("have a sum that no values of its bucket add up to");
            }
            tallied += bucket.count;
            result.add(place, bucket);
        }
        return result;
    }

    void finish() const {
        if (at_ != bytes_.size()) {
            fail("go on behind their end");
        }
    }

    [[noreturn]] void fail(const char* what) const { throw_invalid_tally_bytes(what, at_); }

private:
    [[nodiscard]] std::uint8_t next() {
        if (at_ >= bytes_.size()) {
            fail("end too early");
        }
        return std::to_integer<std::uint8_t>(bytes_[at_++]);
    }
    void expect(std::uint8_t byte, const char* otherwise) {
        if (at_ >= bytes_.size()) {
            fail("end too early");
        }
        if (std::to_integer<std::uint8_t>(bytes_[at_]) != byte) {
            fail(otherwise);
        }
        ++at_;
    }

    std::span<const std::byte> bytes_;
    std::size_t at_ = 0;
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
