// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TESTS_SUPPORT_LETTERS_HPP
#define VITALFEW_TESTS_SUPPORT_LETTERS_HPP

#include <vitalfew/classify/classification.hpp>
#include <vitalfew/core/grade.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace vitalfew_test {

/// The grades of a classification as one word, such as AAB.
template <class Value>
std::string letters(const vitalfew::classification<Value>& result) {
    std::string text;
    for (const vitalfew::grade g : result.grades()) {
        text.push_back(vitalfew::grade_letter(g));
    }
    return text;
}

/// @returns whether the grades are these, also at compile time
template <class Value>
constexpr bool graded(const vitalfew::classification<Value>& result, std::string_view expected) {
    return std::ranges::equal(result.grades(), expected, {}, &vitalfew::grade_letter);
}

/// How many clients have each grade, such as 777/804/543/233.
template <class Value>
std::string counts(const vitalfew::classification<Value>& result) {
    std::string text;
    for (const auto& summary : result.summaries()) {
        text += (text.empty() ? "" : "/") + std::to_string(summary.clients);
    }
    return text;
}

}  // namespace vitalfew_test

#endif
