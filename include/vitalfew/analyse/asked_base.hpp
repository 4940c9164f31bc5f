// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ANALYSE_ASKED_BASE_HPP
#define VITALFEW_ANALYSE_ASKED_BASE_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/core/class_limits.hpp"
#include "vitalfew/core/concepts.hpp"

namespace vitalfew {
inline namespace v0 {

/// The client base in hand, as questions see it: the clients, their value, and their grades, which are known
/// before any question is asked.
template <class Clients, class Projection>
class asked_base {
public:
    using value_type = projected_t<Projection, Clients>;

    constexpr asked_base(Clients& clients, const Projection& value, const classify_options& options,
                         const classification<value_type>& classified) noexcept
        : clients_(&clients), value_(&value), options_(&options), classified_(&classified) {}

    [[nodiscard]] constexpr Clients& clients() const noexcept { return *clients_; }
    /// @returns what tells a client's value, to be copied
    [[nodiscard]] constexpr const Projection& value() const noexcept { return *value_; }
    /// @returns the limits and the rule of crossing
    [[nodiscard]] constexpr const classify_options& options() const noexcept { return *options_; }
    [[nodiscard]] constexpr const classification<value_type>& classified() const noexcept {
        return *classified_;
    }

private:
    Clients* clients_;
    const Projection* value_;
    const classify_options* options_;
    const classification<value_type>* classified_;
};

/// The same of clients that were made of deals, which questions may look at, too.
template <class Clients, class Projection, class Deals, class Fields>
class asked_deals : public asked_base<Clients, Projection> {
public:
    constexpr asked_deals(const asked_base<Clients, Projection>& base, Deals& deals,
                          const Fields& fields) noexcept
        : asked_base<Clients, Projection>(base), deals_(&deals), fields_(&fields) {}

    [[nodiscard]] constexpr Deals& deals() const noexcept { return *deals_; }
    [[nodiscard]] constexpr const Fields& fields() const noexcept { return *fields_; }

private:
    Deals* deals_;
    const Fields* fields_;
};

}  // namespace v0
}  // namespace vitalfew

#endif
