// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_CROSS_CELL_HPP
#define VITALFEW_COMPARE_CROSS_CELL_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/compare/value_sums.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/share.hpp"

#include <cstddef>

namespace vitalfew {
inline namespace v0 {

/// Stands for the value of clients who are only counted.
struct no_value {};

/// What the clients of one cell, row or column of a cross table, or of the whole of it, amount to.
template <class Value>
struct cross_cell {
    /// Their number, whatever their values.
    std::size_t clients = 0;
    /// What they are worth: the positive values, and the losses apart.
    value_sums<Value> values;

    constexpr cross_cell& operator+=(const cross_cell& other) {
        clients += other.clients;
        values += other.values;
        return *this;
    }
};

template <>
struct cross_cell<no_value> {
    std::size_t clients = 0;

    constexpr cross_cell& operator+=(const cross_cell& other) noexcept {
        clients += other.clients;
        return *this;
    }
};

/// Three shares of a cell: of its row, of its column and of the whole table. A share of nothing is 0.
template <class Share>
struct cross_shares {
    Share of_row;
    Share of_column;
    Share of_all;
};

namespace detail {

/// @returns part of whole, by number of clients
template <class Value>
constexpr share client_share_of(const cross_cell<Value>& part, const cross_cell<Value>& whole) {
    return whole.clients == 0 ? share{} : share(part.clients, whole.clients);
}

/// @returns part of whole, by positive values
template <class Value>
constexpr auto value_share_of(const cross_cell<Value>& part, const cross_cell<Value>& whole)
    -> exact_share<typename sum_of_t<Value>::value_type> {
    return {part.values.value, whole.values.value};
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
