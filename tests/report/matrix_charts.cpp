// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/behaviour/rfm.hpp>
#include <vitalfew/classify/classify.hpp>
#include <vitalfew/compare/find_migration.hpp>
#include <vitalfew/report/fit_matrix_chart.hpp>
#include <vitalfew/report/migration_chart.hpp>
#include <vitalfew/report/rfm_chart.hpp>

#include "report/chart_checks.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using nlohmann::json;
using vitalfew::grade;
using enum vitalfew::grade;

namespace {

struct kept {
    std::uint32_t key;
    vitalfew::grade grade;
    std::int64_t value;
};

auto side(const std::vector<kept>& rows) {
    return vitalfew::keyed_analysis(rows, &kept::key, &kept::value, &kept::grade);
}

json migration_of(const std::vector<kept>& before, const std::vector<kept>& after,
                  const vitalfew::report::chart_options& options = {}) {
    const auto moves = vitalfew::find_migration(side(before), side(after),
                                                [](std::uint32_t key) { return key % 2 == 0; });
    return vitalfew_test::spec_of(
        [&](auto out) { return vitalfew::report::migration_chart(out, moves, options); });
}

/// The cell with such members; null where there is none.
json cell_with(const json& spec, const json& members) {
    for (const json& cell : spec["datasets"]["cells"]) {
        const bool has_all = std::all_of(
            members.items().begin(), members.items().end(),
            [&cell](const auto& member) { return cell[member.key()] == member.value(); });
        if (has_all) {
            return cell;
        }
    }
    return nullptr;
}

std::size_t clients_in(const json& spec) {
    std::size_t clients = 0;
    for (const json& cell : spec["datasets"]["cells"]) {
        clients += cell["clients"].get<std::size_t>();
    }
    return clients;
}

std::vector<std::optional<vitalfew::rfm_score>> drawn() {
    using score = vitalfew::rfm_score;
    return {score{5, 5, 5}, score{5, 5, 4}, score{1, 3, 2}, std::nullopt};
}

/// Edges of as many scores; where they are makes no difference here.
template <class Value>
vitalfew::score_edges<Value> edges(int scores, vitalfew::preference_direction which) {
    std::vector<Value> values;
    for (int i = 1; i < scores; ++i) {
        values.push_back(Value(static_cast<unsigned>(
            which == vitalfew::preference_direction::higher_is_better ? i : scores - i)));
    }
    return vitalfew::score_edges<Value>(std::move(values), which);
}

vitalfew::rfm_scores<int> scored(std::vector<std::optional<vitalfew::rfm_score>> scores,
                                 int count) {
    using vitalfew::preference_direction;
    return {std::move(scores),
            {edges<std::chrono::days>(count, preference_direction::lower_is_better),
             edges<std::uint64_t>(count, preference_direction::higher_is_better),
             edges<int>(count, preference_direction::higher_is_better)}};
}

json rfm_of(const vitalfew::rfm_scores<int>& scored) {
    return vitalfew_test::spec_of(
        [&](auto out) { return vitalfew::report::rfm_chart(out, scored); });
}

json fit_of(const std::vector<grade>& grades, const vitalfew::targeting::fit_ranking& fits,
            const vitalfew::targeting::fit_matrix& matrix = vitalfew::targeting::fit_matrix{}) {
    return vitalfew_test::spec_of(
        [&](auto out) { return vitalfew::report::fit_matrix_chart(out, grades, fits, matrix); });
}

}  // namespace

