// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_WEB_PAGE_PARTS_HPP
#define CLIENT_REPORT_WEB_PAGE_PARTS_HPP

#include "run/results.hpp"

#include <cstddef>
#include <string>

// The parts of the data of the page, each a JSON text that may stand in a script element.

namespace client_report {

// So many clients have a row in the page, the best ones; clients.csv has all.
inline constexpr std::size_t most_page_clients = 100'000;
// How many clients a list of decisions has, and how many decisions there are to look up: the first.
inline constexpr std::size_t most_listed_clients = 10'000;
inline constexpr std::size_t most_page_decisions = 200'000;

// null where nothing was decided
[[nodiscard]] std::string page_decisions(const results& r);

[[nodiscard]] std::string page_charts(const results& r);

}  // namespace client_report

#endif
