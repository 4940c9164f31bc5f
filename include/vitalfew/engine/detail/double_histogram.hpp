// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_DETAIL_DOUBLE_HISTOGRAM_HPP
#define VITALFEW_ENGINE_DETAIL_DOUBLE_HISTOGRAM_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/exact/detail/floating_point.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"

#include <algorithm>  // std::sort
#include <array>
#include <bit>  // std::bit_cast
#include <cstddef>
#include <cstdint>
#include <cstdlib>  // std::calloc, std::free
#include <memory>
#include <new>
#include <span>
#include <vector>

#if defined(__SSE2__) && defined(__x86_64__)
#include <emmintrin.h>
#endif

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The bucket of a double: its leading 16 bits, which are sign, exponent and 4 bits of the mantissa. Larger
/// positive values have the same or a larger bucket.
using bucket_number = std::uint16_t;

constexpr bucket_number bucket_of(double value) noexcept {
    return static_cast<bucket_number>(std::bit_cast<std::uint64_t>(value) >> 48U);
}

inline constexpr bucket_number first_negative_bucket = 0x8000;
/// The first bucket, without the sign bit, of infinities and NaN.
inline constexpr bucket_number first_invalid_bucket = 0x7FF0;

/// The number of values in a bucket and the exact sum of their low 48 bits. The leading bits are the same
/// for all of them, so this gives the exact sum of the values.
struct bucket_total {
    bucket_number bucket = 0;
    std::uint64_t count = 0;
    word_pair low_bits;
};

/// A positive double is units_of(value) * 2^exponent_of(bucket); within a bucket, units have the order of the
/// values.
constexpr std::uint64_t units_of(double value) noexcept {
    return take_apart(value).mantissa;
}
constexpr int exponent_of(bucket_number bucket) noexcept {
    const int field = (bucket & 0x7FFF) >> 4;
    return (field == 0 ? 0 : field - 1) - 1074;
}
constexpr double value_of(std::uint64_t units, bucket_number bucket) noexcept {
    const std::uint64_t hidden = std::uint64_t{1} << 52U;
    const auto field = static_cast<std::uint64_t>(bucket >> 4);
    return std::bit_cast<double>((field << 52U) | (units & (hidden - 1)));
}

/// @returns the sum of the magnitudes of the values of a bucket, in units
constexpr word_pair units_in(const bucket_total& total) noexcept {
    const std::uint64_t leading =
        (total.bucket & 0xFU) | ((total.bucket & 0x7FF0U) != 0 ? 0x10U : 0U);
    word_pair sum = multiply(leading << 48U, total.count);
    add_to(sum, total.low_bits);
    return sum;
}

/// A histogram of doubles by bucket, with the count and the exact sum of each: one load and one store a
/// value.
///
/// One 128-bit addition to a bin adds to both count and sum: the low 32 bits of the mantissa to the first
/// word; the next 16 bits to the low part of the second, and 1 to the count above them. A bin has room for
/// 2^24 values, after which all are emptied into totals. Two tables take turns, because adding to a bin
/// that was just written waits for that write.
///
/// The tables are two megabytes of address space, but only the pages of buckets that occur are touched, read
/// and cleared. They are allocated for the first value: the threads of a parallel pass have histograms of
/// their own, and that of the workspace stays unused.
class double_histogram {
public:
    /// Adds values.
    /// @throws std::bad_alloc
    void observe(std::span<const double> values) {
        if (!bins_) {
            bins_ = allocate();
        }
        while (!values.empty()) {
            const std::size_t room = max_in_bins - in_bins_;
            const std::size_t count = values.size() < room ? values.size() : room;
            add_to_bins(values.data(), count);
            in_bins_ += count;
            // not covered: takes 2^24 values
            if (in_bins_ == max_in_bins) {
                empty_bins();
            }
            values = values.subspan(count);
        }
    }

    /// Empties the histogram.
    void clear() { (void)take(); }

    /// Empties the histogram. @returns its totals by bucket in increasing order
    [[nodiscard]] const std::vector<bucket_total>& take() {
        empty_bins();
        result_.clear();
        for (std::size_t page = 0; page < pages; ++page) {
            if (totals_[page].empty()) {
                continue;
            }
            for (const bucket_total& total : totals_[page]) {
                if (total.count != 0) {
                    result_.push_back(total);
                }
            }
            totals_[page].clear();
        }
        return result_;
    }

private:
    static constexpr std::size_t buckets = 65536;
    static constexpr std::size_t pages = 256;  // of buckets with the same leading 8 bits
    static constexpr std::size_t page_size = buckets / pages;
    static constexpr std::size_t max_in_bins = std::size_t{1} << 24U;
    static constexpr unsigned count_shift = 40;  // 16 bits from each of 2^24 values lie below

    struct alignas(16) bin {
        std::uint64_t low;
        std::uint64_t high_and_count;
    };
    struct release {
        // NOLINTNEXTLINE(cppcoreguidelines-no-malloc): see allocate()
        void operator()(bin* bins) const noexcept { std::free(bins); }
    };

    static std::unique_ptr<bin, release> allocate() {
        // The system zeroes each page when it is first touched; a vector would touch all.
        // NOLINTNEXTLINE(cppcoreguidelines-no-malloc): new zeroes at once, and touches every page
        auto* bins = static_cast<bin*>(std::calloc(2 * buckets, sizeof(bin)));
        // not covered: calloc does not fail in a test
        if (bins == nullptr) {
            VITALFEW_THROW(std::bad_alloc());
        }
        return std::unique_ptr<bin, release>(bins);
    }

    static void add(bin& to, std::uint64_t bits) noexcept {
#if defined(__SSE2__) && defined(__x86_64__)
        __m128i parts = _mm_cvtsi64_si128(static_cast<long long>(bits));
        parts = _mm_unpacklo_epi32(parts, _mm_setzero_si128());
        parts = _mm_and_si128(parts, _mm_set_epi32(0, 0xFFFF, 0, -1));
        parts = _mm_add_epi64(parts, _mm_set_epi64x(1LL << count_shift, 0));
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): required by the intrinsics
        auto* const at = reinterpret_cast<__m128i*>(&to);
        _mm_store_si128(at, _mm_add_epi64(_mm_load_si128(at), parts));
#else
        to.low += bits & 0xFFFF'FFFFU;
        to.high_and_count += ((bits >> 32U) & 0xFFFFU) + (std::uint64_t{1} << count_shift);
#endif
    }

    void add_to_bins(const double* values, std::size_t count) noexcept {
        bin* const even = bins_.get();
        bin* const odd = even + buckets;
        std::uint8_t* const used = used_.data();
        std::size_t i = 0;
        for (; i + 1 < count; i += 2) {
            const auto first = std::bit_cast<std::uint64_t>(values[i]);
            const auto second = std::bit_cast<std::uint64_t>(values[i + 1]);
            used[first >> 56U] = 1;
            used[second >> 56U] = 1;
            add(even[first >> 48U], first);
            add(odd[second >> 48U], second);
        }
        if (i < count) {
            const auto last = std::bit_cast<std::uint64_t>(values[i]);
            used[last >> 56U] = 1;
            add(even[last >> 48U], last);
        }
    }

    void empty_bins() {
        for (std::size_t page = 0; page < pages; ++page) {
            if (used_[page] == 0) {
                continue;
            }
            std::vector<bucket_total>& totals = totals_[page];
            if (totals.empty()) {
                totals.resize(page_size);
                for (std::size_t i = 0; i < page_size; ++i) {
                    totals[i].bucket = static_cast<bucket_number>(page * page_size + i);
                }
            }
            for (std::size_t table = 0; table < 2; ++table) {
                bin* const bins = bins_.get() + table * buckets + page * page_size;
                for (std::size_t i = 0; i < page_size; ++i) {
                    const std::uint64_t high =
                        bins[i].high_and_count & ((std::uint64_t{1} << count_shift) - 1);
                    totals[i].count += bins[i].high_and_count >> count_shift;
                    add_to(totals[i].low_bits, {bins[i].low, 0});
                    add_to(totals[i].low_bits, {high << 32U, high >> 32U});
                    bins[i] = {};
                }
            }
            used_[page] = 0;
        }
        in_bins_ = 0;
    }

    std::unique_ptr<bin, release> bins_;
    std::array<std::uint8_t, pages> used_{};
    std::size_t in_bins_ = 0;
    std::array<std::vector<bucket_total>, pages> totals_;
    std::vector<bucket_total> result_;
};

/// Takes the totals of several histograms together; they are empty then.
/// @param histograms of executor.per_worker()
/// @param room for totals of more than one histogram
/// @returns the totals, by bucket in increasing order
template <class Histograms>
[[nodiscard]] const std::vector<bucket_total>& take_all(Histograms& histograms,
                                                        std::vector<bucket_total>& room) {
    if (histograms.size() == 1) {
        return histograms.begin()->take();
    }
    room.clear();
    for (double_histogram& histogram : histograms) {
        const auto& totals = histogram.take();
        room.insert(room.end(), totals.begin(), totals.end());
    }
    std::sort(room.begin(), room.end(),
              [](const bucket_total& a, const bucket_total& b) { return a.bucket < b.bucket; });
    std::size_t kept = 0;
    for (std::size_t i = 1; i < room.size(); ++i) {
        if (room[i].bucket == room[kept].bucket) {
            room[kept].count += room[i].count;
            add_to(room[kept].low_bits, room[i].low_bits);
        } else {
            room[++kept] = room[i];
        }
    }
    room.resize(room.empty() ? 0 : kept + 1);
    return room;
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
