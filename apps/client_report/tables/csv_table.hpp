// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_TABLES_CSV_TABLE_HPP
#define CLIENT_REPORT_TABLES_CSV_TABLE_HPP

#include "common/byte_sink.hpp"
#include "input/csv_reader.hpp"
#include "tables/cell.hpp"
#include "tables/result_tables.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace client_report {

// Columns of these names, by what these stand for.
[[nodiscard]] std::vector<table_column> columns_of(std::span<const std::string_view> names,
                                                   cell_kind otherwise);

// Takes a CSV file as it is written, and hands it on as a table: there is one place that says what
// the columns of a result are.
class csv_table final : public byte_sink {
public:
    csv_table(std::string_view name, table_sink& sink);

    void write(std::string_view bytes) override { csv_.feed(bytes); }
    void finish() { csv_.finish(); }

private:
    void take(std::span<const std::string_view> fields);

    std::string_view name_;
    table_sink& sink_;
    std::vector<table_column> columns_;
    std::vector<table_field> fields_;
    csv_reader csv_;
};

}  // namespace client_report

#endif
