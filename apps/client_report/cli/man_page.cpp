// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "cli/option_table.hpp"

#include <string>
#include <string_view>

namespace client_report {

namespace {

// A text in roff: no line begins with a command, no hyphen becomes a dash.
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

std::string heading(const option& each) {
    const std::string text = "\\fB" + roff(each.name) + "\\fR";
    return each.value_name.empty() ? text : text + " \\fI" + roff(each.value_name) + "\\fR";
}

}  // namespace

std::string man_page() {
    std::string text =
        ".\\\" Made by client_report --print-man; change the options instead.\n"
        ".TH CLIENT_REPORT 1 2026-11-27 \"" +
        roff(version_text()) +
        "\" \"User Commands\"\n"
        ".SH NAME\nclient_report \\- a ranked and graded client base from a file of deals\n"
        ".SH SYNOPSIS\n.B client_report\n.I DEALS.csv\n"
        "\\fB\\-\\-client\\fR \\fICOL\\fR \\fB\\-\\-date\\fR \\fICOL\\fR\n"
        "[\\fIoption\\fR ...]\n"
        ".SH DESCRIPTION\n" +
        roff(program_description()) + "\n.SH OPTIONS\n";
    for (const option& each : option_table()) {
        if (each.is != option::kind::hidden_print) {
            text += ".TP\n" + heading(each) + "\n" + roff(each.help) + "\n";
        }
    }
    text += ".SH DETAILS\n.nf\n" + roff(program_details()) + "\n.fi\n";
    return text;
}

}  // namespace client_report
