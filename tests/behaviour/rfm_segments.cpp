// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/behaviour/rfm.hpp>
#include <vitalfew/behaviour/rfm_segments.hpp>

#include "support/cdnow.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace rfm_segments_test {

using vitalfew::default_rfm_segments;
using vitalfew::rfm_segment;
using vitalfew::rfm_segment_table;
using vitalfew::segment_clients;
using vitalfew::share;
using namespace std::chrono_literals;

namespace {

struct client {
    std::optional<vitalfew::date> last;
    int orders;
    double profit;
};

const vitalfew::rfm_fields client_fields(&client::last, &client::orders, &client::profit);

}  // namespace

TEST_CASE("the default table covers all scores, row by row") {
    const rfm_segment_table table = default_rfm_segments();
    CHECK(table.rows().size() == 10);
    CHECK(table.counts() == vitalfew::rfm_score_counts{});
    CHECK(table({5, 5, 5}) == "champions");
    CHECK(table({5, 5, 3}) == "loyal");
    CHECK(table({3, 2, 4}) == "big spenders");
    CHECK(table({5, 1, 3}) == "newcomers");
    CHECK(table({5, 2, 3}) == "promising");
    CHECK(table({3, 1, 1}) == "cooling");
    CHECK(table({1, 5, 5}) == "not to be lost");
    CHECK(table({2, 5, 3}) == "at risk");
    CHECK(table({2, 2, 5}) == "asleep");
    CHECK(table({1, 1, 1}) == "lost");
    CHECK(default_rfm_segments()({1, 1, 1}) == "lost");
}

TEST_CASE("the first row that matches decides, and open ranges go to the best") {
    const rfm_segment_table table({{"best", {.from = 3}, {.from = 2}, {.from = 2}}, {"rest"}},
                                  {.recency = 3, .frequency = 2, .monetary = 2});
    CHECK(table.row_of({3, 2, 2}) == 0);
    CHECK(table.row_of({3, 2, 1}) == 1);
    CHECK(table({1, 1, 1}) == "rest");
    CHECK_THROWS_WITH_AS(
        table.row_of({4, 1, 1}),
        "vitalfew: the segment table has no recency 4, frequency 1, monetary 1: make "
        "it for as many scores as the clients were scored by",
        vitalfew::invalid_rules);
    CHECK_THROWS_AS(table({1, 3, 1}), vitalfew::invalid_rules);
    CHECK_THROWS_AS(table({1, 1, 0}), vitalfew::invalid_rules);
}

TEST_CASE("tables with gaps, rows that are never reached and bad ranges are refused") {
    CHECK_THROWS_WITH_AS(
        rfm_segment_table({{"few", {2, 5}}, {"late", {1, 1}, {1, 3}}}),
        "vitalfew: no segment row covers recency 1, frequency 4, monetary 1: add a row "
        "for it, such as a last one for all scores",
        vitalfew::invalid_rules);
    CHECK_THROWS_WITH_AS(rfm_segment_table(std::vector<rfm_segment>{}),
                         doctest::Contains("recency 1, frequency 1, monetary 1"),
                         vitalfew::invalid_rules);
    CHECK_THROWS_WITH_AS(
        rfm_segment_table({{"low", {1, 3}}, {"twice", {2, 3}}, {"all"}, {"late"}}),
        "vitalfew: segment rows 2 (twice), 4 (late) are never reached, because rows "
        "before them take all their scores: move them up or leave them out",
        vitalfew::invalid_rules);
    CHECK_THROWS_WITH_AS(rfm_segment_table({{"odd", {1, 6}}, {"all"}}),
                         doctest::Contains("segment row 1 (odd) has a range of recency that is not "
                                           "within 1 to 5"),
                         vitalfew::invalid_rules);
    CHECK_THROWS_WITH_AS(rfm_segment_table({{"odd", {}, {3, 2}}, {"all"}}),
                         doctest::Contains("range of frequency"), vitalfew::invalid_rules);
    CHECK_THROWS_WITH_AS(rfm_segment_table({{"odd", {}, {}, {0, 2}}, {"all"}}),
                         doctest::Contains("range of monetary value"), vitalfew::invalid_rules);
    CHECK_THROWS_WITH_AS(rfm_segment_table({{"all"}}, {.recency = 0}),
                         doctest::Contains("for 0 scores"), vitalfew::invalid_rules);
    CHECK_THROWS_AS(rfm_segment_table({{"all"}}, {.monetary = 256}), vitalfew::invalid_rules);
    CHECK_THROWS_WITH_AS(rfm_segment_table(std::vector<rfm_segment>(65536)),
                         doctest::Contains("65536 segment rows"), vitalfew::invalid_rules);
}

