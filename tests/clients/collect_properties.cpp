// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/behaviour/base_inflation.hpp>
#include <vitalfew/behaviour/lifetime.hpp>
#include <vitalfew/clients/collect_clients.hpp>
#include <vitalfew/clients/one_off.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>  // std::hash
#include <iterator>    // std::back_inserter
#include <list>
#include <ranges>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace collect_properties_test {

using vitalfew::client_profile;
using vitalfew::collect_clients;
using vitalfew::collect_options;
using vitalfew::date;
using vitalfew::deal_fields;
using vitalfew::period;
using vitalfew::profile_detail;
using vitalfew::return_rule;

namespace {

/// A key with equal hashes for every fifth one.
struct buyer {
    int number = 0;
    friend bool operator==(const buyer&, const buyer&) = default;
};

struct line {
    buyer from;
    std::int64_t amount = 0;
    date day;
    int number = 0;
};

}  // namespace

}  // namespace collect_properties_test

template <>
struct std::hash<collect_properties_test::buyer> {
    std::size_t operator()(const collect_properties_test::buyer& key) const noexcept {
        return static_cast<std::size_t>(key.number % 5);
    }
};

namespace collect_properties_test {

namespace {

using profile = client_profile<buyer, std::int64_t>;

/// The profiles by definition: for each client in order of first appearance, a pass over all deals.
std::vector<profile> by_definition(const std::vector<line>& lines, const collect_options& options) {
    std::vector<profile> profiles;
    std::vector<std::set<date>> days;
    for (const line& it : lines) {
        if (!options.window.contains(it.day)) {
            continue;
        }
        std::size_t at = 0;
        while (at < profiles.size() && !(profiles[at].key == it.from)) {
            ++at;
        }
        if (at == profiles.size()) {
            profiles.push_back(profile{.key = it.from});
            days.emplace_back();
        }
        profile& client = profiles[at];
        if (options.returns == return_rule::negative_deals && it.amount < 0) {
            client.returned += it.amount;
            continue;
        }
        client.gross += it.amount;
        ++client.deals;
        days[at].insert(it.day);
        client.first_deal = *days[at].begin();
        client.last_deal = *days[at].rbegin();
        if (!client.largest_deal || *client.largest_deal < it.amount) {
            client.largest_deal = it.amount;
        }
    }
    for (std::size_t i = 0; i < profiles.size(); ++i) {
        if (options.detail == profile_detail::full) {
            profiles[i].active_days = days[i].size();
        } else {
            profiles[i].largest_deal.reset();
        }
    }
    return profiles;
}

bool same(const profile& a, const profile& b) {
    return a.key == b.key && a.deals == b.deals && a.active_days == b.active_days &&
           a.first_deal == b.first_deal && a.last_deal == b.last_deal && a.gross == b.gross &&
           a.returned == b.returned && a.largest_deal == b.largest_deal;
}

bool same(const std::vector<profile>& a, const std::vector<profile>& b) {
    bool are = a.size() == b.size();
    for (std::size_t i = 0; are && i < a.size(); ++i) {
        are = same(a[i], b[i]);
    }
    return are;
}

/// Lines over few clients or many, on few days or many, so that blocks hold a client never, once or often.
std::vector<line> some_lines() {
    const auto count = *rc::gen::inRange<std::size_t>(0, 600);
    const int buyers = *rc::gen::element(1, 3, 40, 1000);
    const int days = *rc::gen::element(1, 2, 30);
    std::vector<line> lines(count);
    for (line& it : lines) {
        it.from.number = *rc::gen::inRange(0, buyers);
        it.amount = *rc::gen::inRange<std::int64_t>(-3, 10);
        it.day = date(std::chrono::days(*rc::gen::inRange(-5, days)));
        it.number = *rc::gen::inRange(0, 1000);
    }
    return lines;
}

collect_options some_options() {
    collect_options options;
    options.returns = *rc::gen::element(return_rule::none, return_rule::negative_deals);
    options.detail = *rc::gen::element(profile_detail::full, profile_detail::counts);
    if (*rc::gen::arbitrary<bool>()) {
        options.window = period::since(date(std::chrono::days(*rc::gen::inRange(-5, 10))));
    }
    return options;
}

const deal_fields fields(&line::from, &line::amount, &line::day);

}  // namespace

TEST_CASE("profiles agree with their definition, for every way to iterate over the deals") {
    CHECK(rc::check([] {
        const std::vector<line> lines = some_lines();
        const collect_options options = some_options();
        const std::vector<profile> expected = by_definition(lines, options);
        RC_ASSERT(same(collect_clients(lines, fields, options), expected));
        const std::list<line> apart(lines.begin(), lines.end());
        RC_ASSERT(same(collect_clients(apart, fields, options), expected));
        const auto made_on_the_spot =
            lines | std::views::transform([](const line& it) { return it; });
        RC_ASSERT(same(collect_clients(made_on_the_spot, fields, options), expected));
    }));
}

TEST_CASE("a deal id of its own for each line changes nothing") {
    CHECK(rc::check([] {
        std::vector<line> lines = some_lines();
        int number = 0;
        for (line& it : lines) {
            it.number = ++number;
        }
        const collect_options options = some_options();
        RC_ASSERT(same(collect_clients(lines, fields.with_deal_id(&line::number), options),
                       by_definition(lines, options)));
    }));
}

TEST_CASE(
    "inflation adds up over the parts of a base, and repeat clients come first in their order") {
    CHECK(rc::check([] {
        auto profiles = collect_clients(some_lines(), fields, some_options());
        const std::uint64_t least = *rc::gen::inRange<std::uint64_t>(1, 5);
        const std::size_t cut = *rc::gen::inRange<std::size_t>(0, profiles.size() + 1);
        const auto inflation = [least](std::span<const profile> part) {
            return vitalfew::base_inflation(part, vitalfew::deal_count{}, vitalfew::client_value,
                                            least);
        };
        const auto whole = inflation(profiles);
        const auto first = inflation(std::span(profiles).first(cut));
        const auto second = inflation(std::span(profiles).subspan(cut));
        RC_ASSERT(whole.repeat + whole.one_off + whole.never == profiles.size());
        RC_ASSERT(first.one_off + second.one_off == whole.one_off);
        RC_ASSERT(first.never + second.never == whole.never);
        RC_ASSERT(first.deals + second.deals == whole.deals);
        RC_ASSERT(first.one_off_value + second.one_off_value == whole.one_off_value);
        RC_ASSERT(whole.one_off_value + whole.value_after == whole.total);

        std::vector<profile> expected;
        for (const bool repeat : {true, false}) {
            std::ranges::copy_if(profiles, std::back_inserter(expected),
                                 [&](const profile& it) { return (it.deals >= least) == repeat; });
        }
        const auto others =
            vitalfew::partition_repeat_clients(profiles, vitalfew::deal_count{}, least);
        RC_ASSERT(others.size() == whole.one_off + whole.never);
        RC_ASSERT(same(profiles, expected));
    }));
}

TEST_CASE("lifetimes: a day later all ages are a day more, and nothing else changes") {
    CHECK(rc::check([] {
        collect_options options = some_options();
        options.detail = profile_detail::full;
        const auto profiles = collect_clients(some_lines(), fields, options);
        const date as_of{std::chrono::days(*rc::gen::inRange(30, 60))};
        const auto today = vitalfew::client_lifetimes(profiles, as_of);
        const auto tomorrow = vitalfew::client_lifetimes(profiles, as_of + std::chrono::days(1));
        RC_ASSERT(today.size() == profiles.size());
        for (std::size_t i = 0; i < profiles.size(); ++i) {
            RC_ASSERT(today[i].has_value() == (profiles[i].deals != 0));
            auto older = today[i];
            if (older) {
                RC_ASSERT(older->recency <= older->age);
                RC_ASSERT(older->frequency <= static_cast<std::uint64_t>(older->recency.count()));
                older->age += std::chrono::days(1);
            }
            RC_ASSERT(tomorrow[i] == older);
        }
    }));
}

TEST_CASE(
    "the different days of a client are counted, however often and in whatever order they come") {
    // Several times as many days as are logged before the log is sorted.
    std::vector<line> lines;
    constexpr int clients = 7;
    constexpr int days = 500;
    for (int round = 0; round < 20; ++round) {
        for (int i = 0; i < clients * days; ++i) {
            // 3 and the number of pairs have no common divisor, so every pair comes once a round.
            const int pair = 3 * i % (clients * days);
            const int day = pair / clients % (1 + 70 * (pair % clients));
            lines.push_back({{pair % clients}, 1, date(std::chrono::days(day)), 0});
        }
    }
    const auto profiles = collect_clients(lines, fields);
    REQUIRE(profiles.size() == clients);
    for (const profile& it : profiles) {
        CHECK(it.active_days == 1U + 70U * static_cast<unsigned>(it.key.number));
        CHECK(it.deals == 20U * days);
    }
}

}  // namespace collect_properties_test
