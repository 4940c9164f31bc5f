// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_INPUT_HEADER_LINE_HPP
#define CLIENT_REPORT_INPUT_HEADER_LINE_HPP

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace client_report {

// The index of a column, by the header line of a file.
// @throws bad_input when two columns have the name; find_column also when none has, and lists those
// that exist
[[nodiscard]] std::size_t find_column(std::string_view name,
                                      std::span<const std::string_view> header);
[[nodiscard]] std::optional<std::size_t> look_for_column(std::string_view name,
                                                         std::span<const std::string_view> header);

// The message about a row whose number of fields differs from the header's.
[[nodiscard]] std::string wrong_field_count(std::size_t fields, std::size_t in_header);

}  // namespace client_report

#endif
