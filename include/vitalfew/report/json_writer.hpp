// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_JSON_WRITER_HPP
#define VITALFEW_REPORT_JSON_WRITER_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/detail/text.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/wide_int.hpp"
#include "vitalfew/report/detail/put_text.hpp"
#include "vitalfew/report/detail/utf8_piece.hpp"

#include <cmath>  // std::isfinite
#include <concepts>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>  // std::move

namespace vitalfew {
inline namespace v0 {
namespace report {

/// The escaping of a JSON text for use inside another document.
enum class json_markup : std::uint8_t {
    escaped,  ///< `<`, `>`, `&`, U+2028 and U+2029 by their numbers: safe inside an HTML script element
    plain  ///< only the escapes that JSON requires
};

/// The options of json_writer.
struct json_options {
    json_markup markup = json_markup::escaped;
};

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

/// @returns the letter of JSON's short escape of a character; 0 for one without a short escape
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

/// Writes text that is already JSON. There, markup characters occur only between quotes, where they may be escaped.
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

[[noreturn]] inline void throw_no_json_number(const std::string& number) {
    VITALFEW_THROW(invalid_value(
        "vitalfew: JSON has no number " + number + ": write null where there is no number", 1, 0));
}

/// @returns a finite number, the shortest text that reads back as the same
/// @throws invalid_value when it is NaN or infinite
template <class Number>
[[nodiscard]] std::string json_number(Number number) {
    if constexpr (std::floating_point<Number>) {
        if (!std::isfinite(number)) {
            throw_no_json_number(vitalfew::detail::number_text(number));
        }
    }
    return vitalfew::detail::number_text(number);
}

template <class T>
concept sum_with_integer = requires(const exact_sum<T>& sum) { sum.integer(); };

}  // namespace detail

/// A streaming writer of one JSON text to an output iterator; it stores only the open levels.
///
///     json_writer json(std::back_inserter(text));
///     json.begin_object();
///     json.member("grade", grade::A);
///     json.key("values");
///     ...
///     out = json.finish();
///
/// Texts are UTF-8; invalid bytes become U+FFFD, one for each maximal part of a character.
/// Control characters are escaped. Numbers are the shortest that read back as the same double, and integers
/// and sums of integers have all their digits, however many. Written without blanks or line breaks.
/// @pre each begin has its end; keys occur in objects only, each with one value
/// @example 27_pareto_chart.cpp
/// @see RFC 8259, "The JavaScript Object Notation (JSON) Data Interchange Format" (2017)
template <std::output_iterator<char> Out>
class json_writer {
public:
    explicit json_writer(Out out, json_options options = {})
        : out_(std::move(out)), options_(options) {}

    void begin_object() { begin('{', '}'); }
    void end_object() { end('}'); }
    void begin_array() { begin('[', ']'); }
    void end_array() { end(']'); }

    /// Begins a member of an object. Unique names are up to the caller.
    void key(std::string_view name) {
        VITALFEW_ASSERT(is_in_object() && !after_key_);
        separate();
        out_ = detail::put_json_string(std::move(out_), name, options_.markup);
        *out_++ = ':';
        after_key_ = true;
    }

    void null() { put_value("null"); }
    void value(std::same_as<bool> auto truth) { put_value(truth ? "true" : "false"); }
    void value(std::string_view text) {
        begin_value();
        out_ = detail::put_json_string(std::move(out_), text, options_.markup);
    }
    void value(const char* text) { value(std::string_view(text)); }
    void value(grade g) {
        const char name = grade_letter(g);
        value(std::string_view(&name, 1));
    }
    /// @throws invalid_value when the number is NaN or infinite: JSON has none
    template <arithmetic_value Number>
    void value(Number number) {
        put_value(detail::json_number(number));
    }
    /// All digits of a sum of integers, in units of their exact integer; of other sums the nearest double.
    /// @throws invalid_value when that is infinite
    template <class Value>
        requires requires(const exact_sum<Value>& sum) { sum.to_double(); }
    void value(const exact_sum<Value>& sum) {
        if constexpr (detail::sum_with_integer<Value>) {
            put_value(to_string(sum.integer()));
        } else {
            value(sum.to_double());
        }
    }

    /// Inserts text that is already JSON as one value.
    /// @pre it is valid
    void json(std::string_view text) {
        begin_value();
        out_ = detail::put_json(std::move(out_), text, options_.markup);
    }

    /// Writes a member of an object with its value.
    template <class Value>
        requires requires(json_writer& writer, const Value& it) { writer.value(it); }
    void member(std::string_view name, const Value& it) {
        key(name);
        value(it);
    }
    /// Writes a member whose value is already JSON.
    void json_member(std::string_view name, std::string_view text) {
        key(name);
        json(text);
    }

    /// @returns the iterator past the end of the text
    /// @pre a value has been written, and each begin has its end
    [[nodiscard]] Out finish() {
        VITALFEW_ASSERT(open_.empty() && !is_first_);
        return std::move(out_);
    }

private:
    [[nodiscard]] bool is_in_object() const noexcept {
        return !open_.empty() && open_.back() == '}';
    }

    void separate() {
        if (!is_first_) {
            *out_++ = ',';
        }
        is_first_ = false;
    }
    void begin_value() {
        VITALFEW_ASSERT(after_key_ || (open_.empty() ? is_first_ : open_.back() == ']'));
        if (!after_key_) {
            separate();
        }
        after_key_ = false;
    }
    void put_value(std::string_view text) {
        begin_value();
        out_ = detail::put(std::move(out_), text);
    }
    void begin(char opening, char closing) {
        begin_value();
        *out_++ = opening;
        open_.push_back(closing);
        is_first_ = true;
    }
    void end(char closing) {
        VITALFEW_ASSERT(!open_.empty() && open_.back() == closing && !after_key_);
        *out_++ = closing;
        open_.pop_back();
        is_first_ = false;
    }

    Out out_;
    json_options options_;
    std::string open_;  // the closing brackets of the open levels
    bool is_first_ = true;
    bool after_key_ = false;
};

}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif
