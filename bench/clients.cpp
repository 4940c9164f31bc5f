// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/clients/client_collector.hpp"
#include "vitalfew/clients/collect_clients.hpp"
#include "vitalfew/clients/deal_fields.hpp"
#include "vitalfew/core/period.hpp"

#include "bench/config.hpp"
#include "bench/grouping.hpp"

#include <benchmark/benchmark.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

// Collecting deals into clients: by vitalfew and by hash maps, for keys that are numbers and keys that are text. Items
// are deals; there are ten to a client.
namespace vitalfew_bench {
namespace {

struct text_deal {
    std::string client;
    std::int64_t cents;
    std::int64_t day;
};

template <class Deal>
const std::vector<Deal>& deals_of(std::size_t n) {
    static std::vector<Deal> deals;
    if (deals.size() != n) {
        deals.clear();
        deals.reserve(n);
        for (const deal& it : make_deals(n, n / 10)) {
            if constexpr (std::is_same_v<Deal, text_deal>) {
                deals.push_back({text_key(it.client), it.cents, it.day});
            } else {
                deals.push_back(it);
            }
        }
    }
    return deals;
}

template <class Deal>
void collect(benchmark::State& state, vitalfew::profile_detail detail) {
    const auto& deals = deals_of<Deal>(static_cast<std::size_t>(state.range(0)));
    const vitalfew::deal_fields fields(&Deal::client, &Deal::cents, [](const Deal& it) {
        return vitalfew::date(std::chrono::days(it.day));
    });
    for (auto _ : state) {
        benchmark::DoNotOptimize(vitalfew::collect_clients(deals, fields, {.detail = detail}));
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

template <class Deal, template <class> class Map>
void group(benchmark::State& state) {
    const auto& deals = deals_of<Deal>(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        Map<decltype(Deal::client)> clients;
        group_deals(deals, &Deal::client, clients);
        benchmark::DoNotOptimize(clients.size());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

template <class Deal>
void add_ways(const std::string& keys, std::size_t n) {
    const auto add = [&](const char* name, auto run, auto... arguments) {
        benchmark::RegisterBenchmark((name + ("/" + keys)).c_str(), run, arguments...)
            ->Arg(static_cast<std::int64_t>(n))
            ->Unit(benchmark::kMillisecond);
    };
    add("collect_clients", collect<Deal>, vitalfew::profile_detail::counts);
    add("collect_clients_full", collect<Deal>, vitalfew::profile_detail::full);
    add("std_unordered_map", group<Deal, std_map>);
#ifdef VITALFEW_BENCH_HAS_BOOST_FLAT_MAP
    add("boost_flat_map", group<Deal, boost_map>);
#endif
#ifdef VITALFEW_BENCH_HAS_ABSL
    add("absl_flat_hash_map", group<Deal, absl_map>);
#endif
}

const bool added = [] {
    for (std::size_t n = deal_count / 10; n <= deal_count; n *= 10) {
        add_ways<deal>("integer_keys", n);
        add_ways<text_deal>("text_keys", n);
    }
    return true;
}();

}  // namespace
}  // namespace vitalfew_bench
