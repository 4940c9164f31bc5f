// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "analysis.hpp"

#include "vitalfew/classify/classify.hpp"
#include "vitalfew/classify/standings.hpp"
#include "vitalfew/clients/grade_shift.hpp"
#include "vitalfew/concentration/descending_values.hpp"

#include "errors.hpp"

#include <algorithm>  // std::min, std::max, std::ranges::sort
#include <compare>
#include <utility>  // std::move

namespace client_report {

namespace vf = vitalfew;

namespace {

inflation analyse_inflation(const std::vector<client>& clients, const options& o) {
    inflation result{vf::base_inflation(clients, deals_of(o), vf::client_value, o.min_deals)};
    if (result.base.one_off > 0) {
        const auto shift = vf::grade_shift(clients, deals_of(o), vf::client_value,
                                           {.grades = o.classify, .min_deals = o.min_deals});
        result.raised = shift.raised();
        result.lowered = shift.lowered();
    }
    return result;
}

deal_totals total(const std::vector<client>& clients, const options& o) {
    deal_totals all;
    for (const client& one : clients) {
        all.net += one.value();
        all.deals += deals_of(o)(one);
        if (one.first_deal) {
            all.first = std::min(all.first.value_or(*one.first_deal), *one.first_deal);
            all.last = std::max(all.last.value_or(*one.last_deal), *one.last_deal);
        }
    }
    return all;
}

void check_as_of(const deal_totals& all, const options& o) {
    if (o.as_of && all.last && *o.as_of < *all.last) {
        throw bad_input("--as-of " + vf::to_string(*o.as_of) + " is before the last deal, on " +
                        vf::to_string(*all.last) +
                        ": give that day or a later one, or end the period before it with --to");
    }
}

// The places have sorted the clients already.
vf::concentration_summary<amount_sum> concentration_of(const std::vector<client>& clients,
                                                       const place_list& places) {
    const auto order = places.order();
    std::vector<amount_sum> values;
    values.reserve(order.size());
    for (const std::size_t i : order) {
        values.push_back(clients[i].value());
    }
    return vf::concentration(
        vf::descending_values<amount_sum>(std::move(values), {order.begin(), order.end()}));
}

// Limit by limit, the best clients first.
std::vector<vf::near_limit> near_limits_of(const std::vector<client>& clients, const options& o) {
    auto near = vf::near_limits(clients, vf::client_value,
                                vf::standings(clients, vf::client_value, o.classify), o.margin);
    std::ranges::sort(near, [&clients](const vf::near_limit& a, const vf::near_limit& b) {
        if (a.limit != b.limit) {
            return a.limit < b.limit;
        }
        const auto order = clients[b.client].value() <=> clients[a.client].value();
        return order != 0 ? order < 0 : a.client < b.client;
    });
    return near;
}

}  // namespace

analysis analyse(client_base base, const std::optional<earlier_base>& earlier, const options& o) {
    const deal_totals totals = total(base.clients, o);
    check_as_of(totals, o);
    const inflation inflated = analyse_inflation(base.clients, o);
    if (o.graded == graded_clients::repeat) {
        base.keep_repeat_clients(o);
    }
    auto classes = vf::classify(base.clients, vf::client_value, o.classify);
    place_list places(base.clients, o.ties);
    analysis found{.inflated = inflated,
                   .totals = totals,
                   .base = std::move(base),
                   .classes = std::move(classes),
                   .places = std::move(places)};
    found.concentration = concentration_of(found.base.clients, found.places);
    found.near_limits = near_limits_of(found.base.clients, o);
    const auto grades = found.classes.grades();
    if (o.has_sales()) {
        found.sales = analyse_sales(found.base, grades, o);
    }
    if (o.group_column) {
        found.groups = analyse_groups(found.base, o);
    }
    if (o.effort_column) {
        found.effort = analyse_effort(found.base, grades, o);
    }
    if (o.computed_limits == part::asked) {
        found.computed = analyse_computed_limits(found.base);
    }
    if (o.as_of) {
        found.recency = analyse_recency(found.base, o);
    }
    if (earlier) {
        found.compared = compare(found.base, grades, *earlier, o);
    }
    return found;
}

}  // namespace client_report
