// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_DETAIL_TALLIED_CELLS_HPP
#define VITALFEW_ENGINE_DETAIL_TALLIED_CELLS_HPP

#include "vitalfew/classify/detail/tally_doubles.hpp"
#include "vitalfew/distributed/detail/tally_bytes.hpp"
#include "vitalfew/engine/detail/magnitude_cells.hpp"
#include "vitalfew/engine/detail/value_keys.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>  // std::invoke
#include <ranges>
#include <utility>  // std::forward

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// What a value_tally keeps: the cells of the values above 0 and of those below, and how many are 0.
template <class Value>
struct tallied_cells {
    using keys = value_keys<Value>;

    magnitude_cells gains;
    magnitude_cells losses;
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
    /// @returns false when it is found out that the value is not there; nothing has changed then
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
        const magnitude_cell one{1, {key - keys::first_of(bucket), 0}};
        magnitude_cells& cells = negative ? losses : gains;
        if (!cells.at(bucket).contains(one, spans(negative)(bucket))) {
            return false;
        }
        cells.subtract(bucket, one);
        return true;
    }

    /// @throws std::bad_alloc; nothing has changed then
    void merge(const tallied_cells& other) {
        gains.make_room_for(other.gains);
        losses.merge(other.losses);
        gains.merge(other.gains);
        zeros += other.zeros;
    }
    /// @returns false when it is found out that not all of the values are there; nothing has changed then
    [[nodiscard]] bool remove(const tallied_cells& other) {
        if (!gains.contains(other.gains, spans(false)) ||
            !losses.contains(other.losses, spans(true)) || other.zeros > zeros) {
            return false;
        }
        gains.subtract(other.gains);
        losses.subtract(other.losses);
        zeros -= other.zeros;
        return true;
    }

    /// @throws invalid_value; what the projection throws
    template <class Range, class Projection>
    [[nodiscard]] static tallied_cells of(Range& values, Projection& value) {
        tallied_cells result;
        if (result.take_by_table(values, value)) {
            return result;
        }
        result = {};
        invalid_value_count invalid;
        for (auto&& element : values) {
            const Value next = std::invoke(value, std::forward<decltype(element)>(element));
            if (invalid.accept(next)) {
                result.add(next);
            }
        }
        invalid.throw_if_any();
        return result;
    }

    /// @returns the sum of the magnitudes of the values in the cells
    [[nodiscard]] static sum_of_t<Value> sum_of(const magnitude_cells& cells) {
        sum_of_t<Value> sum;
        cells.for_each([&](std::size_t bucket, const magnitude_cell& cell) {
            add_cell<Value>(sum, keys::first_of(bucket), cell);
        });
        return sum;
    }

    void write(tally_writer& writer) const {
        writer.number(zeros);
        writer.cells(gains);
        writer.cells(losses);
    }
    /// @throws invalid_tally when no values give such cells
    [[nodiscard]] static tallied_cells read(tally_reader& reader) {
        tallied_cells result;
        result.zeros = reader.number();
        result.gains = read_cells(reader, false);
        result.losses = read_cells(reader, true);
        return result;
    }

    friend bool operator==(const tallied_cells&, const tallied_cells&) noexcept = default;

private:
    /// Tallies values in the way that is fastest for many doubles, where they are that and it can.
    /// @returns whether it was done; what the cells are is unspecified when not
    template <class Range, class Projection>
    [[nodiscard]] bool take_by_table(Range& values, Projection& value) {
        if constexpr (std::same_as<Value, double> && std::ranges::forward_range<Range> &&
                      std::ranges::sized_range<Range>) {
            return static_cast<std::size_t>(std::ranges::size(values)) >= table_pays_from &&
                   tally_doubles(values, value, gains, losses, zeros);
        } else {
            return false;
        }
    }

    [[nodiscard]] static auto spans(bool negative) {
        return [negative](std::size_t bucket) { return keys::range_of(bucket, negative).span(); };
    }

    [[nodiscard]] static magnitude_cells read_cells(tally_reader& reader, bool negative) {
        return reader.cells(keys::buckets(negative), [&](std::size_t bucket) {
            const key_range range = keys::range_of(bucket, negative);
            if (range.last < range.first) {
                reader.fail("have a magnitude that no value has");
            }
            return range.span();
        });
    }
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
