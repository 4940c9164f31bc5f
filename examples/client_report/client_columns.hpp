// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_CLIENT_COLUMNS_HPP
#define CLIENT_REPORT_CLIENT_COLUMNS_HPP

#include "results.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace client_report {

// How a field is read and shown. An integer may have decimals where places are averages.
enum class column_kind { text, integer, amount, share, grade, day, flag };

// A fact about each client that an option asks for.
struct client_column {
    std::string name;   // in clients.csv
    std::string title;  // for people
    column_kind kind = column_kind::text;
    // Of the client with this index; empty where it is not known.
    std::function<std::string(std::size_t index)> text;
};

// In the order in which they are written. Each refers to the results.
[[nodiscard]] std::vector<client_column> asked_columns(const results& r);

}  // namespace client_report

#endif
