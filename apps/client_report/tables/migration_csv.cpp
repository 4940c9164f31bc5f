// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/compare/migration.hpp"
#include "vitalfew/core/grade.hpp"

#include "common/text.hpp"
#include "input/csv_rows.hpp"
#include "tables/result_files.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace client_report {

namespace vf = vitalfew;

namespace {

using side = std::optional<vf::graded_client<amount_sum>>;

// Empty where the client was not in that analysis.
std::string grade_field(const side& at) {
    return at ? std::string(1, vf::letter(at->grade)) : std::string();
}

std::string value_field(const results& r, const side& at) {
    return at ? r.amount(at->value) : std::string();
}

void add_row(const results& r, std::size_t index, csv_rows& rows) {
    const auto move = r.found[ask::comparison]->moves[index];
    const std::string& name = move.after ? r.found.base.clients[move.after->index].key
                                         : r.past->clients[move.before->index].key;
    rows.add("{},{},{},{},{},{}", csv_field(name, ','), vf::to_string(move.kind),
             grade_field(move.before), grade_field(move.after), value_field(r, move.before),
             value_field(r, move.after));
    rows.end_row();
}

}  // namespace

void write_migration_csv(const results& r, byte_sink& sink) {
    sink.write(migration_header);
    csv_rows rows(sink);
    for (const std::size_t i : r.found.places.order()) {
        add_row(r, i, rows);
    }
    for (const std::size_t i :
         lost_moves(*r.found[ask::comparison], *r.past, r.found.base.clients.size())) {
        add_row(r, i, rows);
    }
    rows.finish();
}

}  // namespace client_report
