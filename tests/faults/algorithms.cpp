// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Allocations and user functions that fail, at every single call: nothing leaks, and nothing of the caller's
// changes.

#include "vitalfew/vitalfew.hpp"

#include "faults/faults.hpp"
#include "faults/records.hpp"
#include "support/rounds.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

namespace vf = vitalfew;
namespace ask = vitalfew::ask;
using namespace vitalfew_test;

namespace {

std::vector<vf::grade> grades_of(const auto& classified) {
    return {classified.grades().begin(), classified.grades().end()};
}

// Every allocation of the call fails in turn, and each call of a projection: the call is given both.
template <class Call>
void check(std::size_t count, Call call) {
    std::vector<deal> base = some_deals(count);
    const std::vector<deal> before = base;
    const auto untouched = [&] { REQUIRE(base == before); };
    CHECK(fail_each_allocation([&] { return call(base); }, untouched) > 0);
}

// A projection that may throw.
constexpr auto may_throw(auto member) {
    return [member](const deal& one) {
        user_calls::pass();
        return one.*member;
    };
}

template <class Call>
void check_user(std::size_t count, Call call) {
    std::vector<deal> base = some_deals(count);
    const std::vector<deal> before = base;
    const auto untouched = [&] { REQUIRE(base == before); };
    CHECK(fail_each_user_call([&] { return call(base); }, untouched) > 0);
}

touchy touchy_amount(const deal& one) {
    return touchy(one.amount);
}
touchy_key touchy_name(const deal& one) {
    return touchy_key(one.client);
}

}  // namespace

TEST_CASE("the harness detects failures and leaks") {
    CHECK(fail_each_allocation([] { return std::vector<int>(3, 1); }, [] {}) == 2);
    CHECK(fail_each_user_call(
              [] {
                  user_calls::pass();
                  user_calls::pass();
                  return 1;
              },
              [] {}) == 2);
    const std::size_t live = allocations::live();
    auto* leak = new int(1);
    CHECK(allocations::live() == live + 1);
    delete leak;
    CHECK(allocations::live() == live);
}

