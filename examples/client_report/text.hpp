// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_TEXT_HPP
#define CLIENT_REPORT_TEXT_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace client_report {

// The text without the blanks and tabs around it.
[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;

// The text as it may be shown on a terminal, whatever a file holds: valid UTF-8, control characters
// and broken bytes replaced, and no wider than `columns`, cut with an ellipsis.
[[nodiscard]] std::string printable(std::string_view text, std::size_t columns);

// How many columns of a terminal a UTF-8 text takes: 2 for each East Asian character, 0 for each
// combining one.
[[nodiscard]] std::size_t display_width(std::string_view text) noexcept;

// printable(text, columns), filled up with blanks to exactly that many columns. fmt cannot do it:
// its precision counts characters, not columns.
[[nodiscard]] std::string fitted(std::string_view text, std::size_t columns);

// The text as a field of a CSV file: in quotes if it has to be.
[[nodiscard]] std::string csv_field(std::string_view text, char delimiter);

}  // namespace client_report

#endif
