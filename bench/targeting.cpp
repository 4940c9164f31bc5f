// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/classify/classify.hpp"
#include "vitalfew/targeting/category_score.hpp"
#include "vitalfew/targeting/find_look_alikes.hpp"
#include "vitalfew/targeting/number_scores.hpp"
#include "vitalfew/targeting/rank_by_fit.hpp"
#include "vitalfew/targeting/target_profile.hpp"
#include "vitalfew/targeting/topsis.hpp"

#include "bench/config.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>  // std::clamp
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Scoring a base against a profile of six criteria and two vetoes: by target_profile, against the same sum written by hand
// in plain double arithmetic, the floor; ranking by it, TOPSIS, and learning a profile. Items are clients.
namespace vitalfew_bench {
namespace {

constexpr std::size_t clients = 1'000'000;

struct prospect {
    double turnover;
    int staff;
    int sites;
    std::string sector;
    std::optional<int> interest;
    std::optional<int> culture;
    bool stopped;
    int kilometres;
};

constexpr std::array sectors{"bakery", "hotel", "hospital", "school", "canteen"};
constexpr std::array<double, 5> sector_scores{1, 0.8, 0.6, 0.3, 0.5};

const std::vector<prospect>& base() {
    static const auto made = [] {
        random_numbers random(seed);
        std::vector<prospect> all;
        all.reserve(clients);
        for (std::size_t i = 0; i < clients; ++i) {
            const auto judged = [&random]() -> std::optional<int> {
                const auto grade = static_cast<int>(random.below(6));
                return grade == 0 ? std::nullopt : std::optional(grade);
            };
            all.push_back({.turnover = random.lognormal(),
                           .staff = static_cast<int>(random.below(200)),
                           .sites = static_cast<int>(random.below(30)),
                           .sector = sectors.at(random.below(sectors.size())),
                           .interest = judged(),
                           .culture = judged(),
                           .stopped = random.below(50) == 0,
                           .kilometres = static_cast<int>(random.below(500))});
        }
        return all;
    }();
    return made;
}

vitalfew::targeting::target_profile<prospect> profile_with(
    vitalfew::targeting::missing_judgement missing) {
    using namespace vitalfew::targeting;
    std::vector<category_entry<std::string>> table;
    for (std::size_t i = 0; i < sectors.size(); ++i) {
        table.push_back({sectors.at(i), sector_scores.at(i)});
    }
    return {
        {objective("turnover", 3, &prospect::turnover, linear_score(0, 1'000)),
         objective("staff", 2, &prospect::staff, target_band(5, 20, 80, 200)),
         objective("sites", 1, &prospect::sites, step_score<int>(0, {{2, 0.3}, {5, 0.7}, {20, 1}})),
         objective("sector", 2, &prospect::sector, category_score<std::string>(table)),
         subjective("interest", 2, &prospect::interest, linear_score(1, 5)),
         subjective("culture", 1, &prospect::culture, linear_score(1, 5))},
        {.vetoes = {veto("credit stop", &prospect::stopped),
                    veto("too far", [](const prospect& p) { return p.kilometres > 400; })},
         .missing = missing}};
}

/// The same weighted mean, as somebody would write it who knows the criteria when the program is compiled.
double by_hand(const prospect& p) {
    const auto part = [](double value, double from, double to) {
        return std::clamp((value - from) / (to - from), 0.0, 1.0);
    };
    const double staff = (std::min)(part(p.staff, 5, 20), part(p.staff, 200, 80));
    const double sites = p.sites < 2 ? 0 : p.sites < 5 ? 0.3 : p.sites < 20 ? 0.7 : 1;
    double sector = 0;
    for (std::size_t i = 0; i < sectors.size(); ++i) {
        if (p.sector == sectors.at(i)) {
            sector = sector_scores.at(i);
        }
    }
    return (3 * part(p.turnover, 0, 1'000) + 2 * staff + sites + 2 * sector +
            2 * (p.interest ? part(*p.interest, 1, 5) : 0) +
            (p.culture ? part(*p.culture, 1, 5) : 0)) /
           11;
}

void count_clients(benchmark::State& state) {
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(clients));
}

void score_by_hand(benchmark::State& state) {
    std::vector<double> scores(clients);
    for (auto _ : state) {
        for (std::size_t i = 0; i < clients; ++i) {
            scores[i] = by_hand(base()[i]);
        }
        benchmark::DoNotOptimize(scores.data());
    }
    count_clients(state);
}

void score(benchmark::State& state) {
    const auto profile =
        profile_with(static_cast<vitalfew::targeting::missing_judgement>(state.range(0)));
    std::vector<double> scores(clients);
    for (auto _ : state) {
        for (std::size_t i = 0; i < clients; ++i) {
            scores[i] = profile(base()[i]);
        }
        benchmark::DoNotOptimize(scores.data());
    }
    count_clients(state);
}

void fit(benchmark::State& state) {
    const auto profile = profile_with(vitalfew::targeting::missing_judgement::counts_as_zero);
    for (auto _ : state) {
        for (const prospect& p : base()) {
            benchmark::DoNotOptimize(profile.fit(p));
        }
    }
    count_clients(state);
}

void rank_by_fit(benchmark::State& state) {
    const auto profile = profile_with(vitalfew::targeting::missing_judgement::counts_as_zero);
    for (auto _ : state) {
        benchmark::DoNotOptimize(vitalfew::targeting::rank_by_fit(base(), profile));
    }
    count_clients(state);
}

void topsis(benchmark::State& state) {
    const auto profile = profile_with(vitalfew::targeting::missing_judgement::counts_as_zero);
    for (auto _ : state) {
        benchmark::DoNotOptimize(vitalfew::targeting::topsis(base(), profile));
    }
    count_clients(state);
}

void find_look_alikes(benchmark::State& state) {
    const auto abcd = vitalfew::classify(base(), &prospect::turnover);
    for (auto _ : state) {
        benchmark::DoNotOptimize(vitalfew::targeting::find_look_alikes(
            base(), abcd.grades(), {},
            vitalfew::targeting::category_trait("sector", &prospect::sector),
            vitalfew::targeting::number_trait("staff", &prospect::staff),
            vitalfew::targeting::number_trait("interest", &prospect::interest)));
    }
    count_clients(state);
}

BENCHMARK(score_by_hand)->Unit(benchmark::kMillisecond);
BENCHMARK(score)->Arg(0)->Arg(2)->Unit(benchmark::kMillisecond);
BENCHMARK(fit)->Unit(benchmark::kMillisecond);
BENCHMARK(rank_by_fit)->Unit(benchmark::kMillisecond);
BENCHMARK(topsis)->Unit(benchmark::kMillisecond);
BENCHMARK(find_look_alikes)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace vitalfew_bench
