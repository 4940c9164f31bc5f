// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "cli/command_line.hpp"

#include "common/errors.hpp"
#include "common/text.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>  // std::replace
#include <cstddef>
#include <span>
#include <string_view>
#include <utility>  // std::move, std::pair
#include <vector>

namespace client_report {

namespace vf = vitalfew;

namespace {

// Ends the reading of the command line.
struct print_requested {
    const option& which;
};

bool prints(const option& each) {
    return each.is == option::kind::print || each.is == option::kind::hidden_print;
}

void resolve_source(command_draft& d) {
    run_settings& asked = d.asked;
    if (d.sqlite.has_value() != asked.query.has_value()) {
        throw bad_input(d.sqlite ? "--sqlite needs --query, the select that finds the deals"
                                 : "--query needs --sqlite, the database that it is asked of");
    }
    if (asked.query_limit && !asked.query) {
        throw bad_input("--query-limit needs --sqlite and --query, whose time it limits");
    }
    if (d.sqlite && !asked.file.empty()) {
        throw bad_input("both " + printable(asked.file, 200) +
                        " and --sqlite say where the deals are: give one of them");
    }
    if (d.sqlite) {
        asked.file = *d.sqlite;
    }
    if (asked.file.empty()) {
        throw bad_input(
            "deals is required: give a file, or --sqlite and --query (see client_report --help)");
    }
}

void resolve_comparison(command_draft& d) {
    const auto& from = d.compare_from;
    const auto& to = d.compare_to;
    if (from.has_value() != to.has_value()) {
        throw bad_input(from ? "--compare-from needs --compare-to, the day after the last one of "
                               "the period compared with"
                             : "--compare-to needs --compare-from, the first day of the period "
                               "compared with");
    }
    if (from && *to <= *from) {
        throw bad_input("the period compared with, from " + vf::to_string(*from) + " to " +
                        vf::to_string(*to) +
                        ", is empty: --compare-to is the day after its last one");
    }
    if (from) {
        d.asked.compare.emplace(*from, *to);
    }
}

void resolve_outputs(command_draft& d) {
    output_settings& outputs = d.outputs;
    if (d.table_prefix && !outputs.sqlite_out) {
        throw bad_input("--table-prefix needs --sqlite-out, the database whose tables it is for");
    }
    outputs.table_prefix = d.table_prefix.value_or(outputs.table_prefix);
}

// The standard input is for the deals alone.
void check_further_files(const run_settings& asked) {
    if (asked.previous == "-") {
        throw bad_input(
            "--previous: the standard input cannot be an earlier clients.csv; give a file");
    }
    for (const auto& [file, name] :
         {std::pair(&asked.policy, "--policy"), std::pair(&asked.contracts, "--contracts"),
          std::pair(&asked.judgements, "--judgements")}) {
        if (*file == "-") {
            throw bad_input(std::string(name) +
                            ": it is not read from the standard input; give a file");
        }
    }
}

// The name of a file or a folder.
void check_name(const option& each, std::string_view text) {
    const bool is_folder = each.value_name == "DIR";
    const bool names_something =
        is_folder || each.value_name == "FILE" || each.value_name == "DEALS.csv";
    if (names_something && text.empty()) {
        throw bad_input(std::string(each.name) + ": the name of the " +
                        (is_folder ? "folder" : "file") + " is empty");
    }
}

command resolve(command_draft&& draft) {
    resolve_source(draft);
    resolve_outputs(draft);
    resolve_comparison(draft);
    check_further_files(draft.asked);
    check(draft.asked);
    return std::move(draft);
}

}  // namespace

std::variant<command, printed_text, verification> parse_command_line(int argc,
                                                                     const char* const* argv) {
    CLI::App app(std::string(program_description()), "client_report");
    app.footer(std::string(program_details()));
    app.get_formatter()->column_width(24);
    app.set_help_flag();
    const std::span<const option> table = option_table();
    std::vector<std::string> values(table.size());
    std::vector<const CLI::Option*> options(table.size());
    for (std::size_t i = 0; i < table.size(); ++i) {
        const option& each = table[i];
        CLI::Option* made = nullptr;
        if (prints(each)) {
            made = app.add_flag_callback(
                std::string(each.name), [&each] { throw print_requested{each}; },
                std::string(each.help));
        } else if (each.is == option::kind::check) {
            const auto ask = [](const std::string& manifest) { throw verification{manifest}; };
            made = app.add_option_function<std::string>(std::string(each.name), ask,
                                                        std::string(each.help))
                       ->type_name(std::string(each.value_name));
        } else if (each.is == option::kind::flag) {
            made = app.add_flag(std::string(each.name))->description(std::string(each.help));
        } else {
            made = app.add_option(std::string(each.name), values[i], std::string(each.help))
                       ->type_name(std::string(each.value_name))
                       ->required(each.is == option::kind::required_value);
        }
        if (each.is == option::kind::hidden_print) {
            made->group("");
        }
        options[i] = made;
    }
    try {
        app.parse(argc, argv);
    } catch (const print_requested& asked) {
        return printed_text{asked.which.text == nullptr ? app.help() : asked.which.text()};
    } catch (const verification& asked) {
        if (asked.manifest.empty()) {
            throw bad_input("--verify: the name of the file is empty");
        }
        return asked;
    } catch (const CLI::ParseError& error) {
        std::string message = error.what();
        std::replace(message.begin(), message.end(), '\n', ' ');
        throw bad_input(printable(message, 300) + " (see client_report --help)");
    }
    command_draft draft;
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (options[i]->count() > 0) {
            check_name(table[i], values[i]);
            table[i].set(draft, table[i].name, values[i]);
        }
    }
    return resolve(std::move(draft));
}

}  // namespace client_report
