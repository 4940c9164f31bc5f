// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_FORMATS_CSV_HPP
#define CLIENT_REPORT_FORMATS_CSV_HPP

#include "vitalfew/report/csv_table.hpp"

#include "formats/text_sink.hpp"
#include "tables/table_list.hpp"

#include <iterator>  // std::back_inserter
#include <string>

namespace client_report {

using csv_sink = text_sink<vitalfew::report::csv_table_writer>;

// The beginning of the CSV file of a table, whatever its results: the header, or the part of it that is
// known without results. A file with this beginning was written by client_report.
[[nodiscard]] inline std::string csv_beginning(const listed_table& table, const results& r) {
    std::string header;
    vitalfew::report::csv_table_writer writer(std::back_inserter(header));
    writer.begin(table.make(r).columns());
    if (table.columns == known_columns::first_ones) {
        header.pop_back();  // the end of the line
    }
    return header;
}

}  // namespace client_report

#endif
