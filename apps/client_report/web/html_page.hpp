// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_WEB_HTML_PAGE_HPP
#define CLIENT_REPORT_WEB_HTML_PAGE_HPP

#include "common/byte_sink.hpp"
#include "run/results.hpp"

namespace client_report {

// @throws bad_input when this build of the program has no page
void check_page_is_built();

// The report as one HTML file, which needs nothing else.
// @pre the page is built
void write_html_page(const results& r, byte_sink& sink);

}  // namespace client_report

#endif
