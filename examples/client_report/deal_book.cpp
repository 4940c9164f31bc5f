// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "deal_book.hpp"

namespace client_report {

namespace vf = vitalfew;

deal_book::deal_book(const options& o) : period_(o.period()) {
    const vf::collect_options collect{.window = period_,
                                      .returns = o.returns,
                                      .detail = o.count == count_rule::days
                                                    ? vf::profile_detail::full
                                                    : vf::profile_detail::counts};
    if (o.deal_column) {
        collector_.emplace<by_deal>(collect);
    } else {
        collector_.emplace<by_line>(collect);
    }
}

void deal_book::add(const deal_line& line) {
    if (!period_.contains(line.day)) {
        return;  // before its deal costs memory
    }
    ++lines_in_period_;
    if (auto* deals = std::get_if<by_deal>(&collector_)) {
        deals->add(line.client, line.amount, line.day, codes_.code(line.deal_id));
    } else {
        std::get<by_line>(collector_).add(line.client, line.amount, line.day);
    }
}

std::vector<client> deal_book::finish() {
    codes_ = {};
    return std::visit([](auto& collector) { return collector.finish(); }, collector_);
}

}  // namespace client_report
