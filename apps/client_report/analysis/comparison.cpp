// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "analysis/comparison.hpp"

#include "vitalfew/compare/find_migration.hpp"
#include "vitalfew/compare/hysteresis.hpp"

#include <algorithm>  // std::ranges::sort
#include <numeric>    // std::iota
#include <ranges>
#include <string_view>
#include <utility>  // std::move

namespace client_report {

namespace vf = vitalfew;

namespace {

template <class Grades>
comparison::moves_type moves_to(const client_base& base, Grades&& grades,
                                const earlier_base& earlier) {
    return vf::find_migration(
        vf::keyed_analysis(earlier.past.clients, &past_client::key, &past_client::value,
                           &past_client::grade),
        vf::keyed_analysis(base.clients, &client::key, vf::client_value,
                           std::forward<Grades>(grades)),
        [&earlier](std::string_view key) { return earlier.known.contains(key); });
}

}  // namespace

comparison compare(const client_base& base, std::span<const vf::grade> grades,
                   const earlier_base& earlier, const options& o) {
    auto moves = moves_to(base, grades, earlier);
    if (o.hysteresis == part::left_out) {
        return {std::move(moves), std::nullopt};
    }
    const auto past = [&moves](std::size_t i) -> std::optional<vf::grade> {
        const auto move = moves[i];
        return move.before ? std::optional(move.before->grade) : std::nullopt;
    };
    auto steady = vf::classify_with_hysteresis(
        std::views::iota(std::size_t{0}, base.clients.size()),
        [&base](std::size_t i) { return base.clients[i].value(); }, past,
        {.limits = o.classify.limits,
         .crossing = o.classify.crossing,
         .margin = o.margin,
         .as_of = o.as_of});
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
