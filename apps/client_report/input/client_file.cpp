// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "input/client_file.hpp"

#include "common/day.hpp"
#include "common/errors.hpp"
#include "common/text.hpp"
#include "common/text_hash.hpp"
#include "input/header_line.hpp"
#include "input/input_file.hpp"

#include <algorithm>  // std::ranges::sort

namespace client_report {

namespace {

struct shape {
    std::size_t fields;
    std::size_t client;
};

}  // namespace

void client_file::read(const header_handler& on_header, const row_handler& on_row) {
    std::optional<shape> columns;
    csv_reader csv(
        ',',
        [&](const csv_row& row) {
            if (!columns) {
                on_header(row.fields);
                columns = {row.fields.size(), client_column(row.fields)};
                return;
            }
            if (row.fields.size() != columns->fields) {
                stop(row.line, wrong_field_count(row.fields.size(), columns->fields));
            }
            const std::string_view called = row.fields[columns->client];
            if (trimmed(called).empty()) {
                stop(row.line, "column \"client\": no client");
            }
            on_row(called, row);
            lines_.push_back(row.line);
        },
        [this](const csv_trouble& trouble) { stop(trouble.line, trouble.reason); });
    input_file file(name_);
    for (std::string_view chunk = file.read(); !chunk.empty(); chunk = file.read()) {
        csv.feed(chunk);
    }
    csv.finish();
    if (!columns) {
        throw bad_input(name() + ": the file has no header line");
    }
}

std::size_t client_file::client_column(std::span<const std::string_view> names) const {
    try {
        return find_column("client", names);
    } catch (const bad_input& error) {
        throw bad_input(name() + ": " + error.what());
    }
}

// Sorts by hashes: a hash table of the names would need as much memory as the names themselves.
void client_file::check_names(std::size_t rows,
                              const std::function<const std::string&(std::size_t)>& name_of) const {
    struct entry {
        std::size_t hash;
        std::size_t index;
    };
    std::vector<entry> entries;
    entries.reserve(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        entries.push_back({text_hash{}(name_of(i)), i});
    }
    std::ranges::sort(entries, [&name_of](const entry& a, const entry& b) {
        if (a.hash != b.hash) {
            return a.hash < b.hash;
        }
        const int order = name_of(a.index).compare(name_of(b.index));
        return order != 0 ? order < 0 : a.index < b.index;
    });
    for (std::size_t i = 1; i < entries.size(); ++i) {
        const std::size_t first = entries[i - 1].index;
        const std::size_t second = entries[i].index;
        if (entries[i - 1].hash == entries[i].hash && name_of(first) == name_of(second)) {
            stop(lines_[second], "column \"client\": " + in_quotes(name_of(second)) +
                                     " is on line " + std::to_string(lines_[first]) +
                                     " already; a client is there once");
        }
    }
}

std::string client_file::name() const {
    return printable(name_, 200);
}

void client_file::stop(std::uint64_t line, std::string_view why) const {
    throw bad_input(name() + ", line " + std::to_string(line) + ", " + std::string(why));
}

void client_file::stop_at(std::uint64_t line, std::string_view column, std::string_view text,
                          std::string_view why) const {
    stop(line, "column " + in_quotes(column) + ": " + in_quotes(text) + std::string(why));
}

std::string_view client_file::field(const csv_row& row, const std::optional<std::size_t>& column) {
    return column ? trimmed(row.fields[*column]) : std::string_view();
}

std::optional<vitalfew::date> client_file::day(std::uint64_t line, std::string_view column,
                                               std::string_view text) const {
    if (text.empty()) {
        return std::nullopt;
    }
    const auto day = parse_day(text);
    if (!day) {
        stop_at(line, column, text, " is not a date like 2024-12-31");
    }
    return day;
}

std::optional<vitalfew::date> client_file::past_day(std::uint64_t line, std::string_view column,
                                                    std::string_view text,
                                                    vitalfew::date as_of) const {
    const auto happened = day(line, column, text);
    if (happened && *happened > as_of) {
        stop_at(line, column, text,
                " is after " + vitalfew::to_string(as_of) +
                    ", the day of --as-of; one of them is wrong");
    }
    return happened;
}

}  // namespace client_report
