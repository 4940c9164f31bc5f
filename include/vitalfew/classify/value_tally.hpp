// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_VALUE_TALLY_HPP
#define VITALFEW_CLASSIFY_VALUE_TALLY_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/detail/magnitude.hpp"
#include "vitalfew/classify/detail/magnitude_cells.hpp"
#include "vitalfew/classify/detail/magnitude_table.hpp"
#include "vitalfew/classify/detail/tally_bytes.hpp"
#include "vitalfew/classify/detail/value_blocks.hpp"
#include "vitalfew/classify/detail/value_keys.hpp"
#include "vitalfew/classify/tallied_value.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/exact/values.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>  // std::identity, std::invoke
#include <ranges>
#include <span>
#include <utility>  // std::forward
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Adds what the values of a cell come to. @pre first is the first key of the cell
template <class Value>
void add_cell(exact_sum<Value>& sum, std::uint64_t first, const magnitude_cell& cell) {
    using keys = value_keys<Value>;
    word_pair units = multiply(keys::units_of(first), cell.count);
    add_to(units, cell.excess);
    sum_access::add_scaled(sum, units, keys::exponent_of(first));
}

}  // namespace detail

/// Tells the values to tally.
template <class Projection, class Range, class Value>
concept tally_projection =
    std::move_constructible<Projection> &&
    std::invocable<Projection&, std::ranges::range_reference_t<Range>> &&
    std::same_as<projected_t<Projection, Range>, Value>;

/// What cutoffs are found from, kept of any number of values in a few kilobytes: how many values there are
/// of each magnitude, and their exact sum. Losses are kept apart, and zeros counted.
///
/// Law: a tally is that of a multiset of values. Any order, grouping or split of the same values gives
/// equal tallies, and equal bytes; a.merge(b) is as if all values of b had been observed in a; what was
/// added and is removed again leaves no trace.
///
/// A magnitude is a power of two and four bits more: values of one magnitude differ by less than 1 in 16.
/// A tally takes in no more than 2^62 values.
///
/// Memory: 384 bytes for each power of two that occurs among the values (integers below 16 count as one)
/// and 2 to 4 KB of index. The byte form takes about 12 bytes for each magnitude that occurs.
/// @see cutoff_search, which goes on from here
template <tallied_value Value>
class value_tally {
    using keys = detail::value_keys<Value>;

public:
    using value_type = Value;

    /// Adds a value. O(1), amortised.
    /// @throws invalid_value when it is NaN or infinite (index 0), std::bad_alloc; the tally is as it was
    void observe(const Value& value) {
        check(value);
        add(value);
    }

    /// Adds the values of any range.
    /// O(n) time; allocates a tally of the range, and for many doubles a table of two megabytes of which
    /// few pages are touched. The projection is called once per element, or, for many doubles, up to twice.
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// @throws what the projection throws; the tally is as it was then
    template <std::ranges::input_range Range, class Projection = std::identity>
        requires tally_projection<Projection, Range, Value>
    void observe(Range&& values, Projection value = {}) {
        merge(tally_of(values, value));
    }

    /// Takes a value out.
    ///
    /// A tally knows magnitudes, not values: a value that was never observed is found out only when no
    /// values of its magnitude could be left over.
    /// @throws invalid_tally when it is found out, invalid_value when the value is NaN or infinite; the
    /// tally is as it was
    void remove(const Value& value) {
        check(value);
        value_tally one;
        one.add(value);
        remove(one);
    }

    /// Takes the values of any range out, all or none of them. See remove(value) and observe(range).
    template <std::ranges::input_range Range, class Projection = std::identity>
        requires tally_projection<Projection, Range, Value>
    void remove(Range&& values, Projection value = {}) {
        remove(tally_of(values, value));
    }

    /// Adds all values of another tally: as if they had been observed here.
    /// O(magnitudes that occur).
    /// @throws invalid_tally when there are more than 2^62 then, std::bad_alloc; the tally is as it was
    void merge(const value_tally& other) {
        detail::check_tallied(count(), other.count());
        gains_.make_room_for(other.gains_);
        losses_.merge(other.losses_);
        gains_.merge(other.gains_);
        zeros_ += other.zeros_;
    }

    /// Takes all values of another tally out. O(magnitudes that occur).
    /// @throws invalid_tally when it is found out that they are not all in here (see remove(value)); the
    /// tally is as it was
    void remove(const value_tally& other) {
        if (!contains(gains_, other.gains_, false) || !contains(losses_, other.losses_, true) ||
            other.zeros_ > zeros_) {
            detail::throw_invalid_tally(
                "the values to remove are not in the tally: remove what was observed, once each");
        }
        subtract(gains_, other.gains_);
        subtract(losses_, other.losses_);
        zeros_ -= other.zeros_;
    }

    /// @returns the number of values, in O(magnitudes that occur)
    [[nodiscard]] std::uint64_t count() const noexcept {
        return gains_.count() + losses_.count() + zeros_;
    }
    /// @returns how many of them are 0
    [[nodiscard]] std::uint64_t zeros() const noexcept { return zeros_; }

    /// @returns the exact sum of the values above 0, in O(magnitudes that occur)
    [[nodiscard]] sum_of_t<Value> total() const { return sum_of(gains_); }

    /// @returns the number and the exact sum of the values below 0
    [[nodiscard]] loss_summary<Value> losses() const {
        loss_summary<Value> result{static_cast<std::size_t>(losses_.count()), {}};
        result.value -= sum_of(losses_);
        return result;
    }

