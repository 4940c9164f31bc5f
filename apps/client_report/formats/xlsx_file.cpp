// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "formats/xlsx_file.hpp"

#include "formats/workbook.hpp"
#include "tables/result_tables.hpp"

namespace client_report {

void write_xlsx(const results& r, const std::string& file, const std::string& called) {
    workbook book(file, called);
    write_tables(r, book);
    book.finish();
}

}  // namespace client_report
