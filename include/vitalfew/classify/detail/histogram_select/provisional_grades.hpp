// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_HISTOGRAM_SELECT_PROVISIONAL_GRADES_HPP
#define VITALFEW_CLASSIFY_DETAIL_HISTOGRAM_SELECT_PROVISIONAL_GRADES_HPP

#include "vitalfew/classify/detail/histogram_select/uniform_buckets.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/engine/detail/double_histogram.hpp"
#include "vitalfew/engine/detail/undecided_values.hpp"

#include <algorithm>  // std::fill, std::max, std::min
#include <bit>        // std::countr_zero, std::endian
#include <cstddef>
#include <cstdint>
#include <cstring>  // std::memcpy
#include <span>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The grade of each magnitude, as far as it is known before the values are looked at one by one.
class provisional_grades {
public:
    /// Gives all magnitudes the same grade.
    void fill(std::uint8_t grade) noexcept { std::fill(grades_.begin(), grades_.end(), grade); }
    /// Gives the magnitudes [first, end) a grade.
    void fill(std::size_t first, std::size_t end, std::uint8_t grade) noexcept {
        std::fill(grades_.begin() + static_cast<std::ptrdiff_t>(first),
                  grades_.begin() + static_cast<std::ptrdiff_t>(end), grade);
    }
    void set(bucket_number bucket, std::uint8_t grade) noexcept { grades_[bucket] = grade; }
    /// Marks a magnitude in which more than that has to be known.
    void leave_undecided(bucket_number bucket) noexcept { grades_[bucket] |= undecided_bit; }

    /// Grades the values of one block by their magnitudes; may be called for several at once.
    /// @param first the index of the first value of the block in the base
    /// @param grades of the block; a null pointer when no grades are wanted
    /// @param uniform whose values are decided by what was set for their buckets
    /// @param undecided takes in the values that are left
    void look_at(std::span<const double> block, std::size_t first, grade* grades,
                 const uniform_buckets& uniform, undecided_values& undecided) const {
        if (grades == nullptr) {
            look_at_pieces<false>(block, first, nullptr, uniform, undecided);
        } else {
            look_at_pieces<true>(block, first, grades, uniform, undecided);
        }
    }

private:
    /// Marks, among provisional grades, a magnitude in which more has to be known.
    static constexpr std::uint8_t undecided_bit = 0x80;

    static constexpr std::uint64_t marks = 0x8080'8080'8080'8080U;

    template <bool Store>
    void look_at_pieces(std::span<const double> block, std::size_t first, grade* grades,
                        const uniform_buckets& uniform, undecided_values& undecided) const {
        // Room is made for all that a piece can hold, so that the loop itself never asks.
        constexpr std::size_t piece = 1024;
        for (std::size_t at = 0; at < block.size(); at += piece) {
            const std::size_t size = (std::min)(piece, block.size() - at);
            undecided.make_room(size);
            grade* const to = Store ? grades + at : nullptr;
            undecided.count = look_at_piece<Store>(block.subspan(at, size), first + at, to, uniform,
                                                   undecided.entries.data(), undecided.count);
        }
    }

    /// What is to be done for a value of a magnitude in which more has to be known.
    template <bool Store>
    [[nodiscard]] std::size_t leave(double value, std::size_t index, std::size_t at, grade* grades,
                                    const uniform_buckets& uniform,
                                    undecided_values::entry* undecided, std::size_t count) const {
        if (!uniform.has_value(value)) {
            undecided[count] = {value, index};
            return count + 1;
        }
        if constexpr (Store) {
            grades[at] = decided(grades_[bucket_of(value)]);
        }
        return count;
    }

    template <bool Store>
    [[nodiscard]] std::size_t look_at_piece(std::span<const double> block, std::size_t first,
                                            grade* grades, const uniform_buckets& uniform,
                                            undecided_values::entry* undecided,
                                            std::size_t count) const {
        const std::uint8_t* const look_up = grades_.data();
        std::size_t i = 0;
        if constexpr (std::endian::native == std::endian::little) {
            for (; i + 8 <= block.size(); i += 8) {
                std::uint64_t eight = 0;
                for (std::size_t j = 0; j < 8; ++j) {
                    eight |= static_cast<std::uint64_t>(look_up[bucket_of(block[i + j])])
                             << (8 * j);
                }
                if constexpr (Store) {
                    std::memcpy(grades + i, &eight, sizeof(eight));
                }
                for (eight &= marks; eight != 0; eight &= eight - 1) {
                    const std::size_t at =
                        i + static_cast<std::size_t>(std::countr_zero(eight)) / 8;
                    count =
                        leave<Store>(block[at], first + at, at, grades, uniform, undecided, count);
                }
            }
        }
        for (; i < block.size(); ++i) {
            const std::uint8_t provisional = look_up[bucket_of(block[i])];
            if constexpr (Store) {
                grades[i] = decided(provisional);
            }
            if ((provisional & undecided_bit) != 0 && !uniform.has_value(block[i])) {
                undecided[count++] = {block[i], first + i};
            }
        }
        return count;
    }

    [[nodiscard]] static grade decided(std::uint8_t provisional) noexcept {
        return static_cast<grade>(provisional & ~undecided_bit);
    }

    std::vector<std::uint8_t> grades_ = std::vector<std::uint8_t>(65536);
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
