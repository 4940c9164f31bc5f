// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLIENTS_ROLLED_UP_CLIENTS_HPP
#define VITALFEW_CLIENTS_ROLLED_UP_CLIENTS_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// A company with all that belongs to it.
template <summable_value Value>
struct company_group {
    /// The index of the ultimate parent in the base.
    std::size_t top = 0;
    /// The number of its clients, the ultimate parent included.
    std::size_t members = 0;
    /// The exact sum of their values. Losses count: a group is worth what it brings altogether.
    sum_of_t<Value> value;
};

/// The clients of a base gathered under their ultimate parents: the result of roll_up.
///
/// The groups are a base of their own: classify(rolled.groups(), &company_group<Value>::value).
/// Independent of the base it came from: all is by position in it.
/// @example 22_roll_up.cpp
template <summable_value Value>
class rolled_up_clients {
public:
    using group_type = company_group<Value>;

    /// For roll_up, which sees to it that the parts belong together.
    /// @pre each number is less than the number of groups
    rolled_up_clients(std::vector<group_type> groups, std::vector<std::uint32_t> group_of_clients)
        : groups_(std::move(groups)), of_clients_(std::move(group_of_clients)) {}

    /// @returns the groups in order of their first client, be that the parent or not
    [[nodiscard]] std::span<const group_type> groups() const& noexcept { return groups_; }
    [[nodiscard]] std::vector<group_type> groups() && noexcept { return std::move(groups_); }

    /// @returns the number of each client's group, in the order of the base
    [[nodiscard]] std::span<const std::uint32_t> of_clients() const noexcept { return of_clients_; }

    /// @returns the index of a client's ultimate parent, its own when it has none
    /// @pre client < size()
    [[nodiscard]] std::size_t top_of(std::size_t client) const noexcept {
        VITALFEW_ASSERT(client < of_clients_.size());
        return groups_[of_clients_[client]].top;
    }

    /// @returns the number of clients
    [[nodiscard]] std::size_t size() const noexcept { return of_clients_.size(); }

private:
    std::vector<group_type> groups_;
    std::vector<std::uint32_t> of_clients_;
};

}  // namespace v0
}  // namespace vitalfew

#endif
