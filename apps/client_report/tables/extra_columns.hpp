// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_TABLES_EXTRA_COLUMNS_HPP
#define CLIENT_REPORT_TABLES_EXTRA_COLUMNS_HPP

#include "input/csv_rows.hpp"
#include "run/results.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace client_report {

// Columns of clients.csv that an option asks for.
struct extra_columns {
    std::string names;  // each after a comma
    // Adds their fields of the client with this index, each after a comma.
    std::function<void(csv_rows& rows, std::size_t index)> add;
};

// In the order in which they are written. Each refers to the results.
[[nodiscard]] std::vector<extra_columns> extra_columns_of(const results& r);

}  // namespace client_report

#endif
