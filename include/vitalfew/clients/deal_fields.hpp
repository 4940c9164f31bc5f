// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLIENTS_DEAL_FIELDS_HPP
#define VITALFEW_CLIENTS_DEAL_FIELDS_HPP

#include <utility>  // std::move

namespace vitalfew {
inline namespace v0 {

/// The type of deal ids when lines have none: every line is a deal of its own.
struct no_deal_id {
    friend constexpr bool operator==(no_deal_id, no_deal_id) noexcept = default;
};

namespace detail {

/// In place of a projection: deals have no such field.
struct no_field {};

}  // namespace detail

/// The fields of the user's deal records: projections to the client key, the amount and the date, and
/// optionally to a deal id and a mark of returns.
///
///     deal_fields(&order::buyer, &order::total, &order::day).with_deal_id(&order::number)
/// @example 03_repeat_clients.cpp
template <class Client, class Amount, class Date, class DealId = detail::no_field,
          class Returned = detail::no_field>
class deal_fields {
public:
    /// Every record is a deal of its own, and none is a return.
    constexpr deal_fields(Client of_client, Amount of_amount, Date of_date)
        : client_(std::move(of_client)), amount_(std::move(of_amount)), date_(std::move(of_date)) {}

    constexpr deal_fields(Client of_client, Amount of_amount, Date of_date, DealId of_deal_id,
                          Returned is_return)
        : client_(std::move(of_client)),
          amount_(std::move(of_amount)),
          date_(std::move(of_date)),
          deal_id_(std::move(of_deal_id)),
          returned_(std::move(is_return)) {}

    /// @returns these fields with a deal id: records of a client with the same id are one deal
    template <class Projection>
    [[nodiscard]] constexpr auto with_deal_id(Projection of_deal_id) const {
        return deal_fields<Client, Amount, Date, Projection, Returned>(
            client_, amount_, date_, std::move(of_deal_id), returned_);
    }

    /// @returns these fields with a predicate that is true for returns: their amount, usually negative,
    /// is added to the value, and they do not count as deals
    template <class Predicate>
    [[nodiscard]] constexpr auto with_returns(Predicate is_return) const {
        return deal_fields<Client, Amount, Date, DealId, Predicate>(client_, amount_, date_,
                                                                    deal_id_, std::move(is_return));
    }

    [[nodiscard]] constexpr const Client& client() const noexcept { return client_; }
    [[nodiscard]] constexpr const Amount& amount() const noexcept { return amount_; }
    [[nodiscard]] constexpr const Date& date() const noexcept { return date_; }
    [[nodiscard]] constexpr const DealId& deal_id() const noexcept { return deal_id_; }
    [[nodiscard]] constexpr const Returned& returned() const noexcept { return returned_; }

private:
    Client client_;
    Amount amount_;
    Date date_;
    [[no_unique_address]] DealId deal_id_{};
    [[no_unique_address]] Returned returned_{};
};

template <class Client, class Amount, class Date>
deal_fields(Client, Amount, Date) -> deal_fields<Client, Amount, Date>;

}  // namespace v0
}  // namespace vitalfew

#endif
