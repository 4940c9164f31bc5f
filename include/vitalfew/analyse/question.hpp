// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ANALYSE_QUESTION_HPP
#define VITALFEW_ANALYSE_QUESTION_HPP

#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>  // std::move

namespace vitalfew {
inline namespace v0 {

/// A question about a client base: what analyse is asked for beside the grades.
///
/// Holds a callable that takes the base in hand, an asked_base, and returns the answer. The functions of
/// the namespace ask make them; your own are made in the same way:
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
class question {
public:
    using topic = Topic;

    constexpr explicit question(Call call) : call_(std::move(call)) {}

    /// @returns the answer
    template <class Base>
    [[nodiscard]] constexpr auto operator()(Base& base) const {
        return call_(base);
    }

private:
    Call call_;
};

/// Makes a question of a topic.
template <class Topic, std::copy_constructible Call>
[[nodiscard]] constexpr question<Topic, Call> question_of(Call call) {
    return question<Topic, Call>(std::move(call));
}

namespace detail {

template <class T>
struct question_traits {
    static constexpr bool is_question = false;
};
template <class Topic, class Call>
struct question_traits<question<Topic, Call>> {
    static constexpr bool is_question = true;
    using topic = Topic;

    template <class Base>
    static constexpr auto answer(const question<Topic, Call>& asked, Base& base) {
        return asked(base);
    }
};
/// A question that is asked or not: the answer is there or not.
template <class Question>
struct question_traits<std::optional<Question>> : question_traits<Question> {
    template <class Base>
    static constexpr auto answer(const std::optional<Question>& asked, Base& base) {
        using type = std::remove_cvref_t<decltype((*asked)(base))>;
        return asked.has_value() ? std::optional<type>((*asked)(base)) : std::optional<type>();
    }
};

}  // namespace detail

/// A question, or an optional one, which is asked when it is there.
template <class T>
concept analysis_question = detail::question_traits<std::remove_cvref_t<T>>::is_question;

}  // namespace v0
}  // namespace vitalfew

#endif
