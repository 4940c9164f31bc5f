// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/targeting/category_score.hpp>
#include <vitalfew/targeting/number_scores.hpp>
#include <vitalfew/targeting/target_profile.hpp>

#include "support/archetypes.hpp"

#include <doctest/doctest.h>

#include <concepts>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace target_profile_test {

using vitalfew::targeting::category_score;
using vitalfew::targeting::client_fit;
using vitalfew::targeting::criterion_kind;
using vitalfew::targeting::linear_score;
using vitalfew::targeting::missing_judgement;
using vitalfew::targeting::objective;
using vitalfew::targeting::step_score;
using vitalfew::targeting::subjective;
using vitalfew::targeting::target_criterion;
using vitalfew::targeting::target_profile;
using vitalfew::targeting::veto;

namespace {

struct client {
    int turnover;
    std::string sector;
    std::optional<int> interest;
    std::optional<double> trust;
    bool stopped = false;
    int kilometres = 0;
};

target_profile<client> profile_with(missing_judgement missing) {
    return {{objective("turnover", 4, &client::turnover, linear_score(0, 100)),
             objective("sector", 2, &client::sector,
                       category_score<std::string>({{"bakery", 1}, {"hotel", 0.5}})),
             subjective("interest", 1, &client::interest, step_score<int>(0, {{2, 0.25}, {4, 1}})),
             subjective("trust", 1, &client::trust, linear_score(0, 1))},
            {.vetoes = {veto("credit stop", &client::stopped),
                        veto("out of delivery range",
                             [](const client& c) { return c.kilometres > 300; })},
             .missing = missing}};
}

// What cannot judge a client makes no criterion of it.
static_assert(vitalfew::targeting::judges<int client::*, linear_score<int>, client>);
static_assert(vitalfew::targeting::judges<std::optional<int> client::*, linear_score<int>, client>);
static_assert(!vitalfew::targeting::judges<std::string client::*, linear_score<int>, client>);
static_assert(!vitalfew::targeting::judges<int client::*, linear_score<int>, int>);
static_assert(!vitalfew::targeting::judges<int client::*, category_score<std::string>, client>);
static_assert(!std::constructible_from<vitalfew::targeting::target_veto<client>,
                                       veto<std::string client::*>>);

const client known{50, "bakery", 4, 0.5};
const client half_known{50, "bakery", std::nullopt, 0.5};

}  // namespace

TEST_CASE("a fit is the weighted mean, and says what each criterion adds") {
    const auto profile = profile_with(missing_judgement::counts_as_zero);
    const client_fit fit = profile.fit(known);
    // (4 * 0.5 + 2 * 1 + 1 * 1 + 1 * 0.5) / 8
    CHECK(fit.score == 5.5 / 8);
    CHECK(profile(known) == fit.score);
    CHECK(fit.known == 1);
    REQUIRE(fit.parts.size() == 4);
    CHECK(fit.parts[0].criterion == "turnover");
    CHECK(fit.parts[0].kind == criterion_kind::objective);
    CHECK(fit.parts[0].score == 0.5);
    CHECK(fit.parts[0].weight == 0.5);
    CHECK(fit.parts[0].part == 0.25);
    CHECK(fit.parts[3].kind == criterion_kind::subjective);
    CHECK(fit.parts[3].part == 0.0625);
    CHECK(fit.objective.part == 0.5);
    CHECK(fit.objective.weight == 0.75);
    CHECK(fit.objective.score() == 0.5 / 0.75);
    CHECK(fit.subjective.part == 1.5 / 8);
    CHECK(fit.subjective.score() == 0.75);
    CHECK_FALSE(fit.is_vetoed());
    CHECK(std::vector(profile.weights().begin(), profile.weights().end()) ==
          std::vector<double>{0.5, 0.25, 0.125, 0.125});
}

