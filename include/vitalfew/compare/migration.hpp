// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_MIGRATION_HPP
#define VITALFEW_COMPARE_MIGRATION_HPP

#include "vitalfew/compare/client_move.hpp"
#include "vitalfew/compare/detail/matched_clients.hpp"
#include "vitalfew/compare/move_kind.hpp"
#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/share.hpp"

#include <algorithm>  // std::max
#include <array>
#include <cstddef>
#include <optional>
#include <ranges>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// Who moved from which grade to which, between two analyses: the result of find_migration.
///
/// A matrix with the grades of the earlier analysis, new and returned clients as rows and the grades of
/// the later one and lost clients as columns. Every grade from A to Z can be asked for; one that nobody
/// has gives zeros. Grades are compared letter by letter, whatever the limits behind them.
/// @tparam Before the values of the earlier analysis
/// @tparam After those of the later one
/// @example 14_migration.cpp
template <summable_value Before, summable_value After>
class migration {
public:
    using cell_type = migration_cell<Before, After>;
    using move_type = client_move<Before, After>;

    /// For find_migration, which sees to it that the parts belong together.
    explicit migration(detail::matched_clients<Before, After> matched)
        : matched_(std::move(matched)) {
        matrix_.resize((grades_before() + 2) * (grades_after() + 1));
        for (std::size_t i = 0; i < size(); ++i) {
            count(i);
        }
    }

    /// @returns the number of moves: the clients of the later analysis and the lost ones
    [[nodiscard]] std::size_t size() const noexcept {
        return matched_.after.grades.size() + matched_.lost.size();
    }

    /// @returns a client's move: of the later analysis in its order, then the lost ones in the order of the
    /// earlier one
    /// @pre i < size()
    [[nodiscard]] move_type operator[](std::size_t i) const {
        VITALFEW_ASSERT(i < size());
        const detail::matched_pair at = matched_.pair_at(i);
        return {.kind = kind_of(at),
                .before = client_in(matched_.before, at.before),
                .after = client_in(matched_.after, at.after)};
    }

    /// @returns all moves in that order, as a view of this object
    [[nodiscard]] auto moves() const& {
        return std::views::iota(std::size_t{0}, size()) |
               std::views::transform([this](std::size_t i) { return (*this)[i]; });
    }
    void moves() const&& = delete;

    /// @returns those who had one grade and have the other
    [[nodiscard]] cell_type cell(grade before, grade after) const {
        return at(before_row(before), after_column(after));
    }
    /// @returns the new clients of a grade
    [[nodiscard]] cell_type new_clients(grade after) const {
        return at(grades_before(), after_column(after));
    }
    /// @returns the returned clients of a grade
    [[nodiscard]] cell_type returned(grade after) const {
        return at(grades_before() + 1, after_column(after));
    }
    /// @returns those who had a grade and are lost
    [[nodiscard]] cell_type lost(grade before) const {
        return at(before_row(before), grades_after());
    }

    /// @returns everybody who had a grade, lost ones included
    [[nodiscard]] cell_type total_before(grade before) const {
        cell_type sum{};
        for (std::size_t column = 0; column <= grades_after(); ++column) {
            sum += at(before_row(before), column);
        }
        return sum;
    }
    /// @returns everybody who has a grade, new and returned ones included
    [[nodiscard]] cell_type total_after(grade after) const {
        cell_type sum{};
        for (std::size_t row = 0; row < grades_before() + 2; ++row) {
            sum += at(row, after_column(after));
        }
        return sum;
    }
    /// @returns everybody who made a kind of move
    [[nodiscard]] const cell_type& total(move_kind kind) const& noexcept {
        return by_kind_[static_cast<std::size_t>(kind)];
    }
    [[nodiscard]] cell_type total(move_kind kind) && {
        return std::move(by_kind_[static_cast<std::size_t>(kind)]);
    }

    /// @returns which share of those who had one grade have the other: the transition probability that
    /// the two analyses suggest; 0 when nobody had the grade
    [[nodiscard]] share transition(grade before, grade after) const {
        const std::size_t all = total_before(before).clients;
        return all == 0 ? share{} : share(cell(before, after).clients, all);
    }

    /// @returns the number of grades of the earlier analysis, by its limits where they are known, else by
    /// the worst grade there is
    [[nodiscard]] std::size_t grades_before() const noexcept { return matched_.before.grade_count; }
    /// @returns that of the later one
    [[nodiscard]] std::size_t grades_after() const noexcept { return matched_.after.grade_count; }

private:
    // Where there is no such row or column.
    static constexpr std::size_t none_ = static_cast<std::size_t>(-1);

    [[nodiscard]] std::size_t before_row(grade g) const noexcept {
        return grade_index(g) < grades_before() ? grade_index(g) : none_;
    }
    [[nodiscard]] std::size_t after_column(grade g) const noexcept {
        return grade_index(g) < grades_after() ? grade_index(g) : none_;
    }
    [[nodiscard]] cell_type at(std::size_t row, std::size_t column) const {
        return row == none_ || column == none_ ? cell_type{}
                                               : matrix_[row * (grades_after() + 1) + column];
    }

    [[nodiscard]] move_kind kind_of(const detail::matched_pair& at) const noexcept {
        if (at.before == detail::no_client) {
            return matched_.has_returned(at.after) ? move_kind::returned : move_kind::new_client;
        }
        return at.after == detail::no_client ? move_kind::lost
                                             : move_between(matched_.before.grades[at.before],
                                                            matched_.after.grades[at.after]);
    }

    template <class Value>
    [[nodiscard]] static std::optional<analysed_client<Value>> client_in(
        const detail::graded_values<Value>& side, std::size_t i) {
        if (i == detail::no_client) {
            return std::nullopt;
        }
        return analysed_client<Value>{i, side.grades[i], side.values[i]};
    }

    void count(std::size_t i) {
        const detail::matched_pair at = matched_.pair_at(i);
        const move_kind kind = kind_of(at);
        const std::size_t row = kind == move_kind::new_client ? grades_before()
                                : kind == move_kind::returned
                                    ? grades_before() + 1
                                    : grade_index(matched_.before.grades[at.before]);
        const std::size_t column =
            kind == move_kind::lost ? grades_after() : grade_index(matched_.after.grades[at.after]);
        for (cell_type* cell : {&matrix_[row * (grades_after() + 1) + column],
                                &by_kind_[static_cast<std::size_t>(kind)]}) {
            ++cell->clients;
            if (at.before != detail::no_client) {
                cell->before += matched_.before.values[at.before];
            }
            if (at.after != detail::no_client) {
                cell->after += matched_.after.values[at.after];
            }
        }
    }

    detail::matched_clients<Before, After> matched_;
    std::vector<cell_type> matrix_;  // by row
    std::array<cell_type, move_kinds> by_kind_{};
};

}  // namespace v0
}  // namespace vitalfew

#endif
