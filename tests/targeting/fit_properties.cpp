// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/rank/rank.hpp>
#include <vitalfew/targeting/rank_by_fit.hpp>
#include <vitalfew/targeting/target_clients.hpp>
#include <vitalfew/targeting/target_profile.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numeric>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace fit_properties_test {

using vitalfew::targeting::missing_judgement;
using vitalfew::targeting::rank_by_fit;
using vitalfew::targeting::target_clients;
using vitalfew::targeting::target_criterion;
using vitalfew::targeting::target_profile;

namespace {

/// A client whose judgements are its scores already.
struct client {
    std::vector<std::optional<double>> scores;
    bool vetoed = false;
};

/// A score that needs all the digits of a double, or one of the ends.
rc::Gen<double> score() {
    return rc::gen::weightedOneOf<double>(
        {{1, rc::gen::element(0.0, 1.0, 0.5)},
         {4, rc::gen::map(rc::gen::inRange(0, 1'000'000), [](int n) { return n / 999'999.0; })}});
}

rc::Gen<client> a_client(std::size_t criteria) {
    return rc::gen::build<client>(
        rc::gen::set(&client::scores,
                     rc::gen::container<std::vector<std::optional<double>>>(
                         criteria, rc::gen::weightedOneOf<std::optional<double>>(
                                       {{1, rc::gen::just(std::optional<double>())},
                                        {6, rc::gen::cast<std::optional<double>>(score())}}))),
        rc::gen::set(&client::vetoed,
                     rc::gen::map(rc::gen::inRange(0, 4), [](int n) { return n == 0; })));
}

target_criterion<client> criterion_at(std::size_t i, double weight) {
    const auto where = [i](const client& c) { return c.scores[i]; };
    const auto how = [](double s) { return s; };
    const std::string name = "criterion " + std::to_string(i);
    if (i % 2 == 0) {
        return vitalfew::targeting::objective(name, weight, where, how);
    }
    return vitalfew::targeting::subjective(name, weight, where, how);
}

target_profile<client> profile_of(const std::vector<double>& weights,
                                  const std::vector<std::size_t>& order,
                                  missing_judgement missing) {
    std::vector<target_criterion<client>> criteria;
    for (const std::size_t i : order) {
        criteria.push_back(criterion_at(i, weights[i]));
    }
    return target_profile<client>(
        criteria,
        {.vetoes = {vitalfew::targeting::veto("no", &client::vetoed)}, .missing = missing});
}

std::vector<std::size_t> in_order(std::size_t n) {
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    return order;
}

/// Everything that a property is about, drawn at random.
struct drawn_case {
    drawn_case()
        : weights(*rc::gen::suchThat(
              rc::gen::nonEmpty(rc::gen::container<std::vector<double>>(
                  rc::gen::map(rc::gen::inRange(0, 1'000), [](int n) { return double(n); }))),
              [](const auto& w) {
                  return std::any_of(w.begin(), w.end(), [](double x) { return x > 0; });
              })),
          missing(*rc::gen::element(missing_judgement::counts_as_zero,
                                    missing_judgement::counts_as_neutral,
                                    missing_judgement::drops_out)),
          clients(*rc::gen::container<std::vector<client>>(a_client(weights.size()))) {}

    [[nodiscard]] target_profile<client> profile() const {
        return profile_of(weights, in_order(weights.size()), missing);
    }

    std::vector<double> weights;
    missing_judgement missing;
    std::vector<client> clients;
};

template <class T>
std::vector<std::size_t> shuffled(const std::vector<T>& of) {
    auto order = in_order(of.size());
    std::mt19937 random(*rc::gen::arbitrary<unsigned>());
    std::shuffle(order.begin(), order.end(), random);
    return order;
}

}  // namespace

TEST_CASE("the order of the criteria does not matter, to the last bit") {
    CHECK(rc::check([] {
        const drawn_case drawn;
        const auto profile = drawn.profile();
        const auto other = profile_of(drawn.weights, shuffled(drawn.weights), drawn.missing);
        for (const client& c : drawn.clients) {
            RC_ASSERT(profile(c) == other(c));
            const auto fit = profile.fit(c);
            const auto same = other.fit(c);
            RC_ASSERT(fit.score == same.score);
            RC_ASSERT(fit.known == same.known);
            RC_ASSERT(fit.objective.part == same.objective.part);
            RC_ASSERT(fit.subjective.weight == same.subjective.weight);
        }
    }));
}

TEST_CASE("weights in the same proportions give the same scores, to the last bit") {
    CHECK(rc::check([] {
        const drawn_case drawn;
        const auto profile = drawn.profile();
        const double factor =
            *rc::gen::element(3.0, 7.0, 12'345.0, std::ldexp(1.0, 900), std::ldexp(3.0, -900));
        auto weights = drawn.weights;
        for (double& weight : weights) {
            weight *= factor;  // exact: small integers
        }
        const auto scaled = profile_of(weights, in_order(weights.size()), drawn.missing);
        for (const client& c : drawn.clients) {
            RC_ASSERT(profile(c) == scaled(c));
        }
    }));
}

TEST_CASE("a better score in one criterion never lowers the whole") {
    CHECK(rc::check([] {
        const drawn_case drawn;
        RC_PRE(!drawn.clients.empty());
        const auto profile = drawn.profile();
        client better = drawn.clients.front();
        const double before = profile(better);
        auto& raised = better.scores[*rc::gen::inRange<std::size_t>(0, drawn.weights.size())];
        RC_PRE(raised.has_value());
        *raised = (std::max)(*raised, *score());
        RC_ASSERT(profile(better) >= before);
    }));
}

TEST_CASE("scores are the weighted mean, in [0, 1], and add up of their parts") {
    CHECK(rc::check([] {
        const drawn_case drawn;
        const auto profile = drawn.profile();
        for (const client& c : drawn.clients) {
            long double sum = 0;
            long double whole = 0;
            for (std::size_t i = 0; i < drawn.weights.size(); ++i) {
                const bool counts = c.scores[i] || drawn.missing != missing_judgement::drops_out;
                const double missing =
                    drawn.missing == missing_judgement::counts_as_neutral ? 0.5 : 0;
                whole += counts ? static_cast<long double>(drawn.weights[i]) : 0;
                sum += counts ? static_cast<long double>(drawn.weights[i]) *
                                    static_cast<long double>(c.scores[i].value_or(missing))
                              : 0;
            }
            const auto expected = static_cast<double>(whole > 0 ? sum / whole : 0);
            const auto fit = profile.fit(c);
            RC_ASSERT(fit.score >= 0);
            RC_ASSERT(fit.score <= 1);
            RC_ASSERT(std::abs(fit.score - expected) <= 1e-15);
            RC_ASSERT(profile(c) == fit.score);
            double parts = 0;
            double weights = 0;
            for (const auto& part : fit.parts) {
                parts += part.part;
                weights += part.weight;
            }
            RC_ASSERT(std::abs(parts - fit.score) <= 1e-14);
            RC_ASSERT(std::abs(weights - (whole > 0 ? 1 : 0)) <= 1e-14);
            RC_ASSERT(std::abs(fit.objective.part + fit.subjective.part - fit.score) <= 1e-15);
        }
    }));
}

TEST_CASE("who is the best in everything has 1, whatever the weights") {
    CHECK(rc::check([] {
        const drawn_case drawn;
        const client best{std::vector<std::optional<double>>(drawn.weights.size(), 1.0)};
        RC_ASSERT(drawn.profile()(best) == 1);
        const client worst{std::vector<std::optional<double>>(drawn.weights.size(), 0.0)};
        RC_ASSERT(drawn.profile()(worst) == 0);
    }));
}

TEST_CASE("the order of the clients permutes results and changes none") {
    CHECK(rc::check([] {
        const drawn_case drawn;
        const auto profile = drawn.profile();
        const auto fits = rank_by_fit(drawn.clients, profile);
        const auto order = shuffled(drawn.clients);
        std::vector<client> moved;
        for (const std::size_t i : order) {
            moved.push_back(drawn.clients[i]);
        }
        const auto moved_fits = rank_by_fit(moved, profile);
        for (std::size_t i = 0; i < order.size(); ++i) {
            RC_ASSERT(moved_fits.scores()[i] == fits.scores()[order[i]]);
            RC_ASSERT(moved_fits.place(i) == fits.place(order[i]));
        }
        const vitalfew::targeting::best_clients limit{*rc::gen::inRange<std::size_t>(0, 12)};
        auto targets = target_clients(fits, limit);
        auto moved_targets = target_clients(moved_fits, limit);
        for (std::size_t& target : moved_targets) {
            target = order[target];
        }
        std::sort(targets.begin(), targets.end());
        std::sort(moved_targets.begin(), moved_targets.end());
        RC_ASSERT(targets == moved_targets);
    }));
}

TEST_CASE("targets have no veto, are the best, and no equal of theirs is left out") {
    CHECK(rc::check([] {
        const drawn_case drawn;
        const auto fits = rank_by_fit(drawn.clients, drawn.profile());
        std::size_t eligible = 0;
        for (const client& c : drawn.clients) {
            eligible += c.vetoed ? 0U : 1U;
        }
        RC_ASSERT(fits.order().size() == eligible);
        const auto number = *rc::gen::inRange<std::size_t>(0, 12);
        const auto percents = *rc::gen::inRange(0, 101);
        const double least = *score();
        const vitalfew::share part = vitalfew::percent(percents);
        for (const auto& limit :
             {vitalfew::targeting::target_limit(vitalfew::targeting::best_clients{number}),
              vitalfew::targeting::target_limit(vitalfew::targeting::score_from{least}),
              vitalfew::targeting::target_limit(vitalfew::targeting::best_share{part})}) {
            const auto targets = target_clients(fits, limit);
            std::vector<bool> chosen(drawn.clients.size(), false);
            double worst = 2;
            for (const std::size_t target : targets) {
                RC_ASSERT(!drawn.clients[target].vetoed);
                RC_ASSERT(fits.scores()[target] <= worst);  // the best first
                worst = fits.scores()[target];
                chosen[target] = true;
            }
            std::size_t at_worst = 0;
            for (std::size_t i = 0; i < chosen.size(); ++i) {
                if (!chosen[i] && !drawn.clients[i].vetoed) {
                    RC_ASSERT(fits.scores()[i] < worst);
                }
                at_worst += chosen[i] && fits.scores()[i] == worst ? 1U : 0U;
            }
            using kind = vitalfew::targeting::target_limit::kind;
            if (limit.how() == kind::score) {
                RC_ASSERT(targets.empty() || worst >= least);
                for (std::size_t i = 0; i < chosen.size(); ++i) {
                    RC_ASSERT(chosen[i] || drawn.clients[i].vetoed || fits.scores()[i] < least);
                }
            } else {
                // As many as asked for, and no group of equals more than that takes.
                const bool by_number = limit.how() == kind::number;
                const auto enough = [&](std::size_t count) {
                    return by_number ? count >= (std::min)(number, eligible)
                                     : 100 * count >= static_cast<std::size_t>(percents) * eligible;
                };
                RC_ASSERT(enough(targets.size()));
                RC_ASSERT(targets.empty() || !enough(targets.size() - at_worst));
            }
        }
    }));
}

// Found by a program of its own, in whole numbers of any size.
TEST_CASE("the same bits, whatever the program was compiled by and with") {
    const std::vector<double> weights{0.1, 0.7, 1.0 / 3};
    const auto profile = profile_of(weights, {2, 0, 1}, missing_judgement::counts_as_zero);
    CHECK(profile({{0.1, 0.2, 0.3}}) == 0x1.c3c3c3c3c3c3dp-3);
    CHECK(profile({{1.0 / 3, 2.0 / 3, 1.0 / 7}}) == 0x1.eeca37eeca37fp-2);
    CHECK(profile({{0.9, 0.99, 0.999}}) == 0x1.f82b5e91c4f83p-1);
    CHECK(profile({{1e-3, 5e-4, 0.7}}) == 0x1.a675d1faf0b34p-3);
}

TEST_CASE("a profile tells a value to rank and to classify by, as any projection") {
    CHECK(rc::check([] {
        const drawn_case drawn;
        const auto profile = drawn.profile();
        const auto fits = rank_by_fit(drawn.clients, profile);
        const auto places = vitalfew::rank(drawn.clients, std::cref(profile));
        const auto best = vitalfew::rank(fits.scores());
        RC_ASSERT(std::equal(places.places().begin(), places.places().end(), best.places().begin(),
                             best.places().end()));
    }));
}

}  // namespace fit_properties_test
