// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/decide/decision_plan.hpp"
#include "vitalfew/decide/default_policy.hpp"

#include <benchmark/benchmark.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

// Deciding about a base by the default policy, and totalling the plan. Items are clients.
namespace vitalfew_bench {
namespace {

constexpr std::size_t clients = 1'000'000;
constexpr vitalfew::date today =
    std::chrono::sys_days(std::chrono::year(2026) / std::chrono::March / 2);

/// Clients of whom most is known, share of value included, which takes longest to look up.
const std::vector<vitalfew::decide::client_facts>& base() {
    static const std::vector<vitalfew::decide::client_facts> all = [] {
        std::mt19937 random(8);
        std::vector<vitalfew::decide::client_facts> made(clients);
        for (auto& facts : made) {
            facts.grade = vitalfew::grade_at(random() % 4);
            facts.fit = static_cast<double>(random() % 1000) / 1000;
            facts.small_and_rare = random() % 3 == 0;
            facts.one_off = random() % 4 == 0;
            facts.move =
                static_cast<vitalfew::migration_kind>(random() % vitalfew::migration_kind_count);
            if (random() % 2 == 0) {
                facts.contract_end = today + std::chrono::days(random() % 300);
            }
            facts.last_deal = today - std::chrono::days(random() % 700);
            facts.judged = today - std::chrono::days(random() % 700);
            facts.value = static_cast<std::int64_t>(random() % 1'000'000);
            facts.cost = *facts.value / 2;
            facts.value_share = vitalfew::share(*facts.value, 1'000'003);
        }
        return made;
    }();
    return all;
}

void decide(benchmark::State& state) {
    const vitalfew::decide::policy rules = vitalfew::decide::default_policy();
    for (auto _ : state) {
        benchmark::DoNotOptimize(vitalfew::decide::decision_plan(rules, base(), today));
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(clients));
}
BENCHMARK(decide)->Unit(benchmark::kMillisecond);

void total(benchmark::State& state) {
    const vitalfew::decide::decision_plan plan(vitalfew::decide::default_policy(), base(), today);
    for (auto _ : state) {
        benchmark::DoNotOptimize(vitalfew::decide::total(plan, base()));
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(clients));
}
BENCHMARK(total)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace vitalfew_bench
