// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_DETAIL_CHARACTER_WIDTH_HPP
#define VITALFEW_REPORT_DETAIL_CHARACTER_WIDTH_HPP

#include "vitalfew/report/detail/utf8_piece.hpp"

#include <algorithm>  // std::any_of
#include <array>
#include <cstddef>
#include <string_view>

namespace vitalfew {
inline namespace v0 {
namespace report {
namespace detail {

/// The first character of a text, or an invalid byte sequence.
struct utf8_character {
    char32_t value = 0;
    std::size_t bytes = 1;
    bool valid = false;
};

/// @pre the text is not empty
[[nodiscard]] constexpr utf8_character next_character(std::string_view text) noexcept {
    const utf8_piece piece = next_utf8(text);
    if (!piece.valid) {
        return {.value = 0, .bytes = piece.length, .valid = false};
    }
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    char32_t value = piece.length == 1 ? byte(0) : byte(0) & (0xFFU >> (piece.length + 1));
    for (std::size_t i = 1; i < piece.length; ++i) {
        value = (value << 6U) | (byte(i) & 0x3FU);
    }
    return {.value = value, .bytes = piece.length, .valid = true};
}

struct character_interval {
    char32_t first;
    char32_t last;
};

template <std::size_t N>
[[nodiscard]] constexpr bool is_in_any(const std::array<character_interval, N>& intervals,
                                       char32_t c) noexcept {
    return std::any_of(intervals.begin(), intervals.end(),
                       [c](const auto& each) { return each.first <= c && c <= each.last; });
}

/// @returns the columns that a character takes on a terminal
[[nodiscard]] constexpr std::size_t character_width(char32_t c) noexcept {
    constexpr std::array<character_interval, 8> combining{{{0x300, 0x36F},
                                                           {0x483, 0x489},
                                                           {0x591, 0x5BD},
                                                           {0x610, 0x61A},
                                                           {0x64B, 0x65F},
                                                           {0x200B, 0x200F},
                                                           {0x20D0, 0x20FF},
                                                           {0xFE00, 0xFE0F}}};
    constexpr std::array<character_interval, 11> wide{{{0x1100, 0x115F},
                                                       {0x2329, 0x232A},
                                                       {0x2E80, 0x303E},
                                                       {0x3040, 0xA4CF},
                                                       {0xAC00, 0xD7A3},
                                                       {0xF900, 0xFAFF},
                                                       {0xFE30, 0xFE6F},
                                                       {0xFF00, 0xFF60},
                                                       {0xFFE0, 0xFFE6},
                                                       {0x1F300, 0x1FAFF},
                                                       {0x20000, 0x3FFFD}}};
    if (c < 0x300) {
        return 1;
    }
    return is_in_any(combining, c) ? 0 : is_in_any(wide, c) ? 2 : 1;
}

/// @returns whether a character could move the cursor, colour the screen, or turn the direction of writing
[[nodiscard]] constexpr bool is_control(char32_t c) noexcept {
    constexpr std::array<character_interval, 5> controls{
        {{0, 0x1F}, {0x7F, 0x9F}, {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069}}};
    return is_in_any(controls, c);
}

}  // namespace detail
}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif
