// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "clients/deal_codes.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <string>

using client_report::deal_codes;

TEST_CASE("different ids have different codes, and equal ones the same") {
    deal_codes codes;
    std::map<std::string, std::uint64_t> known;
    std::set<std::uint64_t> used;
    const auto meet = [&](const std::string& id) {
        const std::uint64_t code = codes.code(id);
        const auto [at, is_new] = known.emplace(id, code);
        CHECK(at->second == code);
        CHECK(used.insert(code).second == is_new);
    };
    for (const std::string id : {"",
                                 "0",
                                 "00",
                                 "000000000000",
                                 "0000000000000",
                                 "1",
                                 "01",
                                 "A",
                                 "a",
                                 "-",
                                 "--",
                                 "ZZZZZZZZZZZZ",
                                 "------------",
                                 "-------------",
                                 "zzzzzzz",
                                 "zzzzzzzz",
                                 "C536379",
                                 "c536379",
                                 "a b",
                                 "a b ",
                                 "550e8400-e29b-41d4-a716-446655440000",
                                 "550e8400-e29b-41d4-a716-446655440001"}) {
        meet(id);
    }
    meet(std::string(1, '\0'));
    meet(std::string(2, '\0'));
    meet(std::string(8, '\0'));
    meet(std::string(3'000'000, 'x'));  // longer than a block
    meet(std::string(2'000'000, 'x'));
    meet("after the long ones");

    std::mt19937 random(7);
    const std::string alphabet = "01aA-Z_";
    for (int i = 0; i < 20'000; ++i) {
        std::string id(random() % 16, ' ');
        for (char& c : id) {
            c = alphabet[random() % alphabet.size()];
        }
        meet(id);
    }
    for (const auto& [id, code] : known) {
        CHECK(codes.code(id) == code);
    }
}
