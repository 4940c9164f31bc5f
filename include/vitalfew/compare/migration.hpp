// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_MIGRATION_HPP
#define VITALFEW_COMPARE_MIGRATION_HPP

#include "vitalfew/compare/migration_kind.hpp"
#include "vitalfew/compare/value_sums.hpp"
#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/share.hpp"

#include <algorithm>  // std::max
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <ranges>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// In place of an index: the client is not in that analysis.
inline constexpr std::size_t no_client = (std::numeric_limits<std::size_t>::max)();

/// The grades and values of one analysis, in the order of its clients.
template <summable_value Value>
struct graded_values {
    std::vector<grade> grades;
    std::vector<Value> values;
    std::size_t grade_count = 0;
};

/// A client's index in both analyses; no_client where it is not in one.
struct matched_pair {
    std::size_t before;
    std::size_t after;
};

/// Two analyses with their clients matched. Four bytes a client suffice, because a position_index holds no
/// more keys.
template <summable_value Before, summable_value After>
struct matched_clients {
    /// In place of the index of a partner: the client is new, or has returned.
    static constexpr std::uint32_t is_new = (std::numeric_limits<std::uint32_t>::max)();
    static constexpr std::uint32_t is_back = is_new - 1;

    graded_values<Before> before;
    graded_values<After> after;
    std::vector<std::uint32_t>
        partners;  ///< of the clients of the later analysis: index in the earlier one
    std::vector<std::uint32_t> lost;  ///< indices in the earlier analysis, in its order

    /// @returns the clients of the later analysis one by one, then the lost ones
    [[nodiscard]] matched_pair pair_at(std::size_t i) const noexcept {
        if (i >= partners.size()) {
            return {lost[i - partners.size()], no_client};
        }
        return {partners[i] >= is_back ? no_client : partners[i], i};
    }
    /// @pre the client is in the later analysis
    [[nodiscard]] bool has_returned(std::size_t after_index) const noexcept {
        return partners[after_index] == is_back;
    }
};

}  // namespace detail

/// A client in one of two analyses.
template <summable_value Value>
struct graded_client {
    std::size_t index;  ///< its place in the base, from 0
    vitalfew::grade grade;
    Value value;
};

/// The move of one client between two analyses.
template <summable_value Before, summable_value After>
struct client_move {
    migration_kind kind;
    std::optional<graded_client<Before>> before;  ///< absent for new and returned clients
    std::optional<graded_client<After>> after;    ///< absent for lost ones
};

/// The totals of one cell of a migration.
template <summable_value Before, summable_value After>
struct migration_cell {
    std::size_t clients = 0;    ///< their number, whatever their values
    value_sums<Before> before;  ///< of their values before; 0 for new and returned clients
    value_sums<After> after;    ///< of their values after; 0 for lost ones

    constexpr migration_cell& operator+=(const migration_cell& other) {
        clients += other.clients;
        before += other.before;
        after += other.after;
        return *this;
    }
};

/// Who moved from which grade to which, between two analyses: the result of find_migration.
///
/// A matrix with the grades of the earlier analysis, new and returned clients as rows and the grades of
/// the later one and lost clients as columns. Every grade from A to Z can be looked up; one without clients
/// gives zeros. Grades are compared letter by letter, whatever the limits behind them.
/// @tparam Before the values of the earlier analysis
/// @tparam After those of the later one
/// @example 14_migration.cpp
template <summable_value Before, summable_value After>
class migration {
public:
    using cell_type = migration_cell<Before, After>;
    using move_type = client_move<Before, After>;

    /// For find_migration alone: the parts have to match.
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

    /// @returns the clients that had one grade and have the other
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
    /// @returns the clients that had a grade and are lost
    [[nodiscard]] cell_type lost(grade before) const {
        return at(before_row(before), grades_after());
    }

    /// @returns all clients that had a grade, lost ones included
    [[nodiscard]] cell_type total_before(grade before) const {
        cell_type sum{};
        for (std::size_t column = 0; column <= grades_after(); ++column) {
            sum += at(before_row(before), column);
        }
        return sum;
    }
    /// @returns all clients that have a grade, new and returned ones included
    [[nodiscard]] cell_type total_after(grade after) const {
        cell_type sum{};
        for (std::size_t row = 0; row < grades_before() + 2; ++row) {
            sum += at(row, after_column(after));
        }
        return sum;
    }
    /// @returns all clients with a kind of migration
    [[nodiscard]] const cell_type& total(migration_kind kind) const& noexcept {
        return by_kind_[static_cast<std::size_t>(kind)];
    }
    [[nodiscard]] cell_type total(migration_kind kind) && {
        return std::move(by_kind_[static_cast<std::size_t>(kind)]);
    }

    /// @returns the share of the clients with one grade before that have the other after: the estimated
    /// transition probability; 0 when no client had the grade
    [[nodiscard]] share transition(grade before, grade after) const {
        const std::size_t all = total_before(before).clients;
        return all == 0 ? share{} : share(cell(before, after).clients, all);
    }

    /// @returns the number of grades of the earlier analysis: by its limits where they are known, else by
    /// the worst grade that occurs
    [[nodiscard]] std::size_t grades_before() const noexcept { return matched_.before.grade_count; }
    /// @returns that of the later one
    [[nodiscard]] std::size_t grades_after() const noexcept { return matched_.after.grade_count; }

private:
    // In place of an index: there is no such row or column.
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

    [[nodiscard]] migration_kind kind_of(const detail::matched_pair& at) const noexcept {
        if (at.before == detail::no_client) {
            return matched_.has_returned(at.after) ? migration_kind::returned
                                                   : migration_kind::new_client;
        }
        return at.after == detail::no_client ? migration_kind::lost
                                             : migration_between(matched_.before.grades[at.before],
                                                                 matched_.after.grades[at.after]);
    }

    template <class Value>
    [[nodiscard]] static std::optional<graded_client<Value>> client_in(
        const detail::graded_values<Value>& side, std::size_t i) {
        if (i == detail::no_client) {
            return std::nullopt;
        }
        return graded_client<Value>{i, side.grades[i], side.values[i]};
    }

    void count(std::size_t i) {
        const detail::matched_pair at = matched_.pair_at(i);
        const migration_kind kind = kind_of(at);
        const std::size_t row = kind == migration_kind::new_client ? grades_before()
                                : kind == migration_kind::returned
                                    ? grades_before() + 1
                                    : grade_index(matched_.before.grades[at.before]);
        const std::size_t column = kind == migration_kind::lost
                                       ? grades_after()
                                       : grade_index(matched_.after.grades[at.after]);
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
    std::array<cell_type, migration_kind_count> by_kind_{};
};

}  // namespace v0
}  // namespace vitalfew

#endif
