// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_ANALYSIS_HPP
#define CLIENT_REPORT_ANALYSIS_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/clients/base_inflation.hpp"
#include "vitalfew/clients/client_profile.hpp"
#include "vitalfew/clients/one_off.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/rank/ranking.hpp"

#include "decimal.hpp"
#include "options.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace client_report {

using client = vitalfew::client_profile<std::string, decimal>;
using amount_sum = vitalfew::exact_sum<decimal>;

// The deals that have a client counted, in the way that --count says.
[[nodiscard]] inline vitalfew::deal_count deals_of(const options& o) {
    return vitalfew::deal_count(o.count == count_rule::days ? vitalfew::same_day::once
                                                            : vitalfew::same_day::separate);
}

// The places of the clients, whole or mean ones.
class place_list {
public:
    place_list(const std::vector<client>& clients, place_rule rule);

    // Indices of the clients, best first.
    [[nodiscard]] std::span<const std::size_t> order() const;
    // The place as it is written: "2", or "2.5".
    [[nodiscard]] std::string text(std::size_t index) const;

private:
    std::variant<vitalfew::ranking, vitalfew::average_ranking> ranking_;
};

// The client base, analysed: first the whole of it, then the clients that are graded.
struct analysis {
    vitalfew::inflation_summary<amount_sum> base;
    amount_sum net;  // losses included
    std::uint64_t deals;
    std::optional<vitalfew::date> first_deal;
    std::optional<vitalfew::date> last_deal;

    std::vector<client> clients;
    vitalfew::classification<amount_sum> classes;
    place_list places;
};

[[nodiscard]] analysis analyse(std::vector<client> clients, const options& o);

}  // namespace client_report

#endif
