// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_CROSS_TABULATE_HPP
#define VITALFEW_COMPARE_CROSS_TABULATE_HPP

#include "vitalfew/compare/cross_table.hpp"
#include "vitalfew/compare/detail/cross_counter.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"

#include <cstddef>
#include <functional>  // std::identity, std::invoke
#include <ranges>
#include <utility>  // std::forward, std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// Labels that are in a cross table even when no client has them: rows and columns of zeros.
template <class Row, class Column>
struct cross_table_options {
    std::vector<Row> rows{};
    std::vector<Column> columns{};
};

namespace detail {

/// @returns the number of elements from here on
template <class Iterator, class Sentinel>
constexpr std::size_t remaining(Iterator at, const Sentinel& end) {
    std::size_t count = 0;
    for (; at != end; ++at) {
        ++count;
    }
    return count;
}

/// Checks that two ranges have the same length, after a pass over both in step to the end of the shorter
/// one.
/// @throws unequal_lengths
template <class A, class EndOfA, class B, class EndOfB>
constexpr void check_ends(std::size_t passed, A&& a, const EndOfA& end_of_a, B&& b,
                          const EndOfB& end_of_b, const char* what) {
    if ((a == end_of_a) != (b == end_of_b)) {
        throw_unequal_lengths(what, passed + remaining(std::forward<A>(a), end_of_a),
                              passed + remaining(std::forward<B>(b), end_of_b));
    }
}

}  // namespace detail

struct cross_tabulate_fn {
    /// Cross-tabulates two labellings of the clients: grade by profit and grade by sales, grade and XYZ
    /// class, grade and whether a client bought once.
    ///
    /// @param rows one label for each client: a range of grades, bool, enumerators, integers, texts, or any
    /// other table_label
    /// @param columns another label for each, in the same order
    /// @param options labels that are in the table even when no client has them
    /// @returns the table; without rows and columns when there are no clients and no such labels
    /// @throws unequal_lengths when there are more labels of one kind than of the other: both numbers
    /// Complexity: O(n) time for labels of one byte, O(n log l) for l different labels of another type;
    /// memory for the labels and the cells that occur.
    /// @example 13_cross_table.cpp
    /// @see K. Pearson, "On the theory of contingency and its relation to association and normal
    /// correlation" (1904); B. E. Flores and D. C. Whybark, "Multiple criteria ABC analysis",
    /// International Journal of Operations and Production Management 6 (1986)
    template <label_range Rows, label_range Columns>
    [[nodiscard]] auto operator()(
        Rows&& rows, Columns&& columns,
        const cross_table_options<label_of_t<Rows>, label_of_t<Columns>>& options = {}) const
        -> cross_table<label_of_t<Rows>, label_of_t<Columns>> {
        detail::cross_counter<label_of_t<Rows>, label_of_t<Columns>, counts_only> counter(options);
        auto row = std::ranges::begin(rows);
        auto column = std::ranges::begin(columns);
        const auto rows_end = std::ranges::end(rows);
        const auto columns_end = std::ranges::end(columns);
        std::size_t passed = 0;
        for (; row != rows_end && column != columns_end; ++row, ++column, ++passed) {
            ++counter.cell_of(*row, *column).clients;
        }
        detail::check_ends(passed, std::move(row), rows_end, std::move(column), columns_end,
                           "the labels of rows and columns");
        return std::move(counter).finish();
    }

    /// The same, with the values of the clients in each cell.
    ///
    /// Shares are of the positive values, losses are summed separately, and a
    /// client counts whatever its value.
    /// @param rows one label for each client
    /// @param columns another label for each, in the same order
    /// @param clients the clients that the labels are of, in the same order
    /// @param value projection to a client's value
    /// @param options labels that are in the table even when no client has them
    /// @throws unequal_lengths also when there are not as many clients as labels
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// @throws what the projection throws
    template <label_range Rows, label_range Columns, std::ranges::input_range Clients,
              class Projection = std::identity>
        requires summable_projection<Projection, Clients>
    [[nodiscard]] auto operator()(
        Rows&& rows, Columns&& columns, Clients&& clients, Projection value = {},
        const cross_table_options<label_of_t<Rows>, label_of_t<Columns>>& options = {}) const
        -> cross_table<label_of_t<Rows>, label_of_t<Columns>, projected_t<Projection, Clients>> {
        using value_type = projected_t<Projection, Clients>;
        detail::cross_counter<label_of_t<Rows>, label_of_t<Columns>, value_type> counter(options);
        auto row = std::ranges::begin(rows);
        auto column = std::ranges::begin(columns);
        auto client = std::ranges::begin(clients);
        const auto rows_end = std::ranges::end(rows);
        const auto columns_end = std::ranges::end(columns);
        const auto clients_end = std::ranges::end(clients);
        detail::invalid_value_count invalid;
        std::size_t passed = 0;
        for (; row != rows_end && column != columns_end && client != clients_end;
             ++row, ++column, ++client, ++passed) {
            // Bound to a name: the projection may return a reference into a temporary element.
            auto&& element = *client;
            auto&& it = std::invoke(value, std::forward<decltype(element)>(element));
            if (invalid.accept<value_type>(it)) {
                auto& cell = counter.cell_of(*row, *column);
                ++cell.clients;
                cell.values += it;
            }
        }
        if ((row == rows_end) == (column == columns_end)) {
            detail::check_ends(passed, std::move(row), rows_end, std::move(client), clients_end,
                               "the labels and the clients");
        } else {
            detail::check_ends(passed, std::move(row), rows_end, std::move(column), columns_end,
                               "the labels of rows and columns");
        }
        invalid.throw_if_any();
        return std::move(counter).finish();
    }
};

/// See cross_tabulate_fn.
inline constexpr cross_tabulate_fn cross_tabulate{};

}  // namespace v0
}  // namespace vitalfew

#endif
