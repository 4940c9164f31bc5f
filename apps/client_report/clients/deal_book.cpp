// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "clients/deal_book.hpp"

#include <optional>

namespace client_report {

namespace vf = vitalfew;

namespace {

// Lifetimes are in days with a deal, too.
vf::profile_detail detail_of(const options& o, kept what) {
    const bool needs_days =
        o.count == count_rule::days || (what == kept::all && o.as_of.has_value());
    return needs_days ? vf::profile_detail::full : vf::profile_detail::counts;
}

}  // namespace

deal_book::deal_book(const options& o, const vf::period& window, kept what)
    : period_(window), notes_(o, what) {
    const vf::collect_options collect{
        .window = window, .returns = o.returns, .detail = detail_of(o, what)};
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
    std::optional<std::size_t> index;
    if (auto* deals = std::get_if<by_deal>(&collector_)) {
        index = deals->add(line.client, line.amount, line.day, codes_.code(line.deal_id));
    } else {
        index = std::get<by_line>(collector_).add(line.client, line.amount, line.day);
    }
    notes_.add(*index, line);
}

client_base deal_book::finish() {
    codes_ = {};
    return notes_.finish(
        std::visit([](auto& collector) { return collector.finish(); }, collector_));
}

}  // namespace client_report
