// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// The parts of client_report as a second program uses them: without a command line.

#include "common/errors.hpp"
#include "formats/text_formats.hpp"
#include "input/deal_source.hpp"
#include "run/run.hpp"
#include "settings/settings.hpp"
#include "tables/table_list.hpp"
#include "terminal/terminal_report.hpp"

#include <doctest/doctest.h>

#include <algorithm>  // std::max
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace front_door_test {

using namespace client_report;
using namespace std::chrono_literals;

struct sale {
    std::string client;
    std::string amount;
    vitalfew::date day;
};

// Deals from memory; a sale without an amount is rejected.
class sales_in_memory final : public deal_source {
public:
    explicit sales_in_memory(std::vector<sale> sales) : sales_(std::move(sales)) {}

    deal_facts read(const deal_handler& take, const reject_handler& reject,
                    const run_watch& watch) override {
        deal_facts facts;
        for (const sale& each : sales_) {
            watch.report({.rows = facts.rows});
            ++facts.rows;
            const parsed_decimal amount = parse_decimal(each.amount);
            if (amount.problem != nullptr) {
                ++facts.rejected;
                reject({facts.rows, amount.problem, each.client});
                continue;
            }
            facts.decimals.value = std::max(facts.decimals.value, amount.decimals);
            take({.client = each.client,
                  .amount = amount.value,
                  .value = amount.value,
                  .effort = {},
                  .day = each.day,
                  .deal_id = {},
                  .group = {}});
        }
        return facts;
    }

private:
    std::vector<sale> sales_;
};

std::vector<sale> some_sales() {
    const vitalfew::date day{2024y / 3 / 1};
    return {{"Ada", "80.50", day},
            {"Bob", "15", day},
            {"Ada", "1.50", day + std::chrono::days(1)},
            {"Cyd", "3", day},
            {"Dan", "", day}};
}

run_settings settings_of_memory() {
    run_settings asked;
    asked.file = "memory";
    asked.client_column = "client";
    asked.amount_column = "amount";
    asked.date_column = "day";
    return asked;
}

struct string_sink final : byte_sink {
    void write(std::string_view bytes) override { text += bytes; }
    std::string text;
};

TEST_CASE("a run takes deals from memory and hands over results") {
    sales_in_memory deals(some_sales());
    std::vector<std::string> rejected;
    const results found =
        run(deals, settings_of_memory(),
            {.rejected = [&rejected](const rejected_row& row) { rejected.emplace_back(row.text); },
             .watch = {}});
    CHECK(found.file.rows == 5);
    CHECK(found.file.rejected == 1);
    CHECK(rejected == std::vector<std::string>{"Dan"});
    CHECK(found.rows_in_period == 4);
    REQUIRE(found.found.base.clients.size() == 3);
    CHECK(found.found.base.clients[0].key == "Ada");
    CHECK(found.amount(found.found.base.clients[0].value()) == "82.00");
    CHECK(found.found.classes().grades()[0] == vitalfew::grade::A);
    CHECK_FALSE(found.past);
    CHECK_FALSE(found.decided);
}

TEST_CASE("results go to a sink of the caller") {
    sales_in_memory deals(some_sales());
    const results found = run(deals, settings_of_memory());
    string_sink csv;
    write_as(output_format::csv, clients_table(found), csv);
    CHECK(csv.text ==
          "client,deals,first_deal,last_deal,value,place,share,cumulative_share,grade,one_off\n"
          "Ada,2,2024-03-01,2024-03-02,82.00,1,0.820000,0.820000,A,0\n"
          "Bob,1,2024-03-01,2024-03-01,15.00,2,0.150000,0.970000,B,1\n"
          "Cyd,1,2024-03-01,2024-03-01,3.00,3,0.030000,1.000000,C,1\n");
    CHECK(terminal_report(found).find("Clients         3\n") != std::string::npos);
}

TEST_CASE("results outlive the source and the settings, and can be moved") {
    auto deals = std::make_unique<sales_in_memory>(some_sales());
    auto asked = std::make_unique<run_settings>(settings_of_memory());
    asked->as_of = vitalfew::date{2024y / 6 / 1};
    asked->policy = built_in_policy;
    auto found = std::make_unique<results>(run(*deals, *asked));
    deals.reset();
    asked.reset();
    const results moved = std::move(*found);
    found.reset();
    REQUIRE(moved.decided);
    CHECK(moved.decided->names.size() == 3);
    string_sink json;
    write_as(output_format::ndjson, clients_table(moved), json);
    CHECK(json.text.find("\"Ada\"") != std::string::npos);
    CHECK(terminal_report(moved).find("Ada") != std::string::npos);
}

TEST_CASE("a callback sees the progress, and another one ends the run") {
    sales_in_memory deals(some_sales());
    std::uint64_t seen = 0;
    const run_callbacks callbacks{
        .rejected = {},
        .watch = {.progress = [&seen](const read_progress& now) { seen = now.rows; },
                  .cancelled = [&seen] { return seen == 2; }}};
    CHECK_THROWS_AS((void)run(deals, settings_of_memory(), callbacks), run_cancelled);
    CHECK(seen == 2);
    const run_callbacks at_once{.rejected = {},
                                .watch = {.progress = {}, .cancelled = [] { return true; }}};
    CHECK_THROWS_AS((void)run(deals, settings_of_memory(), at_once), run_cancelled);
}

TEST_CASE("a callback ends a query that has no end") {
    const std::filesystem::path base =
        std::filesystem::temp_directory_path() /
        ("front_door_" +
         std::to_string(std::chrono::steady_clock::now().time_since_epoch().count()) + ".db");
    std::ofstream(base).close();  // an empty file is a database without tables
    run_settings asked;
    asked.file = base.string();
    asked.query = "with recursive n(i) as (select 1 union all select i + 1 from n) "
                  "select count(*) as c, 1 as a, '2024-01-01' as d from n";
    asked.client_column = "c";
    asked.amount_column = "a";
    asked.date_column = "d";
    int asked_times = 0;
    const run_callbacks callbacks{
        .rejected = {},
        .watch = {.progress = {}, .cancelled = [&asked_times] { return ++asked_times > 5; }}};
    CHECK_THROWS_AS((void)run(*open_deals(asked), asked, callbacks), run_cancelled);
    CHECK(asked_times == 6);
    std::filesystem::remove(base);
}

TEST_CASE("settings that contradict each other are an exception") {
    sales_in_memory deals(some_sales());
    run_settings asked = settings_of_memory();
    asked.policy = built_in_policy;
    CHECK_THROWS_WITH_AS((void)run(deals, asked),
                         "--policy: decisions are about a day; give --as-of, the day on which they "
                         "are made",
                         bad_input);
    asked = settings_of_memory();
    asked.from = vitalfew::date{2024y / 2 / 1};
    asked.to = vitalfew::date{2024y / 1 / 1};
    CHECK_THROWS_WITH_AS((void)run(deals, asked),
                         "the period from 2024-02-01 to 2024-01-01 ends before it begins",
                         bad_input);
    // No advice to call a program that the caller may not have.
    asked = settings_of_memory();
    asked.amount_column.reset();
    CHECK_THROWS_WITH_AS((void)run(deals, asked),
                         "no column says what a deal is worth: give --profit, --value or --amount",
                         bad_input);
}

TEST_CASE("a file that is missing is an exception") {
    run_settings asked = settings_of_memory();
    asked.file = "/no/such/file.csv";
    CHECK_THROWS_WITH_AS((void)open_deals(asked), "/no/such/file.csv: no such file", bad_input);
    sales_in_memory deals(some_sales());
    asked.previous = "/no/such/clients.csv";
    CHECK_THROWS_WITH_AS((void)run(deals, asked), "/no/such/clients.csv: no such file", bad_input);
}

}  // namespace front_door_test
