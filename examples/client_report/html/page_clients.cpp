// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/clients/one_off.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"

#include "client_columns.hpp"
#include "cumulative_share.hpp"
#include "html/page_parts.hpp"
#include "html/page_table.hpp"
#include "report_text.hpp"

#include <fmt/format.h>

#include <algorithm>  // std::min
#include <optional>
#include <span>
#include <utility>  // std::move

namespace client_report {

namespace vf = vitalfew;

namespace {

std::string day_text(const std::optional<vf::date>& day) {
    return day ? vf::to_string(*day) : std::string();
}

}  // namespace

std::string page_clients(const results& r) {
    page_column place("place", "Place", column_kind::integer);
    page_column name("client", "Client", column_kind::text);
    page_column grade("grade", "Grade", column_kind::grade);
    page_column value("value", value_heading(r), column_kind::amount);
    page_column share("share", "Share", column_kind::share);
    page_column cumulated("cumulative_share", "Cumulative", column_kind::share);
    page_column deals("deals", r.asked.count == count_rule::days ? "Days" : "Deals",
                      column_kind::integer);
    page_column first("first_deal", "First deal", column_kind::day);
    page_column last("last_deal", "Last deal", column_kind::day);
    page_column one_off("one_off", "One-off", column_kind::flag);

    const auto count = deals_of(r.asked);
    cumulative_share cumulative(r);
    const auto all = r.found.places.order();
    const auto shown = all.first(std::min(all.size(), most_page_clients));
    for (std::size_t position = 0; position < shown.size(); ++position) {
        const std::size_t i = shown[position];
        const client& one = r.found.base.clients[i];
        place.add(r.found.places.text(i));
        name.add(one.key);
        grade.add(std::string(1, vf::letter(r.found.classes().grades()[i])));
        value.add(r.amount(one.value()));
        share.add(fmt::format("{:.6f}", r.value_share(one)));
        cumulated.add(fmt::format("{:.6f}", cumulative.at(position)));
        deals.add(std::to_string(count(one)));
        first.add(day_text(one.first_deal));
        last.add(day_text(one.last_deal));
        one_off.add(vf::buying_of(count(one), r.asked.min_deals) == vf::buying::one_off ? "1"
                                                                                        : "0");
    }
    std::vector<page_column> columns;
    for (page_column* column : {&place, &name, &grade, &value, &share, &cumulated, &deals, &first,
                                &last, &one_off}) {
        columns.push_back(std::move(*column));
    }
    for (const client_column& asked : asked_columns(r)) {
        page_column& column = columns.emplace_back(asked.name, asked.title, asked.kind);
        for (const std::size_t i : shown) {
            column.add(asked.text(i));
        }
    }
    return page_table(columns);
}

}  // namespace client_report
