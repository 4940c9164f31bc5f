// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BENCH_COMPARE_DEAL_WAYS_HPP
#define VITALFEW_BENCH_COMPARE_DEAL_WAYS_HPP

#include "vitalfew/clients/client_collector.hpp"
#include "vitalfew/clients/collect_clients.hpp"
#include "vitalfew/clients/deal_fields.hpp"
#include "vitalfew/core/period.hpp"

#include "bench/compare/way.hpp"
#include "bench/config.hpp"
#include "bench/grouping.hpp"

#include <algorithm>  // std::sort
#include <array>
#include <chrono>
#include <cstdint>
#include <memory>  // std::make_shared
#include <ostream>
#include <string>
#include <utility>  // std::move
#include <vector>

/// Ways to make clients of deals.
namespace vitalfew_bench {

/// Key, deals, sum in cents, first day, last day; compared in the order of the keys.
using grouped_client = std::array<std::int64_t, 5>;

inline void write_grouped(std::ostream& to, std::vector<grouped_client> clients) {
    std::sort(clients.begin(), clients.end());
    write_bytes<grouped_client>(to, clients);
}

/// Ours.
[[nodiscard]] inline way collecting_way(std::string name, const std::vector<deal>& deals,
                                        vitalfew::collect_options options) {
    const vitalfew::deal_fields fields(&deal::client, &deal::cents, [](const deal& it) {
        return vitalfew::date(std::chrono::days(it.day));
    });
    using profiles = decltype(vitalfew::collect_clients(deals, fields, options));
    auto result = std::make_shared<profiles>();
    return {std::move(name),
            [&deals, fields, options, result] {
                *result = {};
                *result = vitalfew::collect_clients(deals, fields, options);
            },
            [result](std::ostream& to) {
                std::vector<grouped_client> clients;
                clients.reserve(result->size());
                for (const auto& it : *result) {
                    const auto day = [](const auto& when) {
                        return std::int64_t{when->time_since_epoch().count()};
                    };
                    // The sums are far below what a double holds exactly.
                    clients.push_back({it.key, static_cast<std::int64_t>(it.deals),
                                       static_cast<std::int64_t>(it.value().to_double()),
                                       day(it.first_deal), day(it.last_deal)});
                }
                write_grouped(to, std::move(clients));
            }};
}

/// A hash map from the key to the client's sums.
template <class Map>
[[nodiscard]] way grouping_way(std::string name, const std::vector<deal>& deals) {
    auto result = std::make_shared<Map>();
    return {std::move(name),
            [&deals, result] {
                *result = Map();
                group_deals(deals, &deal::client, *result);
            },
            [result](std::ostream& to) {
                std::vector<grouped_client> clients;
                clients.reserve(result->size());
                for (const auto& [key, it] : *result) {
                    clients.push_back({key, it.deals, it.cents, it.first, it.last});
                }
                write_grouped(to, std::move(clients));
            }};
}

[[nodiscard]] inline std::vector<way> ways_of_deals(const std::vector<deal>& deals) {
    std::vector<way> ways;
    ways.push_back(collecting_way("vitalfew", deals, {.detail = vitalfew::profile_detail::counts}));
    ways.push_back(collecting_way("vitalfew_full", deals, {}));
    ways.push_back(grouping_way<std_map<std::int64_t>>("std_unordered_map", deals));
#ifdef VITALFEW_BENCH_HAS_BOOST_FLAT_MAP
    ways.push_back(grouping_way<boost_map<std::int64_t>>("boost_flat_map", deals));
#endif
#ifdef VITALFEW_BENCH_HAS_ABSL
    ways.push_back(grouping_way<absl_map<std::int64_t>>("absl_flat_hash_map", deals));
#endif
    return ways;
}

}  // namespace vitalfew_bench

#endif
