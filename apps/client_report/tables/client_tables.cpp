// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// The tables with a row for each client: clients, near limits, migration.

#include "vitalfew/clients/one_off.hpp"
#include "vitalfew/compare/migration.hpp"
#include "vitalfew/compare/steady_grade.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/explain/near_limits.hpp"

#include "tables/cells.hpp"
#include "tables/table_list.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace client_report {

namespace vf = vitalfew;

namespace {

// The share of the clients who are worth as much as this one or more. The clients come best first, so that
// equals follow each other.
class cumulative_share {
public:
    explicit cumulative_share(const results& r) : r_(r), order_(r.found.places.order()) {}

    double at(std::size_t position) {
        if (r_.found.classes().total().sign() == 0) {
            return 0.0;
        }
        const amount_sum value = r_.found.base.clients[order_[position]].value();
        if (value.sign() <= 0) {
            return 1.0;
        }
        for (; end_ < order_.size(); ++end_) {
            const amount_sum next = r_.found.base.clients[order_[end_]].value();
            if (next < value) {
                break;
            }
            sum_ += next;
        }
        return vf::exact_share<decimal>(sum_, r_.found.classes().total()).to_double();
    }

private:
    const results& r_;
    std::span<const std::size_t> order_;
    std::size_t end_ = 0;  // of those that are in the sum
    amount_sum sum_;
};

struct client_row {
    std::size_t index;
    double cumulative_share;
};
using client_columns = table_columns<client_row>;

void add_recency_columns(client_columns& columns, const analysis& found) {
    const auto scores = [&found](const client_row& row) -> const auto& {
        return found[ask::rfm]->scores.scores()[row.index];
    };
    const auto life = [&found](const client_row& row) -> const std::optional<vf::client_lifetime>& {
        return (*found[ask::lifetimes])[row.index];
    };
    // A score of a client, where there is one.
    const auto of = [](const auto& whole, const auto& part) {
        using number = std::remove_cvref_t<decltype(part(*whole))>;
        return whole ? std::optional<number>(part(*whole)) : std::nullopt;
    };
    const auto score = [&](std::string name, auto part) {
        columns.emplace_back(std::move(name), cell_kind::number,
                             [=](const client_row& row) { return of(scores(row), part); });
    };
    const auto lifetime = [&](std::string name, auto part) {
        columns.emplace_back(std::move(name), cell_kind::number,
                             [=](const client_row& row) { return of(life(row), part); });
    };
    score("recency_score", [](const auto& all) { return all.recency; });
    score("frequency_score", [](const auto& all) { return all.frequency; });
    score("monetary_score", [](const auto& all) { return all.monetary; });
    columns.emplace_back("segment", [&found](const client_row& row) -> std::string_view {
        const auto& segments = found[ask::rfm]->segments;
        const auto& label = segments.labels[row.index];
        return found[ask::rfm]->scores.scores()[row.index] ? segments.segments[*label].name
                                                           : std::string_view();
    });
    lifetime("lifetime_frequency", [](const vf::client_lifetime& all) { return all.frequency; });
    lifetime("lifetime_recency",
             [](const vf::client_lifetime& all) { return all.recency.count(); });
    lifetime("lifetime_age", [](const vf::client_lifetime& all) { return all.age.count(); });
}

// The columns of analyses that were asked for.
void add_asked_columns(client_columns& columns, const results& r) {
    const analysis& found = r.found;
    if (found[ask::second_value]) {
        columns.emplace_back("sales", [&r](const client_row& row) {
            return sales_amount(r, r.found.base.notes.sales[row.index]);
        });
        columns.emplace_back("sales_grade", [&found](const client_row& row) {
            return found[ask::second_value]->classified.grades()[row.index];
        });
    }
    if (found[ask::groups]) {
        columns.emplace_back("group", [&found](const client_row& row) -> const std::string& {
            const auto& notes = found.base.notes;
            return notes.group_names[notes.groups[row.index]];
        });
        columns.emplace_back("group_grade", [&found](const client_row& row) {
            return found[ask::groups]->grades()[row.index];
        });
    }
    if (found[ask::effort]) {
        columns.emplace_back("effort", [&r](const client_row& row) {
            return effort_amount(r, r.found.base.notes.effort[row.index]);
        });
        columns.emplace_back("order_pattern", [&found](const client_row& row) {
            return vf::to_string(found[ask::effort_by_pattern]->patterns.labels()[row.index]);
        });
    }
    if (found[ask::computed_limits]) {
        columns.emplace_back("computed_grade", [&found](const client_row& row) {
            return found[ask::computed_limits]->classified.grades()[row.index];
        });
    }
    if (found[ask::rfm]) {
        add_recency_columns(columns, found);
    }
    if (r.has_steady_grades()) {
        const auto steady = [&found](const client_row& row) -> const vf::steady_grade& {
            return found[ask::comparison]->steady->grades()[row.index];
        };
        columns.emplace_back("steady_grade",
                             [steady](const client_row& row) { return steady(row).effective; });
        columns.emplace_back("steady_reason", [steady](const client_row& row) {
            return vf::to_string(steady(row).reason);
        });
    }
}

// How far the value of a client is from the cutoff.
amount_sum gap(const results& r, const vf::near_limit& near) {
    const auto& cutoff = r.found.classes().cutoffs()[near.limit];
    const amount_sum end = cutoff.value.value_or(amount_sum{});
    const amount_sum value = r.found.base.clients[near.client].value();
    return value < end ? end - value : value - end;
}

using client_move = std::remove_cvref_t<decltype(std::declval<comparison>().moves[0])>;

}  // namespace

