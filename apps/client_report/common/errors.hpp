// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_ERRORS_HPP
#define CLIENT_REPORT_ERRORS_HPP

#include <stdexcept>
#include <string_view>

namespace client_report {

// What the program ends with. Scripts tell "mend the input" from "mend the machine" by it.
enum class exit_code : int { success = 0, output_failed = 1, bad_input = 2 };

// The command line or the file of deals is not what it should be: exit code 2.
class bad_input : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// A result could not be written: exit code 1.
class output_failed : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// What the library says, without its name before it.
[[nodiscard]] inline std::string_view without_prefix(std::string_view message) noexcept {
    constexpr std::string_view prefix = "vitalfew: ";
    message.remove_prefix(message.starts_with(prefix) ? prefix.size() : 0);
    return message;
}

}  // namespace client_report

#endif
