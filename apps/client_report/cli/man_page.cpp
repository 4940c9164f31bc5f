// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "cli/man_page.hpp"

#include <CLI/CLI.hpp>

#include <string_view>

namespace client_report {

namespace {

// A text as roff has it: no line begins with a command, no hyphen becomes a dash.
std::string roff(std::string_view text) {
    std::string written;
    bool at_line_start = true;
    for (const char c : text) {
        if (at_line_start && (c == '.' || c == '\'')) {
            written += "\\&";
        }
        at_line_start = c == '\n';
        if (c == '\\') {
            written += "\\e";
        } else if (c == '-') {
            written += "\\-";
        } else {
            written += c;
        }
    }
    return written;
}

// The names of an option, and of what it takes.
std::string heading(const CLI::Option& option) {
    const std::string text = "\\fB" + roff(option.get_name(false, true)) + "\\fR";
    const std::string type = option.get_type_name();
    return type.empty() || option.get_items_expected_max() == 0
               ? text
               : text + " \\fI" + roff(type) + "\\fR";
}

}  // namespace

std::string man_page(const CLI::App& app, const std::string& version) {
    std::string text =
        ".\\\" Made by client_report --print-man; change the options instead.\n"
        ".TH CLIENT_REPORT 1 2026-11-27 \"" +
        roff(version) +
        "\" \"User Commands\"\n"
        ".SH NAME\nclient_report \\- a ranked and graded client base from a file of deals\n"
        ".SH SYNOPSIS\n.B client_report\n.I DEALS.csv\n"
        "\\fB\\-\\-client\\fR \\fICOL\\fR \\fB\\-\\-date\\fR \\fICOL\\fR\n"
        "[\\fIoption\\fR ...]\n"
        ".SH DESCRIPTION\n" +
        roff(app.get_description()) + "\n.SH OPTIONS\n";
    for (const CLI::Option* option : app.get_options()) {
        if (option->get_group().empty()) {
            continue;  // hidden
        }
        text += ".TP\n" + heading(*option) + "\n" + roff(option->get_description()) + "\n";
    }
    text += ".SH DETAILS\n.nf\n" + roff(app.get_footer()) + "\n.fi\n";
    return text;
}

}  // namespace client_report
