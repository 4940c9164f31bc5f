// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "input/judgements.hpp"

#include "common/errors.hpp"
#include "common/text.hpp"

#include <cstddef>
#include <set>
#include <span>
#include <string_view>
#include <utility>  // std::move

namespace client_report {

namespace vf = vitalfew;

namespace {

// Which of two columns counts, nobody could say. Columns without a name are never looked at.
void refuse_repeated(const client_file& file, std::span<const std::string_view> names) {
    std::set<std::string_view> known;
    for (const std::string_view name : names) {
        if (!name.empty() && !known.insert(name).second) {
            throw bad_input(file.name() + ": two columns are named " + in_quotes(name) +
                            ", which one is meant?");
        }
    }
}

}  // namespace

judgement_book read_judgements(const std::string& file, vf::date as_of) {
    judgement_book book{client_file(file), {}, {}};
    std::optional<std::size_t> judged;
    std::vector<std::size_t> positions;
    book.file.read(
        [&](std::span<const std::string_view> names) {
            refuse_repeated(book.file, names);
            for (std::size_t i = 0; i < names.size(); ++i) {
                if (names[i] == "judged") {
                    judged = i;
                } else if (names[i] != "client" && !names[i].empty()) {
                    positions.push_back(i);
                    book.columns.emplace_back(names[i]);
                }
            }
        },
        [&](std::string_view name, const csv_row& row) {
            judgement one{
                std::string(name),
                book.file.past_day(row.line, "judged", client_file::field(row, judged), as_of),
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