TEST_CASE("a missing judgement counts as the profile says") {
    const auto zero = profile_with(missing_judgement::counts_as_zero).fit(half_known);
    CHECK(zero.score == 4.5 / 8);
    CHECK(zero.known == 7.0 / 8);
    CHECK_FALSE(zero.parts[2].score.has_value());
    CHECK(zero.parts[2].weight == 0.125);
    CHECK(zero.parts[2].part == 0);

    const auto neutral = profile_with(missing_judgement::counts_as_neutral).fit(half_known);
    CHECK(neutral.score == 5.0 / 8);
    CHECK(neutral.known == 7.0 / 8);
    CHECK(neutral.parts[2].part == 0.0625);

    const auto dropped = profile_with(missing_judgement::drops_out).fit(half_known);
    CHECK(dropped.score == 4.5 / 7);
    CHECK(dropped.known == 7.0 / 8);
    CHECK(dropped.parts[2].weight == 0);
    CHECK(dropped.parts[0].weight == 4.0 / 7);
    CHECK(dropped.subjective.weight == 1.0 / 7);
    for (const auto rule : {missing_judgement::counts_as_zero, missing_judgement::counts_as_neutral,
                            missing_judgement::drops_out}) {
        const auto profile = profile_with(rule);
        CHECK(profile(half_known) == profile.fit(half_known).score);
    }
}

TEST_CASE("of whom nothing is known nothing speaks for") {
    const target_profile<client> profile(
        {subjective("interest", 1, &client::interest, linear_score(0, 5)),
         subjective("trust", 2, &client::trust, linear_score(0, 1))},
        {.vetoes = {}, .missing = missing_judgement::drops_out});
    const client unknown{50, "bakery", std::nullopt, std::nullopt};
    const auto fit = profile.fit(unknown);
    CHECK(fit.score == 0);
    CHECK(fit.known == 0);
    CHECK(profile(unknown) == 0);
    CHECK_FALSE(fit.subjective.score().has_value());
    CHECK_FALSE(fit.objective.score().has_value());
    CHECK(fit.parts[1].weight == 0);
}

TEST_CASE("vetoes exclude with their reasons and leave the score as it is") {
    const auto profile = profile_with(missing_judgement::counts_as_zero);
    client far = known;
    far.kilometres = 301;
    CHECK(profile.fit(far).vetoes == std::vector<std::string>{"out of delivery range"});
    far.stopped = true;
    const auto fit = profile.fit(far);
    CHECK(fit.vetoes == std::vector<std::string>{"credit stop", "out of delivery range"});
    CHECK(fit.is_vetoed());
    CHECK(fit.score == 5.5 / 8);
    CHECK(profile.is_vetoed(far));
    far.stopped = false;
    far.kilometres = 300;
    CHECK_FALSE(profile.is_vetoed(far));
    CHECK(profile.vetoes()[0].reason() == "credit stop");
}

TEST_CASE("a profile shows what it asks for, and can be put together at run time") {
    std::vector<target_criterion<client>> criteria;
    criteria.emplace_back(objective("turnover", 1, &client::turnover, linear_score(0, 100)));
    criteria.emplace_back(
        objective("distance", 3, &client::kilometres, [](int km) { return km < 50 ? 1.0 : 0.0; }));
    const target_profile<client> profile(criteria);
    CHECK(profile.criteria()[0].description() == "linear, 0 at 0 and 1 at 100");
    CHECK(profile.criteria()[1].description() == "a function");
    CHECK(profile.criteria()[1].name() == "distance");
    CHECK(profile.criteria()[1].weight() == 3);
    CHECK(profile(known) == 0.875);
    CHECK(profile.missing() == missing_judgement::counts_as_zero);
    static_assert(std::copyable<target_profile<client>>);
    const std::vector<target_profile<client>> stored{profile};
    CHECK(stored.front()(known) == 0.875);
}

TEST_CASE("profiles that judge nobody, or contradict themselves, are refused") {
    const auto turnover = objective("turnover", 1, &client::turnover, linear_score(0, 100));
    CHECK_THROWS_WITH_AS(target_profile<client>(std::vector<target_criterion<client>>{}),
                         "vitalfew: a target profile without criteria fits nobody: give at "
                         "least one criterion",
                         vitalfew::invalid_profile);
    CHECK_THROWS_WITH_AS(
        (target_profile<client>{
            turnover, objective("size", 1, &client::turnover, linear_score(0, 1)), turnover}),
        "vitalfew: the criteria at index 0 and 2 are both called \"turnover\": give each a name of "
        "its own",
        vitalfew::duplicate_key);
    CHECK_THROWS_WITH_AS(
        (target_profile<client>{objective("a", 0, &client::turnover, linear_score(0, 1)),
                                objective("b", -0.0, &client::turnover, linear_score(0, 1))}),
        "vitalfew: all 2 criteria of the target profile have the weight 0: give one of them a "
        "weight above 0",
        vitalfew::invalid_weights);
    CHECK_THROWS_WITH_AS((void)objective("a", -1, &client::turnover, linear_score(0, 1)),
                         "vitalfew: the weight of the criterion \"a\" is -1: give a finite number, "
                         "0 or more; where less is better, say so by the scoring function",
                         vitalfew::invalid_weights);
    for (const double bad :
         {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
        CHECK_THROWS_AS((void)subjective("a", bad, &client::turnover, linear_score(0, 1)),
                        vitalfew::invalid_weights);
    }
}

TEST_CASE("a score off the scale names the criterion, the number and the client") {
    const target_profile<client> profile{
        objective("distance", 1, &client::kilometres, [](int km) { return km / 10.0; })};
    client far = known;
    far.kilometres = 15;
    CHECK_THROWS_WITH_AS((void)profile.fit(far),
                         "vitalfew: the criterion \"distance\" scores 1.5, which is not in [0, 1]: "
                         "repair its scoring function, or the record",
                         vitalfew::invalid_score);
    CHECK_THROWS_WITH_AS((void)profile(far, 7),
                         "vitalfew: the criterion \"distance\" scores 1.5 for the client at index "
                         "7, which is not in [0, 1]: repair its scoring function, or the record",
                         vitalfew::invalid_score);
    far.kilometres = -1;
    CHECK_THROWS_AS((void)profile(far), vitalfew::invalid_score);
    far.kilometres = 10;
    CHECK(profile(far) == 1);

    // A number that is none has no score, whatever a function would make of it.
    const target_profile<client> trusting{
        subjective("trust", 1, &client::trust, [](double) { return 1.0; })};
    client odd = known;
    odd.trust = -std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_WITH_AS((void)trusting.fit(odd),
                         "vitalfew: the criterion \"trust\" scores NaN, which is not in [0, 1]: "
                         "repair its scoring function, or the record",
                         vitalfew::invalid_score);
    odd.trust = std::numeric_limits<double>::infinity();
    CHECK_THROWS_AS((void)trusting.fit(odd), vitalfew::invalid_score);

    client casino = known;
    casino.sector = "casino";
    CHECK_THROWS_WITH_AS(
        (void)profile_with(missing_judgement::drops_out)(casino, 3),
        "vitalfew: the table of categories has no \"casino\": give it a score, or give one for all "
        "others (criterion \"sector\" for the client at index 3)",
        vitalfew::unknown_key);
}

TEST_CASE("records that cannot be copied, and projections of every kind") {
    struct site {
        explicit site(int n) : sites(n) {}
        site(const site&) = delete;
        site& operator=(const site&) = delete;
        site(site&&) = default;
        site& operator=(site&&) = default;
        ~site() = default;
        [[nodiscard]] int count() const { return sites; }
        int sites;
    };
    const target_profile<site> profile{
        objective("member", 1, &site::sites, linear_score(0, 10)),
        objective("function", 1, &site::count, linear_score(0, 10)),
        objective("callable", 2, [](const auto& s) { return s.sites * 2.0; }, linear_score(0, 10))};
    CHECK(profile(site(5)) == 0.75);
    using move_only = vitalfew_test::move_only_record;
    const target_profile<move_only> bare{
        objective("value", 1, &move_only::value, linear_score(0, 4))};
    CHECK(bare(move_only(1)) == 0.25);
}

}  // namespace target_profile_test
