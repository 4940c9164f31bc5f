// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_DETAIL_PUT_TEXT_HPP
#define VITALFEW_REPORT_DETAIL_PUT_TEXT_HPP

#include <iterator>  // std::output_iterator
#include <string_view>

namespace vitalfew {
inline namespace v0 {
namespace report {
namespace detail {

/// Hands a text over, byte by byte.
template <std::output_iterator<char> Out>
constexpr Out put(Out out, std::string_view text) {
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