TEST_CASE("a table is refused exactly when a combination has no row or a row no combination") {
    CHECK(rc::check([] {
        const auto range = [] {
            const int from = *rc::gen::inRange(1, 4);
            return std::pair(from, *rc::gen::inRange(from, 4));
        };
        std::vector<std::array<std::pair<int, int>, 3>> ranges;
        std::vector<rfm_segment> rows;
        const int count = *rc::gen::inRange(0, 6);
        const auto made = [](std::pair<int, int> r) {
            return vitalfew::rfm_score_range{static_cast<std::uint8_t>(r.first),
                                             static_cast<std::uint8_t>(r.second)};
        };
        for (int i = 0; i < count; ++i) {
            ranges.push_back({range(), range(), range()});
        }
        if (*rc::gen::arbitrary<bool>()) {
            ranges.push_back({std::pair(1, 3), std::pair(1, 3), std::pair(1, 3)});
        }
        for (const auto& r : ranges) {
            rows.push_back({std::to_string(rows.size()), made(r[0]), made(r[1]), made(r[2])});
        }
        std::vector<bool> reached(rows.size());
        bool covered = true;
        const auto deciding = [&](int r, int f, int m) {
            std::size_t row = 0;
            while (row < ranges.size() && (r < ranges[row][0].first || r > ranges[row][0].second ||
                                           f < ranges[row][1].first || f > ranges[row][1].second ||
                                           m < ranges[row][2].first || m > ranges[row][2].second)) {
                ++row;
            }
            return row;
        };
        const auto for_all = [](auto see) {
            for (int i = 0; i < 27; ++i) {
                see(i / 9 + 1, i / 3 % 3 + 1, i % 3 + 1);
            }
        };
        for_all([&](int r, int f, int m) {
            const std::size_t row = deciding(r, f, m);
            if (row < rows.size()) {
                reached[row] = true;
            } else {
                covered = false;
            }
        });
        for (const bool once : reached) {
            covered = covered && once;
        }
        if (!covered) {
            RC_ASSERT_THROWS_AS(rfm_segment_table(rows, {3, 3, 3}), vitalfew::invalid_rules);
            return;
        }
        const rfm_segment_table table(rows, {3, 3, 3});
        for_all([&](int r, int f, int m) {
            RC_ASSERT(table.row_of({static_cast<std::uint8_t>(r), static_cast<std::uint8_t>(f),
                                    static_cast<std::uint8_t>(m)}) == deciding(r, f, m));
        });
    }));
}

TEST_CASE("clients get their segments, and rows of one name are one segment") {
    const std::vector<client> base{{2026y / 7 / 1, 5, 60.0},
                                   {2026y / 1 / 1, 1, 30.0},
                                   {std::nullopt, 0, 99.0},
                                   {2026y / 1 / 1, 5, -5.0},
                                   {2026y / 7 / 1, 1, 10.0}};
    const auto scores = vitalfew::rfm(base, 2026y / 7 / 1, client_fields, {.scores = 2});
    const rfm_segment_table table({{"active", {2, 2}}, {"quiet", {1, 1}, {2, 2}}, {"active"}},
                                  {2, 2, 2});
    const auto result = segment_clients(base, scores, table, &client::profit);
    REQUIRE(result.segments.size() == 2);
    CHECK(result.unscored == 1);
    CHECK(!result.labels[2].has_value());
    CHECK(result.labels[0] == 0);
    CHECK(result.labels[1] == 0);
    CHECK(result.labels[3] == 1);
    CHECK(result.segments[0].name == "active");
    CHECK(result.segments[0].clients == 3);
    CHECK(result.segments[0].client_share == share(3, 4));
    CHECK(result.segments[0].value == 100.0);
    CHECK(result.segments[0].value_share == share(1, 1));
    CHECK(result.segments[1].value == 0.0);
    const std::vector<client> fewer(base.begin(), base.begin() + 2);
    CHECK_THROWS_WITH_AS(segment_clients(fewer, scores, table, &client::profit),
                         doctest::Contains("clients and scores have 2 and 5 entries"),
                         vitalfew::unequal_lengths);
    std::vector<client> more = base;
    more.push_back(base[0]);
    CHECK_THROWS_AS(segment_clients(more, scores, table, &client::profit),
                    vitalfew::unequal_lengths);
    std::vector<client> broken = base;
    broken[1].profit = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_AS(segment_clients(broken, scores, table, &client::profit),
                    vitalfew::invalid_value);
    const std::vector<client> nobody{{std::nullopt, 0, 1.0}};
    const auto none = segment_clients(nobody, vitalfew::rfm(nobody, 2026y / 7 / 1, client_fields),
                                      default_rfm_segments(), &client::profit);
    CHECK(none.segments[0].client_share == share{});
}

TEST_CASE("segments of the CDNOW sample") {
    // By a separate script (Python) that scores by exact fractions and applies the ten rows in order.
    const auto profiles = vitalfew_test::cdnow_profiles();
    const auto result = segment_clients(profiles, vitalfew::rfm(profiles, 1998y / 7 / 1));
    const std::array<std::pair<std::size_t, std::int64_t>, 10> expected{{{624, 16'487'658},
                                                                         {435, 3'463'401},
                                                                         {26, 244'957},
                                                                         {0, 0},
                                                                         {0, 0},
                                                                         {319, 706'865},
                                                                         {15, 290'255},
                                                                         {78, 500'542},
                                                                         {403, 1'260'975},
                                                                         {457, 1'454'541}}};
    REQUIRE(result.segments.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(result.segments[i].clients == expected[i].first);
        CHECK(result.segments[i].value == expected[i].second);
    }
}

}  // namespace rfm_segments_test
