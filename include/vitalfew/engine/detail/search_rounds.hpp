// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_DETAIL_SEARCH_ROUNDS_HPP
#define VITALFEW_ENGINE_DETAIL_SEARCH_ROUNDS_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/engine/cutoffs.hpp"
#include "vitalfew/engine/detail/executor.hpp"
#include "vitalfew/engine/detail/radix_select.hpp"
#include "vitalfew/engine/detail/tally_buckets.hpp"
#include "vitalfew/engine/detail/value_keys.hpp"
#include "vitalfew/engine/tallied_value.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <bit>  // std::bit_width
#include <cstddef>
#include <cstdint>
#include <functional>  // std::invoke
#include <span>
#include <utility>  // std::forward, std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// A range of keys that a round of the search splits into buckets: at most 2^16 of as many keys each, so that
/// four rounds are enough for any key of 64 bits.
struct split_range : key_range {
    [[nodiscard]] constexpr unsigned shift() const noexcept {
        const auto width = static_cast<unsigned>(std::bit_width(span()));
        return width > 16 ? width - 16U : 0U;
    }
    [[nodiscard]] constexpr std::size_t buckets() const noexcept {
        return static_cast<std::size_t>(span() >> shift()) + 1;
    }
    [[nodiscard]] constexpr bool has(std::uint64_t key) const noexcept {
        return key - first <= span();  // a key below wraps round to the far end
    }
    [[nodiscard]] constexpr std::size_t bucket_of(std::uint64_t key) const noexcept {
        return static_cast<std::size_t>((key - first) >> shift());
    }
    [[nodiscard]] constexpr key_range bucket(std::size_t place) const noexcept {
        const std::uint64_t least = first + (std::uint64_t{place} << shift());
        const std::uint64_t most = (std::uint64_t{1} << shift()) - 1;
        return {least, least + (most < last - least ? most : last - least)};
    }
};

/// Tallies the values that lie in some ranges, by the buckets of each range.
/// @param value the projection
/// @returns one tally for each range
/// @throws invalid_value, with the index of the first by a serial executor; the parallel search has tallied the
/// values before, so none is invalid there; what the projection throws
template <tallied_value Value, class Executor, class Range, class Projection>
[[nodiscard]] std::vector<tally_buckets> tally_ranges(const Executor& executor,
                                                      const std::vector<split_range>& ranges,
                                                      Range& values, Projection& value) {
    using keys = value_keys<Value>;
    struct part {
        std::vector<tally_buckets> tallies;
        invalid_value_count invalid;
    };
    const auto make = [&ranges] { return part{std::vector<tally_buckets>(ranges.size()), {}}; };
    part all = make();
    auto parts = executor.per_worker(all, make);
    executor.all_parts(values, value, [&](auto& some, auto& own_value, std::size_t /*first*/) {
        part& own = parts.local();
        invalid_value_count invalid = own.invalid;  // a copy stays in a register
        for (auto&& element : some) {
            const Value next = std::invoke(own_value, std::forward<decltype(element)>(element));
            if (!invalid.accept(next)) {
                continue;
            }
            const auto [key, negative] = keys::of(next);
            if (negative) {
                continue;
            }
            for (std::size_t i = 0; i < ranges.size(); ++i) {
                if (ranges[i].has(key)) {
                    const std::size_t place = ranges[i].bucket_of(key);
                    own.tallies[i].add(place, key - ranges[i].bucket(place).first);
                }
            }
        }
        own.invalid = invalid;
        return true;
    });
    for (const part& own : parts) {
        own.invalid.throw_if_any();
        for (std::size_t i = 0; i < ranges.size() && &own != &all; ++i) {
            all.tallies[i].merge(own.tallies[i]);
        }
    }
    return std::move(all.tallies);
}

/// The search for cutoffs round by round, from a tally of all values: each round splits the few buckets in
/// which limits are crossed, and is told a tally of the values in them. At most four rounds: a bucket of a
/// tally leaves 59 bits of a key unknown at most, and each round finds 16.
///
/// A limit is crossed at one value, the largest at which the sum of all values down to it reaches the
/// limit. Its bucket is known from sums alone. As soon as a bucket has one value only, or all its values
/// are its least one, no further round is needed.
/// @see Munro and Paterson, "Selection and sorting with limited storage" (1980), for selection in passes
template <tallied_value Value>
class search_rounds {
    using keys = value_keys<Value>;
    using sum_type = sum_of_t<Value>;

public:
    /// @param tally of the values above 0
    /// @param total their sum
    search_rounds(const tally_buckets& tally, sum_type total, const classify_options& options)
        : options_(options), total_(std::move(total)), ends_(options.limits.size()) {
        if (total_.sign() == 0) {
            return;
        }
        // A limit that no value crosses admits everything: under crossing::lower, the limit of 1.
        for (auto& end : ends_) {
            end = {cutoff_side::all, {}};
        }
        std::vector<filled_bucket> buckets;
        tally.for_each([&](std::size_t bucket, const tally_bucket& values) {
            buckets.push_back({keys::range_of(bucket, false), values});
        });
        look_through(buckets, {}, 0, ends_.size(), ends_, crossed_);
    }

