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

/// Tells the grade of a record.
template <class Projection, class R>
concept grade_projection =
    projection_of<Projection, R> && std::same_as<projected_t<Projection, R>, grade>;

/// A range of grades, one for each client.
template <class R>
concept grade_range = std::ranges::viewable_range<R> && std::ranges::input_range<R> &&
                      std::convertible_to<std::ranges::range_reference_t<R>, grade>;

/// A client base with its grades: one side of a comparison. Made by keyed_analysis.
///
/// Refers to what it was given as an lvalue and keeps what it was given as an rvalue, as
/// std::views::all does.
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
    /// @returns how many grades the limits of the analysis gave; 0 when that is not known
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
    /// Puts together a client base, the key by which its clients are known, their values and their grades,
    /// for a comparison with another one. Stored results of an earlier analysis do as well as a base that
    /// was classified just now: keyed_analysis(rows, &row::key, &row::value, &row::grade).
    ///
    /// @param clients any forward range
    /// @param key tells a client's key; by reference where it can, since it is called several times
    /// @param value tells a client's value
    /// @param grades a classification of the clients, a range of grades in their order, or a projection
    /// that tells a client's grade
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
    /// Takes the grades out of a classification that is going away, so that nothing dangles.
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
