// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "input/client_notes.hpp"

#include "common/day.hpp"
#include "common/decimal.hpp"
#include "common/errors.hpp"
#include "common/text.hpp"
#include "input/header_line.hpp"

#include <algorithm>  // std::find, std::max
#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <utility>  // std::move

namespace client_report {

namespace vf = vitalfew;

namespace {

// A field that may be empty, of a column that may be missing.
std::string_view field(const csv_row& row, const std::optional<std::size_t>& column) {
    return column ? trimmed(row.fields[*column]) : std::string_view();
}

std::optional<vf::date> read_day(const client_file& file, std::uint64_t line,
                                 std::string_view column, std::string_view text) {
    if (text.empty()) {
        return std::nullopt;
    }
    const auto day = parse_day(text);
    if (!day) {
        file.stop_at(line, column, text, " is not a date like 2024-12-31");
    }
    return day;
}

// A day of something that has happened.
std::optional<vf::date> read_past_day(const client_file& file, std::uint64_t line,
                                      std::string_view column, std::string_view text,
                                      vf::date as_of) {
    const auto day = read_day(file, line, column, text);
    if (day && *day > as_of) {
        file.stop_at(line, column, text,
                     " is after " + vf::to_string(as_of) +
                         ", the day of --as-of; one of them is wrong");
    }
    return day;
}

struct contract_columns {
    std::optional<std::size_t> ends;
    std::optional<std::size_t> last_contact;
    std::optional<std::size_t> cost;
};

contract_columns find_contract_columns(const client_file& file,
                                       std::span<const std::string_view> names) {
    try {
        for (const std::string_view name : names) {
            constexpr std::array<std::string_view, 4> known{"client", "contract_end",
                                                            "last_contact", "cost"};
            if (std::find(known.begin(), known.end(), name) == known.end()) {
                throw bad_input("column " + quoted(name) +
                                " is not known; there may be client, contract_end, last_contact "
                                "and cost");
            }
        }
        return {look_for_column("contract_end", names), look_for_column("last_contact", names),
                look_for_column("cost", names)};
    } catch (const bad_input& error) {
        throw bad_input(file.name() + ": " + error.what());
    }
}

}  // namespace

contract_book read_contracts(const std::string& file, vf::date as_of) {
    contract_book book{client_file(file), {}, 0};
    contract_columns columns;
    const auto cost_of = [&book](const csv_row& row, std::string_view text) {
        const parsed_decimal cost = parse_decimal(text);
        if (cost.problem != nullptr || cost.value < decimal{}) {
            book.file.stop_at(row.line, "cost", text,
                              cost.problem == nullptr
                                  ? " is below 0; give what the client costs"
                                  : std::string(" is not an amount: ") + cost.problem);
        }
        book.decimals = std::max(book.decimals, cost.decimals);
        return amount_sum(cost.value);
    };
    book.file.read(
        [&](std::span<const std::string_view> names) {
            columns = find_contract_columns(book.file, names);
        },
        [&](std::string_view name, const csv_row& row) {
            const std::string_view cost = field(row, columns.cost);
            book.rows.push_back(
                {std::string(name),
                 read_day(book.file, row.line, "contract_end", field(row, columns.ends)),
                 read_past_day(book.file, row.line, "last_contact",
                               field(row, columns.last_contact), as_of),
                 cost.empty() ? std::nullopt : std::optional(cost_of(row, cost))});
        });
    book.file.check_names(book.rows.size(), [&book](std::size_t i) -> const std::string& {
        return book.rows[i].client;
    });
    return book;
}

judgement_book read_judgements(const std::string& file, vf::date as_of) {
    judgement_book book{client_file(file), {}, {}};
    std::optional<std::size_t> judged;
    std::vector<std::size_t> positions;
    book.file.read(
        [&](std::span<const std::string_view> names) {
            for (std::size_t i = 0; i < names.size(); ++i) {
                if (names[i] == "judged") {
                    judged = i;
                } else if (names[i] != "client") {
                    positions.push_back(i);
                    book.columns.emplace_back(names[i]);
                }
            }
        },
        [&](std::string_view name, const csv_row& row) {
            judgement one{std::string(name),
                          read_past_day(book.file, row.line, "judged", field(row, judged), as_of),
                          {}};
            for (const std::size_t position : positions) {
                one.texts.emplace_back(trimmed(row.fields[position]));
            }
            book.rows.push_back(std::move(one));
        });
    book.file.check_names(book.rows.size(), [&book](std::size_t i) -> const std::string& {
        return book.rows[i].client;
    });
    return book;
}

}  // namespace client_report