TEST_CASE("classify, without memory") {
    for (const std::size_t count : {1U, 60U, 3000U, 40'000U}) {
        CAPTURE(count);
        check(count, [](auto& base) { return grades_of(vf::classify(base, &deal::amount)); });
        check(count, [](auto& base) { return grades_of(vf::classify(base, &deal::profit)); });
    }
    check(60, [](auto& base) { return grades_of(vf::classify(base, touchy_amount)); });
}

TEST_CASE("classify_into, without memory") {
    for (const std::size_t count : {60U, 3000U}) {
        check(count, [](auto& base) {
            vf::classify_workspace workspace;
            std::vector<vf::grade> grades(base.size());
            (void)vf::classify_into(base, &deal::profit, grades, {}, workspace);
            return grades;
        });
    }
}

TEST_CASE("find_cutoffs, classify_by and computed limits, without memory") {
    for (const std::size_t count : {60U, 3000U}) {
        check(count, [](auto& base) { return vf::find_cutoffs(base, &deal::amount); });
        check(count, [](auto& base) { return vf::find_cutoffs(base, &deal::profit); });
    }
    // Groups allocate one by one, so each further client is a further run.
    for (const std::size_t count : {60U, vitalfew_test::large(400U, 3000U)}) {
        check(count, [](auto& base) {
            return grades_of(vf::classify_by(base, &deal::client, &deal::amount));
        });
    }
}

TEST_CASE("rank and top, without memory") {
    const auto order = [](const auto& ranked) {
        return std::vector<std::size_t>(ranked.order().begin(), ranked.order().end());
    };
    for (const std::size_t count : {60U, 3000U}) {
        check(count, [&](auto& base) { return order(vf::rank(base, &deal::amount)); });
        check(count, [&](auto& base) { return order(vf::rank(base, &deal::profit)); });
        check(count, [](auto& base) { return vf::top(base, 10, &deal::amount); });
    }
}

TEST_CASE("collect_clients, without memory") {
    const auto values = [](const auto& clients) {
        std::vector<std::string> told;
        for (const auto& one : clients) {
            told.push_back(one.key + std::to_string(one.deals) +
                           std::to_string(one.value().to_double()));
        }
        return told;
    };
    check(90, [&](auto& base) {
        return values(
            vf::collect_clients(base, vf::deal_fields(&deal::client, &deal::amount, &deal::day)));
    });
    check(90, [&](auto& base) {
        return values(vf::collect_clients(
            base, vf::deal_fields(&deal::client, &deal::profit, &deal::day).with_deal_id(&deal::id),
            {.returns = vf::return_rule::negative_deals}));
    });
}

TEST_CASE("value_tally, its bytes and a search, without memory") {
    check(500, [](auto& base) {
        vf::value_tally<double> tally;
        tally.observe(base, &deal::profit);
        const auto bytes = tally.to_bytes();
        auto again = vf::value_tally<double>::from_bytes(bytes);
        again.merge(tally);
        const vf::cutoff_search<double> search(again);
        return again.to_bytes();
    });
}

TEST_CASE("concentration, and analyse, without memory") {
    check(90, [](auto& base) {
        const auto found = vf::concentration(base, &deal::amount);
        return found.gini.population.to_double();
    });
    check(40, [](auto& base) {
        const auto found = vf::analyse(
            base, vf::deal_fields(&deal::client, &deal::amount, &deal::day), {}, ask::inflation(),
            ask::concentration(), ask::standings(vf::percent(5)), ask::places());
        return std::vector<vf::grade>(found.grades().begin(), found.grades().end());
    });
}

TEST_CASE("migration, without memory") {
    check(30, [](auto& base) {
        const auto classes = vf::classify(base, &deal::amount);
        const auto name = [](const deal& one) {
            return std::to_string(one.amount * 1000 + one.id) + one.client;
        };
        const auto moves =
            vf::find_migration(vf::keyed_analysis(base, name, &deal::amount, classes),
                               vf::keyed_analysis(base, name, &deal::amount, classes));
        return moves.moves().size();
    });
}

TEST_CASE("policies, plans and their reasons, without memory") {
    const vf::date monday = some_deals(1).front().day;
    check(12, [monday](auto& base) {
        std::vector<vf::decide::client_facts> facts(base.size());
        const auto classes = vf::classify(base, &deal::amount);
        for (std::size_t i = 0; i < facts.size(); ++i) {
            facts[i].grade = classes.grades()[i];
            facts[i].value = base[i].amount;
        }
        const vf::decide::decision_plan plan(vf::decide::default_policy(), facts, monday);
        return vf::decide::explain(plan.rules(), facts.front(), monday);
    });
}

TEST_CASE("tables, without memory") {
    const std::vector<vf::report::table_column<deal>> columns{
        {"Client", &deal::client, vf::report::column_width::may_shrink}, {"Amount", &deal::amount}};
    check(12, [&](auto& base) {
        std::string written;
        const auto out = std::back_inserter(written);
        vf::report::text_table(out, base, columns, {.columns = 30, .thousands = ","});
        vf::report::csv_table(out, base, columns);
        vf::report::markdown_table(out, base, columns);
        return written;
    });
}

TEST_CASE("projections that throw") {
    for (const std::size_t count : {60U, 400U}) {
        CAPTURE(count);
        check_user(count, [](auto& base) {
            return grades_of(vf::classify(base, may_throw(&deal::amount)));
        });
        check_user(count, [](auto& base) {
            return grades_of(vf::classify(base, may_throw(&deal::profit)));
        });
        check_user(count, [](auto& base) { return vf::top(base, 10, may_throw(&deal::amount)); });
    }
    check_user(60,
               [](auto& base) { return vf::rank(base, may_throw(&deal::amount)).order().front(); });
    check_user(60, [](auto& base) {
        return grades_of(vf::classify_by(base, may_throw(&deal::client), may_throw(&deal::amount)));
    });
    check_user(60, [](auto& base) {
        vf::value_tally<double> tally;
        tally.observe(base, may_throw(&deal::profit));
        return tally.to_bytes();
    });
    check_user(60, [](auto& base) {
        return vf::collect_clients(base,
                                   vf::deal_fields(may_throw(&deal::client),
                                                   may_throw(&deal::amount), may_throw(&deal::day)))
            .size();
    });
    check_user(60, [](auto& base) {
        return vf::concentration(base, may_throw(&deal::amount)).gini.population.to_double();
    });
}

TEST_CASE("classify_into leaves valid objects in the caller's grades") {
    // The grades after a throw are unspecified, but can be written again.
    const std::vector<deal> base = some_deals(60);
    std::vector<vf::grade> grades(base.size(), vf::grade::D);
    vf::classify_workspace workspace;
    user_calls::fail_at(70, failing::once);
    CHECK_THROWS_AS(vf::classify_into(base, may_throw(&deal::amount), grades, {}, workspace),
                    planned_fault);
    (void)user_calls::stop();
    (void)vf::classify_into(base, may_throw(&deal::amount), grades, {}, workspace);
    CHECK(grades == grades_of(vf::classify(base, &deal::amount)));
}

TEST_CASE("values whose copies and comparisons throw") {
    check_user(60, [](auto& base) { return grades_of(vf::classify(base, touchy_amount)); });
    check_user(60, [](auto& base) { return vf::rank(base, touchy_amount).order().front(); });
    check_user(60, [](auto& base) { return vf::top(base, 10, touchy_amount); });
}

TEST_CASE("keys whose hash, copies and comparisons throw") {
    check_user(60, [](auto& base) {
        return grades_of(vf::classify_by(base, touchy_name, &deal::amount));
    });
    check_user(60, [](auto& base) {
        return vf::collect_clients(base, vf::deal_fields(touchy_name, &deal::amount, &deal::day))
            .size();
    });
}
