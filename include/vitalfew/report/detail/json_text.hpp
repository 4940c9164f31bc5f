// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_DETAIL_JSON_TEXT_HPP
#define VITALFEW_REPORT_DETAIL_JSON_TEXT_HPP

#include "vitalfew/report/detail/put_text.hpp"
#include "vitalfew/report/detail/utf8_piece.hpp"
#include "vitalfew/report/json_options.hpp"

#include <iterator>
#include <string_view>
#include <utility>  // std::move

namespace vitalfew {
inline namespace v0 {
namespace report {
namespace detail {

/// Writes \u00XX.
template <std::output_iterator<char> Out>
constexpr Out put_escaped_byte(Out out, unsigned byte) {
    constexpr std::string_view digits = "0123456789abcdef";
    out = put(std::move(out), "\\u00");
    *out++ = digits[byte / 16];
    *out++ = digits[byte % 16];
    return out;
}

[[nodiscard]] constexpr bool is_markup(char c) noexcept {
    return c == '<' || c == '>' || c == '&';
}

/// @returns what JSON writes for a character behind the backslash; 0 for one without a short form
[[nodiscard]] constexpr char short_escape(char c) noexcept {
    switch (c) {
        case '"':
        case '\\': return c;
        case '\b': return 'b';
        case '\f': return 'f';
        case '\n': return 'n';
        case '\r': return 'r';
        case '\t': return 't';
        default: return 0;
    }
}

template <std::output_iterator<char> Out>
constexpr Out put_json_ascii(Out out, char c, json_markup markup) {
    if (const char escape = short_escape(c); escape != 0) {
        *out++ = '\\';
        *out++ = escape;
    } else if (static_cast<unsigned char>(c) < 0x20 ||
               (markup == json_markup::escaped && is_markup(c))) {
        out = put_escaped_byte(std::move(out), static_cast<unsigned char>(c));
    } else {
        *out++ = c;
    }
    return out;
}

/// Writes a text between quotes.
template <std::output_iterator<char> Out>
constexpr Out put_json_string(Out out, std::string_view text, json_markup markup) {
    *out++ = '"';
    while (!text.empty()) {
        const utf8_piece piece = next_utf8(text);
        const std::string_view bytes = text.substr(0, piece.length);
        if (!piece.valid) {
            out = put(std::move(out), "\xEF\xBF\xBD");  // U+FFFD
        } else if (piece.length == 1) {
            out = put_json_ascii(std::move(out), bytes.front(), markup);
        } else if (markup == json_markup::escaped && bytes == "\xE2\x80\xA8") {
            out = put(std::move(out), "\\u2028");
        } else if (markup == json_markup::escaped && bytes == "\xE2\x80\xA9") {
            out = put(std::move(out), "\\u2029");
        } else {
            out = put(std::move(out), bytes);
        }
        text.remove_prefix(piece.length);
    }
    *out++ = '"';
    return out;
}

/// Writes what is JSON already. In it the characters of markup stand only between quotes, where they may be
/// escaped.
template <std::output_iterator<char> Out>
constexpr Out put_json(Out out, std::string_view json, json_markup markup) {
    for (const char c : json) {
        if (markup == json_markup::escaped && is_markup(c)) {
            out = put_escaped_byte(std::move(out), static_cast<unsigned char>(c));
        } else {
            *out++ = c;
        }
    }
    return out;
}

}  // namespace detail
}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif
