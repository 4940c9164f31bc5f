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

/// A table from bucket to grade, with a mark for buckets whose values have different grades.
class provisional_grades {
public:
    /// Gives all buckets the same grade.
    void fill(std::uint8_t grade) noexcept { std::fill(grades_.begin(), grades_.end(), grade); }
    /// Gives the buckets [first, end) a grade.
    void fill(std::size_t first, std::size_t end, std::uint8_t grade) noexcept {
        std::fill(grades_.begin() + static_cast<std::ptrdiff_t>(first),
                  grades_.begin() + static_cast<std::ptrdiff_t>(end), grade);
    }
    void set(bucket_number bucket, std::uint8_t grade) noexcept { grades_[bucket] = grade; }
    /// Marks a bucket whose values are to be collected.
    void leave_undecided(bucket_number bucket) noexcept { grades_[bucket] |= undecided_bit; }

    /// Grades the values of one block by their buckets; called for several blocks at once.
    /// @param first the index of the first value of the block in the base
    /// @param grades of the block; a null pointer when no grades are wanted
    /// @param uniform buckets whose values have the grade of their bucket
    /// @param undecided takes the values of marked buckets
    void look_at(std::span<const double> block, std::size_t first, grade* grades,
                 const uniform_buckets& uniform, undecided_values& undecided) const {
        if (grades == nullptr) {
            look_at_chunks<false>(block, first, nullptr, uniform, undecided);
        } else {
            look_at_chunks<true>(block, first, grades, uniform, undecided);
        }
    }

private:
    /// The mark of a bucket whose values are to be collected.
    static constexpr std::uint8_t undecided_bit = 0x80;

    static constexpr std::uint64_t marks = 0x8080'8080'8080'8080U;

    template <bool Store>
    void look_at_chunks(std::span<const double> block, std::size_t first, grade* grades,
                        const uniform_buckets& uniform, undecided_values& undecided) const {
        // Makes room for a whole chunk ahead, so that the inner loop need not check.
        constexpr std::size_t chunk = 1024;
        for (std::size_t at = 0; at < block.size(); at += chunk) {
            const std::size_t size = (std::min)(chunk, block.size() - at);
            undecided.make_room(size);
            grade* const to = Store ? grades + at : nullptr;
            undecided.count = look_at_chunk<Store>(block.subspan(at, size), first + at, to, uniform,
                                                   undecided.entries.data(), undecided.count);
        }
    }

    /// Collects a value of a marked bucket, or grades it when its bucket is uniform.
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
    [[nodiscard]] std::size_t look_at_chunk(std::span<const double> block, std::size_t first,
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
