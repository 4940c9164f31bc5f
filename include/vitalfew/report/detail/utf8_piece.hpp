// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_DETAIL_UTF8_PIECE_HPP
#define VITALFEW_REPORT_DETAIL_UTF8_PIECE_HPP

#include <cstddef>
#include <string_view>

namespace vitalfew {
inline namespace v0 {
namespace report {
namespace detail {

/// The first piece of a UTF-8 text: a character or an invalid byte sequence.
struct utf8_piece {
    std::size_t length = 1;
    bool valid = false;
};

/// The continuation bytes that a lead byte requires.
struct utf8_tail {
    std::size_t length = 0;  ///< of the whole character; 0 for an invalid lead byte
    unsigned least = 0x80;   ///< of the second byte
    unsigned most = 0xBF;
};

[[nodiscard]] constexpr utf8_tail utf8_tail_of(unsigned first) noexcept {
    if (first < 0x80) {
        return {.length = 1};
    }
    if (first < 0xC2 || first > 0xF4) {
        return {};
    }
    if (first < 0xE0) {
        return {.length = 2};
    }
    // The range of the second byte excludes overlong forms, surrogates and code points above U+10FFFF.
    if (first < 0xF0) {
        return {.length = 3,
                .least = first == 0xE0 ? 0xA0U : 0x80U,
                .most = first == 0xED ? 0x9FU : 0xBFU};
    }
    return {
        .length = 4, .least = first == 0xF0 ? 0x90U : 0x80U, .most = first == 0xF4 ? 0x8FU : 0xBFU};
}

/// @returns the first character of a text, or the invalid bytes that one U+FFFD replaces: the longest
/// truncated beginning of a character, else one byte
/// @pre the text is not empty
/// @see The Unicode Standard 15.0, table 3-7 and "U+FFFD Substitution of Maximal Subparts" in section 3.9
[[nodiscard]] constexpr utf8_piece next_utf8(std::string_view text) noexcept {
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const utf8_tail tail = utf8_tail_of(byte(0));
    if (tail.length == 0) {
        return {};
    }
    unsigned least = tail.least;
    unsigned most = tail.most;
    for (std::size_t i = 1; i < tail.length; ++i) {
        if (i == text.size() || byte(i) < least || byte(i) > most) {
            return {.length = i, .valid = false};
        }
        least = 0x80;
        most = 0xBF;
    }
    return {.length = tail.length, .valid = true};
}

}  // namespace detail
}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif
