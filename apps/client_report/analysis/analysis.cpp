// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "analysis/analysis.hpp"

#include "vitalfew/analyse/analyse.hpp"
#include "vitalfew/behaviour/grade_shift.hpp"

#include "common/errors.hpp"

#include <algorithm>  // std::max, std::min, std::ranges::binary_search, std::ranges::sort
#include <compare>
#include <numeric>  // std::iota
#include <ranges>
#include <utility>  // std::move

namespace client_report {

namespace vf = vitalfew;

namespace {

inflation analyse_inflation(const std::vector<client>& clients, const run_settings& asked) {
    inflation result{
        vf::base_inflation(clients, deals_of(asked), vf::client_value, asked.min_deals)};
    if (result.base.one_off > 0) {
        const auto shift =
            vf::grade_shift(clients, deals_of(asked), vf::client_value,
                            {.grades = asked.classify, .min_deals = asked.min_deals});
        result.raised = shift.raised();
        result.lowered = shift.lowered();
    }
    return result;
}

deal_totals total(const std::vector<client>& clients, const run_settings& asked) {
    deal_totals all;
    for (const client& one : clients) {
        all.net += one.value();
        all.deals += deals_of(asked)(one);
        if (one.first_deal) {
            all.first = std::min(all.first.value_or(*one.first_deal), *one.first_deal);
            all.last = std::max(all.last.value_or(*one.last_deal), *one.last_deal);
        }
    }
    return all;
}

void check_last_deal(const deal_totals& all, const run_settings& asked) {
    if (asked.as_of && all.last && *asked.as_of < *all.last) {
        throw bad_input("--as-of " + vf::to_string(*asked.as_of) + " is before the last deal, on " +
                        vf::to_string(*all.last) +
                        ": give that day or a later one, or end the period before it with --to");
    }
}

// Asks what the settings ask for. Clients are indices, because what is known of them is in several
// lists.
answers ask_all(const client_base& base, const place_list& places,
                const std::optional<earlier_base>& earlier, const run_settings& asked) {
    const auto value = [&base](std::size_t i) { return base.clients[i].value(); };
    const auto sales = [&base](std::size_t i) { return base.notes.sales[i]; };
    const auto group = [&base](std::size_t i) { return base.notes.groups[i]; };
    const auto effort = [&base](std::size_t i) { return base.notes.effort[i]; };
    const auto last = [&base](std::size_t i) { return base.clients[i].last_deal; };
    const auto deals = [&base, count = deals_of(asked)](std::size_t i) {
        return count(base.clients[i]);
    };
    const vf::date as_of = asked.as_of.value_or(vf::date{});
    const auto when = [](const auto& condition, const auto& question) {
        return condition ? std::optional(question) : std::nullopt;
    };
    return vf::analyse(std::views::iota(std::size_t{0}, base.clients.size()), value, asked.classify,
                       ask::concentration(base, places), ask::near_limits(asked.margin),
                       when(asked.has_sales(), ask::second_value(sales)),
                       when(asked.computed_limits == part::asked, ask::computed_limits()),
                       when(asked.group_column, ask::groups(group)),
                       when(asked.effort_column, ask::effort(effort)),
                       when(asked.effort_column, ask::effort_by_pattern(deals, effort)),
                       when(asked.as_of, ask::rfm(as_of, last, deals)),
                       when(asked.as_of, ask::lifetimes(base, as_of)),
                       when(asked.as_of, ask::review(vf::review_schedule(as_of), as_of)),
                       when(earlier, ask::comparison(base, earlier, asked)));
}

}  // namespace

analysis analyse(client_base base, const std::optional<earlier_base>& earlier,
                 const run_settings& asked) {
    const deal_totals totals = total(base.clients, asked);
    check_last_deal(totals, asked);
    const inflation inflated = analyse_inflation(base.clients, asked);
    if (asked.graded == graded_clients::repeat) {
        base.keep_repeat_clients(asked);
    }
    place_list places(base.clients, asked.ties);
    answers found = ask_all(base, places, earlier, asked);
    return {inflated, totals, std::move(base), std::move(places), std::move(found)};
}

vf::cross_cell<amount_sum> crossed(const analysis& found, vf::grade by_value, vf::grade by_sales) {
    const auto& table = found[ask::second_value]->grades;
    const bool are_there = std::ranges::binary_search(table.rows(), by_value) &&
                           std::ranges::binary_search(table.columns(), by_sales);
    return are_there ? table.at(by_value, by_sales) : vf::cross_cell<amount_sum>{};
}

std::vector<std::size_t> by_total(const group_grades& groups) {
    std::vector<std::size_t> order(groups.groups().size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&groups](std::size_t a, std::size_t b) {
        const auto by_total = groups.total(b) <=> groups.total(a);
        return by_total != 0 ? by_total < 0 : a < b;
    });
    return order;
}

}  // namespace client_report
