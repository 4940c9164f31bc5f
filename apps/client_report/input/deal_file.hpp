// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_DEAL_FILE_HPP
#define CLIENT_REPORT_DEAL_FILE_HPP

#include "vitalfew/core/period.hpp"

#include "cli/options.hpp"
#include "common/decimal.hpp"

#include <cstdint>
#include <functional>
#include <string_view>

namespace client_report {

// A row of the file, understood. The texts live until the next row.
struct deal_line {
    std::string_view client;
    decimal amount;  // by which returns are known
    decimal value;   // by which clients are ranked; the amount unless there are two columns
    decimal effort;  // 0 unless there is a column for it
    vitalfew::date day;
    std::string_view deal_id;  // empty unless there is a column for it
    std::string_view group;    // empty unless there is a column for it
};

// The most decimals that the numbers of each column were written with.
struct column_decimals {
    int value = 0;
    int sales = 0;
    int effort = 0;
};

// A row of the file that is left out.
struct rejected_row {
    std::uint64_t line;  // of the file, on which the row begins; or row of the query; from 1
    std::string_view reason;
    std::string_view text;
};

struct deal_file_facts {
    std::uint64_t rows = 0;  // after the header, rejected ones too
    std::uint64_t rejected = 0;
    column_decimals decimals;
};

using deal_handler = std::function<void(const deal_line&)>;
using reject_handler = std::function<void(const rejected_row&)>;

// Reads the file of the options, or what their query finds in the database, row by row.
//
// @throws bad_input with file, line, column and text; rows that cannot be read go to the second
// handler instead where the options say so. Where quotes leave in doubt at which line the next row
// begins, reading stops all the same.
deal_file_facts read_deals(const options& o, const deal_handler& take,
                           const reject_handler& reject);

}  // namespace client_report

#endif
