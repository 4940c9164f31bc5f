// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DISTRIBUTED_VALUE_TALLY_HPP
#define VITALFEW_DISTRIBUTED_VALUE_TALLY_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/distributed/detail/tally_bytes.hpp"
#include "vitalfew/engine/cutoffs.hpp"
#include "vitalfew/engine/detail/executor.hpp"
#include "vitalfew/engine/detail/signed_tally.hpp"
#include "vitalfew/engine/detail/tally_buckets.hpp"
#include "vitalfew/engine/detail/value_keys.hpp"
#include "vitalfew/engine/tallied_value.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>  // std::identity
#include <ranges>
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// A mergeable summary of any number of values in some kilobytes, from which exact cutoffs are found: how
/// many values each bucket has, and their exact sum. Losses are kept apart, and zeros counted.
///
/// Law: a tally is that of a multiset of values. Any order, grouping or split of the same values gives
/// equal tallies, and equal bytes; a.merge(b) is as if all values of b had been observed in a; what was
/// added and is removed again leaves no trace.
///
/// A bucket is the magnitudes with the same power of two and the same four bits after it: values of one
/// bucket differ by less than 1 in 16. A tally takes in no more than 2^62 values.
///
/// Memory: 384 bytes for each power of two that occurs among the values (integers below 16 count as one),
/// up to twice that while it grows, and 4 KB of index at most. The byte form takes about 12 bytes for
/// each bucket that occurs: 4.5 KB for millions of lognormal doubles.
/// @see cutoff_search, which finds the cutoffs
template <tallied_value Value>
class value_tally {
    using values_type = detail::signed_tally<Value>;

public:
    using value_type = Value;

    /// A tally of no values.
    value_tally() = default;

    /// Adds a value. O(1), amortised.
    /// @throws invalid_value when it is NaN or infinite (index 0), std::bad_alloc; the tally is as it was
    void observe(const Value& value) {
        check(value);
        values_.add(value);
    }

    /// Adds the values of any range.
    /// O(n) time; allocates a tally of the range, and for many doubles a histogram of two megabytes of which
    /// few pages are touched. The projection is called once per element, or, for many doubles, up to twice.
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// @throws what the projection throws; the tally is as it was then
    template <std::ranges::input_range Range, class Projection = std::identity>
        requires tally_projection<Projection, Range, Value>
    void observe(Range&& values, Projection value = {}) {
        merge(value_tally(values_type::of(detail::serial_executor{}, values, value)));
    }

    /// Removes a value. O(1).
    ///
    /// A tally knows buckets, not values: removing a value that was never observed is noticed only when the
    /// rest of its bucket would be impossible.
    /// @throws invalid_tally when it is noticed, invalid_value when the value is NaN or infinite; the
    /// tally is as it was
    void remove(const Value& value) {
        check(value);
        if (!values_.remove(value)) {
            refuse_to_remove();
        }
    }

    /// Removes the values of any range, all or none of them. See remove(value) and observe(range).
    template <std::ranges::input_range Range, class Projection = std::identity>
        requires tally_projection<Projection, Range, Value>
    void remove(Range&& values, Projection value = {}) {
        remove(value_tally(values_type::of(detail::serial_executor{}, values, value)));
    }

    /// Adds all values of another tally: as if they had been observed here.
    /// O(buckets that occur).
    /// @throws invalid_tally when there are more than 2^62 then, std::bad_alloc; the tally is as it was
    void merge(const value_tally& other) {
        detail::check_tallied(count(), other.count());
        values_.merge(other.values_);
    }

    /// Removes all values of another tally. O(buckets that occur).
    /// @throws invalid_tally when they are certainly not all in here (see remove(value)); the tally is as
    /// it was
    void remove(const value_tally& other) {
        if (!values_.remove(other.values_)) {
            refuse_to_remove();
        }
    }

    /// @returns the number of values, in O(buckets that occur)
    [[nodiscard]] std::uint64_t count() const noexcept { return values_.count(); }
    /// @returns how many of them are 0
    [[nodiscard]] std::uint64_t zeros() const noexcept { return values_.zeros; }

    /// @returns the exact sum of the values above 0, in O(buckets that occur)
    [[nodiscard]] sum_of_t<Value> total() const { return values_type::sum_of(values_.gains); }

    /// @returns the number and the exact sum of the values below 0
    [[nodiscard]] loss_summary<Value> losses() const {
        loss_summary<Value> result{static_cast<std::size_t>(values_.losses.count()), {}};
        result.value -= values_type::sum_of(values_.losses);
        return result;
    }

    friend bool operator==(const value_tally&, const value_tally&) noexcept = default;

    /// @returns the tally in bytes, to store or to send: the same on every machine, and the same for equal
    /// tallies. They name the built-in number that the values are; its unit, such as cents, is for the two
    /// sides to agree on.
    [[nodiscard]] std::vector<std::byte> to_bytes() const {
        detail::tally_writer writer(detail::tally_document::tally, values_type::keys::kind);
        writer.number(values_.zeros);
        writer.buckets(values_.gains);
        writer.buckets(values_.losses);
        return std::move(writer).finish();
    }

    /// @returns the tally whose to_bytes() are these; untrusted input is safe
    /// @throws invalid_tally for any other bytes: damaged, cut short, of another version or type of value, or
    /// such as no values give; it says what is wrong and where
    [[nodiscard]] static value_tally from_bytes(std::span<const std::byte> bytes) {
        detail::tally_reader reader(bytes, detail::tally_document::tally, values_type::keys::kind);
        value_tally result;
        result.values_.zeros = reader.number();
        result.values_.gains = read_buckets(reader, false);
        result.values_.losses = read_buckets(reader, true);
        reader.finish();
        if (result.zeros() > detail::max_tallied || result.count() > detail::max_tallied) {
            reader.fail("have too many values");
        }
        return result;
    }

    /// For the algorithms of this library.
    /// @{
    explicit value_tally(detail::signed_tally<Value> values) : values_(std::move(values)) {}
    /// The buckets of the values above 0.
    [[nodiscard]] const detail::tally_buckets& buckets() const noexcept { return values_.gains; }
    /// @}

private:
    static void check(const Value& value) {
        detail::invalid_value_count invalid;
        if (!invalid.accept(value)) {
            invalid.throw_if_any();
        }
    }

    /// @throws invalid_tally when no values have such buckets
    [[nodiscard]] static detail::tally_buckets read_buckets(detail::tally_reader& reader,
                                                            bool negative) {
        using keys = typename values_type::keys;
        return reader.buckets(keys::buckets(negative), [&](std::size_t bucket) {
            const detail::key_range range = keys::range_of(bucket, negative);
            if (range.last < range.first) {
                reader.fail("have a bucket that no value is in");
            }
            return range.span();
        });
    }

    [[noreturn]] static void refuse_to_remove() {
        detail::throw_invalid_tally(
            "the values to remove are not in the tally: remove what was observed, once each");
    }

    values_type values_;
};

}  // namespace v0
}  // namespace vitalfew

#endif
