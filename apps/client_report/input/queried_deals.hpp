// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_SQLITE_QUERIED_DEALS_HPP
#define CLIENT_REPORT_SQLITE_QUERIED_DEALS_HPP

#include "cli/options.hpp"
#include "input/deal_file.hpp"

namespace client_report {

// Reads the deals that the query of the options finds in their database, which is opened for reading
// only. The columns of the query stand for those of a CSV file, and NULL for an empty field. A TEXT is
// read as it is, an INTEGER digit by digit, and a REAL as the shortest text that gives it back.
//
// @pre the options have a query
// @throws bad_input with database, row, column and text, as read_deals
deal_file_facts read_queried_deals(const options& o, const deal_handler& take,
                                   const reject_handler& reject);

}  // namespace client_report

#endif