    friend bool operator==(const value_tally& a, const value_tally& b) noexcept {
        return a.zeros_ == b.zeros_ && a.gains_ == b.gains_ && a.losses_ == b.losses_;
    }

    /// @returns the tally in bytes, to store or to send: the same on every machine, and the same for
    /// equal tallies. They name the built-in number that the values are; what it counts, cents say, is
    /// for the two sides to agree on.
    [[nodiscard]] std::vector<std::byte> to_bytes() const {
        detail::tally_writer writer(detail::tally_document::tally, keys::kind);
        writer.number(zeros_);
        writer.cells(gains_);
        writer.cells(losses_);
        return std::move(writer).finish();
    }

    /// @returns the tally that to_bytes() made these bytes of
    /// @throws invalid_tally when there is none: bytes that are damaged, cut short, of another version or
    /// type of value, or such as no values give; it says what and where
    [[nodiscard]] static value_tally from_bytes(std::span<const std::byte> bytes) {
        detail::tally_reader reader(bytes, detail::tally_document::tally, keys::kind);
        value_tally result;
        result.zeros_ = reader.number();
        result.gains_ = read_cells(reader, false);
        result.losses_ = read_cells(reader, true);
        reader.finish();
        if (result.zeros_ > detail::max_tallied || result.count() > detail::max_tallied) {
            reader.fail("have too many values");
        }
        return result;
    }

    /// The cells of the values above 0, for the algorithms of this library.
    [[nodiscard]] const detail::magnitude_cells& cells() const noexcept { return gains_; }

private:
    /// From how many doubles on filling the table is faster than adding one by one.
    static constexpr std::size_t table_pays_from_ = 16384;

    static void check(const Value& value) {
        detail::invalid_value_count invalid;
        if (!invalid.accept(value)) {
            invalid.throw_if_any();
        }
    }

    /// @pre value is neither NaN nor infinite
    void add(const Value& value) {
        const auto [key, negative] = keys::of(value);
        if (key == 0) {
            ++zeros_;
            return;
        }
        const std::size_t bucket = keys::bucket_of(key);
        (negative ? losses_ : gains_).add(bucket, key - keys::first_of(bucket));
    }

    template <class Range, class Projection>
    [[nodiscard]] static value_tally tally_of(Range& values, Projection& value) {
        value_tally result;
        if constexpr (std::same_as<Value, double> && std::ranges::forward_range<Range> &&
                      std::ranges::sized_range<Range>) {
            if (static_cast<std::size_t>(std::ranges::size(values)) >= table_pays_from_ &&
                result.fill_by_table(values, value)) {
                return result;
            }
            result = {};
        }
        detail::invalid_value_count invalid;
        for (auto&& element : values) {
            const Value next = std::invoke(value, std::forward<decltype(element)>(element));
            if (invalid.accept(next)) {
                result.add(next);
            }
        }
        invalid.throw_if_any();
        return result;
    }

    /// @returns false when there are values that the table cannot tell apart: NaN and infinities, or
    /// zeros and the smallest denormals
    template <class Range, class Projection>
    [[nodiscard]] bool fill_by_table(Range& values, Projection& value) {
        detail::magnitude_table table;
        detail::value_blocks<Range, Projection> blocks(values, value);
        blocks([&](std::span<const double> block) { table.observe(block); });
        for (const detail::bucket_total& total : table.take()) {
            const std::size_t bucket = total.bucket & 0x7FFFU;
            if (bucket >= detail::first_invalid_bucket) {
                return false;
            }
            if (bucket == 0) {
                if (!(total.low_bits == detail::word_pair{})) {
                    return false;
                }
                zeros_ += total.count;
                continue;
            }
            (total.bucket < detail::first_negative_bucket ? gains_ : losses_)
                .add(bucket, {total.count, total.low_bits});
        }
        return true;
    }

    [[nodiscard]] static sum_of_t<Value> sum_of(const detail::magnitude_cells& cells) {
        sum_of_t<Value> sum;
        cells.for_each([&](std::size_t bucket, const detail::magnitude_cell& cell) {
            detail::add_cell<Value>(sum, keys::first_of(bucket), cell);
        });
        return sum;
    }

    [[nodiscard]] static bool contains(const detail::magnitude_cells& all,
                                       const detail::magnitude_cells& part, bool negative) {
        bool all_there = true;
        part.for_each([&](std::size_t bucket, const detail::magnitude_cell& cell) {
            all_there = all_there &&
                        all.at(bucket).contains(cell, keys::range_of(bucket, negative).span());
        });
        return all_there;
    }
    static void subtract(detail::magnitude_cells& all, const detail::magnitude_cells& part) {
        part.for_each([&](std::size_t bucket, const detail::magnitude_cell& cell) {
            all.subtract(bucket, cell);
        });
    }

    [[nodiscard]] static detail::magnitude_cells read_cells(detail::tally_reader& reader,
                                                            bool negative) {
        return reader.cells(keys::buckets(negative), [&](std::size_t bucket) {
            const detail::key_range range = keys::range_of(bucket, negative);
            if (range.last < range.first) {
                reader.fail("have a magnitude that no value has");
            }
            return range.span();
        });
    }

    detail::magnitude_cells gains_;
    detail::magnitude_cells losses_;
    std::uint64_t zeros_ = 0;
};

}  // namespace v0
}  // namespace vitalfew

#endif
