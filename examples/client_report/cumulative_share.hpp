// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_CUMULATIVE_SHARE_HPP
#define CLIENT_REPORT_CUMULATIVE_SHARE_HPP

#include "vitalfew/exact/exact_share.hpp"

#include "results.hpp"

#include <cstddef>
#include <span>

namespace client_report {

// The share that the clients have who are worth as much as this one or more. The clients come best
// first, so that equals follow each other.
class cumulative_share {
public:
    explicit cumulative_share(const results& r) : r_(r), order_(r.found.places.order()) {}

    double at(std::size_t position) {
        if (r_.found.classes().total().sign() == 0) {
            return 0.0;
        }
        const amount_sum value = r_.found.base.clients[order_[position]].value();
        if (value.sign() <= 0) {
            return 1.0;
        }
        for (; end_ < order_.size(); ++end_) {
            const amount_sum next = r_.found.base.clients[order_[end_]].value();
            if (next < value) {
                break;
            }
            sum_ += next;
        }
        return vitalfew::exact_share<decimal>(sum_, r_.found.classes().total()).to_double();
    }

private:
    const results& r_;
    std::span<const std::size_t> order_;
    std::size_t end_ = 0;  // of those that are in the sum
    amount_sum sum_;
};

}  // namespace client_report

#endif
