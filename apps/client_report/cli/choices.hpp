// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_CHOICES_HPP
#define CLIENT_REPORT_CHOICES_HPP

#include "vitalfew/core/period.hpp"
#include "vitalfew/engine/class_limits.hpp"

#include "common/errors.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace client_report {

// One of a few named values of an option.
template <class Value>
struct choice {
    const char* name;
    Value value;
};

template <class Value, std::size_t N>
[[nodiscard]] const char* name_in(const std::array<choice<Value>, N>& choices, Value value) {
    for (const choice<Value>& one : choices) {
        if (one.value == value) {
            return one.name;
        }
    }
    return "";
}

// @throws bad_input that lists the names there are
template <class Value, std::size_t N>
[[nodiscard]] Value value_in(const std::array<choice<Value>, N>& choices, std::string_view option,
                             std::string_view name) {
    std::string names;
    for (const choice<Value>& one : choices) {
        if (name == one.name) {
            return one.value;
        }
        names += (names.empty() ? "" : ", ") + std::string(one.name);
    }
    throw bad_input(std::string(option) + ": \"" + std::string(name) + "\" is not one of " + names);
}

// The other options that are more than a text or a number; each throws bad_input.
[[nodiscard]] vitalfew::class_limits limits_of(std::string_view percents);
[[nodiscard]] vitalfew::share margin_of(std::string_view percent);
// A limit or a margin as it was written, in percent: "80", "99.5".
[[nodiscard]] std::string limit_text(const vitalfew::share& limit);
[[nodiscard]] vitalfew::date day_of(std::string_view option, std::string_view text);
[[nodiscard]] char delimiter_of(std::string_view text);

}  // namespace client_report

#endif
