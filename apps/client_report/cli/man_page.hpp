// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_PIPELINE_MAN_PAGE_HPP
#define CLIENT_REPORT_PIPELINE_MAN_PAGE_HPP

#include <string>

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11's
class App;       // NOLINT(readability-identifier-naming)
}  // namespace CLI

namespace client_report {

// The manual page of the program, from what --help says too.
[[nodiscard]] std::string man_page(const CLI::App& app, const std::string& version);

}  // namespace client_report

#endif
