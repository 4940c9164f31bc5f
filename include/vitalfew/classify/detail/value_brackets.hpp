// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_VALUE_BRACKETS_HPP
#define VITALFEW_CLASSIFY_DETAIL_VALUE_BRACKETS_HPP

#include <array>
#include <cstddef>
#include <cstdint>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The values from least to most, among which some limits are taken to be crossed.
struct value_bracket {
    double most = 0;
    double least = 0;
    std::size_t first_limit = 0;
    std::size_t limits = 0;  ///< how many, from the first on
    double expected = 0;     ///< about which part of the base lies in it

    /// @returns whether all of its values are the same
    [[nodiscard]] bool is_point() const noexcept { return least == most; }
    [[nodiscard]] std::size_t end_limit() const noexcept { return first_limit + limits; }
};

/// Brackets for all limits, from the largest values down; they do not overlap.
class value_brackets {
public:
    static constexpr std::size_t max_size = 4;

    /// The codes of values in brackets, among those that are grades.
    static constexpr std::uint8_t to_collect = 0x80;
    static constexpr std::uint8_t of_point = 0x40;

    void clear() noexcept { size_ = 0; }
    /// @pre at most max_size of them
    void add(const value_bracket& bracket) noexcept { brackets_[size_++] = bracket; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] const value_bracket& operator[](std::size_t i) const noexcept {
        return brackets_[i];
    }
    /// @pre there is one
    [[nodiscard]] const value_bracket& back() const noexcept { return brackets_[size_ - 1]; }
    /// @pre there is one
    void drop_last() noexcept { --size_; }

    [[nodiscard]] bool has_points() const noexcept {
        for (std::size_t i = 0; i < size_; ++i) {
            if (brackets_[i].is_point()) {
                return true;
            }
        }
        return false;
    }
    /// @returns about which part of the base has to be collected
    [[nodiscard]] double expected_to_collect() const noexcept {
        double expected = 0;
        for (std::size_t i = 0; i < size_; ++i) {
            expected += brackets_[i].is_point() ? 0 : brackets_[i].expected;
        }
        return expected;
    }
    /// @returns the code of the values in a bracket; that of all others is their grade
    [[nodiscard]] std::uint8_t code(std::size_t i) const noexcept {
        return static_cast<std::uint8_t>((brackets_[i].is_point() ? of_point : to_collect) | i);
    }

private:
    std::array<value_bracket, max_size> brackets_{};
    std::size_t size_ = 0;
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
