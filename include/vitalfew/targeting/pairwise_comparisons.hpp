// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_PAIRWISE_COMPARISONS_HPP
#define VITALFEW_TARGETING_PAIRWISE_COMPARISONS_HPP

#include "vitalfew/core/detail/text.hpp"
#include "vitalfew/core/error.hpp"

#include <cmath>  // std::abs
#include <cstddef>
#include <map>
#include <string>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace targeting {

/// A judgement of two criteria: the first is `times` as important as the second. From 1, equally important,
/// over 3, 5 and 7 to 9, extremely more important; a fraction where the second is the more important one.
struct pairwise_comparison {
    std::string first;
    std::string second;
    double times;
};

/// The largest number of criteria to compare in pairs: there is no random index for more.
inline constexpr std::size_t max_compared = 15;

namespace detail {

[[noreturn]] inline void throw_bad_number_of_compared(std::size_t count) {
    VITALFEW_THROW(invalid_comparisons(
        "vitalfew: " + std::to_string(count) + " criteria to compare in pairs: give from 1 to " +
        std::to_string(max_compared) + ", and compare groups of criteria where there are more"));
}

[[noreturn]] inline void throw_compared_twice(const std::string& first, const std::string& second) {
    VITALFEW_THROW(duplicate_key("vitalfew: \"" + first + "\" and \"" + second +
                                 "\" are compared twice: once is enough"));
}

[[noreturn]] inline void throw_compared_name_twice(const std::string& name) {
    VITALFEW_THROW(
        duplicate_key("vitalfew: \"" + name + "\" occurs twice: give each criterion once"));
}

[[noreturn]] inline void throw_not_compared(const std::string& first, const std::string& second) {
    VITALFEW_THROW(
        invalid_comparisons("vitalfew: \"" + first + "\" and \"" + second +
                            "\" are not compared: say how many times as important the first is"));
}

[[noreturn]] inline void throw_unknown_compared(const std::string& name) {
    VITALFEW_THROW(unknown_key("vitalfew: \"" + name +
                               "\" is not among the criteria to compare: give one of their names"));
}

[[noreturn]] inline void throw_off_comparison_scale(const std::string& first,
                                                    const std::string& second, double times) {
    VITALFEW_THROW(invalid_comparisons(
        "vitalfew: \"" + first + "\" is said to be " + vitalfew::detail::number_text(times) +
        " times as important as \"" + second +
        "\": give a number from 1/9 to 9, and 1 for a criterion itself"));
}

[[noreturn]] inline void throw_not_reciprocal(const std::string& first, const std::string& second,
                                              double times, double reverse) {
    VITALFEW_THROW(invalid_comparisons(
        "vitalfew: \"" + first + "\" is said to be " + vitalfew::detail::number_text(times) +
        " times as important as \"" + second + "\", which is said to be " +
        vitalfew::detail::number_text(reverse) + " times as important as \"" + first +
        "\": one has to be 1 divided by the other"));
}

[[noreturn]] inline void throw_bad_comparison_matrix(std::size_t rows, std::size_t row,
                                                     std::size_t columns) {
    VITALFEW_THROW(
        invalid_comparisons("vitalfew: the matrix of comparisons has " + std::to_string(rows) +
                            " rows, and " + std::to_string(columns) + " numbers in row " +
                            std::to_string(row + 1) + ": give a row and a column for each name"));
}

}  // namespace detail

