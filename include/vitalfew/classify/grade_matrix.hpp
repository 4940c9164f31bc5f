// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_GRADE_MATRIX_HPP
#define VITALFEW_CLASSIFY_GRADE_MATRIX_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"

#include <array>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

[[noreturn]] inline void throw_bad_matrix_size(const char* what) {
    VITALFEW_THROW(invalid_rules(std::string("vitalfew: the table of combined grades ") + what));
}

[[noreturn]] inline void throw_bad_matrix_letter(std::size_t row, std::size_t column, char found) {
    VITALFEW_THROW(invalid_rules("vitalfew: row " + std::to_string(row + 1) + ", column " +
                                 std::to_string(column + 1) +
                                 " of the table of combined grades is '" + std::string(1, found) +
                                 "', which is no grade: give a letter from A to Z"));
}

[[noreturn]] inline void throw_no_matrix(std::size_t grades) {
    VITALFEW_THROW(invalid_grade("vitalfew: a table of combined grades was asked for with " +
                                 std::to_string(grades) + " grades: give a number from 1 to " +
                                 std::to_string(max_grades)));
}

[[noreturn]] inline void throw_contradicting_matrix(grade row, grade column, grade combined,
                                                    const char* than) {
    VITALFEW_THROW(invalid_rules(
        std::string("vitalfew: the table of combined grades gives ") + grade_letter(combined) +
        " to " + grade_letter(row) + grade_letter(column) + ", a better grade than to the one " +
        than + ": who is better in one analysis and no worse in the other must not end up worse"));
}

}  // namespace detail

/// A table that combines two grades into one, such as those by profit and by number of orders.
///
/// A row for each grade of the first analysis, a column for each of the second; written as one word a row:
/// {"AAB", "ABC", "BCC"} gives A to AA, AB and BA, and B to AC, BB and CA.
/// @invariant all rows have the same length, 1 to 26 grades, and no better pair has a worse grade
/// @see B. E. Flores and D. C. Whybark, "Multiple criteria ABC analysis", International Journal of Operations
/// and Production Management 6 (1986)
/// @example 23_several_criteria.cpp
class grade_matrix {
public:
    /// @throws invalid_rules naming the place, when rows differ in length, there are none or more than 26, a
    /// letter is no grade, or a better pair would have a worse grade; a bad constant does not compile
    constexpr grade_matrix(std::initializer_list<std::string_view> rows) {
        if (rows.size() == 0 || rows.size() > max_grades) {
            detail::throw_bad_matrix_size("has no row, or more than 26: give one for each grade");
        }
        columns_ = rows.begin()->size();
        if (columns_ == 0 || columns_ > max_grades) {
            detail::throw_bad_matrix_size(
                "has no column, or more than 26: give one for each grade");
        }
        for (const std::string_view row : rows) {
            append(row);
        }
    }

    /// The default for two analyses with the same number of grades: the mean of the two grades, rounded
    /// away from the middle, so that the best pairs are A and the worst the last grade; in the middle
    /// itself to the better. For three grades {"AAB", "ABC", "BCC"}, for four {"AABB", "ABBC", "BBCD",
    /// "BCDD"}.
    /// @throws invalid_grade unless 1 <= grades <= 26
    [[nodiscard]] static constexpr grade_matrix mean(std::size_t grades) {
        if (grades < 1 || grades > max_grades) {
            detail::throw_no_matrix(grades);
        }
        grade_matrix result;
        result.rows_ = grades;
        result.columns_ = grades;
        for (std::size_t row = 0; row < grades; ++row) {
            for (std::size_t column = 0; column < grades; ++column) {
                const std::size_t sum = row + column;
                result.cells_[row * max_grades + column] =
                    grade_at(sum < grades ? sum / 2 : (sum + 1) / 2);
            }
        }
        return result;
    }

    /// @returns the grade of a pair
    /// @throws invalid_grade when there is no row, or no column, for a grade
    [[nodiscard]] constexpr grade operator()(grade first, grade second) const {
        if (grade_index(first) >= rows_) {
            detail::throw_invalid_grade(grade_index(first), rows_);
        }
        if (grade_index(second) >= columns_) {
            detail::throw_invalid_grade(grade_index(second), columns_);
        }
        return cell(grade_index(first), grade_index(second));
    }

    /// @returns the number of grades of the first analysis
    [[nodiscard]] constexpr std::size_t rows() const noexcept { return rows_; }
    /// @returns the number of grades of the second
    [[nodiscard]] constexpr std::size_t columns() const noexcept { return columns_; }

    friend constexpr bool operator==(const grade_matrix&, const grade_matrix&) noexcept = default;

private:
    constexpr grade_matrix() = default;

    [[nodiscard]] constexpr grade cell(std::size_t row, std::size_t column) const noexcept {
        return cells_[row * max_grades + column];
    }

    constexpr void append(std::string_view row) {
        if (row.size() != columns_) {
            detail::throw_bad_matrix_size(
                "has rows of different lengths: give each as many grades");
        }
        for (std::size_t column = 0; column < columns_; ++column) {
            const char found = row[column];
            if (found < 'A' || found > 'Z') {
                detail::throw_bad_matrix_letter(rows_, column, found);
            }
            const grade combined = grade_at(static_cast<std::size_t>(found - 'A'));
            if (column > 0 && combined < cell(rows_, column - 1)) {
                detail::throw_contradicting_matrix(grade_at(rows_), grade_at(column), combined,
                                                   "on its left");
            }
            if (rows_ > 0 && combined < cell(rows_ - 1, column)) {
                detail::throw_contradicting_matrix(grade_at(rows_), grade_at(column), combined,
                                                   "above it");
            }
            cells_[rows_ * max_grades + column] = combined;
        }
        ++rows_;
    }

    std::array<grade, max_grades * max_grades> cells_{};
    std::size_t rows_ = 0;
    std::size_t columns_ = 0;
};

struct combine_grades_fn {
    /// Combines the grades of every client in two analyses into one.
    ///
    /// @param first the grades of one analysis
    /// @param second those of another, of the same clients in the same order
    /// @param matrix the table of combined grades
    /// @returns one grade per client
    /// @throws unequal_lengths when the two are of different numbers of clients
    /// @throws invalid_grade when a grade has no row or column
    /// Complexity: O(n) time; allocates only the result, one byte a client.
    /// @example 23_several_criteria.cpp
    [[nodiscard]] constexpr std::vector<grade> operator()(std::span<const grade> first,
                                                          std::span<const grade> second,
                                                          const grade_matrix& matrix) const {
        if (first.size() != second.size()) {
            detail::throw_unequal_lengths("the two gradings to combine", first.size(),
                                          second.size());
        }
        std::vector<grade> combined;
        combined.reserve(first.size());
        for (std::size_t i = 0; i < first.size(); ++i) {
            combined.push_back(matrix(first[i], second[i]));
        }
        return combined;
    }
};

/// See combine_grades_fn.
inline constexpr combine_grades_fn combine_grades{};

}  // namespace v0
}  // namespace vitalfew

#endif
