// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_INPUT_DEAL_SOURCE_HPP
#define CLIENT_REPORT_INPUT_DEAL_SOURCE_HPP

#include "vitalfew/core/period.hpp"

#include "common/decimal.hpp"
#include "common/watch.hpp"
#include "input/input_log.hpp"
#include "settings/settings.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

namespace client_report {

// A deal, or a line of one. The texts live until the handler returns.
struct deal_line {
    std::string_view client;
    decimal amount;  // by which returns are known
    decimal value;   // by which clients are ranked; the amount unless there are two values
    decimal effort;  // 0 unless the settings name a column for it
    vitalfew::date day;
    std::string_view deal_id;  // empty unless the settings name a column for it
    std::string_view group;    // empty unless the settings name a column for it
};

// The most decimals that the numbers of each column were written with.
struct column_decimals {
    int value = 0;
    int sales = 0;
    int effort = 0;
};

// A row that is left out because it cannot be read.
struct rejected_row {
    std::uint64_t line;  // of the file, on which the row begins; or row of the query; from 1
    std::string_view reason;
    std::string_view text;
};

// What was read.
struct deal_facts {
    std::uint64_t rows = 0;  // without the header, but with the rejected ones
    std::uint64_t rejected = 0;
    column_decimals decimals;
};

using deal_handler = std::function<void(const deal_line& deal)>;
using reject_handler = std::function<void(const rejected_row& row)>;

// Where deals come from: a CSV file, a query of a database, the memory of the caller. A further kind
// of file is a class that derives from this one; where it has rows of text under a header, deal_rows
// understands them.
class deal_source {
public:
    deal_source() = default;
    deal_source(const deal_source&) = delete;
    deal_source& operator=(const deal_source&) = delete;
    virtual ~deal_source() = default;

    // Hands over all deals, once, in any order. A row that cannot be read goes to the second handler
    // where the settings say so; else reading stops.
    //
    // @param watch gets the progress of the reading, and can end it
    // @throws bad_input with source, line, column and text; run_cancelled; what the handlers throw
    virtual deal_facts read(const deal_handler& take, const reject_handler& reject,
                            const run_watch& watch) = 0;
};

// The source that the settings name: the database where there is a query, else the CSV file, plain or
// gzip. The settings must outlive it.
// @throws bad_input when it cannot be opened
[[nodiscard]] std::unique_ptr<deal_source> open_deals(const run_settings& asked,
                                                      input_log* log = nullptr);

}  // namespace client_report

#endif
