// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "extra_columns.hpp"

#include "client_columns.hpp"
#include "text.hpp"

#include <utility>  // std::move

namespace client_report {

std::vector<extra_columns> extra_columns_of(const results& r) {
    std::vector<extra_columns> columns;
    for (client_column& column : asked_columns(r)) {
        columns.push_back(
            {"," + column.name, [text = std::move(column.text)](csv_rows& rows, std::size_t i) {
                 rows.add(",{}", csv_field(text(i), ','));
             }});
    }
    return columns;
}

}  // namespace client_report
