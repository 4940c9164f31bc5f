// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_CLI_OPTION_TABLE_HPP
#define CLIENT_REPORT_CLI_OPTION_TABLE_HPP

#include "vitalfew/core/period.hpp"

#include "settings/settings.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>  // std::pair
#include <variant>
#include <vector>

namespace client_report {

// The parsed command line.
struct command {
    run_settings asked;
    output_settings outputs;
    part quiet = part::left_out;  // no progress on the terminal
    part stats = part::left_out;  // a line about time and memory
};

// A command while its options are read: some of them make sense only together.
struct command_draft : command {
    std::optional<std::string> sqlite;
    std::optional<std::string> table_prefix;
    std::optional<vitalfew::date> compare_from;
    std::optional<vitalfew::date> compare_to;
};

// The value of an option as summary.json repeats it; nothing where it was not given.
using echoed_value =
    std::variant<std::monostate, std::string, std::uint64_t, bool, std::vector<std::string>>;

// An option of the program. Parsing, --help, the man page and the echo in summary.json are made
// from the table of these.
struct option {
    enum class kind {
        value,           // takes a value
        required_value,  // and has to be given
        flag,
        print,        // prints something and ends the program
        hidden_print  // the same, but --help does not list it
    };

    std::string_view name{};        // "--client"; "deals" is known by its position
    std::string_view value_name{};  // "COL"; empty where it takes no value
    std::string_view help{};
    kind is = kind::value;
    // Stores the value; null where the option prints.
    // @throws bad_input
    void (*set)(command_draft& draft, std::string_view name, std::string_view text) = nullptr;
    // The value for the echo, and its position there; null where the option is not echoed.
    echoed_value (*echo)(const run_settings& asked) = nullptr;
    int echo_position = 0;
    // The text that the option prints; null for --help, which CLI11 writes.
    std::string (*text)() = nullptr;
    // The words that it takes, with blanks between them, where these are all.
    std::string (*words)() = nullptr;
};

// All options, in the order of --help.
[[nodiscard]] std::span<const option> option_table();

// The options that summary.json repeats, in its order, with their names there: "min_deals".
[[nodiscard]] std::vector<std::pair<std::string, echoed_value>> echo_of(const run_settings& asked);

// What --help says before and after the options.
[[nodiscard]] std::string_view program_description();
[[nodiscard]] std::string_view program_details();

// "client_report, vitalfew 1.2.3"
[[nodiscard]] std::string version_text();

// The manual page, in the form of man(7).
[[nodiscard]] std::string man_page();

// Scripts that complete the options in a shell, and the words and files that they take.
[[nodiscard]] std::string bash_completion();
[[nodiscard]] std::string zsh_completion();
[[nodiscard]] std::string fish_completion();

}  // namespace client_report

#endif
