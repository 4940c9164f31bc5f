// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "analysis.hpp"

#include "vitalfew/classify/classify.hpp"
#include "vitalfew/rank/rank.hpp"
#include "vitalfew/rank/ties.hpp"

#include <fmt/format.h>

#include <algorithm>  // std::min, std::max
#include <utility>

namespace client_report {

namespace vf = vitalfew;

namespace {

std::variant<vf::ranking, vf::average_ranking> ranked(const std::vector<client>& clients,
                                                      place_rule rule) {
    switch (rule) {
        case place_rule::max: return vf::rank(clients, vf::client_value, vf::ties::max);
        case place_rule::dense: return vf::rank(clients, vf::client_value, vf::ties::dense);
        case place_rule::ordinal: return vf::rank(clients, vf::client_value, vf::ties::ordinal);
        case place_rule::average: return vf::rank(clients, vf::client_value, vf::ties::average);
        case place_rule::min: break;
    }
    return vf::rank(clients, vf::client_value, vf::ties::min);
}

}  // namespace

place_list::place_list(const std::vector<client>& clients, place_rule rule)
    : ranking_(ranked(clients, rule)) {}

std::span<const std::size_t> place_list::order() const {
    return std::visit([](const auto& ranking) { return ranking.order(); }, ranking_);
}

std::string place_list::text(std::size_t index) const {
    return std::visit(
        [index](const auto& ranking) { return fmt::format("{}", ranking.places()[index]); },
        ranking_);
}

analysis analyse(std::vector<client> clients, const options& o) {
    const auto base = vf::base_inflation(clients, deals_of(o), vf::client_value, o.min_deals);
    amount_sum net;
    std::uint64_t deals = 0;
    std::optional<vf::date> first;
    std::optional<vf::date> last;
    for (const client& one : clients) {
        net += one.value();
        deals += deals_of(o)(one);
        if (one.first_deal) {
            first = std::min(first.value_or(*one.first_deal), *one.first_deal);
            last = std::max(last.value_or(*one.last_deal), *one.last_deal);
        }
    }
    if (o.graded == graded_clients::repeat) {
        std::erase_if(clients, [&](const client& one) {
            return vf::buying_of(deals_of(o)(one), o.min_deals) != vf::buying::repeat;
        });
    }
    auto classes = vf::classify(clients, vf::client_value, o.classify);
    place_list places(clients, o.ties);
    return {
        base, net, deals, first, last, std::move(clients), std::move(classes), std::move(places)};
}

}  // namespace client_report
