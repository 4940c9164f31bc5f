// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "text.hpp"

#include <algorithm>  // std::any_of
#include <array>

namespace client_report {

namespace {

constexpr char32_t replacement = U'\uFFFD';

struct code_point {
    char32_t value;
    std::size_t bytes;
};

// The first character of a text that is not empty; U+FFFD over one byte where it is not valid
// UTF-8.
code_point decode(std::string_view text) noexcept {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) {
        return {lead, 1};
    }
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length) {
        return {replacement, 1};
    }
    char32_t value = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80) {
            return {replacement, 1};
        }
        value = (value << 6U) | (byte(i) & 0x3FU);
    }
    constexpr std::array<char32_t, 5> least = {0, 0, 0x80, 0x800, 0x10000};  // by length
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < least[length] || value > 0x10FFFF || surrogate) {
        return {replacement, 1};
    }
    return {value, length};
}

struct interval {
    char32_t first;
    char32_t last;
};

template <std::size_t N>
bool in_any(const std::array<interval, N>& intervals, char32_t c) noexcept {
    return std::any_of(intervals.begin(), intervals.end(),
                       [c](const interval& i) { return i.first <= c && c <= i.last; });
}

// An estimate, as good as terminals agree among themselves.
std::size_t width(char32_t c) noexcept {
    constexpr std::array<interval, 8> combining = {{{0x300, 0x36F},
                                                    {0x483, 0x489},
                                                    {0x591, 0x5BD},
                                                    {0x610, 0x61A},
                                                    {0x64B, 0x65F},
                                                    {0x200B, 0x200F},
                                                    {0x20D0, 0x20FF},
                                                    {0xFE00, 0xFE0F}}};
    constexpr std::array<interval, 11> wide = {{{0x1100, 0x115F},
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
    return in_any(combining, c) ? 0 : in_any(wide, c) ? 2 : 1;
}

// Control characters could move the cursor or colour the screen; so could the marks that turn the
// direction of writing round.
bool is_control(char32_t c) noexcept {
    constexpr std::array<interval, 5> controls = {
        {{0, 0x1F}, {0x7F, 0x9F}, {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069}}};
    return in_any(controls, c);
}

}  // namespace

std::string_view trimmed(std::string_view text) noexcept {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::size_t display_width(std::string_view text) noexcept {
    std::size_t columns = 0;
    while (!text.empty()) {
        const code_point c = decode(text);
        columns += width(c.value);
        text.remove_prefix(c.bytes);
    }
    return columns;
}

std::string printable(std::string_view text, std::size_t columns) {
    constexpr std::string_view ellipsis = "\u2026";
    std::string result;
    std::size_t used = 0;
    std::size_t cut = 0;  // how much of the result leaves room for an ellipsis
    while (!text.empty()) {
        const code_point c = decode(text);
        const bool shown = c.value != replacement && !is_control(c.value);
        const std::size_t taken = shown ? width(c.value) : 1;
        if (used + taken > columns) {
            result.resize(cut);
            return columns == 0 ? result : result.append(ellipsis);
        }
        result += shown ? text.substr(0, c.bytes) : is_control(c.value) ? " " : "\uFFFD";
        used += taken;
        if (used < columns) {
            cut = result.size();
        }
        text.remove_prefix(c.bytes);
    }
    return result;
}

std::string fitted(std::string_view text, std::size_t columns) {
    std::string result = printable(text, columns);
    result.append(columns - std::min(columns, display_width(result)), ' ');
    return result;
}

std::string csv_field(std::string_view text, char delimiter) {
    const auto needs_quotes = [delimiter](char c) {
        return c == delimiter || c == '"' || c == '\n' || c == '\r';
    };
    // A reader may drop blanks at the ends unless they are in quotes, as this program's does.
    if (trimmed(text).size() == text.size() &&
        std::none_of(text.begin(), text.end(), needs_quotes)) {
        return std::string(text);
    }
    std::string field = "\"";
    for (const char c : text) {
        field += c;
        if (c == '"') {
            field += c;
        }
    }
    return field += '"';
}

}  // namespace client_report
