// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BENCH_COMPARE_SORTERS_HPP
#define VITALFEW_BENCH_COMPARE_SORTERS_HPP

#include <cstddef>
#include <functional>  // std::greater
#include <span>

#if __has_include(<boost/sort/pdqsort/pdqsort.hpp>)
#include <boost/sort/pdqsort/pdqsort.hpp>
#include <boost/sort/spreadsort/spreadsort.hpp>
#include <boost/version.hpp>
#define VITALFEW_BENCH_HAS_BOOST_SORT 1
#endif

#ifdef VITALFEW_BENCH_HAS_HIGHWAY
#include <hwy/contrib/sort/vqsort.h>
#endif

#ifdef VITALFEW_BENCH_HAS_TBB
#include <oneapi/tbb/parallel_sort.h>
#endif

/// Sorts of other libraries, in the form that sort_values takes. Those that the machine lacks are left out.
namespace vitalfew_bench {

#ifdef VITALFEW_BENCH_HAS_BOOST_SORT

/// Pattern-defeating quicksort (O. Peters).
struct boost_pdqsort {
    static constexpr bool descending = true;
    template <class Value>
    void operator()(std::span<Value> values) const {
        boost::sort::pdqsort(values.begin(), values.end(), std::greater<Value>{});
    }
};

/// Hybrid radix sort (S. Ross).
struct boost_spreadsort {
    static constexpr bool descending = false;
    template <class Value>
    void operator()(std::span<Value> values) const {
        boost::sort::spreadsort::spreadsort(values.begin(), values.end());
    }
};

#endif

#ifdef VITALFEW_BENCH_HAS_HIGHWAY

/// Vectorised quicksort of Highway (Blacher, Giesen, Sanders and Wassenberg, 2022); picks the widest
/// instructions at run time.
struct highway_vqsort {
    static constexpr bool descending = true;
    template <class Value>
    void operator()(std::span<Value> values) const {
        static const hwy::Sorter sorter;  // it owns a buffer
        sorter(values.data(), values.size(), hwy::SortDescending{});
    }
};

#endif

#ifdef VITALFEW_BENCH_HAS_TBB

/// On all cores.
struct tbb_sort {
    static constexpr bool descending = true;
    template <class Value>
    void operator()(std::span<Value> values) const {
        oneapi::tbb::parallel_sort(values.begin(), values.end(), std::greater<Value>{});
    }
};

#endif

}  // namespace vitalfew_bench

#endif
