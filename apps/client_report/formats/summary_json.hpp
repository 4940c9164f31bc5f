// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_FORMATS_SUMMARY_JSON_HPP
#define CLIENT_REPORT_FORMATS_SUMMARY_JSON_HPP

#include "tables/summary.hpp"

#include <string>

namespace client_report {

// The summary as JSON, by summary.schema.json. Amounts are texts, because many readers of JSON make a double
// of every number; shares are numbers; missing figures are null.
[[nodiscard]] std::string summary_json(const figure_group& summary);

}  // namespace client_report

#endif
