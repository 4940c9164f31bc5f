// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/classify/classify.hpp>
#include <vitalfew/rank/rank.hpp>
#include <vitalfew/views.hpp>

#include <doctest/doctest.h>
#include <range/v3/view/reverse.hpp>
#include <range/v3/view/take.hpp>
#include <range/v3/view/zip.hpp>

#include <cstdint>
#include <list>
#include <ranges>
#include <string>
#include <utility>
#include <vector>

namespace views = vitalfew::views;
using vitalfew::grade;

namespace {

struct client {
    std::string name;
    std::int64_t profit;
    int orders;
    [[nodiscard]] int orders_by_function() const { return orders; }
};

std::vector<client> base() {
    return {{"a", 60, 1}, {"b", 19, 2}, {"c", 17, 2}, {"d", 4, 3}};
}

template <class Range>
std::string names(Range&& clients) {
    std::string text;
    for (auto&& c : clients) {
        text += c.name;
    }
    return text;
}

}  // namespace

TEST_CASE("repeat clients, by any projection") {
    auto clients = base();
    CHECK(names(clients | views::repeat_clients(&client::orders)) == "bcd");
    CHECK(names(clients | views::repeat_clients(&client::orders_by_function, 3)) == "d");
    CHECK(names(std::as_const(clients) |
                views::repeat_clients([](const client& c) { return c.orders; })) == "bcd");
    std::vector<vitalfew::client_profile<int, int>> profiles(2);
    profiles[1].deals = 2;
    auto repeat = profiles | views::repeat_clients();
    CHECK(&*repeat.begin() == &profiles[1]);
}

TEST_CASE("views pipe from and into std views and range-v3 views") {
    auto clients = base();
    const auto repeat = views::repeat_clients(&client::orders);
    CHECK(names(clients | repeat | std::views::take(2) | std::views::reverse) == "cb");
    CHECK(names(clients | repeat | ranges::views::take(2) | ranges::views::reverse) == "cb");
    CHECK(names(clients | std::views::take(3) | repeat | std::views::reverse) == "cb");
    CHECK(names(clients | ranges::views::take(3) | repeat | ranges::views::reverse) == "cb");
    CHECK(names(clients | std::views::filter([](const client& c) { return c.profit > 5; }) |
                repeat | ranges::views::take(1)) == "b");
    CHECK(names(clients | (repeat | ranges::views::take(1))) == "b");  // closures compose
    std::list<client> list(clients.begin(), clients.end());
    CHECK(names(list | repeat) == "bcd");
}

TEST_CASE("views are lazy, and their elements are the clients themselves") {
    auto clients = base();
    auto repeat = clients | views::repeat_clients(&client::orders);
    clients[0].orders = 5;
    CHECK(names(repeat) == "abcd");
    for (client& c : repeat) {
        c.orders = 1;
    }
    CHECK(clients[3].orders == 1);
}

TEST_CASE("algorithms take views") {
    auto clients = base();
    const auto repeat = views::repeat_clients(&client::orders);
    CHECK(vitalfew::classify(clients | repeat, &client::profit).total() == 40);
    CHECK(vitalfew::classify(clients | std::views::take(3) | repeat, &client::profit).size() == 2);
    CHECK(vitalfew::rank(clients | repeat, &client::profit).order()[0] == 0);
    const std::vector<int> weights{1, 2, 3, 4};
    const auto by_weight = [](const auto& pair) { return pair.second; };
    CHECK(vitalfew::classify(ranges::views::zip(clients, weights), by_weight).total() == 10);
}

TEST_CASE("the clients of a grade") {
    auto clients = base();
    const auto abcd = vitalfew::classify(clients, &client::profit);
    CHECK(names(clients | views::of_grade(abcd.cutoffs(), grade::A, &client::profit)) == "abc");
    CHECK(names(clients | views::of_grade(abcd.cutoffs(), grade::B, &client::profit)) == "");
    CHECK(names(clients | views::of_grade(abcd.cutoffs(), grade::C, &client::profit) |
                std::views::take(1)) == "d");
    const std::vector<std::int64_t> values{70, 3};
    auto best = values | views::of_grade(abcd.cutoffs(), grade::A);
    CHECK(*best.begin() == 70);
}

TEST_CASE("the clients in order of their places") {
    auto clients = base();
    const auto places = vitalfew::rank(clients, &client::orders);
    CHECK(names(clients | views::ranked(places)) == "dbca");
    CHECK(names(clients | views::ranked(places) | std::views::take(2)) == "db");
    CHECK(names(std::as_const(clients) | views::ranked(places) | ranges::views::reverse) == "acbd");
    // A const view of an adapted std view.
    const auto all = clients | std::views::take(4) | views::ranked(places);
    CHECK(names(all) == "dbca");
    const vitalfew::views::detail::held_view held(std::views::all(clients));
    CHECK(held.end() - held.begin() == 4);
    const auto mean = vitalfew::rank(clients, &client::profit, vitalfew::ties::average);
    CHECK(names(clients | views::ranked(mean)) == "abcd");
    for (client& c : clients | views::ranked(places)) {
        c.name += "!";
    }
    CHECK(clients[0].name == "a!");
}
