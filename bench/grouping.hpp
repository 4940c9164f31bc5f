// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BENCH_GROUPING_HPP
#define VITALFEW_BENCH_GROUPING_HPP

#include "bench/config.hpp"

#include <cstdint>
#include <functional>  // std::invoke
#include <string>
#include <unordered_map>

#if __has_include(<boost/unordered/unordered_flat_map.hpp>)
#include <boost/unordered/unordered_flat_map.hpp>
#define VITALFEW_BENCH_HAS_BOOST_FLAT_MAP 1
#endif

#ifdef VITALFEW_BENCH_HAS_ABSL
#include <absl/container/flat_hash_map.h>
#endif

/// Grouping deals by client without vitalfew: with a hash map. Libraries that are not installed are left out.
namespace vitalfew_bench {

/// The data of a client, as with profile_detail::counts, but with a sum that may overflow.
struct deal_sums {
    std::int64_t deals = 0;
    std::int64_t cents = 0;
    std::int64_t first = 0;
    std::int64_t last = 0;
};

template <class Key>
using std_map = std::unordered_map<Key, deal_sums>;
#ifdef VITALFEW_BENCH_HAS_BOOST_FLAT_MAP
template <class Key>
using boost_map = boost::unordered_flat_map<Key, deal_sums>;
#endif
#ifdef VITALFEW_BENCH_HAS_ABSL
template <class Key>
using absl_map = absl::flat_hash_map<Key, deal_sums>;
#endif

/// @param deals records with cents and day
/// @param client projection to the key of a deal
template <class Deals, class Client, class Map>
void group_deals(const Deals& deals, Client client, Map& clients) {
    for (const auto& it : deals) {
        deal_sums& sums = clients[std::invoke(client, it)];
        if (sums.deals++ == 0) {
            sums.first = sums.last = it.day;
        } else {
            sums.first = it.day < sums.first ? it.day : sums.first;
            sums.last = it.day > sums.last ? it.day : sums.last;
        }
        sums.cents += it.cents;
    }
}

}  // namespace vitalfew_bench

#endif
