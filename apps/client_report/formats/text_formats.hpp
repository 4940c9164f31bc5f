// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_FORMATS_TEXT_FORMATS_HPP
#define CLIENT_REPORT_FORMATS_TEXT_FORMATS_HPP

#include "common/byte_sink.hpp"
#include "settings/settings.hpp"
#include "tables/report_table.hpp"

namespace client_report {

// Writes a table as text for the next program.
// @pre the format is not the report
void write_as(output_format format, const report_table& table, byte_sink& bytes);

}  // namespace client_report

#endif
