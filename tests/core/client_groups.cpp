// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/core/client_groups.hpp>

#include "support/archetypes.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

namespace client_groups_test {

namespace {

using vitalfew::client_groups;
using vitalfew::detail::key_text;

enum class region : std::uint8_t { north = 3, south = 7 };

struct branch {
    int number;
};

std::string to_string(branch b) {
    return "branch " + std::to_string(b.number);
}

struct nameless {
    friend bool operator==(nameless, nameless) = default;
};

/// Everything in one bucket.
template <class Key>
struct worst_hash {
    std::size_t operator()(const Key& /*key*/) const { return 0; }
};

template <class Keys, class Hash = std::hash<typename Keys::value_type>>
auto groups_of(const Keys& keys, Hash hash = {}) {
    std::identity itself;
    return vitalfew::detail::group_clients(keys, itself, hash);
}

}  // namespace

TEST_CASE("groups are numbered in order of their first client") {
    const auto groups =
        groups_of(std::vector<std::string>{"south", "south", "north", "south", "west"});
    REQUIRE(groups.size() == 3);
    CHECK(groups.keys()[0] == "south");
    CHECK(groups.keys()[1] == "north");
    CHECK(groups.keys()[2] == "west");
    const std::vector<std::uint32_t> expected{0, 0, 1, 0, 2};
    CHECK(std::vector(groups.of_clients().begin(), groups.of_clients().end()) == expected);
    CHECK(groups.clients(0) == 3);
    CHECK(groups.clients(1) == 1);
    CHECK(groups.clients_before(1) == 3);
    CHECK(groups.clients_before(3) == 5);
}

TEST_CASE("a group is found by its key") {
    std::vector<int> keys;
    for (int i = 0; i < 1000; ++i) {
        keys.push_back(i % 337 * 1024);  // such hashes differ in high bits alone
    }
    const auto groups = groups_of(keys);
    const auto chained = groups_of(keys, worst_hash<int>{});
    REQUIRE(groups.size() == 337);
    for (int i = 0; i < 337; ++i) {
        CHECK(groups.find(i * 1024) == static_cast<std::size_t>(i));
        CHECK(groups.index_of(i * 1024) == static_cast<std::size_t>(i));
        CHECK(chained.find(i * 1024) == static_cast<std::size_t>(i));
    }
    CHECK_FALSE(groups.find(1).has_value());
    CHECK_FALSE(chained.find(-1).has_value());
}

TEST_CASE("without clients there are no groups") {
    const client_groups<std::string> none;
    CHECK(none.size() == 0);
    CHECK(none.clients_before(0) == 0);
    CHECK_FALSE(none.find("south").has_value());
    CHECK(groups_of(std::vector<int>{}).size() == 0);
    CHECK_FALSE(groups_of(std::vector<int>{}).find(3).has_value());
}

TEST_CASE("a group that is not there is named") {
    CHECK_THROWS_WITH_AS((void)groups_of(std::vector<std::string>{"north"}).index_of("east"),
                         "vitalfew: there is no group \"east\" among the 1: ask for a key that a "
                         "client has, or find() it first",
                         vitalfew::unknown_key);
    CHECK_THROWS_WITH_AS(
        (void)groups_of(std::vector<nameless>{}, worst_hash<nameless>{}).index_of(nameless{}),
        "vitalfew: there is no group among the 0: ask for a key that a client has, "
        "or find() it first",
        vitalfew::unknown_key);
}

TEST_CASE("keys are printed where they can be") {
    CHECK(key_text(std::string("A\"B")) == "\"A\"B\"");
    CHECK(key_text(std::uint64_t{18'446'744'073'709'551'615U}) == "18446744073709551615");
    CHECK(key_text(true) == "1");
    CHECK(key_text(region::south) == "7");
    CHECK(key_text(branch{4}) == "branch 4");
    CHECK(key_text(nameless{}).empty());
}

TEST_CASE("the first key that is there again is found, whatever the hash") {
    using vitalfew::detail::key_chains;
    const std::vector<int> keys{4, 9, 1, 9, 4, 9};
    const auto check = [&keys](const auto& hash) {
        const auto twice = key_chains(keys, hash).first_duplicate(keys);
        REQUIRE(twice.has_value());
        CHECK(twice->earlier == 1);
        CHECK(twice->later == 3);
    };
    check(std::hash<int>{});
    check(worst_hash<int>{});
    const std::vector<int> different{4, 9, 1};
    CHECK_FALSE(key_chains(different, worst_hash<int>{}).first_duplicate(different).has_value());
}

TEST_CASE("keys may be bool, and clients proxies of a range without a size") {
    const std::array<std::int64_t, 4> values{5, -2, -7, 4};
    vitalfew_test::bare_forward_range clients(values.data(), values.size());
    const auto is_loss = [](const auto& client) { return client.value < 0; };
    const auto groups = vitalfew::detail::group_clients(clients, is_loss, std::hash<bool>{});
    CHECK(groups.size() == 2);
    CHECK(groups.find(true) == 1);
    CHECK(groups.of_clients()[3] == 0);
}

}  // namespace client_groups_test
