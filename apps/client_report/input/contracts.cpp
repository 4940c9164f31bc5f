// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "input/contracts.hpp"

#include "common/decimal.hpp"
#include "common/errors.hpp"
#include "common/text.hpp"
#include "input/header_line.hpp"

#include <algorithm>  // std::find, std::max
#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace client_report {

namespace vf = vitalfew;

namespace {

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
                throw bad_input("column " + in_quotes(name) +
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

contract_book read_contracts(const std::string& file, vf::date as_of, byte_digest* digest) {
    contract_book book{client_file(file, digest), {}, 0};
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
            const std::string_view cost = client_file::field(row, columns.cost);
            book.rows.push_back(
                {std::string(name),
                 book.file.day(row.line, "contract_end", client_file::field(row, columns.ends)),
                 book.file.past_day(row.line, "last_contact",
                                    client_file::field(row, columns.last_contact), as_of),
                 cost.empty() ? std::nullopt : std::optional(cost_of(row, cost))});
        });
    book.file.check_names(book.rows.size(), [&book](std::size_t i) -> const std::string& {
        return book.rows[i].client;
    });
    return book;
}

}  // namespace client_report