/// Pairwise comparisons of the importance of criteria: the input of Saaty's analytic hierarchy process.
/// @invariant 1 to 15 different names; every pair is compared once, on the scale from 1/9 to 9; the matrix is
/// reciprocal
/// @example 25_weights_by_comparison.cpp
/// @see T. L. Saaty, "A scaling method for priorities in hierarchical structures", Journal of Mathematical
/// Psychology 15 (1977), for the scale
class pairwise_comparisons {
public:
    /// @param names the criteria
    /// @param judgements one for each pair, in any order
    /// @throws invalid_comparisons when a pair is not compared, a number is not from 1/9 to 9, or there are no
    /// names or more than 15
    /// @throws duplicate_key when a name occurs twice, or a pair is compared twice
    /// @throws unknown_key when a judgement names an unknown criterion
    pairwise_comparisons(std::vector<std::string> names,
                         const std::vector<pairwise_comparison>& judgements)
        : pairwise_comparisons(std::move(names)) {
        for (const auto& [first, second, times] : judgements) {
            const std::size_t row = index_of(first);
            const std::size_t column = index_of(second);
            check_times(row, column, times);
            if (row == column) {
                continue;
            }
            if (at(row, column) != 0) {
                detail::throw_compared_twice(first, second);
            }
            at(row, column) = times;
            // NOLINTNEXTLINE(readability-suspicious-call-argument): the other way round
            at(column, row) = 1 / times;
        }
        for (std::size_t row = 0; row < size(); ++row) {
            for (std::size_t column = 0; column < row; ++column) {
                if (at(row, column) == 0) {
                    detail::throw_not_compared(names_[column], names_[row]);
                }
            }
        }
    }

    /// From a whole matrix: row r says how many times as important r is as each of the others.
    /// @throws invalid_comparisons when it is not square, not reciprocal (to within 1e-9), or a number is not
    /// from 1/9 to 9
    /// @throws duplicate_key when a name occurs twice
    pairwise_comparisons(std::vector<std::string> names,
                         const std::vector<std::vector<double>>& matrix)
        : pairwise_comparisons(std::move(names)) {
        for (std::size_t row = 0; row < matrix.size(); ++row) {
            if (matrix.size() != size() || matrix[row].size() != size()) {
                detail::throw_bad_comparison_matrix(matrix.size(), row, matrix[row].size());
            }
        }
        if (matrix.empty()) {
            detail::throw_bad_comparison_matrix(0, 0, 0);
        }
        for (std::size_t row = 0; row < size(); ++row) {
            for (std::size_t column = 0; column < size(); ++column) {
                const double times = matrix[row][column];
                check_times(row, column, times);
                if (std::abs(times * matrix[column][row] - 1) > tolerance_) {
                    detail::throw_not_reciprocal(names_[row], names_[column], times,
                                                 matrix[column][row]);
                }
                at(row, column) = times;
            }
        }
    }

    [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }
    [[nodiscard]] std::size_t size() const noexcept { return names_.size(); }

    /// @returns how many times as important one criterion is as another, by their indices
    /// @pre row < size(), column < size()
    [[nodiscard]] double operator()(std::size_t row, std::size_t column) const {
        return matrix_[row * size() + column];
    }

private:
    explicit pairwise_comparisons(std::vector<std::string> names) : names_(std::move(names)) {
        if (names_.empty() || size() > max_compared) {
            detail::throw_bad_number_of_compared(size());
        }
        for (std::size_t i = 0; i < size(); ++i) {
            if (!by_name_.try_emplace(names_[i], i).second) {
                detail::throw_compared_name_twice(names_[i]);
            }
        }
        matrix_.assign(size() * size(), 0);
        for (std::size_t i = 0; i < size(); ++i) {
            at(i, i) = 1;
        }
    }

    [[nodiscard]] double& at(std::size_t row, std::size_t column) {
        return matrix_[row * size() + column];
    }

    [[nodiscard]] std::size_t index_of(const std::string& name) const {
        const auto found = by_name_.find(name);
        if (found == by_name_.end()) {
            detail::throw_unknown_compared(name);
        }
        return found->second;
    }

    void check_times(std::size_t row, std::size_t column, double times) const {
        const bool on_scale = times >= 1.0 / 9 - tolerance_ && times <= 9;
        if (!on_scale || (row == column && times != 1)) {
            detail::throw_off_comparison_scale(names_[row], names_[column], times);
        }
    }

    static constexpr double tolerance_ = 1e-9;  // for fractions written as decimals

    std::vector<std::string> names_;
    std::map<std::string, std::size_t> by_name_;
    std::vector<double> matrix_;  // by rows; 0 while a pair is not compared
};

}  // namespace targeting
}  // namespace v0
}  // namespace vitalfew

#endif