report_table clients_table(const results& r) {
    const auto one = [&r](const client_row& row) -> const client& {
        return r.found.base.clients[row.index];
    };
    const auto deals = [one, count = deals_of(r.asked)](const client_row& row) {
        return count(one(row));
    };
    client_columns columns{
        {"client", [one](const client_row& row) -> const std::string& { return one(row).key; }},
        {"deals", deals},
        {"first_deal", [one](const client_row& row) { return one(row).first_deal; }},
        {"last_deal", [one](const client_row& row) { return one(row).last_deal; }},
        {"value", [one, &r](const client_row& row) { return value_amount(r, one(row).value()); }},
        {"place", cell_kind::number,
         [&r](const client_row& row) { return number_cell(r.found.places.number(row.index)); }},
        {"share", cell_kind::share,
         [one, &r](const client_row& row) { return six_decimals(r.value_share(one(row))); }},
        {"cumulative_share", cell_kind::share,
         [](const client_row& row) { return six_decimals(row.cumulative_share); }},
        {"grade", [&r](const client_row& row) { return r.found.classes().grades()[row.index]; }},
        vf::report::table_column<
            client_row>("one_off", cell_kind::flag, [deals, &r](const client_row& row) {
            return vf::buyer_kind_of(deals(row), r.asked.min_deals) == vf::buyer_kind::one_off ? 1
                                                                                               : 0;
        }).aligned(cell_alignment::right)};
    add_asked_columns(columns, r);
    return {{"clients"}, std::move(columns), [&r](auto&& take) {
                cumulative_share cumulative(r);
                const auto order = r.found.places.order();
                for (std::size_t position = 0; position < order.size(); ++position) {
                    take(client_row{order[position], cumulative.at(position)});
                }
            }};
}

report_table near_limits_table(const results& r) {
    using row = vf::near_limit;
    const auto one = [&r](const row& near) -> const client& {
        return r.found.base.clients[near.client];
    };
    table_columns<row> columns{
        {"client", [one](const row& near) -> const std::string& { return one(near).key; }},
        {"value", [one, &r](const row& near) { return value_amount(r, one(near).value()); }},
        {"grade", [&r](const row& near) { return r.found.classes().grades()[near.client]; }},
        {"limit", cell_kind::number,
         [&r](const row& near) { return percent_amount(r.asked.classify.limits[near.limit]); }},
        {"may",
         [](const row& near) { return near.side == vf::limit_side::better ? "slip" : "rise"; }},
        {"distance", cell_kind::share, [](const row& near) { return six_decimals(near.distance); }},
        {"gap", [&r](const row& near) { return value_amount(r, gap(r, near)); }}};
    return {{"near_limits"}, std::move(columns), [&r](auto&& take) {
                for (const vf::near_limit& near : r.found[ask::near_limits]) {
                    take(near);
                }
            }};
}

report_table migration_table(const results& r) {
    const auto grade = [](const auto& at) { return at ? std::optional(at->grade) : std::nullopt; };
    const auto value = [&r](const auto& at) {
        return at ? std::optional(value_amount(r, at->value)) : std::nullopt;
    };
    table_columns<client_move> columns{
        {"client",
         [&r](const client_move& move) -> const std::string& {
             return move.after ? r.found.base.clients[move.after->index].key
                               : r.past->clients[move.before->index].key;
         }},
        {"move", [](const client_move& move) { return vf::to_string(move.kind); }},
        {"grade_before", [grade](const client_move& move) { return grade(move.before); }},
        {"grade_after", [grade](const client_move& move) { return grade(move.after); }},
        {"value_before", [value](const client_move& move) { return value(move.before); }},
        {"value_after", [value](const client_move& move) { return value(move.after); }}};
    return {{"migration"}, std::move(columns), [&r](auto&& take) {
                const comparison& compared = *r.found[ask::comparison];
                for (const std::size_t i : r.found.places.order()) {
                    take(compared.moves[i]);
                }
                for (const std::size_t i :
                     lost_moves(compared, *r.past, r.found.base.clients.size())) {
                    take(compared.moves[i]);
                }
            }};
}

}  // namespace client_report
