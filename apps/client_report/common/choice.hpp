// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_COMMON_CHOICE_HPP
#define CLIENT_REPORT_COMMON_CHOICE_HPP

#include "common/text.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace client_report {

// A value and the word for it, on the command line or in a file.
template <class Value>
struct choice {
    const char* name;
    Value value;
};

// The word for a value.
template <class Value, std::size_t N>
[[nodiscard]] const char* name_in(const std::array<choice<Value>, N>& choices, Value value) {
    for (const choice<Value>& one : choices) {
        if (one.value == value) {
            return one.name;
        }
    }
    return "";
}

// The value of a word; nothing where it is none of the words.
template <class Value, std::size_t N>
[[nodiscard]] std::optional<Value> value_in(const std::array<choice<Value>, N>& choices,
                                            std::string_view name) {
    for (const choice<Value>& one : choices) {
        if (name == one.name) {
            return one.value;
        }
    }
    return std::nullopt;
}

// All words, for a message: "upper, lower, nearest".
template <class Value, std::size_t N>
[[nodiscard]] std::string names_in(const std::array<choice<Value>, N>& choices) {
    return joined(choices, ", ", &choice<Value>::name);
}

}  // namespace client_report

#endif
