// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "cli/option_table.hpp"

#include "cli/command_line.hpp"
#include "common/errors.hpp"
#include "tables/table_list.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <variant>
#include <vector>

namespace option_table_test {

using namespace client_report;

auto parsed(std::vector<const char*> arguments) {
    arguments.insert(arguments.begin(), "client_report");
    return parse_command_line(static_cast<int>(arguments.size()), arguments.data());
}

command command_of(std::vector<const char*> arguments) {
    for (const char* each : {"deals.csv", "--client", "who", "--date", "day", "--amount", "sum"}) {
        arguments.push_back(each);
    }
    return std::get<command>(parsed(std::move(arguments)));
}

TEST_CASE("each option sets something, prints or checks, and has a name of its own") {
    std::set<std::string_view> names;
    std::set<int> positions;
    for (const option& each : option_table()) {
        CAPTURE(each.name);
        CHECK(names.insert(each.name).second);
        CHECK_FALSE(each.help.empty());
        const bool prints = each.is == option::kind::print || each.is == option::kind::hidden_print;
        const bool checks = each.is == option::kind::check;
        CHECK((prints || checks) == (each.set == nullptr));
        const bool takes_value =
            each.is == option::kind::value || each.is == option::kind::required_value || checks;
        CHECK(takes_value == !each.value_name.empty());
        if (each.echo != nullptr) {
            CHECK(positions.insert(each.echo_position).second);
        }
    }
}

TEST_CASE("the help, the man page and the echo name what the table has") {
    const std::string help = std::get<printed_text>(parsed({"--help"})).text;
    const std::string man = std::get<printed_text>(parsed({"--print-man"})).text;
    const auto echo = echo_of(command_of({}).asked);
    for (const option& each : option_table()) {
        CAPTURE(each.name);
        const bool hidden = each.is == option::kind::hidden_print;
        CHECK((help.find("  " + std::string(each.name)) != std::string::npos) == !hidden);
        std::string in_man = "\\fB";
        for (const char c : each.name) {
            in_man += c == '-' ? std::string("\\-") : std::string(1, c);
        }
        CHECK((man.find(in_man + "\\fR") != std::string::npos) == !hidden);
    }
    std::size_t echoed = 0;
    for (const option& each : option_table()) {
        echoed += each.echo == nullptr ? 0U : 1U;
    }
    CHECK(echo.size() == echoed);
}

TEST_CASE("the help names the files of all tables") {
    const std::string_view text = program_details();
    std::size_t files = 0;
    for (const listed_table& each : all_tables) {
        if (each.file == own_file::csv) {
            CAPTURE(each.name);
            ++files;
            CHECK(text.find("\nDIR/" + file_of(each.name) + ' ') != std::string_view::npos);
        }
    }
    // And no others, but for summary.json and rejected.csv.
    std::size_t named = 0;
    for (std::size_t at = text.find("\nDIR/"); at != std::string_view::npos;
         at = text.find("\nDIR/", at + 1)) {
        ++named;
    }
    CHECK(named == files + 2);
}

TEST_CASE("the echo repeats the values") {
    const auto echo = echo_of(command_of({"--min-deals", "3", "--limits", "70,90", "--crossing",
                                          "lower", "--only-repeat"})
                                  .asked);
    const auto value = [&echo](std::string_view name) -> echoed_value {
        for (const auto& [each, given] : echo) {
            if (each == name) {
                return given;
            }
        }
        return std::string("is not echoed");
    };
    CHECK(echo.front().first == "query");
    CHECK(value("query") == echoed_value());
    CHECK(value("client") == echoed_value(std::string("who")));
    CHECK(value("min_deals") == echoed_value(std::uint64_t{3}));
    CHECK(value("limits") == echoed_value(std::vector<std::string>{"70", "90"}));
    CHECK(value("crossing") == echoed_value(std::string("lower")));
    CHECK(value("only_repeat") == echoed_value(true));
}

TEST_CASE("what the defaults of the options are, the settings are without them") {
    const command given =
        command_of({"--limits", "80,95,99", "--margin", "0.5", "--crossing", "upper", "--ties",
                    "min", "--count", "deals", "--returns", "none", "--min-deals", "2",
                    "--delimiter", ",", "--format", "report"});
    CHECK(echo_of(given.asked) == echo_of(command_of({}).asked));
    CHECK(given.asked.margin == run_settings{}.margin);
    CHECK(given.asked.delimiter == run_settings{}.delimiter);
    CHECK(given.outputs.format == output_settings{}.format);
}

TEST_CASE("options that make sense only together are refused alone") {
    for (const char* name : {"--query", "--compare-from", "--compare-to", "--table-prefix"}) {
        CAPTURE(name);
        const char* value = std::string_view(name).starts_with("--compare") ? "2024-01-01" : "x";
        CHECK_THROWS_AS((void)command_of({name, value}), bad_input);
    }
}

}  // namespace option_table_test
