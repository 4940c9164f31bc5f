// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_CLIENT_MOVE_HPP
#define VITALFEW_COMPARE_CLIENT_MOVE_HPP

#include "vitalfew/compare/move_kind.hpp"
#include "vitalfew/compare/value_sums.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/values.hpp"

#include <cstddef>
#include <optional>

namespace vitalfew {
inline namespace v0 {

/// A client in one of two analyses.
template <summable_value Value>
struct analysed_client {
    std::size_t index;  ///< its place in the base, from 0
    vitalfew::grade grade;
    Value value;
};

/// What became of one client.
template <summable_value Before, summable_value After>
struct client_move {
    move_kind kind;
    std::optional<analysed_client<Before>> before;  ///< absent for new and returned clients
    std::optional<analysed_client<After>> after;    ///< absent for lost ones
};

/// What the clients of one cell of a migration amount to.
template <summable_value Before, summable_value After>
struct migration_cell {
    std::size_t clients = 0;    ///< their number, whatever their values
    value_sums<Before> before;  ///< what they were worth; 0 for new and returned clients
    value_sums<After> after;    ///< what they are worth; 0 for lost ones

    constexpr migration_cell& operator+=(const migration_cell& other) {
        clients += other.clients;
        before += other.before;
        after += other.after;
        return *this;
    }
};

}  // namespace v0
}  // namespace vitalfew

#endif
