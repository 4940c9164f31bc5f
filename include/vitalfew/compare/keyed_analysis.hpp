// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_KEYED_ANALYSIS_HPP
#define VITALFEW_COMPARE_KEYED_ANALYSIS_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"

#include <concepts>
#include <cstddef>
#include <functional>  // std::invoke
#include <ranges>
#include <utility>  // std::forward, std::move

namespace vitalfew {
inline namespace v0 {

/// A projection to the grade of a record.
template <class Projection, class R>
concept grade_projection =
    projection_of<Projection, R> && std::same_as<projected_t<Projection, R>, grade>;

/// A range of grades, one for each client.
template <class R>
concept grade_range = std::ranges::viewable_range<R> && std::ranges::input_range<R> &&
                      std::convertible_to<std::ranges::range_reference_t<R>, grade>;

/// A client base with its keys, values and grades: one side of a comparison. Made by keyed_analysis.
///
/// Refers to lvalues and owns rvalues, as std::views::all does.
/// @tparam Grades a projection of the clients, or a view of grades in their order
template <std::ranges::view Clients, class Key, class Value, class Grades>
class keyed_base {
public:
    constexpr keyed_base(Clients clients, Key key, Value value, Grades grades,
                         std::size_t grade_count)
        : clients_(std::move(clients)),
          key_(std::move(key)),
          value_(std::move(value)),
          grades_(std::move(grades)),
          grade_count_(grade_count) {}

    using key_type = projected_t<Key, Clients>;
    using value_type = projected_t<Value, Clients>;

    [[nodiscard]] constexpr Clients& clients() noexcept { return clients_; }
    [[nodiscard]] constexpr Key& key() noexcept { return key_; }
    [[nodiscard]] constexpr Value& value() noexcept { return value_; }
    /// @returns the number of grades of the limits of the analysis; 0 when it is not known
    [[nodiscard]] constexpr std::size_t grade_count() const noexcept { return grade_count_; }

    /// Calls visit(client, grade) for each client, in order.
    /// @throws unequal_lengths when there are not as many grades as clients
    template <class Visit>
    constexpr void for_each(Visit visit) {
        if constexpr (grade_projection<Grades, Clients>) {
            for (auto&& client : clients_) {
                const grade g = std::invoke(grades_, client);
                visit(client, g);
            }
        } else {
            auto g = std::ranges::begin(grades_);
            const auto end = std::ranges::end(grades_);
            std::size_t clients = 0;
            std::size_t grades = 0;
            for (auto&& client : clients_) {
                ++clients;
                if (g != end) {
                    ++grades;
                    visit(client, static_cast<grade>(*g));
                    ++g;
                }
            }
            for (; g != end; ++g) {
                ++grades;
            }
            if (clients != grades) {
                detail::throw_unequal_lengths("the clients and the grades of an analysis", clients,
                                              grades);
            }
        }
    }

private:
    Clients clients_;
    Key key_;
    Value value_;
    Grades grades_;
    std::size_t grade_count_;
};

struct keyed_analysis_fn {
    /// Combines a client base with the keys, values and grades of its clients, for a comparison by key with
    /// another analysis. Stored results of an earlier analysis do as well as a base that was just
    /// classified: keyed_analysis(rows, &row::key, &row::value, &row::grade).
    ///
    /// @param clients any forward range
    /// @param key projection to a client's key; called several times, so by reference where possible
    /// @param value projection to a client's value
    /// @param grades a classification of the clients, a range of grades in their order, or a projection to
    /// a client's grade
    /// @example 14_migration.cpp
    template <client_range Clients, class Key, class Value, class Grades>
        requires std::ranges::viewable_range<Clients> && projection_of<Key, Clients> &&
                 summable_projection<Value, Clients> && grade_projection<Grades, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, Key key, Value value,
                                            Grades grades) const {
        return keyed_base(std::views::all(std::forward<Clients>(clients)), std::move(key),
                          std::move(value), std::move(grades), 0);
    }
    template <client_range Clients, class Key, class Value, grade_range Grades>
        requires std::ranges::viewable_range<Clients> && projection_of<Key, Clients> &&
                 summable_projection<Value, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, Key key, Value value,
                                            Grades&& grades) const {
        return keyed_base(std::views::all(std::forward<Clients>(clients)), std::move(key),
                          std::move(value), std::views::all(std::forward<Grades>(grades)), 0);
    }
    template <client_range Clients, class Key, class Value, class ClassifiedValue>
        requires std::ranges::viewable_range<Clients> && projection_of<Key, Clients> &&
                 summable_projection<Value, Clients>
    [[nodiscard]] constexpr auto operator()(
        Clients&& clients, Key key, Value value,
        const classification<ClassifiedValue>& classified) const {
        return keyed_base(std::views::all(std::forward<Clients>(clients)), std::move(key),
                          std::move(value), classified.grades(), classified.summaries().size());
    }
    /// rvalue overload: moves the grades out of the classification, so that no span dangles.
    template <client_range Clients, class Key, class Value, class ClassifiedValue>
        requires std::ranges::viewable_range<Clients> && projection_of<Key, Clients> &&
                 summable_projection<Value, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, Key key, Value value,
                                            classification<ClassifiedValue>&& classified) const {
        const std::size_t count = classified.summaries().size();
        return keyed_base(std::views::all(std::forward<Clients>(clients)), std::move(key),
                          std::move(value), std::views::all(std::move(classified).grades()), count);
    }
};

/// See keyed_analysis_fn.
inline constexpr keyed_analysis_fn keyed_analysis{};

}  // namespace v0
}  // namespace vitalfew

#endif
