// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_WEB_PAGE_PARTS_HPP
#define CLIENT_REPORT_WEB_PAGE_PARTS_HPP

#include "run/results.hpp"

#include <cstddef>
#include <string>

// The parts of the data of the page, each a JSON text that is safe inside a script element.

namespace client_report {

// The most clients in the page, the best ones; clients.csv has all.
inline constexpr std::size_t most_page_clients = 100'000;
// The most clients in a list of decisions, and the most decisions that can be looked up: the first ones.
inline constexpr std::size_t most_listed_clients = 10'000;
inline constexpr std::size_t most_page_decisions = 200'000;

// null without decisions
[[nodiscard]] std::string page_decisions(const results& r);

[[nodiscard]] std::string page_charts(const results& r);

}  // namespace client_report

#endif
