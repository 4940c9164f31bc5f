// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_COMMON_ERRORS_HPP
#define CLIENT_REPORT_COMMON_ERRORS_HPP

#include <stdexcept>
#include <string_view>

namespace client_report {

// The input or a setting is not what it should be. The message says what, where, and what to give
// instead.
class bad_input : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// A result could not be written.
class output_failed : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// A callback of the caller ended the run.
class run_cancelled : public std::runtime_error {
public:
    run_cancelled() : std::runtime_error("the run was cancelled") {}
};

// A message of the library without its prefix.
[[nodiscard]] inline std::string_view without_prefix(std::string_view message) noexcept {
    constexpr std::string_view prefix = "vitalfew: ";
    message.remove_prefix(message.starts_with(prefix) ? prefix.size() : 0);
    return message;
}

}  // namespace client_report

#endif
