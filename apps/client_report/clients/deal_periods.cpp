// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "clients/deal_periods.hpp"

#include "common/errors.hpp"

namespace client_report {

namespace vf = vitalfew;

deal_periods::deal_periods(const options& o) : options_(o), current_(o, o.period(), kept::all) {
    if (o.compare) {
        earlier_.emplace(o, *o.compare, kept::grades);
        // Who has a deal in the period is in its analysis, unless one-off clients are not.
        known_before_ = o.graded == graded_clients::repeat ? o.compare->to() : o.compare->from();
    } else if (o.previous) {
        known_before_ = o.from;
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
                        vf::to_string(options_.compare->from()) + " to " +
                        vf::to_string(options_.compare->to()) +
                        ": is --compare-from right, and does the file go back so far?");
    }
    return earlier_->finish();
}

}  // namespace client_report
