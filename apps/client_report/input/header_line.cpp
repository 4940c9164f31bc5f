// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "input/header_line.hpp"

#include "common/errors.hpp"
#include "common/text.hpp"

#include <algorithm>  // std::min

namespace client_report {

namespace {

// The first names, each as far as a message has room for it.
std::string column_list(std::span<const std::string_view> names) {
    constexpr std::size_t most = 50;
    constexpr std::size_t shown_columns = 60;
    const std::string list =
        joined(names.first(std::min(names.size(), most)), ", ",
               [](std::string_view name) { return printable(name, shown_columns); });
    return names.size() > most ? list + ", ..." : list;
}

// A single name with a delimiter in it: probably another delimiter than the one expected.
std::string_view delimiter_hint(std::span<const std::string_view> header) {
    if (header.size() != 1) {
        return "";
    }
    if (header.front().find(';') != std::string_view::npos) {
        return "; is the delimiter another one? Try --delimiter ';'";
    }
    if (header.front().find('\t') != std::string_view::npos) {
        return "; is the delimiter another one? Try --delimiter tab";
    }
    return header.front().find(',') != std::string_view::npos
               ? "; is the delimiter another one? Try --delimiter ,"
               : "";
}

}  // namespace

std::optional<std::size_t> look_for_column(std::string_view name,
                                           std::span<const std::string_view> header) {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (header[i] != name) {
            continue;
        }
        if (found) {
            throw bad_input("two columns are named " + in_quotes(name) + ", which one is meant?");
        }
        found = i;
    }
    return found;
}

std::size_t find_column(std::string_view name, std::span<const std::string_view> header) {
    if (const auto found = look_for_column(name, header)) {
        return *found;
    }
    throw bad_input("no column is named " + in_quotes(name) +
                    "; there are: " + column_list(header) + std::string(delimiter_hint(header)));
}

std::string wrong_field_count(std::size_t fields, std::size_t in_header) {
    return "the row has " + std::to_string(fields) + " field" + (fields == 1 ? "" : "s") +
           ", the header " + std::to_string(in_header);
}

}  // namespace client_report
