// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BENCH_COMPARE_RANK_WAYS_HPP
#define VITALFEW_BENCH_COMPARE_RANK_WAYS_HPP

#include "vitalfew/rank/rank.hpp"

#include "bench/compare/sorters.hpp"
#include "bench/compare/way.hpp"

#include <algorithm>  // std::sort
#include <bit>        // std::bit_cast
#include <cstddef>
#include <cstdint>
#include <memory>  // std::make_shared
#include <ostream>
#include <span>
#include <string>
#include <utility>  // std::move
#include <vector>

/// Ways to rank: the place of every client, and the clients in order of their places.
namespace vitalfew_bench {

struct places_and_order {
    std::vector<std::size_t> places;
    std::vector<std::size_t> order;

    /// Fills in both from sorted pairs; equal values have the best place among them.
    template <class Pairs, class Value, class Index>
    void take(const Pairs& pairs, Value value_of, Index index_of) {
        places.resize(pairs.size());
        order.resize(pairs.size());
        std::size_t place = 0;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            if (i == 0 || value_of(pairs[i]) != value_of(pairs[i - 1])) {
                place = i + 1;
            }
            order[i] = index_of(pairs[i]);
            places[order[i]] = place;
        }
    }
};

/// std::sort of pairs, the index deciding among equals.
class rank_by_pairs {
public:
    void operator()(std::span<const double> values, places_and_order& result) {
        pairs_.resize(values.size());
        for (std::size_t i = 0; i < values.size(); ++i) {
            pairs_[i] = {values[i], i};
        }
        std::sort(pairs_.begin(), pairs_.end(), [](const pair& a, const pair& b) {
            return a.value > b.value || (a.value == b.value && a.index < b.index);
        });
        result.take(
            pairs_, [](const pair& it) { return it.value; },
            [](const pair& it) { return it.index; });
    }

private:
    struct pair {
        double value;
        std::size_t index;
    };
    std::vector<pair> pairs_;
};

#ifdef VITALFEW_BENCH_HAS_HIGHWAY

/// Highway's vectorised sort of 128-bit keys: the value turned into an integer of the same order, and the
/// index below it, so that equal values stay in the order of the base.
class rank_by_vqsort {
public:
    void operator()(std::span<const double> values, places_and_order& result) {
        pairs_.resize(values.size());
        for (std::size_t i = 0; i < values.size(); ++i) {
            // Ascending, because of the index: so the largest value has the smallest key.
            const auto bits = std::bit_cast<std::uint64_t>(values[i] + 0.0);
            constexpr std::uint64_t sign = std::uint64_t{1} << 63U;
            pairs_[i].hi = (bits & sign) != 0 ? bits : ~(bits | sign);
            pairs_[i].lo = i;
        }
        sorter_(pairs_.data(), pairs_.size(), hwy::SortAscending{});
        result.take(
            pairs_, [](const hwy::uint128_t& it) { return it.hi; },
            [](const hwy::uint128_t& it) { return static_cast<std::size_t>(it.lo); });
    }

private:
    hwy::Sorter sorter_;
    std::vector<hwy::uint128_t> pairs_;
};

#endif

template <class Rival>
[[nodiscard]] way rank_rival(std::string name, std::span<const double> values) {
    auto result = std::make_shared<places_and_order>();
    return {std::move(name),
            [values, result, rival = std::make_shared<Rival>()] { (*rival)(values, *result); },
            [result](std::ostream& to) { write_bytes<std::size_t>(to, result->places); }};
}

[[nodiscard]] inline std::vector<way> ways_to_rank(const std::vector<double>& values) {
    std::vector<way> ways;
    const auto add_ours = [&ways](std::string name, auto rank) {
        auto result = std::make_shared<vitalfew::ranking>();
        ways.push_back(
            {std::move(name),
             [rank, result] {
                 *result = {};  // its memory serves the next
                 *result = rank();
             },
             [result](std::ostream& to) { write_bytes<std::size_t>(to, result->places()); }});
    };
    add_ours("vitalfew", [&values] { return vitalfew::rank(values); });
    ways.push_back(rank_rival<rank_by_pairs>("sort_pairs", values));
#ifdef VITALFEW_BENCH_HAS_HIGHWAY
    ways.push_back(rank_rival<rank_by_vqsort>("vqsort_pairs", values));
#endif
    return ways;
}

}  // namespace vitalfew_bench

#endif
