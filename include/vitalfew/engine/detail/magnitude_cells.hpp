// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_DETAIL_MAGNITUDE_CELLS_HPP
#define VITALFEW_ENGINE_DETAIL_MAGNITUDE_CELLS_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"

#include <algorithm>  // std::max
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The most values that one tally takes in from others. The sum of as many of the largest integers fits
/// two words with two bits to spare: as many again would have to be observed one by one before it did not.
inline constexpr std::uint64_t max_tallied = std::uint64_t{1} << 62U;

constexpr bool operator==(word_pair a, word_pair b) noexcept {
    return a.low == b.low && a.high == b.high;
}
constexpr bool operator<=(word_pair a, word_pair b) noexcept {
    return a.high != b.high ? a.high < b.high : a.low <= b.low;
}
/// Takes from a number of two words one that is no larger.
constexpr void subtract_from(word_pair& a, word_pair b) noexcept {
    word borrow = 0;
    a.low = subtract_with_borrow(a.low, b.low, borrow);
    a.high = subtract_with_borrow(a.high, b.high, borrow);
}

/// How many values lie in a run of magnitudes, and by how many units in sum they exceed its first.
struct magnitude_cell {
    std::uint64_t count = 0;
    word_pair excess;

    constexpr void add(const magnitude_cell& other) noexcept {
        count += other.count;
        add_to(excess, other.excess);
    }
    /// @returns whether there are values, none beyond the first by more than span, that come to this
    [[nodiscard]] constexpr bool is_possible(std::uint64_t span) const noexcept {
        return excess <= multiply(span, count);
    }
    /// @returns whether other can be taken out of this, and what is left is possible
    [[nodiscard]] constexpr bool contains(const magnitude_cell& other,
                                          std::uint64_t span) const noexcept {
        return other.count <= count && other.excess <= excess && minus(other).is_possible(span);
    }
    /// @pre other.count <= count, other.excess <= excess
    [[nodiscard]] constexpr magnitude_cell minus(const magnitude_cell& other) const noexcept {
        magnitude_cell left{count - other.count, excess};
        subtract_from(left.excess, other.excess);
        return left;
    }

    friend constexpr bool operator==(const magnitude_cell&,
                                     const magnitude_cell&) noexcept = default;
};

/// Cells by number, of which few are in use: kept in pages of 16, that is of one power of two, so that
/// adding is an index away and what does not occur takes no memory.
class magnitude_cells {
public:
    /// Adds one value to a cell. @throws std::bad_alloc; nothing is changed then
    void add(std::size_t place, std::uint64_t excess) {
        magnitude_cell& cell = cell_at(place);
        ++cell.count;
        cell.excess.low += excess;
        cell.excess.high += static_cast<word>(cell.excess.low < excess);
    }
    void add(std::size_t place, const magnitude_cell& values) { cell_at(place).add(values); }

    /// Adds all cells of another. @throws std::bad_alloc; nothing is changed then
    void merge(const magnitude_cells& other) {
        make_room_for(other);
        other.for_each(
            [this](std::size_t place, const magnitude_cell& cell) { cell_at(place).add(cell); });
    }
    /// Makes the next merge() of this other one free of exceptions.
    void make_room_for(const magnitude_cells& other) {
        other.for_each([this](std::size_t place, const magnitude_cell&) {
            static_cast<void>(cell_at(place));
        });
    }
    /// @param span_of tells how far beyond the first a value at a place may be
    /// @returns whether other can be taken out of this, and what is left is possible
    template <class SpanOf>
    [[nodiscard]] bool contains(const magnitude_cells& other, SpanOf span_of) const {
        bool all = true;
        other.for_each([&](std::size_t place, const magnitude_cell& cell) {
            all = all && at(place).contains(cell, span_of(place));
        });
        return all;
    }
    /// @pre at(place) contains the values
    void subtract(std::size_t place, const magnitude_cell& values) {
        magnitude_cell& cell = cell_at(place);
        cell = cell.minus(values);
    }
    /// @pre contains(other)
    void subtract(const magnitude_cells& other) {
        other.for_each(
            [this](std::size_t place, const magnitude_cell& cell) { subtract(place, cell); });
    }

    [[nodiscard]] magnitude_cell at(std::size_t place) const noexcept {
        const std::size_t page = place / page_size;
        return page < page_of_.size() && page_of_[page] != 0
                   ? pages_[page_of_[page] - 1U][place % page_size]
                   : magnitude_cell{};
    }

    /// Calls take(place, cell) for each cell that has values, by increasing place.
    template <class Take>
    void for_each(Take take) const {
        for (std::size_t page = 0; page < page_of_.size(); ++page) {
            for (std::size_t i = 0; page_of_[page] != 0 && i < page_size; ++i) {
                const magnitude_cell& cell = pages_[page_of_[page] - 1U][i];
                if (cell.count != 0) {
                    take(page * page_size + i, cell);
                }
            }
        }
    }

    [[nodiscard]] std::uint64_t count() const noexcept {
        std::uint64_t sum = 0;
        for_each([&](std::size_t, const magnitude_cell& cell) { sum += cell.count; });
        return sum;
    }
    /// @returns the number of cells that have values
    [[nodiscard]] std::size_t used() const noexcept {
        std::size_t cells = 0;
        for_each([&](std::size_t, const magnitude_cell&) { ++cells; });
        return cells;
    }

    /// Compares what is in the cells; a page that was used and is empty again makes no difference.
    friend bool operator==(const magnitude_cells& a, const magnitude_cells& b) noexcept {
        const std::size_t pages = (std::max)(a.page_of_.size(), b.page_of_.size());
        for (std::size_t place = 0; place < pages * page_size; ++place) {
            if (!(a.at(place) == b.at(place))) {
                return false;
            }
        }
        return true;
    }

private:
    static constexpr std::size_t page_size = 16;
    using cells_page = std::array<magnitude_cell, page_size>;

    [[nodiscard]] magnitude_cell& cell_at(std::size_t place) {
        const std::size_t number = place / page_size;
        if (number >= page_of_.size() || page_of_[number] == 0) {
            make_page(number);
        }
        return pages_[page_of_[number] - 1U][place % page_size];
    }
    void make_page(std::size_t number) {
        if (number >= page_of_.size()) {
            page_of_.resize(number + 1);
        }
        pages_.emplace_back();
        page_of_[number] = static_cast<std::uint16_t>(pages_.size());
    }

    std::vector<std::uint16_t> page_of_;  // 0 where there is none, else 1 + its index in pages_
    std::vector<cells_page> pages_;
};

/// @throws invalid_tally when two numbers of values are too many for one tally
inline void check_tallied(std::uint64_t count, std::uint64_t more) {
    if (count > max_tallied || more > max_tallied - count) {
        throw_invalid_tally("a tally holds no more than 2^62 values: these are not all real ones");
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
