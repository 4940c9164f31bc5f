// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_TERMINAL_AMOUNTS_HPP
#define CLIENT_REPORT_TERMINAL_AMOUNTS_HPP

#include "run/results.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace client_report {

// How wide an amount is in the tables of the report.
inline constexpr std::size_t amount_columns = 20;

// "1 client", "2 clients".
[[nodiscard]] std::string clients_counted(std::uint64_t number);

// An exact amount with separators; in as many digits as fit where it is too long for a table.
[[nodiscard]] std::string fitting(const std::string& exact, const amount_sum& sum,
                                  std::size_t columns);
// The same of what clients are ranked by.
[[nodiscard]] std::string amount_within(const results& r, const amount_sum& sum,
                                        std::size_t columns);

// What clients are ranked by, as a word: "profit" or "value".
[[nodiscard]] std::string_view value_word(const results& r);
[[nodiscard]] std::string_view value_heading(const results& r);

}  // namespace client_report

#endif
