// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_DETAIL_PUT_TEXT_HPP
#define VITALFEW_REPORT_DETAIL_PUT_TEXT_HPP

#include <concepts>
#include <iterator>  // std::output_iterator, std::back_insert_iterator
#include <string>
#include <string_view>

namespace vitalfew {
inline namespace v0 {
namespace report {
namespace detail {

/// Writes a text to an output iterator; in one step to one that appends to a string.
template <std::output_iterator<char> Out>
constexpr Out put(Out out, std::string_view text) {
    if constexpr (std::same_as<Out, std::back_insert_iterator<std::string>>) {
        struct access : Out {
            explicit access(const Out& it) : Out(it) {}
            std::string& text() const { return *this->container; }
        };
        access(out).text().append(text);
        return out;
    }
    for (const char c : text) {
        *out++ = c;
    }
    return out;
}

}  // namespace detail
}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif
