// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/core/share.hpp"

#include "choices.hpp"
#include "result_files.hpp"

#include <nlohmann/json.hpp>

#include <optional>

namespace client_report {

namespace vf = vitalfew;

namespace {

using json = nlohmann::ordered_json;

json day_or_null(const std::optional<vf::date>& day) {
    return day ? json(vf::to_string(*day)) : json(nullptr);
}

json cutoff(const results& r, std::size_t grade) {
    const auto& ends = r.found.classes.cutoffs();
    if (grade == ends.size()) {
        return nullptr;
    }
    switch (ends[grade].side) {
        case vf::cutoff_side::at_least: return {{"at_least", r.amount(*ends[grade].value)}};
        case vf::cutoff_side::above: return {{"above", r.amount(*ends[grade].value)}};
        case vf::cutoff_side::all: return {{"above", r.amount({})}};
        case vf::cutoff_side::none: break;
    }
    return nullptr;
}

json grades(const results& r) {
    json list = json::array();
    const auto& classes = r.found.classes;
    for (std::size_t i = 0; i < classes.summaries().size(); ++i) {
        const auto& grade = classes.summaries()[i];
        list.push_back({{"grade", std::string(1, vf::letter(vf::grade_at(i)))},
                        {"clients", grade.clients},
                        {"client_share", grade.client_share.to_double()},
                        {"value", r.amount(grade.value)},
                        {"value_share", grade.value_share.to_double()},
                        {"cutoff", cutoff(r, i)}});
    }
    return list;
}

json options_used(const options& o) {
    json limits = json::array();
    for (const vf::share& limit : o.classify.limits) {
        limits.push_back(limit_text(limit));
    }
    return {{"client", o.client_column},
            {"amount", o.amount_column},
            {"date", o.date_column},
            {"deal", o.deal_column ? json(*o.deal_column) : json(nullptr)},
            {"limits", limits},
            {"crossing", name_of(o.classify.crossing)},
            {"ties", name_of(o.ties)},
            {"min_deals", o.min_deals},
            {"count", name_of(o.count)},
            {"returns", name_of(o.returns)},
            {"only_repeat", o.graded == graded_clients::repeat}};
}

}  // namespace

std::string summary_json(const results& r) {
    const analysis& a = r.found;
    const auto& losses = a.classes.losses();
    const json summary = {
        {"file", r.asked.file},
        {"rows", r.file.rows},
        {"rejected_rows", r.file.rejected},
        {"rows_in_period", r.rows_in_period},
        {"period",
         {{"from", day_or_null(r.asked.from)},
          {"to", day_or_null(r.asked.to)},
          {"first_deal", day_or_null(a.first_deal)},
          {"last_deal", day_or_null(a.last_deal)}}},
        {"clients", a.base.clients},
        {"deals", a.deals},
        {"value", r.amount(a.base.total)},
        {"net_value", r.amount(a.net)},
        {"one_off",
         {{"clients", a.base.one_off},
          {"client_share", a.base.one_off_client_share.to_double()},
          {"value", r.amount(a.base.one_off_value)},
          {"value_share", a.base.one_off_value_share.to_double()}}},
        {"only_returns", {{"clients", a.base.never}}},
        {"graded_clients", a.classes.size()},
        {"total", r.amount(a.classes.total())},
        {"losses", {{"clients", losses.clients}, {"value", r.amount(losses.value)}}},
        {"grades", grades(r)},
        {"options", options_used(r.asked)}};
    // Names of files and columns may hold bytes that are no UTF-8; JSON may not.
    return summary.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace client_report
