// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "tables/csv_table.hpp"

#include "common/errors.hpp"

#include <string>

namespace client_report {

std::vector<table_column> columns_of(std::span<const std::string_view> names, cell_kind otherwise) {
    std::vector<table_column> columns;
    for (const std::string_view name : names) {
        const cell_kind kind = kind_of_column(name);
        columns.push_back({std::string(name), kind == cell_kind::text ? otherwise : kind});
    }
    return columns;
}

csv_table::csv_table(std::string_view name, table_sink& sink)
    : name_(name),
      sink_(sink),
      csv_(
          ',', [this](const csv_row& row) { take(row.fields); },
          [](const csv_trouble& trouble) {
              throw output_failed("a row of the results is refused: " +
                                  std::string(trouble.reason));
          }) {}

void csv_table::take(std::span<const std::string_view> fields) {
    if (columns_.empty()) {
        columns_ = columns_of(fields, cell_kind::text);
        // The criteria that targets were judged by, whatever their names.
        constexpr std::size_t own_columns_of_targets = 10;
        if (name_ == "targets") {
            for (std::size_t i = own_columns_of_targets; i < columns_.size(); ++i) {
                columns_[i].kind = cell_kind::number;
            }
        }
        fields_.resize(columns_.size());
        sink_.begin(name_, columns_);
        return;
    }
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        fields_[i] = {fields[i], columns_[i].kind};
    }
    sink_.add_row(fields_);
}

}  // namespace client_report
