// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_INPUT_SQLITE_DEALS_HPP
#define CLIENT_REPORT_INPUT_SQLITE_DEALS_HPP

#include "files/digest.hpp"
#include "input/deal_source.hpp"

namespace client_report {

// The deals that a query finds in a SQLite database, which is opened for reading only. The columns of
// the query stand for those of a CSV file, and NULL for an empty field. A TEXT is read as it is, an
// INTEGER digit by digit, and a REAL as the shortest text that gives it back.
class sqlite_deals final : public deal_source {
public:
    // The settings must outlive this.
    // @pre they have a query
    // @param digest gets the rows of the query too, see row_digest, unless it is null
    explicit sqlite_deals(const run_settings& asked, byte_digest* digest = nullptr)
        : asked_(asked), digest_(digest) {}

    // @throws bad_input with database, row, column and text
    deal_facts read(const deal_handler& take, const reject_handler& reject,
                    const run_watch& watch) override;

private:
    const run_settings& asked_;
    byte_digest* digest_;
};

}  // namespace client_report

#endif
