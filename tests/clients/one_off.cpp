// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/clients/one_off.hpp>

#include "support/archetypes.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <forward_list>
#include <stdexcept>
#include <string>
#include <vector>

namespace one_off_test {

using vitalfew::buyer_kind;
using vitalfew::buyer_kind_of;
using vitalfew::is_one_off;

namespace {

struct client {
    std::string name;
    int orders;
};

std::vector<client> base() {
    return {{"a", 1}, {"b", 3}, {"c", 0}, {"d", 2}, {"e", 1}, {"f", 7}};
}

template <class Range>
std::string names(const Range& clients) {
    std::string text;
    for (const client& c : clients) {
        text += c.name;
    }
    return text;
}

constexpr bool kinds_of_buying() {
    return is_one_off(1) && !is_one_off(2) && !is_one_off(0) && !is_one_off(-1) &&
           is_one_off(std::uint64_t{1}) && buyer_kind_of(0) == buyer_kind::never &&
           buyer_kind_of(-3) == buyer_kind::never && buyer_kind_of(2) == buyer_kind::repeat &&
           buyer_kind_of(2, 3) == buyer_kind::one_off &&
           buyer_kind_of(std::uint8_t{255}) == buyer_kind::repeat;
}

}  // namespace

TEST_CASE("a one-off client has a single deal") {
    static_assert(kinds_of_buying());
    CHECK(kinds_of_buying());
    vitalfew::client_profile<std::string, int> profile{.key = "a"};
    CHECK(!is_one_off(profile));
    profile.deals = 1;
    CHECK(is_one_off(profile));
    profile.deals = 2;
    CHECK(!is_one_off(profile));
}

TEST_CASE("deals of one day count once under same_day_deals::once") {
    vitalfew::client_profile<std::string, int> profile{.key = "a", .deals = 5, .active_days = 1};
    CHECK(vitalfew::deal_count{}(profile) == 5);
    CHECK(vitalfew::deal_count{vitalfew::same_day_deals::separate}(profile) == 5);
    CHECK(vitalfew::deal_count{vitalfew::same_day_deals::once}(profile) == 1);
    profile.active_days = std::nullopt;
    CHECK_THROWS_WITH_AS((void)vitalfew::deal_count{vitalfew::same_day_deals::once}(profile),
                         doctest::Contains("collect the profiles with profile_detail::full"),
                         vitalfew::invalid_date);
}

TEST_CASE("repeat clients come first, the order within both kept") {
    auto clients = base();
    const auto others = vitalfew::partition_repeat_clients(clients, &client::orders);
    CHECK(names(clients) == "bdface");
    CHECK(names(others) == "ace");
    CHECK(others.end() == clients.end());
    CHECK(names(vitalfew::partition_repeat_clients(clients, &client::orders, 3)) == "dace");
}

TEST_CASE("partition of an empty base, of forward ranges and of move-only records") {
    std::vector<client> nobody;
    CHECK(vitalfew::partition_repeat_clients(nobody, &client::orders).empty());
    auto some = base();
    std::forward_list<client> list(some.begin(), some.end());
    (void)vitalfew::partition_repeat_clients(list, &client::orders);
    CHECK(names(list) == "bdface");
    std::vector<vitalfew_test::move_only_record> records;
    records.emplace_back(1);
    records.emplace_back(2);
    CHECK(vitalfew::partition_repeat_clients(records, &vitalfew_test::move_only_record::value)
              .size() == 1);
    CHECK(records[0].value == 2);
}

TEST_CASE("a projection that throws loses no client") {
    auto clients = base();
    int calls = 0;
    CHECK_THROWS_AS((void)vitalfew::partition_repeat_clients(clients,
                                                             [&calls](const client& c) {
                                                                 if (++calls == 5) {
                                                                     throw std::runtime_error("no");
                                                                 }
                                                                 return c.orders;
                                                             }),
                    std::runtime_error);
    std::string found = names(clients);
    std::sort(found.begin(), found.end());
    CHECK(found == "abcdef");
}

}  // namespace one_off_test
