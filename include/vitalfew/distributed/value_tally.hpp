// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DISTRIBUTED_VALUE_TALLY_HPP
#define VITALFEW_DISTRIBUTED_VALUE_TALLY_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/distributed/detail/tally_bytes.hpp"
#include "vitalfew/engine/detail/magnitude_cells.hpp"
#include "vitalfew/engine/detail/tallied_cells.hpp"
#include "vitalfew/engine/tallied_value.hpp"
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

/// What cutoffs are found from, kept of any number of values in some kilobytes: how many values there are
/// of each magnitude, and their exact sum. Losses are kept apart, and zeros counted.
///
/// Law: a tally is that of a multiset of values. Any order, grouping or split of the same values gives
/// equal tallies, and equal bytes; a.merge(b) is as if all values of b had been observed in a; what was
/// added and is removed again leaves no trace.
///
/// A magnitude is a power of two and four bits more: values of one magnitude differ by less than 1 in 16.
/// A tally takes in no more than 2^62 values.
///
/// Memory: 384 bytes for each power of two that occurs among the values (integers below 16 count as one),
/// up to twice that while it grows, and 4 KB of index at most. The byte form takes about 12 bytes for
/// each magnitude that occurs: 4.5 KB for millions of lognormal doubles.
/// @see cutoff_search, which goes on from here
template <tallied_value Value>
class value_tally {
    using cells_type = detail::tallied_cells<Value>;

public:
    using value_type = Value;

    /// No values.
    value_tally() = default;

    /// Adds a value. O(1), amortised.
    /// @throws invalid_value when it is NaN or infinite (index 0), std::bad_alloc; the tally is as it was
    void observe(const Value& value) {
        check(value);
        cells_.add(value);
    }

    /// Adds the values of any range.
    /// O(n) time; allocates a tally of the range, and for many doubles a table of two megabytes of which
    /// few pages are touched. The projection is called once per element, or, for many doubles, up to twice.
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// @throws what the projection throws; the tally is as it was then
    template <std::ranges::input_range Range, class Projection = std::identity>
        requires tally_projection<Projection, Range, Value>
    void observe(Range&& values, Projection value = {}) {
        merge(value_tally(cells_type::of(values, value)));
    }

    /// Takes a value out. O(1).
    ///
    /// A tally knows magnitudes, not values: a value that was never observed is found out only when no
    /// values of its magnitude could be left over.
    /// @throws invalid_tally when it is found out, invalid_value when the value is NaN or infinite; the
    /// tally is as it was
    void remove(const Value& value) {
        check(value);
        if (!cells_.remove(value)) {
            refuse_to_remove();
        }
    }

    /// Takes the values of any range out, all or none of them. See remove(value) and observe(range).
    template <std::ranges::input_range Range, class Projection = std::identity>
        requires tally_projection<Projection, Range, Value>
    void remove(Range&& values, Projection value = {}) {
        remove(value_tally(cells_type::of(values, value)));
    }

    /// Adds all values of another tally: as if they had been observed here.
    /// O(magnitudes that occur).
    /// @throws invalid_tally when there are more than 2^62 then, std::bad_alloc; the tally is as it was
    void merge(const value_tally& other) {
        detail::check_tallied(count(), other.count());
        cells_.merge(other.cells_);
    }

    /// Takes all values of another tally out. O(magnitudes that occur).
    /// @throws invalid_tally when it is found out that they are not all in here (see remove(value)); the
    /// tally is as it was
    void remove(const value_tally& other) {
        if (!cells_.remove(other.cells_)) {
            refuse_to_remove();
        }
    }

    /// @returns the number of values, in O(magnitudes that occur)
    [[nodiscard]] std::uint64_t count() const noexcept { return cells_.count(); }
    /// @returns how many of them are 0
    [[nodiscard]] std::uint64_t zeros() const noexcept { return cells_.zeros; }

    /// @returns the exact sum of the values above 0, in O(magnitudes that occur)
    [[nodiscard]] sum_of_t<Value> total() const { return cells_type::sum_of(cells_.gains); }

    /// @returns the number and the exact sum of the values below 0
    [[nodiscard]] loss_summary<Value> losses() const {
        loss_summary<Value> result{static_cast<std::size_t>(cells_.losses.count()), {}};
        result.value -= cells_type::sum_of(cells_.losses);
        return result;
    }

    friend bool operator==(const value_tally&, const value_tally&) noexcept = default;

    /// @returns the tally in bytes, to store or to send: the same on every machine, and the same for
    /// equal tallies. They name the built-in number that the values are; what it counts, cents say, is
    /// for the two sides to agree on.
    [[nodiscard]] std::vector<std::byte> to_bytes() const {
        detail::tally_writer writer(detail::tally_document::tally, cells_type::keys::kind);
        cells_.write(writer);
        return std::move(writer).finish();
    }

    /// @returns the tally that to_bytes() made these bytes of
    /// @throws invalid_tally when there is none: bytes that are damaged, cut short, of another version or
    /// type of value, or such as no values give; it says what and where
    [[nodiscard]] static value_tally from_bytes(std::span<const std::byte> bytes) {
        detail::tally_reader reader(bytes, detail::tally_document::tally, cells_type::keys::kind);
        value_tally result(cells_type::read(reader));
        reader.finish();
        if (result.zeros() > detail::max_tallied || result.count() > detail::max_tallied) {
            reader.fail("have too many values");
        }
        return result;
    }

    /// For the algorithms of this library.
    /// @{
    explicit value_tally(detail::tallied_cells<Value> cells) : cells_(std::move(cells)) {}
    /// The cells of the values above 0.
    [[nodiscard]] const detail::magnitude_cells& cells() const noexcept { return cells_.gains; }
    /// @}

private:
    static void check(const Value& value) {
        detail::invalid_value_count invalid;
        if (!invalid.accept(value)) {
            invalid.throw_if_any();
        }
    }

    [[noreturn]] static void refuse_to_remove() {
        detail::throw_invalid_tally(
            "the values to remove are not in the tally: remove what was observed, once each");
    }

    cells_type cells_;
};

}  // namespace v0
}  // namespace vitalfew

#endif
