// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_TERMINAL_REPORT_TEXT_HPP
#define CLIENT_REPORT_TERMINAL_REPORT_TEXT_HPP

#include "vitalfew/classify/classification.hpp"

#include "run/results.hpp"
#include "terminal/page.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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

// The grades with clients, value and cutoff.
void write_grades(page& page, const results& r,
                  const vitalfew::classification_summary<amount_sum>& classes);

// A table of counts. Where it would be wider than the page, says where it is found instead.
struct count_table {
    std::string corner;
    std::vector<std::string> columns;
    std::vector<std::string> rows;
    std::vector<std::vector<std::uint64_t>> counts;  // row by row
};
void write_counts(page& page, const count_table& table);

}  // namespace client_report

#endif
