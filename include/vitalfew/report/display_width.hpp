// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_DISPLAY_WIDTH_HPP
#define VITALFEW_REPORT_DISPLAY_WIDTH_HPP

#include "vitalfew/report/detail/character_width.hpp"

#include <algorithm>  // std::min
#include <cstddef>
#include <string>
#include <string_view>

namespace vitalfew {
inline namespace v0 {
namespace report {

/// @returns the width of a UTF-8 text in columns of a terminal: 2 for each East Asian wide character and each
/// emoji, 0 for each combining one, 1 for each invalid byte sequence
/// Complexity: O(bytes) time; allocates nothing.
/// @see Unicode Standard Annex #11, "East Asian Width"; an estimate, because terminals differ
[[nodiscard]] constexpr std::size_t display_width(std::string_view text) noexcept {
    std::size_t columns = 0;
    while (!text.empty()) {
        const detail::utf8_character c = detail::next_character(text);
        columns += c.valid ? detail::character_width(c.value) : 1;
        text.remove_prefix(c.bytes);
    }
    return columns;
}

/// @returns a text that is safe to show on a terminal: valid UTF-8; control characters and marks that change the
/// direction of writing are blanks, each invalid byte sequence is U+FFFD; truncated with an ellipsis to a
/// number of columns
/// Complexity: O(bytes) time; allocates the result.
[[nodiscard]] inline std::string printable(std::string_view text, std::size_t columns) {
    constexpr std::string_view ellipsis = "\xE2\x80\xA6";     // U+2026
    constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD
    std::string result;
    std::size_t used = 0;
    std::size_t cut = 0;  // the length of the result that leaves room for an ellipsis
    while (!text.empty()) {
        const detail::utf8_character c = detail::next_character(text);
        const bool control = c.valid && detail::is_control(c.value);
        const bool shown = c.valid && !control && c.value != 0xFFFD;
        const std::size_t taken = shown ? detail::character_width(c.value) : 1;
        if (used + taken > columns) {
            result.resize(cut);
            return columns == 0 ? result : result.append(ellipsis);
        }
        result += shown ? text.substr(0, c.bytes) : control ? std::string_view(" ") : replacement;
        used += taken;
        if (used < columns) {
            cut = result.size();
        }
        text.remove_prefix(c.bytes);
    }
    return result;
}

/// @returns printable(text, columns), padded with blanks to exactly that many columns
[[nodiscard]] inline std::string fitted(std::string_view text, std::size_t columns) {
    std::string result = printable(text, columns);
    result.append(columns - (std::min)(columns, display_width(result)), ' ');
    return result;
}

}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif
