// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/classify/classify.hpp>
#include <vitalfew/clients/collect_clients.hpp>
#include <vitalfew/compare/find_migration.hpp>

#include "support/data.hpp"
#include "support/simple_csv.hpp"

#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace northwind_test {

// Two years of Northwind, net of discount, against a table that was calculated independently.

namespace {

using vitalfew::migration_kind;
using vitalfew_test::iso_day;
using vitalfew_test::scaled_integer;
using vitalfew_test::simple_csv;
using namespace std::chrono_literals;

struct line {
    std::string client;
    std::int64_t amount = 0;  // in 0.0001
    vitalfew::date day;
};

std::vector<line> lines_of(const std::filesystem::path& orders_path) {
    simple_csv orders(orders_path);
    simple_csv details(orders_path.parent_path() / "order_details.csv");
    std::unordered_map<std::string, line> by_id;
    for (const auto& row : orders.rows()) {
        by_id[row[orders.column("order_id")]] = {row[orders.column("customer_id")], 0,
                                                 iso_day(row[orders.column("order_date")])};
    }
    std::vector<line> lines;
    for (const auto& row : details.rows()) {
        line it = by_id[row[details.column("order_id")]];
        it.amount = scaled_integer(row[details.column("unit_price")], 2) *
                    std::stoll(row[details.column("quantity")]) *
                    (100 - scaled_integer(row[details.column("discount")], 2));
        lines.push_back(it);
    }
    return lines;
}

auto clients_of(const std::vector<line>& lines, vitalfew::period window) {
    return vitalfew::collect_clients(
        lines, vitalfew::deal_fields(&line::client, &line::amount, &line::day), {.window = window});
}

auto analysed_clients(
    const std::vector<vitalfew::client_profile<std::string, std::int64_t>>& base) {
    return vitalfew::keyed_analysis(base, &vitalfew::client_profile<std::string, std::int64_t>::key,
                                    vitalfew::client_value,
                                    vitalfew::classify(base, vitalfew::client_value));
}

/// The row of a grade: to A, B, C and D, and lost.
template <class Moves>
std::array<std::size_t, 5> row_of(const Moves& moves, vitalfew::grade before) {
    std::array<std::size_t, 5> row{};
    for (std::size_t i = 0; i < 4; ++i) {
        row[i] = moves.cell(before, vitalfew::grade_at(i)).clients;
    }
    row[4] = moves.lost(before).clients;
    return row;
}

}  // namespace

TEST_SUITE("data") {
    TEST_CASE("Northwind from 1997 to 1998") {
        const auto path = vitalfew_test::find_data("northwind/orders.csv");
        if (!path) {
            return;
        }
        using row = std::array<std::size_t, 5>;
        const auto lines = lines_of(*path);
        const auto before = clients_of(lines, {1997y / 1 / 1, 1998y / 1 / 1});
        const auto after = clients_of(lines, {1998y / 1 / 1, 1998y / 5 / 7});
        const auto moves =
            vitalfew::find_migration(analysed_clients(before), analysed_clients(after));
        CHECK(row_of(moves, vitalfew::grade::A) == row{21, 5, 2, 3, 2});
        CHECK(row_of(moves, vitalfew::grade::B) == row{6, 6, 4, 5, 2});
        CHECK(row_of(moves, vitalfew::grade::C) == row{0, 9, 3, 4, 0});
        CHECK(row_of(moves, vitalfew::grade::D) == row{0, 4, 4, 3, 3});
        CHECK(moves.new_clients(vitalfew::grade::A).clients == 0);
        CHECK(moves.new_clients(vitalfew::grade::B).clients == 1);
        CHECK(moves.new_clients(vitalfew::grade::C).clients == 1);
        CHECK(moves.new_clients(vitalfew::grade::D).clients == 0);
        CHECK(moves.total(migration_kind::upgrade).clients == 23);
        CHECK(moves.total(migration_kind::slip).clients == 23);
        CHECK(moves.total(migration_kind::stay).clients == 33);
        CHECK(moves.total(migration_kind::lost).clients == 7);

        // Clients who already bought in 1996 have returned.
        std::unordered_set<std::string> earlier;
        for (const auto& client : clients_of(lines, vitalfew::period::until(1997y / 1 / 1))) {
            earlier.insert(client.key);
        }
        const auto known = vitalfew::find_migration(
            analysed_clients(before), analysed_clients(after),
            [&earlier](std::string_view key) { return earlier.contains(std::string(key)); });
        CHECK(known.total(migration_kind::new_client).clients == 1);
        CHECK(known.total(migration_kind::returned).clients == 1);
    }
}

}  // namespace northwind_test
