// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_CLI_COMMAND_LINE_HPP
#define CLIENT_REPORT_CLI_COMMAND_LINE_HPP

#include "cli/option_table.hpp"

#include <string>
#include <variant>

namespace client_report {

// A text to print instead of a run: --help, --version, --print-policy or --print-man.
struct printed_text {
    std::string text;
};

// @throws bad_input with a message for the user
[[nodiscard]] std::variant<command, printed_text, verification> parse_command_line(
    int argc, const char* const* argv);

}  // namespace client_report

#endif
