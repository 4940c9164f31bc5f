// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "analysis/place_list.hpp"

#include "vitalfew/rank/rank.hpp"

#include <fmt/format.h>

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

double place_list::number(std::size_t index) const {
    return std::visit(
        [index](const auto& ranking) { return static_cast<double>(ranking.places()[index]); },
        ranking_);
}

std::string place_list::text(std::size_t index) const {
    return std::visit(
        [index](const auto& ranking) { return fmt::format("{}", ranking.places()[index]); },
        ranking_);
}

}  // namespace client_report
