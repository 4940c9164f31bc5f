// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_FORMATS_XLSX_FILE_HPP
#define CLIENT_REPORT_FORMATS_XLSX_FILE_HPP

#include "run/results.hpp"

#include <string>

namespace client_report {

// Writes the results as a workbook for spreadsheets, into a file that is to be called otherwise
// later.
// @throws output_failed
void write_xlsx(const results& r, const std::string& file, const std::string& called);

}  // namespace client_report

#endif