    /// @returns whether the cutoffs are known
    [[nodiscard]] bool done() const noexcept { return crossed_.empty(); }

    /// @returns the ranges to be tallied next, in descending order
    [[nodiscard]] std::vector<split_range> ranges() const {
        std::vector<split_range> ranges;
        ranges.reserve(crossed_.size());
        for (const crossed_bucket& each : crossed_) {
            ranges.push_back({each.where.range});
        }
        return ranges;
    }

    /// Takes the tallies of ranges(), one for each.
    /// @throws invalid_tally when they do not add up to what is known of the buckets; nothing has changed
    /// then
    void advance(std::span<const tally_buckets> tallies) {
        auto ends = ends_;
        std::vector<crossed_bucket> crossed;
        for (std::size_t i = 0; i < crossed_.size(); ++i) {
            const crossed_bucket& from = crossed_[i];
            const split_range range{from.where.range};
            std::vector<filled_bucket> buckets;
            tally_bucket all;
            tallies[i].for_each([&](std::size_t place, const tally_bucket& values) {
                buckets.push_back({range.bucket(place), values});
                all.add(values);
                add_to(all.excess,
                       multiply(buckets.back().range.first - range.first, values.count));
            });
            if (!(all == from.where.values)) {
                throw_invalid_tally(
                    "the answers do not add up to the tally: every place has to answer once, with "
                    "the values that it tallied");
            }
            look_through(buckets, from.before, from.first_limit, from.end_limit, ends, crossed);
        }
        ends_.swap(ends);
        crossed_.swap(crossed);
    }

    /// @returns the cutoffs @pre done()
    [[nodiscard]] vitalfew::cutoffs<Value> cutoffs() const {
        VITALFEW_ASSERT(done());
        return vitalfew::cutoffs<Value>(ends_);
    }

private:
    struct filled_bucket {
        key_range range;
        tally_bucket values;
    };
    /// A bucket in which the limits [first_limit, end_limit) are crossed.
    struct crossed_bucket {
        filled_bucket where;
        sum_type before;  ///< the sum of all larger values
        std::size_t first_limit = 0;
        std::size_t end_limit = 0;
    };

    /// Walks the buckets from the top and finds those in which the limits are crossed.
    /// @param before the sum of all values above them
    void look_through(const std::vector<filled_bucket>& buckets, sum_type before, std::size_t limit,
                      std::size_t end_limit, std::vector<cutoff<Value>>& ends,
                      std::vector<crossed_bucket>& crossed) const {
        for (std::size_t i = buckets.size(); i-- > 0 && limit < end_limit;) {
            sum_type after = before;
            add_bucket<Value>(after, buckets[i].range.first, buckets[i].values);
            const std::size_t first_limit = limit;
            while (limit < end_limit &&
                   crosses_by(after, options_.limits[limit], total_, options_.crossing)) {
                ++limit;
            }
            if (limit != first_limit) {
                if (is_one_value(buckets[i].values)) {
                    const Value value =
                        keys::positive(buckets[i].range.first + buckets[i].values.excess.low);
                    for (std::size_t at = first_limit; at < limit; ++at) {
                        ends[at] = {side_at(at, before, after), value};
                    }
                } else {
                    crossed.push_back({buckets[i], before, first_limit, limit});
                }
            }
            before = std::move(after);
        }
    }

    [[nodiscard]] static bool is_one_value(const tally_bucket& values) noexcept {
        return values.count == 1 || values.excess == word_pair{};
    }

    /// @returns on which side of the limit the value that crosses it stays
    [[nodiscard]] cutoff_side side_at(std::size_t limit, const sum_type& before,
                                      const sum_type& after) const {
        const bool past =
            options_.crossing == crossing::lower ||
            (options_.crossing == crossing::nearest &&
             compare_mean_with_share(before, after, options_.limits[limit], total_) > 0);
        return past ? cutoff_side::above : cutoff_side::at_least;
    }

    classify_options options_;
    sum_type total_;
    std::vector<cutoff<Value>> ends_;
    std::vector<crossed_bucket> crossed_;  // downwards, as the ranges are
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
