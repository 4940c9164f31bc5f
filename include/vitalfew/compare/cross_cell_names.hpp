// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_CROSS_CELL_NAMES_HPP
#define VITALFEW_COMPARE_CROSS_CELL_NAMES_HPP

#include "vitalfew/compare/cross_table.hpp"
#include "vitalfew/compare/detail/printed_key.hpp"
#include "vitalfew/core/error.hpp"

#include <cstddef>
#include <functional>  // std::less
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>  // std::move, std::pair
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// A name for a cell of a cross table.
template <class Row, class Column>
struct cross_cell_name {
    Row row;
    Column column;
    std::string name;
};

namespace detail {

[[noreturn]] inline void throw_cell_named_twice(const std::string& row, const std::string& column,
                                                std::size_t first, std::size_t second) {
    VITALFEW_THROW(duplicate_key("vitalfew: the cell of row" + row + " and column" + column +
                                 " has two names, those at index " + std::to_string(first) +
                                 " and " + std::to_string(second) + ": give it one"));
}

[[noreturn]] inline void throw_unknown_name(std::string_view name) {
    VITALFEW_THROW(unknown_key("vitalfew: no cell has the name \"" + std::string(name) +
                               "\": use a name that was given"));
}

}  // namespace detail

/// The user's own names for cells of a cross table: "AX" for one, or "look after" for several at once.
/// @example 13_cross_table.cpp
template <table_label Row, table_label Column>
class cross_cell_names {
public:
    /// @throws duplicate_key when a cell is given two names: both indices
    cross_cell_names(std::initializer_list<cross_cell_name<Row, Column>> names)
        : cross_cell_names(std::vector<cross_cell_name<Row, Column>>(names)) {}
    explicit cross_cell_names(const std::vector<cross_cell_name<Row, Column>>& names) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            const auto& [row, column, name] = names[i];
            const auto [known, is_first] = by_name_.try_emplace(name, names_.size());
            if (is_first) {
                names_.push_back(name);
            }
            const auto [cell, is_new] =
                by_cell_.try_emplace({row, column}, given_name{known->second, i});
            if (!is_new) {
                detail::throw_cell_named_twice(detail::printed_key(row),
                                               detail::printed_key(column), cell->second.given_at,
                                               i);
            }
        }
    }

    /// @returns the different names, in the order in which they were first given
    [[nodiscard]] const std::vector<std::string>& names() const& noexcept { return names_; }
    [[nodiscard]] std::vector<std::string> names() && noexcept { return std::move(names_); }

    /// @returns the name of a cell, valid as long as this object; absent for a cell without a name
    [[nodiscard]] std::optional<std::string_view> name_of(const Row& row,
                                                          const Column& column) const& {
        const auto found = by_cell_.find({row, column});
        return found == by_cell_.end()
                   ? std::nullopt
                   : std::optional<std::string_view>(names_[found->second.index]);
    }

    /// @returns the totals of all cells with a name; zeros when they have no clients
    /// @throws unknown_key when no cell has the name
    template <class Value>
    [[nodiscard]] cross_cell<Value> total(const cross_table<Row, Column, Value>& table,
                                          std::string_view name) const {
        if (by_name_.find(name) == by_name_.end()) {
            detail::throw_unknown_name(name);
        }
        return sum_of_named(table, name);
    }

    /// @returns the totals of the cells without a name
    template <class Value>
    [[nodiscard]] cross_cell<Value> unnamed(const cross_table<Row, Column, Value>& table) const {
        return sum_of_named(table, std::nullopt);
    }

private:
    struct given_name {
        std::size_t index;     // in names_
        std::size_t given_at;  // in what the constructor was given, for its message
    };

    template <class Value>
    [[nodiscard]] cross_cell<Value> sum_of_named(
        const cross_table<Row, Column, Value>& table,
        const std::optional<std::string_view>& name) const {
        cross_cell<Value> sum{};
        for (const auto& [row, column, cell] : table.cells()) {
            if (name_of(table.rows()[row], table.columns()[column]) == name) {
                sum += cell;
            }
        }
        return sum;
    }

    std::map<std::pair<Row, Column>, given_name> by_cell_;
    std::map<std::string, std::size_t, std::less<>> by_name_;  // to the index in names_
    std::vector<std::string> names_;
};

}  // namespace v0
}  // namespace vitalfew

#endif
