// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_CATEGORY_SCORE_HPP
#define VITALFEW_TARGETING_CATEGORY_SCORE_HPP

#include "vitalfew/compare/cross_table.hpp"
#include "vitalfew/core/detail/text.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/targeting/detail/checks.hpp"

#include <concepts>
#include <cstddef>
#include <functional>  // std::less
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace targeting {

namespace detail {

/// @returns a category as text: a text itself, a grade as its letter, true or false, the to_string of its own
/// namespace; else a number, or nothing
template <class Category>
[[nodiscard]] std::string category_text(const Category& category) {
    if constexpr (vitalfew::detail::text<Category>) {
        return std::string(std::string_view(category));
    } else if constexpr (std::same_as<Category, grade>) {
        return {grade_letter(category)};
    } else if constexpr (std::same_as<Category, bool>) {
        return category ? "true" : "false";
    } else if constexpr (std::is_enum_v<Category> && requires {
                             { to_string(category) } -> std::convertible_to<std::string>;
                         }) {
        return to_string(category);
    } else {
        return vitalfew::detail::key_text(category);
    }
}

}  // namespace detail

/// A category and its score.
template <table_label Category>
struct category_entry {
    Category category;
    double score;
};

namespace detail {

[[noreturn]] inline void throw_category_scored_twice(const std::string& category,
                                                     std::size_t index) {
    VITALFEW_THROW(duplicate_key("vitalfew: entry " + std::to_string(index + 1) +
                                 " of a table of categories is for \"" + category +
                                 "\", which has a score already: give it one"));
}

[[noreturn]] inline void throw_no_categories() {
    VITALFEW_THROW(invalid_profile("vitalfew: a table of categories is empty: give at least one "
                                   "category"));
}

[[noreturn]] inline void throw_unknown_category(const std::string& category) {
    VITALFEW_THROW(unknown_key("vitalfew: the table of categories has no \"" + category +
                               "\": give it a score, or give one for all others"));
}

}  // namespace detail

/// A score by category, from a table: 1 for bakeries, 0.6 for hotels, 0.1 for all others.
///
/// A category is a text, an enumerator, an integer or a grade. A category that is not in the table is refused,
/// unless there is a score for others: it is more often a typing mistake than a new kind of client.
/// @invariant at least one category; no duplicates; all scores are in [0, 1]
/// @example 06_target_clients.cpp
template <table_label Category>
class category_score {
public:
    /// @param entries the categories, each with its score
    /// @param others the score of all other categories; absent to refuse them
    /// @throws duplicate_key when a category occurs twice
    /// @throws invalid_score when a score is not in [0, 1], naming its category
    /// @throws invalid_profile when there is no category
    explicit category_score(const std::vector<category_entry<Category>>& entries,
                            std::optional<double> others = std::nullopt)
        : others_(others) {
        if (entries.empty()) {
            detail::throw_no_categories();
        }
        if (others_.has_value() && !detail::is_score(*others_)) {
            detail::throw_invalid_score("the score of all other categories", *others_);
        }
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const auto& [category, score] = entries[i];
            if (!detail::is_score(score)) {
                detail::throw_invalid_score(
                    "the score of the category \"" + detail::category_text(category) + "\"", score);
            }
            if (!scores_.try_emplace(category, score).second) {
                detail::throw_category_scored_twice(detail::category_text(category), i);
            }
        }
    }

    /// @returns the score of a category, in [0, 1]
    /// @throws unknown_key when it is not in the table and there is no score for others
    template <class Other>
        requires std::convertible_to<const Other&, label_argument_t<Category>>
    [[nodiscard]] double operator()(const Other& category) const {
        const label_argument_t<Category> wanted = category;
        const auto found = scores_.find(wanted);
        if (found != scores_.end()) {
            return found->second;
        }
        if (!others_.has_value()) {
            detail::throw_unknown_category(detail::category_text(wanted));
        }
        return *others_;
    }

    /// @returns the table of categories and scores
    [[nodiscard]] const std::map<Category, double, std::less<>>& scores() const noexcept {
        return scores_;
    }
    /// @returns the score of all other categories; none when they are refused
    [[nodiscard]] const std::optional<double>& others() const noexcept { return others_; }

    /// @returns the rule in words
    [[nodiscard]] std::string description() const {
        std::string text = "table";
        for (const auto& [category, score] : scores_) {
            text +=
                ", " + detail::category_text(category) + " " + vitalfew::detail::number_text(score);
        }
        if (others_.has_value()) {
            text += ", others " + vitalfew::detail::number_text(*others_);
        }
        return text;
    }

private:
    std::map<Category, double, std::less<>> scores_;
    std::optional<double> others_;
};

}  // namespace targeting
}  // namespace v0
}  // namespace vitalfew

#endif
