// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/targeting/number_scores.hpp>
#include <vitalfew/targeting/rank_by_fit.hpp>
#include <vitalfew/targeting/target_clients.hpp>
#include <vitalfew/targeting/target_profile.hpp>

#include "support/archetypes.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <list>
#include <optional>
#include <vector>

namespace target_clients_test {

using vitalfew::percent;
using vitalfew::targeting::best_clients;
using vitalfew::targeting::best_share;
using vitalfew::targeting::fit_ranking;
using vitalfew::targeting::linear_score;
using vitalfew::targeting::objective;
using vitalfew::targeting::rank_by_fit;
using vitalfew::targeting::score_from;
using vitalfew::targeting::target_clients;
using vitalfew::targeting::target_limit;
using vitalfew::targeting::target_profile;

namespace {

struct client {
    int size;
    bool stopped = false;
};

using indices = std::vector<std::size_t>;

const std::vector<client> base{{40}, {90, true}, {70}, {40}, {10}, {70}, {0}, {100, true}};

target_profile<client> by_size() {
    return {{objective("size", 1, &client::size, linear_score(0, 100))},
            {.vetoes = {vitalfew::targeting::veto("stop", &client::stopped)}}};
}

template <class T>
std::vector<T> copied(std::span<const T> values) {
    return {values.begin(), values.end()};
}

static_assert(target_limit(score_from{1}).score() == 1);
static_assert(target_limit(best_share{percent(10)}).how() == target_limit::kind::share);

}  // namespace

TEST_CASE("clients without a veto have places, those with one keep their score") {
    const auto fits = rank_by_fit(base, by_size());
    CHECK(copied(fits.scores()) == std::vector<double>{0.4, 0.9, 0.7, 0.4, 0.1, 0.7, 0, 1});
    CHECK(copied(fits.order()) == indices{2, 5, 0, 3, 4, 6});
    CHECK(copied(fits.vetoed()) == indices{1, 7});
    CHECK(rank_by_fit(base, by_size()).vetoed() == indices{1, 7});
    CHECK(fits.place(2) == 1);
    CHECK(fits.place(5) == 1);
    CHECK(fits.place(3) == 3);
    CHECK(fits.place(6) == 6);
    CHECK_FALSE(fits.place(7).has_value());
    CHECK(fits.size() == 8);
    CHECK(rank_by_fit(base, by_size()).order() == indices{2, 5, 0, 3, 4, 6});
    CHECK(fit_ranking({0.2, 0.8}, {}).order() == indices{1, 0});
}

TEST_CASE("targets end at a number, a score or a share, and equals stay together") {
    const auto fits = rank_by_fit(base, by_size());
    CHECK(target_clients(fits, best_clients{0}).empty());
    CHECK(target_clients(fits, best_clients{1}) == indices{2, 5});
    CHECK(target_clients(fits, best_clients{2}) == indices{2, 5});
    CHECK(target_clients(fits, best_clients{3}) == indices{2, 5, 0, 3});
    CHECK(target_clients(fits, best_clients{99}) == indices{2, 5, 0, 3, 4, 6});
    CHECK(target_clients(fits, score_from{0.7}) == indices{2, 5});
    CHECK(target_clients(fits, score_from{0.71}).empty());
    CHECK(target_clients(fits, score_from{0}) == indices{2, 5, 0, 3, 4, 6});
    // Of six without a veto: a third is two, a little more is three, who drag a fourth along.
    CHECK(target_clients(fits, best_share{vitalfew::share(1, 3)}) == indices{2, 5});
    CHECK(target_clients(fits, best_share{percent(34)}) == indices{2, 5, 0, 3});
    CHECK(target_clients(fits, best_share{percent(0)}).empty());
    CHECK(target_clients(fits, best_share{percent(100)}).size() == 6);
    CHECK(target_clients(base, by_size(), best_clients{1}) == indices{2, 5});
}

TEST_CASE("a least score that is none is refused") {
    CHECK_THROWS_WITH_AS(target_limit(score_from{1.01}),
                         "vitalfew: the least score of a target client is 1.01, which is not in "
                         "[0, 1]: give 0 for the worst and 1 for the best",
                         vitalfew::invalid_score);
}

TEST_CASE("nobody, and nobody without a veto") {
    CHECK(target_clients(std::vector<client>{}, by_size(), best_clients{3}).empty());
    CHECK(
        target_clients(std::vector<client>{{5, true}}, by_size(), best_share{percent(50)}).empty());
    CHECK(rank_by_fit(std::list<client>{}, by_size()).size() == 0);
}

TEST_CASE("proxies without a size, and the index of who cannot be scored") {
    using proxy = vitalfew_test::bare_forward_range::proxy;
    const std::array<std::int64_t, 3> values{4, 8, 6};
    vitalfew_test::bare_forward_range clients(values.data(), values.size());
    const target_profile<proxy> profile{
        objective("value", 1, &proxy::value, [](std::int64_t v) { return v == 6 ? 2.0 : 0.5; })};
    CHECK_THROWS_WITH_AS((void)rank_by_fit(clients, profile),
                         "vitalfew: the criterion \"value\" scores 2 for the client at index 2, "
                         "which is not in [0, 1]: repair its scoring function, or the record",
                         vitalfew::invalid_score);
    const target_profile<proxy> linear{objective("value", 1, &proxy::value, linear_score(4, 8))};
    CHECK(rank_by_fit(clients, linear).scores() == std::vector<double>{0, 1, 0.5});
}

}  // namespace target_clients_test