TEST_SUITE("migration_chart") {
    TEST_CASE("cells have the clients, their kind of move and what they were and are worth") {
        const json spec = migration_of(
            {{1, A, 900}, {3, A, 600}, {5, B, 80}, {7, C, -3}},
            {{1, A, 950}, {3, B, 70}, {7, C, 5}, {9, B, 40}, {2, A, 500}}, {.minor_units = 10});
        CHECK(cell_with(spec, {{"before", "A"}, {"after", "B"}}) == json::parse(R"(
            {"before":"A","after":"B","move":"slipped","clients":1,"share":0.5,
             "percent":"50.0 %","value_before":60,"value_after":7})"));
        CHECK(cell_with(spec, {{"before", "A"}, {"after", "A"}})["move"] == "stayed");
        CHECK(cell_with(spec, {{"before", "B"}, {"after", "lost"}})["move"] == "lost");
        CHECK(cell_with(spec, {{"before", "new"}, {"after", "B"}})["value_before"] == 0);
        CHECK(cell_with(spec, {{"before", "returned"}, {"after", "A"}})["value_after"] == 50);
        CHECK(cell_with(spec, {{"before", "C"}, {"after", "C"}})["value_before"] == -0.3);
        CHECK(cell_with(spec, {{"before", "C"}, {"after", "A"}}) == nullptr);
        CHECK(spec["title"]["subtitle"] ==
              "moved up 0, stayed 2, slipped 1, new 1, returned 1, lost 1");
        CHECK(spec["encoding"]["y"]["scale"]["domain"] == json({"A", "B", "C", "new", "returned"}));
        CHECK(spec["encoding"]["x"]["scale"]["domain"] == json({"A", "B", "C", "lost"}));
    }

    TEST_CASE("rows and columns that nobody is in are left out; two empty bases are a chart, too") {
        const json spec = migration_of({{1, A, 9}}, {{1, A, 9}});
        CHECK(spec["encoding"]["y"]["scale"]["domain"] == json({"A"}));
        CHECK(spec["encoding"]["x"]["scale"]["domain"] == json({"A"}));
        CHECK(migration_of({}, {})["datasets"]["cells"].empty());
    }

    TEST_CASE("every client is in one cell; 26 grades are below 200 KB") {
        std::vector<kept> before;
        std::vector<kept> after;
        for (std::uint32_t i = 0; i < 3000; ++i) {
            const auto g = static_cast<grade>(i % 26);
            const auto later = static_cast<grade>(i * 7 / 26 % 26);
            if (i % 11 != 0) {
                before.push_back({i, g, 1'000'000'007 - std::int64_t{i}});
            }
            if (i % 13 != 0) {
                after.push_back({i, later, 999'999'937 - std::int64_t{i}});
            }
        }
        const auto moves = vitalfew::find_migration(side(before), side(after));
        const json spec = migration_of(before, after);
        CHECK(clients_in(spec) == moves.size());
        CHECK(spec["datasets"]["cells"].size() > 600);
    }
}

TEST_SUITE("rfm_chart") {
    TEST_CASE("cells have the clients and their mean monetary score") {
        const json spec = rfm_of(scored(drawn(), 5));
        CHECK(spec["datasets"]["cells"] == json::parse(R"([
            {"recency":"1","frequency":"3","clients":1,"monetary":2},
            {"recency":"5","frequency":"5","clients":2,"monetary":4.5}])"));
        CHECK(spec["encoding"]["y"]["scale"]["domain"] == json({"5", "4", "3", "2", "1"}));
        CHECK(spec["title"]["subtitle"] == "clients, and their mean monetary score; 2 of 3 clients "
                                           "have the best recency and frequency");
        CHECK(rfm_of(scored({}, 5))["datasets"]["cells"].empty());
    }

    TEST_CASE("neighbours share a cell where there are more scores than can be read") {
        std::vector<std::optional<vitalfew::rfm_score>> all;
        for (unsigned r = 1; r <= 255; ++r) {
            for (unsigned f = 1; f <= 255; ++f) {
                all.emplace_back(vitalfew::rfm_score{static_cast<vitalfew::rfm_score_value>(r),
                                                     static_cast<vitalfew::rfm_score_value>(f),
                                                     static_cast<vitalfew::rfm_score_value>(r)});
            }
        }
        const json spec = rfm_of(scored(all, 255));
        CHECK(spec["datasets"]["cells"].size() == 625);
        CHECK(clients_in(spec) == all.size());
        const json& rows = spec["encoding"]["y"]["scale"]["domain"];
        CHECK(rows.front() == "246-255");
        CHECK(rows.back() == "1-11");
    }
}

TEST_SUITE("fit_matrix_chart") {
    TEST_CASE("cells have the clients and their course; vetoes are apart") {
        const vitalfew::targeting::fit_ranking fits({0.95, 0.5, 0.49, 1.0, 0.0, 0.97}, {3});
        const json spec = fit_of({A, B, B, A, D, A}, fits);
        CHECK(cell_with(spec, {{"grade", "A"}, {"fit", "0.90-1.00"}}) ==
              json::parse(R"({"grade":"A","fit":"0.90-1.00","course":"cherish","clients":2})"));
        CHECK(cell_with(spec, {{"grade", "B"}, {"fit", "0.50-0.60"}})["course"] == "cherish");
        CHECK(cell_with(spec, {{"grade", "B"}, {"fit", "0.40-0.50"}})["course"] == "harvest");
        CHECK(cell_with(spec, {{"grade", "A"}, {"fit", "veto"}})["course"] == "harvest");
        CHECK(cell_with(spec, {{"grade", "D"}, {"fit", "0.00-0.10"}})["course"] == "let go");
        CHECK(spec["encoding"]["x"]["scale"]["domain"].front() == "veto");
        CHECK(spec["title"]["subtitle"] == "cherish 3, grow 0, harvest 2, let go 1");
    }

    TEST_CASE("the caller's names are taken, whatever is in them") {
        const vitalfew::targeting::fit_matrix matrix(
            {.fits_from = 0.5, .last_key_grade = B, .names = {.cherish = "\"hold\" <b>"}});
        const json spec = fit_of({A}, vitalfew::targeting::fit_ranking({0.9}, {}), matrix);
        CHECK(spec["datasets"]["cells"][0]["course"] == "\"hold\" <b>");
        CHECK(spec["layer"][0]["encoding"]["fill"]["scale"]["domain"][0] == "\"hold\" <b>");
    }

    TEST_CASE("grades and fits of different bases are refused") {
        std::string text;
        const std::vector<grade> grades{A, B};
        CHECK_THROWS_AS(
            vitalfew::report::fit_matrix_chart(std::back_inserter(text), grades,
                                               vitalfew::targeting::fit_ranking({0.9}, {})),
            vitalfew::unequal_lengths);
        CHECK(text.empty());
    }

    TEST_CASE("where only a fit of 1 fits, it has a band of its own") {
        const vitalfew::report::detail::fit_bands bands(1);
        REQUIRE(bands.names().size() == 10);
        CHECK(bands.names().back() == "1.00");
        CHECK(bands.band_of(1) == 9);
        CHECK(bands.band_of(0.999) == 8);
    }

    TEST_CASE("no band reaches across the least fit: a cell has one course, wherever the cut is") {
        CHECK(rc::check([] {
            const double cut = *rc::gen::inRange(0, 41) / 40.0;
            const vitalfew::targeting::fit_matrix matrix({.fits_from = cut});
            std::vector<double> scores{0, 1, cut};
            for (const int n : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 81))) {
                scores.push_back(n / 80.0);
            }
            // One client at a time: each must be in a cell of its own course.
            const std::vector<grade> grades(scores.size(), C);
            const vitalfew::targeting::fit_ranking fits(scores, {});
            const json spec = fit_of(grades, fits, matrix);
            std::size_t grow = 0;
            for (const json& cell : spec["datasets"]["cells"]) {
                grow += cell["course"] == "grow" ? cell["clients"].get<std::size_t>() : 0;
            }
            const auto fit = std::count_if(scores.begin(), scores.end(),
                                           [cut](double score) { return score >= cut; });
            RC_ASSERT(grow == static_cast<std::size_t>(fit));
            RC_ASSERT(clients_in(spec) == scores.size());
        }));
    }
}
