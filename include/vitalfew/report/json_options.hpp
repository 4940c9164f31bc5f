// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_JSON_OPTIONS_HPP
#define VITALFEW_REPORT_JSON_OPTIONS_HPP

#include <cstdint>

namespace vitalfew {
inline namespace v0 {
namespace report {

/// How a JSON text is written where it may stand inside another document.
enum class json_markup : std::uint8_t {
    escaped,  ///< `<`, `>`, `&`, U+2028 and U+2029 by their numbers: safe inside an HTML script element
    plain  ///< only what JSON itself asks for
};

/// How JSON is written.
struct json_options {
    json_markup markup = json_markup::escaped;
};

}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif
