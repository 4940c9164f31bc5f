// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_FORMATS_MARKDOWN_HPP
#define CLIENT_REPORT_FORMATS_MARKDOWN_HPP

#include "vitalfew/report/markdown_table.hpp"

#include "formats/text_sink.hpp"

namespace client_report {

// A table of GitHub Flavored Markdown: numbers to the right. The names of columns are shown as they are:
// "first_deal" has no mark that means anything.
// @param titles vitalfew::report::markdown_titles::plain
using markdown_sink = text_sink<vitalfew::report::markdown_table_writer>;

}  // namespace client_report

#endif
