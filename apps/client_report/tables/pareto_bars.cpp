// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "tables/pareto_bars.hpp"

#include "vitalfew/exact/exact_share.hpp"

#include <algorithm>  // std::min

namespace client_report {

std::vector<pareto_bar> pareto_bars(const results& r) {
    const auto order = r.found.places.order();
    const amount_sum& total = r.found.classes().total();
    const auto share = [&total](const amount_sum& sum) {
        return total.sign() == 0 ? 0.0 : vitalfew::exact_share<decimal>(sum, total).to_double();
    };
    const std::size_t count = std::min(order.size(), most_pareto_bars);
    std::vector<pareto_bar> bars;
    bars.reserve(count);
    amount_sum before;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < count; ++i) {
        // The first bars have the clients that are left over, one each.
        const std::size_t end = begin + order.size() / count + (i < order.size() % count ? 1 : 0);
        amount_sum value;
        for (const std::size_t one : order.subspan(begin, end - begin)) {
            const amount_sum each = r.found.base.clients[one].value();
            if (each.sign() > 0) {
                value += each;
            }
        }
        before += value;
        bars.push_back({begin, end, value, share(value), share(before)});
        begin = end;
    }
    return bars;
}

}  // namespace client_report
