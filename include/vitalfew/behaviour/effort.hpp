// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_EFFORT_HPP
#define VITALFEW_BEHAVIOUR_EFFORT_HPP

#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/exact/share.hpp"

#include <algorithm>  // std::ranges::lower_bound
#include <compare>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// What the clients of one label cost and bring.
template <class Label, measurable_value Effort, measurable_value Value>
struct effort_row {
    using effort_share_type = exact_share<typename sum_of_t<Effort>::value_type>;
    using value_share_type = exact_share<typename sum_of_t<Value>::value_type>;

    Label label;
    std::size_t clients = 0;
    sum_of_t<Effort> effort{};
    sum_of_t<Value> value{};           ///< of their positive values
    share client_share{};              ///< of all clients
    effort_share_type effort_share{};  ///< of all effort
    value_share_type value_share{};    ///< of all positive values

    /// @returns the share of effort compared with the share of value, without rounding: greater where more
    /// is spent than is brought
    [[nodiscard]] constexpr std::strong_ordering balance() const {
        if (effort_share.whole().sign() == 0 || value_share.whole().sign() == 0) {
            return effort_share.part().sign() <=> value_share.part().sign();
        }
        return detail::product_of(effort_share.part(), value_share.whole()) <=>
               detail::product_of(effort_share.whole(), value_share.part());
    }

    /// @returns the share of effort in shares of value, within 5 units in the last place: 2 says twice the
    /// effort that the value would warrant; absent when the label brings nothing
    [[nodiscard]] constexpr std::optional<double> ratio() const {
        if (value_share.part().sign() == 0) {
            return std::nullopt;
        }
        return effort_share.to_double() / value_share.to_double();
    }
};

/// Where effort goes, label by label: the result of effort_by.
template <class Label, measurable_value Effort, measurable_value Value>
class effort_table {
public:
    using row_type = effort_row<Label, Effort, Value>;

    /// For effort_by; shares are worked out. @pre rows are in increasing order of their labels
    constexpr explicit effort_table(std::vector<row_type> rows) : rows_(std::move(rows)) {
        for (const auto& row : rows_) {
            clients_ += row.clients;
            effort_ += row.effort;
            value_ += row.value;
        }
        for (auto& row : rows_) {
            row.client_share = share(row.clients, clients_);
            row.effort_share = {row.effort, effort_};
            row.value_share = {row.value, value_};
        }
    }

    /// @returns one row for each label that there is, in increasing order
    [[nodiscard]] constexpr std::span<const row_type> rows() const& noexcept { return rows_; }
    [[nodiscard]] constexpr std::vector<row_type> rows() && noexcept { return std::move(rows_); }

    /// @returns the row of a label; absent when no client has it
    [[nodiscard]] constexpr std::optional<row_type> row(const Label& label) const {
        const auto at = std::ranges::lower_bound(rows_, label, {}, &row_type::label);
        return at == rows_.end() || label < at->label ? std::nullopt : std::optional(*at);
    }

    [[nodiscard]] constexpr std::size_t clients() const noexcept { return clients_; }
    /// @returns all effort
    [[nodiscard]] constexpr const sum_of_t<Effort>& effort() const noexcept { return effort_; }
    /// @returns the sum of the positive values
    [[nodiscard]] constexpr const sum_of_t<Value>& value() const noexcept { return value_; }

private:
    std::vector<row_type> rows_;
    std::size_t clients_ = 0;
    sum_of_t<Effort> effort_;
    sum_of_t<Value> value_;
};

}  // namespace v0
}  // namespace vitalfew

#endif
