// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "analysis_parts.hpp"

#include "vitalfew/classify/classify.hpp"
#include "vitalfew/classify/classify_by.hpp"
#include "vitalfew/classify/classify_with.hpp"
#include "vitalfew/clients/effort_by.hpp"
#include "vitalfew/clients/find_order_patterns.hpp"
#include "vitalfew/clients/rfm.hpp"
#include "vitalfew/compare/cross_tabulate.hpp"

#include <algorithm>  // std::ranges::sort
#include <cstddef>
#include <functional>  // std::identity
#include <numeric>     // std::iota
#include <ranges>
#include <utility>  // std::move

namespace client_report {

namespace vf = vitalfew;

namespace {

// The clients by their index, for what is known of them beside their profiles.
auto indices(const client_base& base) {
    return std::views::iota(std::size_t{0}, base.clients.size());
}

auto value_at(const client_base& base) {
    return [&base](std::size_t i) { return base.clients[i].value(); };
}

std::vector<vf::grade> all_grades(const options& o) {
    std::vector<vf::grade> grades;
    grades.reserve(o.classify.limits.grades());
    for (std::size_t i = 0; i < o.classify.limits.grades(); ++i) {
        grades.push_back(vf::grade_at(i));
    }
    return grades;
}

}  // namespace

sales_analysis analyse_sales(const client_base& base, grades_view grades, const options& o) {
    auto classes = vf::classify(base.notes.sales, std::identity{}, o.classify);
    auto crossed = vf::cross_tabulate(
        grades, classes.grades(), base.clients, vf::client_value,
        vf::cross_table_options<vf::grade, vf::grade>{all_grades(o), all_grades(o)});
    return {std::move(classes), std::move(crossed)};
}

group_analysis analyse_groups(const client_base& base, const options& o) {
    auto grades = vf::classify_by(
        indices(base), [&base](std::size_t i) { return base.notes.groups[i]; }, value_at(base),
        {.limits = o.classify.limits, .crossing = o.classify.crossing});
    std::vector<std::size_t> order(grades.groups().size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&grades](std::size_t a, std::size_t b) {
        const auto by_total = grades.total(b) <=> grades.total(a);
        return by_total != 0 ? by_total < 0 : a < b;
    });
    return {std::move(grades), std::move(order)};
}

effort_analysis analyse_effort(const client_base& base, grades_view grades, const options& o) {
    const auto effort = [&base](std::size_t i) { return base.notes.effort[i]; };
    auto patterns = vf::find_order_patterns(base.clients, deals_of(o), vf::client_value);
    auto by_pattern = vf::effort_by(patterns.labels(), indices(base), effort, value_at(base));
    return {vf::effort_by(grades, indices(base), effort, value_at(base)), std::move(patterns),
            std::move(by_pattern)};
}

computed_analysis analyse_computed_limits(const client_base& base) {
    auto limits = vf::computed_limits(base.clients, vf::client_value);
    auto classes = vf::classify_with(base.clients, vf::client_value, limits.cutoffs());
    return {std::move(limits), std::move(classes)};
}

recency_analysis analyse_recency(const client_base& base, const options& o) {
    auto scores = vf::rfm(base.clients, *o.as_of,
                          vf::rfm_fields(vf::last_deal, deals_of(o), vf::client_value));
    auto segments = vf::segment_clients(base.clients, scores);
    return {std::move(scores), std::move(segments), vf::lifetimes(base.clients, *o.as_of),
            vf::review_schedule(*o.as_of)};
}

}  // namespace client_report
