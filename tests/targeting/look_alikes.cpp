// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/targeting/category_lifts.hpp>
#include <vitalfew/targeting/find_look_alikes.hpp>
#include <vitalfew/targeting/number_ranges.hpp>
#include <vitalfew/targeting/rank_by_fit.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace look_alikes_test {

using vitalfew::exact_ratio;
using vitalfew::grade;
using vitalfew::percent;
using vitalfew::share;
using vitalfew::targeting::category_lifts;
using vitalfew::targeting::category_trait;
using vitalfew::targeting::find_look_alikes;
using vitalfew::targeting::number_ranges;
using vitalfew::targeting::number_trait;
using enum vitalfew::grade;

namespace {

struct client {
    std::string sector;
    std::optional<double> staff;
};

const std::vector<client> base{
    {"bakery", 20}, {"bakery", 30},           {"hotel", 25}, {"hotel", 2}, {"shop", 1},
    {"shop", 3},    {"bakery", std::nullopt}, {"hotel", 900}};
const std::vector<grade> grades{A, A, A, B, C, D, D, C};

// What is no label cannot be a category, and what is no number cannot be measured.
using clients = std::vector<client>;
static_assert(vitalfew::targeting::trait_of<category_trait<std::string client::*>, clients>);
static_assert(
    vitalfew::targeting::trait_of<number_trait<std::optional<double> client::*>, clients>);
static_assert(
    !vitalfew::targeting::trait_of<category_trait<std::optional<double> client::*>, clients>);
static_assert(!vitalfew::targeting::trait_of<number_trait<std::string client::*>, clients>);
static_assert(!vitalfew::targeting::trait_of<number_trait<int*>, clients>);

}  // namespace

// J. Han, M. Kamber and J. Pei, "Data Mining: Concepts and Techniques" (2012), chapter 6 in its authors' slides: of
// 5000 students 3000 play basketball, 3750 eat cereal and 2000 do both; lifts 0.89 and 1.33.
TEST_CASE("basketball and cereal") {
    std::vector<bool> cereal;
    std::vector<grade> basketball;
    const auto add = [&](int count, grade plays, bool eats) {
        cereal.insert(cereal.end(), static_cast<std::size_t>(count), eats);
        basketball.insert(basketball.end(), static_cast<std::size_t>(count), plays);
    };
    add(2000, A, true);
    add(1750, B, true);
    add(1000, A, false);
    add(250, B, false);
    const auto table = category_lifts(cereal, basketball, A, [](bool eats) { return eats; });
    REQUIRE(table.categories.size() == 2);
    CHECK_FALSE(table.categories[0].category);  // the larger lift first
    CHECK(table.categories[0].lift() == exact_ratio(4, 3));
    CHECK(table.categories[1].lift() == exact_ratio(8, 9));
    CHECK(table.categories[1].model_share() == share(2, 3));
    CHECK(table.categories[1].client_share() == percent(75));
    CHECK(table.models == 3000);
    CHECK(table.clients == 5000);
    // A twelfth of the players would have to eat cereal instead.
    CHECK(table.distance() == exact_ratio(1, 12));
}

TEST_CASE("lifts, quantiles and distances of a small base, counted by hand") {
    const auto sectors = category_lifts(base, grades, A, &client::sector);
    REQUIRE(sectors.categories.size() == 3);
    CHECK(sectors.categories[0].category == "bakery");
    CHECK(sectors.categories[0].models == 2);
    CHECK(sectors.categories[0].clients == 3);
    CHECK(sectors.categories[0].lift() == exact_ratio(16, 9));
    CHECK(sectors.categories[1].lift() == exact_ratio(8, 9));
    CHECK(sectors.categories[2].category == "shop");
    CHECK(sectors.categories[2].lift() == exact_ratio());
    CHECK(sectors.distance() == exact_ratio(7, 24));

    const auto staff = number_ranges(base, grades, A, &client::staff);
    CHECK(staff.models == 3);
    CHECK(staff.clients == 7);
    CHECK(staff.missing == 1);
    REQUIRE(staff.of_models.has_value());
    CHECK(staff.of_models->low == 20);
    CHECK(staff.of_models->median == 25);
    CHECK(staff.of_models->high == 30);
    REQUIRE(staff.of_clients.has_value());
    CHECK(staff.of_clients->low == 1);
    CHECK(staff.of_clients->median == 20);
    CHECK(staff.of_clients->high == 900);
    // Up to 3 there are 3 of 7 clients and no model; up to 30, 6 of 7 and all models.
    CHECK(staff.distance == exact_ratio(3, 7));
    // With A and B as models.
    CHECK(category_lifts(base, grades, B, &client::sector).models == 4);
}

