// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_INPUT_CSV_DEALS_HPP
#define CLIENT_REPORT_INPUT_CSV_DEALS_HPP

#include "input/deal_source.hpp"
#include "input/input_file.hpp"

#include <string>
#include <utility>  // std::move

namespace client_report {

// Deals in a CSV file. Where quotes leave it unknown on which line the next row begins, reading stops
// even if the settings say to skip bad rows.
class csv_deals final : public deal_source {
public:
    // The settings must outlive this.
    csv_deals(const run_settings& asked, input_file file) : asked_(asked), file_(std::move(file)) {}

    deal_facts read(const deal_handler& take, const reject_handler& reject,
                    const run_watch& watch) override;

private:
    const run_settings& asked_;
    input_file file_;
};

}  // namespace client_report

#endif
