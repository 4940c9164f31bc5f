// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ANALYSE_QUESTION_HPP
#define VITALFEW_ANALYSE_QUESTION_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/engine/class_limits.hpp"

#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>  // std::move

namespace vitalfew {
inline namespace v0 {

/// What a question can read: the clients, the projection to their value, the options and the grades, which are
/// found before the first question is answered.
template <class Clients, class Projection>
class analysis_context {
public:
    using value_type = projected_t<Projection, Clients>;

    constexpr analysis_context(Clients& clients, const Projection& value,
                               const classify_options& options,
                               const classification<value_type>& classified) noexcept
        : clients_(&clients), value_(&value), options_(&options), classified_(&classified) {}

    [[nodiscard]] constexpr Clients& clients() const noexcept { return *clients_; }
    /// @returns the projection to a client's value, to be copied
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

/// The context of clients that were collected from deals: also the deals and their fields.
template <class Clients, class Projection, class Deals, class Fields>
class deal_analysis_context : public analysis_context<Clients, Projection> {
public:
    constexpr deal_analysis_context(const analysis_context<Clients, Projection>& base, Deals& deals,
                                    const Fields& fields) noexcept
        : analysis_context<Clients, Projection>(base), deals_(&deals), fields_(&fields) {}

    [[nodiscard]] constexpr Deals& deals() const noexcept { return *deals_; }
    [[nodiscard]] constexpr const Fields& fields() const noexcept { return *fields_; }

private:
    Deals* deals_;
    const Fields* fields_;
};

/// A question about a client base, which analyse answers along with the grades.
///
/// Holds a callable that takes an analysis_context and returns the answer. Those of the library are made by the
/// function objects of the namespace ask; your own are made in the same way:
///
///     inline constexpr struct largest_fn {
///         auto operator()() const {
///             return question_of<largest_fn>([](const auto& base) {
///                 return std::ranges::max(base.clients(), {}, base.value());
///             });
///         }
///     } largest{};
///
/// @tparam Topic names the answer: analysis[largest] is the answer to largest()
template <class Topic, std::copy_constructible Call>
class topic_question {
public:
    using topic = Topic;

    constexpr explicit topic_question(Call call) : call_(std::move(call)) {}

    /// @returns the answer
    template <class Base>
    [[nodiscard]] constexpr auto operator()(Base& base) const {
        return call_(base);
    }

private:
    Call call_;
};

/// @returns a question whose answer is found under a topic
template <class Topic, std::copy_constructible Call>
[[nodiscard]] constexpr topic_question<Topic, Call> question_of(Call call) {
    return topic_question<Topic, Call>(std::move(call));
}

namespace detail {

template <class T>
struct question_traits {
    static constexpr bool is_question = false;
};
template <class Topic, class Call>
struct question_traits<topic_question<Topic, Call>> {
    static constexpr bool is_question = true;
    using topic = Topic;

    template <class Base>
    static constexpr auto answer(const topic_question<Topic, Call>& asked, Base& base) {
        return asked(base);
    }
};
/// An optional question has an optional answer.
template <class Question>
struct question_traits<std::optional<Question>> : question_traits<Question> {
    template <class Base>
    static constexpr auto answer(const std::optional<Question>& asked, Base& base) {
        using type = std::remove_cvref_t<decltype((*asked)(base))>;
        return asked.has_value() ? std::optional<type>((*asked)(base)) : std::optional<type>();
    }
};

}  // namespace detail

/// A topic_question, or an optional one, which is answered if it has a value.
template <class T>
concept analysis_question = detail::question_traits<std::remove_cvref_t<T>>::is_question;

}  // namespace v0
}  // namespace vitalfew

#endif
