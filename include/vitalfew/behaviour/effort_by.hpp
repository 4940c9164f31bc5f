// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_EFFORT_BY_HPP
#define VITALFEW_BEHAVIOUR_EFFORT_BY_HPP

#include "vitalfew/clients/client_profile.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/exact/share.hpp"

#include <algorithm>  // std::ranges::lower_bound
#include <compare>
#include <concepts>
#include <cstddef>
#include <functional>  // std::invoke, std::less
#include <map>
#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// The effort and the value of the clients with one label.
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

    /// @returns the share of effort compared with the share of value, without rounding: greater where the
    /// effort exceeds what the value warrants
    [[nodiscard]] constexpr std::strong_ordering balance() const {
        if (effort_share.whole().sign() == 0 || value_share.whole().sign() == 0) {
            return effort_share.part().sign() <=> value_share.part().sign();
        }
        return detail::product_of(effort_share.part(), value_share.whole()) <=>
               detail::product_of(effort_share.whole(), value_share.part());
    }

    /// @returns the share of effort / the share of value, within 5 units in the last place: 2 is twice the
    /// effort that the value warrants; absent when the label has no value
    [[nodiscard]] constexpr std::optional<double> ratio() const {
        if (value_share.part().sign() == 0) {
            return std::nullopt;
        }
        return effort_share.to_double() / value_share.to_double();
    }
};

/// Effort and value by label: the result of effort_by.
template <class Label, measurable_value Effort, measurable_value Value>
class effort_table {
public:
    using row_type = effort_row<Label, Effort, Value>;

    /// For effort_by alone; calculates the shares. @pre rows are in increasing order of their labels
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

    /// @returns one row for each label that occurs, in increasing order
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

namespace detail {

[[noreturn]] inline void throw_invalid_effort(std::size_t count, std::size_t first_index) {
    VITALFEW_THROW(invalid_value("vitalfew: " + std::to_string(count) +
                                     (count == 1 ? " effort is" : " efforts are") +
                                     " negative, NaN or infinite; the first is that of client " +
                                     std::to_string(first_index) +
                                     ": give 0 where nothing was spent, and correct the others",
                                 count, first_index));
}

/// Counts the invalid efforts of one pass.
class invalid_effort_count {
public:
    /// @returns whether it is valid: finite and not negative
    template <class Effort>
    constexpr bool accept(const Effort& effort) {
        const std::size_t at = seen_++;
        if (is_valid(effort) && !is_negative(effort)) {
            return true;
        }
        if (count_++ == 0) {
            first_index_ = at;
        }
        return false;
    }
    constexpr void throw_if_any() const {
        if (count_ != 0) {
            throw_invalid_effort(count_, first_index_);
        }
    }

private:
    std::size_t seen_ = 0;
    std::size_t count_ = 0;
    std::size_t first_index_ = 0;
};

}  // namespace detail

struct effort_by_fn {
    /// Compares the share of effort that each label takes with the share of value that it brings.
    ///
    /// A label is any classification of the clients: a grade, an order_pattern, a segment, a sales district.
    /// Effort is what is spent on a client in any one unit: visits, hours, cost to serve; 0 is a valid
    /// effort, a negative one is refused. Values of 0 or less add nothing. Shares of a total of 0 are 0.
    ///
    /// @param labels any input range of copyable values with <, one for each client
    /// @param clients any input range; passed over once, in step with the labels
    /// @param effort projection to what is spent on a client
    /// @param value projection to a client's value; client_value by default, for profiles
    /// @returns a row for each label that occurs, in increasing order
    /// @throws invalid_value when efforts are negative, NaN or infinite, or else when values are NaN or
    /// infinite: how many, and the index of the first
    /// @throws unequal_lengths when there are not as many labels as clients
    /// Complexity: O(n log m) time for m different labels; allocates for them alone.
    /// @example 18_small_and_rare.cpp
    template <std::ranges::input_range Labels, std::ranges::input_range Clients, class Effort,
              class Projection = client_value_fn>
        requires measurable_projection<Effort, Clients> &&
                 measurable_projection<Projection, Clients> &&
                 std::copyable<std::ranges::range_value_t<Labels>> &&
                 std::strict_weak_order<std::less<>, const std::ranges::range_value_t<Labels>&,
                                        const std::ranges::range_value_t<Labels>&>
    [[nodiscard]] auto operator()(Labels&& labels, Clients&& clients, Effort effort,
                                  Projection value = {}) const
        -> effort_table<std::ranges::range_value_t<Labels>, projected_t<Effort, Clients>,
                        projected_t<Projection, Clients>> {
        using label_type = std::ranges::range_value_t<Labels>;
        using effort_type = projected_t<Effort, Clients>;
        using value_type = projected_t<Projection, Clients>;
        using row_type = effort_row<label_type, effort_type, value_type>;

        std::map<label_type, row_type, std::less<>> rows;
        detail::invalid_effort_count invalid_effort;
        detail::invalid_value_count invalid_value;
        auto label = std::ranges::begin(labels);
        const auto last_label = std::ranges::end(labels);
        std::size_t both = 0;
        auto client = std::ranges::begin(clients);
        const auto last_client = std::ranges::end(clients);
        for (; client != last_client && label != last_label; ++client, ++label, ++both) {
            auto&& record = *client;
            const effort_type spent = std::invoke(effort, record);
            const value_type worth = std::invoke(value, record);
            const bool valid_effort = invalid_effort.accept(spent);
            if (!invalid_value.accept(worth) || !valid_effort) {
                continue;
            }
            const label_type& key = *label;
            auto at = rows.lower_bound(key);
            if (at == rows.end() || key < at->first) {
                at = rows.emplace_hint(at, key, row_type{.label = key});
            }
            row_type& row = at->second;
            ++row.clients;
            row.effort += spent;
            if (detail::is_positive(worth)) {
                row.value += worth;
            }
        }
        if (client != last_client || label != last_label) {
            const std::size_t all_labels = both + rest_of(label, last_label);
            detail::throw_unequal_lengths("labels and clients", all_labels,
                                          both + rest_of(client, last_client));
        }
        invalid_effort.throw_if_any();
        invalid_value.throw_if_any();

        std::vector<row_type> in_order;
        in_order.reserve(rows.size());
        for (auto& [key, row] : rows) {
            in_order.push_back(std::move(row));
        }
        return effort_table<label_type, effort_type, value_type>(std::move(in_order));
    }

private:
    template <class Iterator, class Sentinel>
    static std::size_t rest_of(Iterator& at, const Sentinel& last) {
        std::size_t count = 0;
        for (; at != last; ++at) {
            ++count;
        }
        return count;
    }
};

/// See effort_by_fn.
inline constexpr effort_by_fn effort_by{};

}  // namespace v0
}  // namespace vitalfew

#endif
