// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_DETAIL_SIGNED_TALLY_HPP
#define VITALFEW_ENGINE_DETAIL_SIGNED_TALLY_HPP

#include "vitalfew/engine/detail/double_histogram.hpp"
#include "vitalfew/engine/detail/executor.hpp"
#include "vitalfew/engine/detail/tally_buckets.hpp"
#include "vitalfew/engine/detail/value_keys.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>  // std::invoke
#include <ranges>
#include <span>
#include <utility>  // std::forward, std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// From how many doubles on a histogram is faster than adding them one by one.
inline constexpr std::size_t histogram_pays_from = 16384;

/// The content of a value_tally: the buckets of the values above 0 and of those below, and the number of
/// zeros.
template <class Value>
struct signed_tally {
    using keys = value_keys<Value>;

    tally_buckets gains;
    tally_buckets losses;
    std::uint64_t zeros = 0;

    [[nodiscard]] std::uint64_t count() const noexcept {
        return gains.count() + losses.count() + zeros;
    }

    /// @pre value is neither NaN nor infinite
    void add(const Value& value) {
        const auto [key, negative] = keys::of(value);
        if (key == 0) {
            ++zeros;
            return;
        }
        const std::size_t bucket = keys::bucket_of(key);
        (negative ? losses : gains).add(bucket, key - keys::first_of(bucket));
    }
    /// @returns false when the value is certainly not there; nothing has changed then
    /// @pre value is neither NaN nor infinite
    [[nodiscard]] bool remove(const Value& value) {
        const auto [key, negative] = keys::of(value);
        if (key == 0) {
            if (zeros == 0) {
                return false;
            }
            --zeros;
            return true;
        }
        const std::size_t bucket = keys::bucket_of(key);
        const tally_bucket one{1, {key - keys::first_of(bucket), 0}};
        tally_buckets& buckets = negative ? losses : gains;
        if (!buckets.at(bucket).contains(one, spans(negative)(bucket))) {
            return false;
        }
        buckets.subtract(bucket, one);
        return true;
    }

    /// @throws std::bad_alloc; nothing has changed then
    void merge(const signed_tally& other) {
        gains.make_room_for(other.gains);
        losses.merge(other.losses);
        gains.merge(other.gains);
        zeros += other.zeros;
    }
    /// @returns false when the values are certainly not all there; nothing has changed then
    [[nodiscard]] bool remove(const signed_tally& other) {
        if (!gains.contains(other.gains, spans(false)) ||
            !losses.contains(other.losses, spans(true)) || other.zeros > zeros) {
            return false;
        }
        gains.subtract(other.gains);
        losses.subtract(other.losses);
        zeros -= other.zeros;
        return true;
    }

    /// Tallies a range.
    /// @throws invalid_value; what the projection throws
    template <class Executor, class Range, class Projection>
    [[nodiscard]] static signed_tally of(const Executor& executor, Range& values,
                                         Projection& value) {
        struct part {
            signed_tally tally;
            invalid_value_count invalid;
        };
        part all;
        if (all.tally.take_histogram(executor, values, value)) {
            return std::move(all.tally);
        }
        all.tally = {};
        auto parts = executor.per_worker(all, [] { return part{}; });
        executor.all_parts(values, value, [&](auto& some, auto& own_value, std::size_t /*first*/) {
            part& own = parts.local();
            invalid_value_count invalid = own.invalid;  // a copy stays in a register
            for (auto&& element : some) {
                const Value next = std::invoke(own_value, std::forward<decltype(element)>(element));
                if (invalid.accept(next)) {
                    own.tally.add(next);
                }
            }
            own.invalid = invalid;
            return true;
        });
        for (const part& own : parts) {
            if constexpr (Executor::is_serial) {
                own.invalid.throw_if_any();
            } else {
                if (own.invalid.any()) {
                    return of(serial_executor{}, values, value);  // which names the first of them
                }
                all.tally.merge(own.tally);
            }
        }
        return std::move(all.tally);
    }

    /// @returns the sum of the magnitudes of the values in the buckets
    [[nodiscard]] static sum_of_t<Value> sum_of(const tally_buckets& buckets) {
        sum_of_t<Value> sum;
        buckets.for_each([&](std::size_t bucket, const tally_bucket& values) {
            add_bucket<Value>(sum, keys::first_of(bucket), values);
        });
        return sum;
    }

    /// @returns a function from a bucket of values of this sign to how far its last key is from its first
    [[nodiscard]] static auto spans(bool negative) {
        return [negative](std::size_t bucket) { return keys::range_of(bucket, negative).span(); };
    }

    friend bool operator==(const signed_tally&, const signed_tally&) noexcept = default;

private:
    /// Tallies a range by a histogram of doubles, which is the fastest way for many.
    /// @returns whether it was done; the tally is unspecified when not: the values are not many doubles, or
    /// there are some that a histogram cannot tell apart: NaN and infinities, zeros and the smallest
    /// denormals
    template <class Executor, class Range, class Projection>
    [[nodiscard]] bool take_histogram(const Executor& executor, Range& values, Projection& value) {
        if constexpr (std::same_as<Value, double> && std::ranges::forward_range<Range> &&
                      std::ranges::sized_range<Range>) {
            if (static_cast<std::size_t>(std::ranges::size(values)) < histogram_pays_from) {
                return false;
            }
            double_histogram histogram;
            auto histograms = executor.per_worker(histogram, [] { return double_histogram(); });
            for_each_block(executor, values, value, histograms,
                           [](double_histogram& own, std::span<const double> block, std::size_t) {
                               own.observe(block);
                           });
            std::vector<bucket_total> totals;
            return add_totals(take_all(histograms, totals));
        } else {
            return false;
        }
    }

    [[nodiscard]] bool add_totals(const std::vector<bucket_total>& totals) {
        // NOLINTNEXTLINE(readability-use-anyofallof): each total is added on the way
        for (const bucket_total& total : totals) {
            const std::size_t bucket = total.bucket & 0x7FFFU;
            if (bucket >= first_invalid_bucket) {
                return false;
            }
            if (bucket != 0) {
                (total.bucket < first_negative_bucket ? gains : losses)
                    .add(bucket, {total.count, total.low_bits});
            } else if (total.low_bits == word_pair{}) {
                zeros += total.count;
            } else {
                return false;
            }
        }
        return true;
    }
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
