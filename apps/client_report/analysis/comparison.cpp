// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "analysis/comparison.hpp"

#include "vitalfew/classify/classify.hpp"
#include "vitalfew/clients/one_off.hpp"
#include "vitalfew/compare/find_migration.hpp"
#include "vitalfew/compare/hysteresis.hpp"

#include "common/text_hash.hpp"

#include <algorithm>  // std::ranges::sort
#include <numeric>    // std::iota
#include <ranges>
#include <utility>  // std::move

namespace client_report {

namespace vf = vitalfew;

namespace {

template <class Grades>
comparison::moves_type moves_to(const client_base& base, Grades&& grades,
                                const earlier_base& earlier) {
    return vf::find_migration(
        vf::keyed_analysis(
            earlier.past.clients, [](const past_client& one) { return name_key{one.key}; },
            &past_client::value, &past_client::grade),
        vf::keyed_analysis(
            base.clients, [](const client& one) { return name_key{one.key}; }, vf::client_value,
            std::forward<Grades>(grades)),
        [&earlier](const name_key& key) { return earlier.known.contains(key.text); });
}

}  // namespace

past_clients grade_past_clients(client_base base, const run_settings& asked) {
    if (asked.graded == graded_clients::repeat) {
        base.keep_repeat_clients(asked);
    }
    const auto classes = vf::classify(base.clients, vf::client_value, asked.classify);
    const auto deals = deals_of(asked);
    past_clients past;
    past.clients.reserve(base.clients.size());
    for (std::size_t i = 0; i < base.clients.size(); ++i) {
        client& one = base.clients[i];
        const bool one_off =
            vf::buyer_kind_of(deals(one), asked.min_deals) == vf::buyer_kind::one_off;
        past.clients.push_back({std::move(one.key), one.value(), classes.grades()[i], one_off});
    }
    return past;
}

comparison compare(const client_base& base, std::span<const vf::grade> grades,
                   const earlier_base& earlier, const run_settings& asked) {
    auto moves = moves_to(base, grades, earlier);
    if (asked.hysteresis == part::left_out) {
        return {std::move(moves), std::nullopt};
    }
    const auto past = [&moves](std::size_t i) -> std::optional<vf::grade> {
        const auto move = moves[i];
        return move.before ? std::optional(move.before->grade) : std::nullopt;
    };
    auto steady = vf::classify_with_hysteresis(
        std::views::iota(std::size_t{0}, base.clients.size()),
        [&base](std::size_t i) { return base.clients[i].value(); }, past,
        {.limits = asked.classify.limits,
         .crossing = asked.classify.crossing,
         .margin = asked.margin,
         .as_of = asked.as_of});
    moves = moves_to(base, steady.grades() | std::views::transform(&vf::steady_grade::effective),
                     earlier);
    return {std::move(moves), std::move(steady)};
}

std::vector<std::size_t> lost_moves(const comparison& compared, const past_clients& past,
                                    std::size_t analysed) {
    const auto& moves = compared.moves;
    std::vector<std::size_t> lost(moves.size() - analysed);
    std::iota(lost.begin(), lost.end(), analysed);
    std::ranges::sort(lost, [&](std::size_t a, std::size_t b) {
        const past_client& one = past.clients[moves[a].before->index];
        const past_client& other = past.clients[moves[b].before->index];
        return one.value != other.value ? other.value < one.value : one.key < other.key;
    });
    return lost;
}

}  // namespace client_report
