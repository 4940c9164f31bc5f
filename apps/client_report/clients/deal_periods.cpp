// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "clients/deal_periods.hpp"

#include "common/errors.hpp"

namespace client_report {

namespace vf = vitalfew;

deal_periods::deal_periods(const run_settings& asked)
    : asked_(asked), current_(asked, asked.period(), kept::all) {
    if (asked.compare) {
        earlier_.emplace(asked, *asked.compare, kept::grades);
        // A client with a deal in the earlier period is in its analysis, unless that leaves out one-off
        // clients.
        known_before_ =
            asked.graded == graded_clients::repeat ? asked.compare->to() : asked.compare->from();
    } else if (asked.previous) {
        known_before_ = asked.from;
    }
}

void deal_periods::add(const deal_line& line) {
    current_.add(line);
    if (earlier_) {
        earlier_->add(line);
    }
    if (known_before_ && line.day < *known_before_ && !known_.contains(line.client)) {
        known_.emplace(line.client);
    }
}

client_base deal_periods::earlier() {
    if (earlier_->lines_in_period() == 0) {
        throw bad_input("no deal lies in the period compared with, from " +
                        vf::to_string(asked_.compare->from()) + " to " +
                        vf::to_string(asked_.compare->to()) +
                        ": is --compare-from right, and does the file go back so far?");
    }
    return earlier_->finish();
}

}  // namespace client_report