TEST_CASE("quantiles are numbers that somebody has, and no outlier moves them") {
    std::vector<int> numbers(100);
    std::iota(numbers.begin(), numbers.end(), 1);
    const std::vector<grade> all(100, A);
    const auto range = [&](const share& tails) {
        return number_ranges(numbers, all, A, std::identity{}, tails).of_models.value();
    };
    CHECK(range(percent(10)).low == 10);
    CHECK(range(percent(10)).median == 50);
    CHECK(range(percent(10)).high == 91);
    CHECK(range(percent(0)).low == 1);
    CHECK(range(percent(0)).high == 100);
    CHECK(range(percent(25)).low == 25);
    CHECK(range(percent(25)).high == 76);
    numbers[99] = (std::numeric_limits<int>::max)();
    CHECK(range(percent(10)).high == 91);
    CHECK(number_ranges(numbers, all, A, std::identity{}).distance == exact_ratio());
    CHECK_THROWS_WITH_AS((void)range(percent(50)),
                         "vitalfew: tails of 50 % at both ends leave no range between them: give "
                         "less than 50 %",
                         vitalfew::invalid_limits);
}

TEST_CASE("a profile is suggested, whose every number can be recounted") {
    const auto alike = find_look_alikes(base, grades, {.least_clients = 2},
                                        category_trait("sector", &client::sector),
                                        number_trait("staff", &client::staff));
    CHECK(alike.models() == 3);
    CHECK(alike.clients() == 8);
    REQUIRE(alike.traits().size() == 2);
    const auto& sector = alike.traits()[0];
    CHECK(sector.name == "sector");
    CHECK(sector.categories[0].category == "bakery");
    CHECK(sector.categories[0].lift() == exact_ratio(16, 9));
    // Lifts divided by 16/9: 1, 1/2 and 0; what is not there counts as a lift of 1, so 9/16.
    CHECK(sector.rule == "table, bakery 1, hotel 0.5, shop 0, others 0.5625");
    const auto& staff = alike.traits()[1];
    CHECK(staff.rule == "target band, 0 at 10, 1 from 20 to 30, 0 at 40");
    CHECK(staff.range->of_models->median == 25);
    CHECK(staff.missing == 1);
    const auto& profile = alike.profile();
    CHECK(profile.criteria()[0].weight() == exact_ratio(7, 24).to_double());
    CHECK(profile.criteria()[1].weight() == exact_ratio(3, 7).to_double());
    CHECK(profile.criteria()[1].description() == staff.rule);
    // Prospects.
    CHECK(profile(client{"bakery", 22}) == 1);
    CHECK(profile(client{"shop", 500}) == 0);
    CHECK(profile(client{"bakery", std::nullopt}) == 1);  // drops out
    const auto part = profile.fit(client{"casino", 35});
    CHECK(part.parts[0].score == 0.5625);
    CHECK(part.parts[1].score == 0.5);
    CHECK(find_look_alikes(base, grades, {}, number_trait("staff", &client::staff))
              .profile()(client{"", 25}) == 1);
}

TEST_CASE("categories of few clients tell nothing") {
    const auto alike = find_look_alikes(base, grades, {.least_clients = 3},
                                        category_trait("sector", &client::sector));
    // The two shops are too few; bakeries and hotels are three each.
    CHECK(alike.traits()[0].rule == "table, bakery 1, hotel 0.5, shop 0.5625, others 0.5625");
    const auto none = find_look_alikes(base, grades, {.least_clients = 100},
                                       category_trait("sector", &client::sector));
    CHECK(none.traits()[0].rule == "table, bakery 1, hotel 1, shop 1, others 1");
}

TEST_CASE("who differs in nothing suggests nothing") {
    const std::vector<grade> all(base.size(), A);
    const auto alike = find_look_alikes(base, all, {}, category_trait("sector", &client::sector));
    CHECK(alike.traits()[0].distance == exact_ratio());
    CHECK_THROWS_WITH_AS((void)alike.profile(),
                         "vitalfew: the model clients differ from the base in none of the traits: "
                         "look at other traits, or learn from fewer clients",
                         vitalfew::invalid_profile);
    CHECK_THROWS_AS(
        (void)find_look_alikes(base, all, {}, category_trait("sector", &client::sector)).profile(),
        vitalfew::invalid_profile);
    // A trait that is known of no model has no rule, and a profile goes without it.
    std::vector<client> unknown = base;
    unknown[0].staff = unknown[1].staff = unknown[2].staff = std::nullopt;
    const auto partly = find_look_alikes(unknown, grades, {}, number_trait("staff", &client::staff),
                                         category_trait("sector", &client::sector));
    CHECK(partly.traits()[0].rule.empty());
    CHECK_FALSE(partly.traits()[0].range->of_models.has_value());
    CHECK(partly.profile().criteria().size() == 1);
}

