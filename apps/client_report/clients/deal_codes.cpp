// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "clients/deal_codes.hpp"

#include "common/text_hash.hpp"

#include <algorithm>  // std::max
#include <array>
#include <cstring>  // std::memcpy

namespace client_report {

namespace {

// Digits to the base 37, from 1 on: without a digit 0, different texts give different numbers.
constexpr std::uint64_t base = 37;
constexpr std::size_t longest_number = 12;  // 37 + 37^2 + ... + 37^12 < 2^63
constexpr std::size_t longest_plain = 7;

constexpr std::array<std::uint8_t, 256> digit_values = [] {
    std::array<std::uint8_t, 256> table{};  // 0: no digit
    std::uint8_t next = 1;
    for (const char c : std::string_view("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-")) {
        table[static_cast<unsigned char>(c)] = next++;
    }
    return table;
}();

// The two highest bits say which kind of code it is.
constexpr std::uint64_t plain_kind = std::uint64_t{2} << 62U;
constexpr std::uint64_t long_kind = std::uint64_t{3} << 62U;

// A longer text has a block of its own, so every text begins at an offset below this.
constexpr std::size_t block_bits = 20;
constexpr std::size_t block_bytes = std::size_t{1} << block_bits;

using length_type = std::uint32_t;  // a row is never longer

}  // namespace

std::uint64_t deal_codes::code(std::string_view id) {
    if (id.size() <= longest_number) {
        std::uint64_t number = 0;
        std::size_t i = 0;
        for (; i < id.size(); ++i) {
            const std::uint8_t digit = digit_values[static_cast<unsigned char>(id[i])];
            if (digit == 0) {
                break;
            }
            number = number * base + digit;
        }
        if (i == id.size()) {
            return number;
        }
    }
    if (id.size() <= longest_plain) {
        std::uint64_t bytes = id.size();
        for (const char c : id) {
            bytes = (bytes << 8U) | static_cast<unsigned char>(c);
        }
        return plain_kind | bytes;
    }
    return long_kind | code_of_long(id);
}

std::uint64_t deal_codes::code_of_long(std::string_view id) {
    if (used_slots_ >= slots_.size() / 4 * 3) {
        grow();
    }
    std::uint64_t& slot = slots_[find_slot(id)];
    if (slot == 0) {
        slot = keep(id) + 1;
        ++used_slots_;
    }
    return slot - 1;
}

std::uint64_t deal_codes::keep(std::string_view id) {
    const std::size_t needed = sizeof(length_type) + id.size();
    if (blocks_.empty() || blocks_.back().capacity() - blocks_.back().size() < needed) {
        blocks_.emplace_back().reserve(std::max(block_bytes, needed));
    }
    std::vector<char>& last = blocks_.back();
    const std::uint64_t place = ((blocks_.size() - 1) << block_bits) | last.size();
    const auto length = static_cast<length_type>(id.size());
    std::array<char, sizeof length> length_bytes{};
    std::memcpy(length_bytes.data(), &length, sizeof length);
    last.insert(last.end(), length_bytes.begin(), length_bytes.end());
    last.insert(last.end(), id.begin(), id.end());
    return place;
}

std::string_view deal_codes::text_at(std::uint64_t place) const noexcept {
    const char* start = blocks_[place >> block_bits].data() + (place & (block_bytes - 1));
    length_type length = 0;
    std::memcpy(&length, start, sizeof length);
    return {start + sizeof length, length};
}

std::size_t deal_codes::find_slot(std::string_view id) const noexcept {
    std::size_t at = text_hash{}(id) & (slots_.size() - 1);
    while (slots_[at] != 0 && text_at(slots_[at] - 1) != id) {
        at = (at + 1) & (slots_.size() - 1);
    }
    return at;
}

void deal_codes::grow() {
    slots_.assign(slots_.empty() ? 1024 : slots_.size() * 2, 0);
    for (std::uint64_t i = 0; i < blocks_.size(); ++i) {
        for (std::size_t offset = 0; offset < blocks_[i].size();) {
            const std::uint64_t place = (i << block_bits) | offset;
            const std::string_view id = text_at(place);
            slots_[find_slot(id)] = place + 1;
            offset += sizeof(length_type) + id.size();
        }
    }
}

}  // namespace client_report
