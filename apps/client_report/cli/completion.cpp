// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "cli/option_table.hpp"

#include <algorithm>  // std::min, std::ranges::replace
#include <cstddef>
#include <string>
#include <string_view>

namespace client_report {

namespace {

constexpr std::string_view head = "# Made by client_report; change its options instead.\n";

bool is_listed(const option& each) {
    return each.is != option::kind::hidden_print && each.name.starts_with('-');
}

bool takes_value(const option& each) {
    return each.is == option::kind::value || each.is == option::kind::required_value;
}

// "-h,--help" has two names.
std::string names_of(const option& each) {
    std::string names(each.name);
    std::ranges::replace(names, ',', ' ');
    return names;
}

// The help in a line, in single quotes for a shell.
std::string quoted_help(const option& each) {
    std::string text = "'";
    for (const char c : each.help) {
        if (c == '\'') {
            text += "'\\''";
        } else {
            text += c == '\n' ? ' ' : c;
        }
    }
    return text + "'";
}

// The same for zsh, where a description ends at a bracket, and a value at a colon.
std::string bracketed_help(const option& each) {
    std::string text;
    for (const char c : quoted_help(each)) {
        text += c == '[' || c == ']' || c == ':' ? std::string("\\") + c : std::string(1, c);
    }
    return text.substr(1, text.size() - 2);
}

}  // namespace

std::string bash_completion() {
    std::string options;
    std::string words;
    std::string files;
    std::string folders;
    std::string others;
    for (const option& each : option_table()) {
        if (!is_listed(each)) {
            continue;
        }
        options += (options.empty() ? "" : " ") + names_of(each);
        if (!takes_value(each)) {
            continue;
        }
        if (each.words != nullptr) {
            words += "        " + std::string(each.name) +
                     ") mapfile -t COMPREPLY < <(compgen -W '" + each.words() +
                     "' -- \"$current\") ;;\n";
        } else {
            std::string& list = each.value_name == "FILE"  ? files
                                : each.value_name == "DIR" ? folders
                                                           : others;
            list += (list.empty() ? "" : " | ") + std::string(each.name);
        }
    }
    return std::string(head) +
           "_client_report() {\n"
           "    local current=${COMP_WORDS[COMP_CWORD]}\n"
           "    COMPREPLY=()\n"
           "    case ${COMP_WORDS[COMP_CWORD - 1]} in\n" +
           words + "        " + files +
           ") mapfile -t COMPREPLY < <(compgen -f -- \"$current\") ;;\n"
           "        " +
           folders +
           ") mapfile -t COMPREPLY < <(compgen -d -- \"$current\") ;;\n"
           "        " +
           others +
           ") ;;\n"
           "        *)\n"
           "            if [[ $current == -* ]]; then\n"
           "                mapfile -t COMPREPLY < <(compgen -W '" +
           options +
           "' -- \"$current\")\n"
           "            else\n"
           "                mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n"
           "            fi\n"
           "            ;;\n"
           "    esac\n"
           "}\n"
           "complete -o filenames -F _client_report client_report\n";
}

std::string zsh_completion() {
    std::string text = "#compdef client_report\n" + std::string(head) + "_arguments \\\n";
    for (const option& each : option_table()) {
        if (!is_listed(each)) {
            continue;
        }
        std::string value;
        if (takes_value(each)) {
            value = ":" + std::string(each.value_name) + ":" +
                    (each.words != nullptr       ? "(" + each.words() + ")"
                     : each.value_name == "FILE" ? std::string("_files")
                     : each.value_name == "DIR"  ? std::string("_files -/")
                                                 : std::string(" "));
        }
        const std::string names = names_of(each);
        for (std::size_t begin = 0; begin < names.size();) {
            const std::size_t end = std::min(names.find(' ', begin), names.size());
            text += "    '" + names.substr(begin, end - begin) + "[" + bracketed_help(each) + "]" +
                    value + "' \\\n";
            begin = end + 1;
        }
    }
    return text + "    '*:deals:_files'\n";
}

std::string fish_completion() {
    std::string text(head);
    for (const option& each : option_table()) {
        if (!is_listed(each)) {
            continue;
        }
        text += "complete -c client_report";
        const std::string names = names_of(each);
        for (std::size_t begin = 0; begin < names.size();) {
            const std::size_t end = std::min(names.find(' ', begin), names.size());
            const std::string name = names.substr(begin, end - begin);
            text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
            begin = end + 1;
        }
        if (takes_value(each)) {
            text += each.value_name == "FILE"  ? " -r -F"
                    : each.value_name == "DIR" ? " -x -a '(__fish_complete_directories)'"
                    : each.words != nullptr    ? " -x -a '" + each.words() + "'"
                                               : std::string(" -x");
        }
        text += " -d " + quoted_help(each) + "\n";
    }
    return text;
}

}  // namespace client_report