TEST_CASE("bases that do not belong to their grades, and nobody to learn from, are refused") {
    const std::vector<grade> few{A, B};
    CHECK_THROWS_WITH_AS((void)category_lifts(base, few, A, &client::sector),
                         "vitalfew: clients and grades have 8 and 2 entries: give one for each "
                         "client to both",
                         vitalfew::unequal_lengths);
    const std::vector<grade> last(base.size(), D);
    CHECK_THROWS_WITH_AS((void)number_ranges(base, last, A, &client::staff),
                         "vitalfew: none of 8 clients has the grade A or a better one: there are "
                         "no model clients, give another grade",
                         vitalfew::invalid_profile);
    CHECK_THROWS_AS(
        (void)category_lifts(std::vector<client>{}, std::vector<grade>{}, A, &client::sector),
        vitalfew::invalid_profile);
    auto broken = base;
    broken[0].staff = std::nullopt;
    broken[3].staff = std::numeric_limits<double>::infinity();
    broken[6].staff = std::nullopt;
    broken[7].staff = -std::numeric_limits<double>::infinity();
    CHECK_THROWS_WITH_AS(
        (void)number_ranges(broken, grades, A, &client::staff),
        "vitalfew: 2 values are NaN or infinite; the first is inf at index 3: repair "
        "or leave out those records, then analyse again",
        vitalfew::invalid_value);
    CHECK_THROWS_AS((void)find_look_alikes(base, grades, {}, category_trait("x", &client::sector),
                                           number_trait("x", &client::staff)),
                    vitalfew::duplicate_key);
}

TEST_CASE("lifts and distances are what the definitions say, in any order of the clients") {
    CHECK(rc::check([] {
        const auto draws = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::pair<int, int>>>(
            rc::gen::pair(rc::gen::inRange(0, 5), rc::gen::inRange(0, 3))));
        std::vector<int> kinds;
        std::vector<grade> drawn_grades;
        for (const auto& [kind, g] : draws) {
            kinds.push_back(kind);
            drawn_grades.push_back(vitalfew::grade_at(static_cast<std::size_t>(g)));
        }
        const auto models = std::count(drawn_grades.begin(), drawn_grades.end(), A);
        RC_PRE(models > 0);
        const auto n = static_cast<double>(kinds.size());
        std::map<int, std::pair<double, double>> counts;
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            counts[kinds[i]].first += drawn_grades[i] == A ? 1 : 0;
            counts[kinds[i]].second += 1;
        }
        double variation = 0;
        double largest_gap = 0;
        double up_to_models = 0;
        double up_to_all = 0;
        for (const auto& [kind, count] : counts) {
            const double in_models = count.first / static_cast<double>(models);
            variation += std::abs(in_models - count.second / n) / 2;
            up_to_models += count.first;
            up_to_all += count.second;
            largest_gap = (std::max)(
                largest_gap, std::abs(up_to_models / static_cast<double>(models) - up_to_all / n));
        }
        const auto table = category_lifts(kinds, drawn_grades, A, std::identity{});
        const auto range = number_ranges(kinds, drawn_grades, A, std::identity{});
        RC_ASSERT(std::abs(table.distance().to_double() - variation) <= 1e-13);
        RC_ASSERT(std::abs(range.distance.to_double() - largest_gap) <= 1e-13);
        RC_ASSERT(range.distance <= table.distance());
        double mean_lift = 0;
        for (const auto& each : table.categories) {
            const auto& [in_models, in_all] = counts[each.category];
            const double expected = in_models / static_cast<double>(models) / (in_all / n);
            RC_ASSERT(std::abs(each.lift().to_double() - expected) <= 1e-13 * (1 + expected));
            mean_lift += each.lift().to_double() * in_all / n;
        }
        RC_ASSERT(std::abs(mean_lift - 1) <= 1e-13);

        const auto rules = [&](const auto& clients, const auto& their_grades) {
            return find_look_alikes(clients, their_grades, {.least_clients = 2},
                                    category_trait("kind", std::identity{}),
                                    number_trait("number", std::identity{}));
        };
        const auto before = rules(kinds, drawn_grades);
        std::reverse(kinds.begin(), kinds.end());
        std::reverse(drawn_grades.begin(), drawn_grades.end());
        const auto after = rules(kinds, drawn_grades);
        for (std::size_t i = 0; i < 2; ++i) {
            RC_ASSERT(before.traits()[i].rule == after.traits()[i].rule);
            RC_ASSERT(before.traits()[i].distance == after.traits()[i].distance);
        }
    }));
}

}  // namespace look_alikes_test
