// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Writes every chart as NAME.json into a folder, which Vega is then asked about: of CDNOW, where that has what the
// chart shows; of nobody; and of as much as fits into it.

#include <vitalfew/behaviour/demand_series.hpp>
#include <vitalfew/behaviour/rfm.hpp>
#include <vitalfew/classify/classify.hpp>
#include <vitalfew/compare/find_migration.hpp>
#include <vitalfew/report/fit_matrix_chart.hpp>
#include <vitalfew/report/grade_share_chart.hpp>
#include <vitalfew/report/lorenz_chart.hpp>
#include <vitalfew/report/migration_chart.hpp>
#include <vitalfew/report/pareto_chart.hpp>
#include <vitalfew/report/renewal_calendar.hpp>
#include <vitalfew/report/rfm_chart.hpp>
#include <vitalfew/report/trend_chart.hpp>

#include "support/cdnow.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <random>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace vf = vitalfew;
using namespace std::chrono_literals;
using vitalfew_test::cdnow_deal;

namespace {

using profiles = std::vector<vf::client_profile<std::string, std::int64_t>>;
using sums = std::vector<vf::exact_sum<std::int64_t>>;

constexpr vf::date as_of = vf::date(1998y / 7 / 1);

const vf::report::chart_options& dollars() {
    static const vf::report::chart_options options{.value_name = "sales, $", .minor_units = 100};
    return options;
}

/// Writes NAME.json by write(out).
template <class Write>
void write_spec(const std::string& folder, const std::string& name, Write write) {
    std::ofstream file(folder + "/" + name + ".json", std::ios::binary);
    write(std::ostreambuf_iterator<char>(file));
    if (!file.flush()) {
        throw std::runtime_error("cannot write " + name + ".json");
    }
}

profiles clients_of(const vf::period& window) {
    return vf::collect_clients(
        vitalfew_test::cdnow_deals(),
        vf::deal_fields(&cdnow_deal::customer, &cdnow_deal::cents, &cdnow_deal::day),
        {.window = window});
}

/// How well a client fits, which CDNOW does not tell: the more the oftener it bought, and by chance.
vf::targeting::fit_ranking drawn_fits(const profiles& base) {
    std::mt19937_64 random(1);
    // Nearly normal, and the same with every standard library.
    const auto chance = [&random] {
        std::uint64_t sum = 0;
        for (int i = 0; i < 4; ++i) {
            sum += random() % 1000;
        }
        return static_cast<double>(sum) / 3000 - 2.0 / 3;
    };
    std::vector<double> scores;
    std::vector<std::size_t> vetoed;
    for (const auto& client : base) {
        const double often = static_cast<double>(client.deals) / 40;
        scores.push_back(std::clamp(0.4 + often + chance(), 0.0, 1.0));
        if (random() % 60 == 0) {
            vetoed.push_back(scores.size() - 1);
        }
    }
    return {std::move(scores), std::move(vetoed)};
}

/// Contracts, which buyers of music do not have.
std::vector<vf::decide::client_facts> drawn_facts(const profiles& base,
                                                  std::span<const vf::grade> grades) {
    std::mt19937_64 random(2);
    std::vector<vf::decide::client_facts> facts;
    for (std::size_t i = 0; i < base.size(); ++i) {
        vf::decide::client_facts client;
        client.grade = grades[i];
        client.value = base[i].value().value();
        if (random() % 4 == 0) {
            client.contract_end = as_of + std::chrono::days(random() % 460) - std::chrono::days(25);
        }
        facts.push_back(client);
    }
    return facts;
}

void write_base(const std::string& folder, const std::string& suffix, const profiles& base) {
    const auto graded = vf::classify(base, vf::client_value);
    const auto sorted = vf::descending_values_of(base, vf::client_value);
    write_spec(folder, "pareto" + suffix, [&](auto out) {
        vf::report::pareto_chart(out, sorted, graded, {.chart = dollars()});
    });
    write_spec(folder, "lorenz" + suffix, [&](auto out) {
        vf::report::lorenz_chart(out, sorted, vf::concentration_population::positive, dollars());
    });
    write_spec(folder, "grade_shares" + suffix,
               [&](auto out) { vf::report::grade_share_chart(out, graded, dollars()); });
    write_spec(folder, "rfm" + suffix,
               [&](auto out) { vf::report::rfm_chart(out, vf::rfm(base, as_of), dollars()); });
    write_spec(folder, "fit_matrix" + suffix, [&](auto out) {
        vf::report::fit_matrix_chart(out, graded.grades(), drawn_fits(base),
                                     vf::targeting::fit_matrix{}, dollars());
    });
    write_spec(folder, "renewals" + suffix, [&](auto out) {
        vf::report::renewal_calendar(out, drawn_facts(base, graded.grades()), as_of,
                                     {.chart = dollars()});
    });
}

void write_migration(const std::string& folder, const std::string& suffix, const profiles& before,
                     const profiles& after) {
    const auto key = [](const auto& client) { return client.key; };
    const auto moves = vf::find_migration(
        vf::keyed_analysis(before, key, vf::client_value, vf::classify(before, vf::client_value)),
        vf::keyed_analysis(after, key, vf::client_value, vf::classify(after, vf::client_value)));
    write_spec(folder, "migration" + suffix,
               [&](auto out) { vf::report::migration_chart(out, moves, dollars()); });
}

void write_trend(const std::string& folder, const std::string& suffix,
                 const vf::calendar_grid& grid, const sums& all) {
    write_spec(folder, "trend" + suffix,
               [&](auto out) { vf::report::trend_chart(out, grid, std::span(all), dollars()); });
}

void write_large(const std::string& folder) {
    std::mt19937_64 random(3);
    std::lognormal_distribution<> spread(8, 1.8);
    std::vector<std::int64_t> values(1'000'000);
    for (auto& value : values) {
        value = std::llround(spread(random)) - 200;
    }
    const auto sorted = vf::descending_values_of(values);
    const auto graded = vf::classify(values);
    write_spec(folder, "pareto_large", [&](auto out) {
        vf::report::pareto_chart(out, sorted, graded,
                                 {.chart = {.title = "Titles may hold </script> & \"quotes\"",
                                            .size = {.width = {}, .height = 200}}});
    });
    write_spec(folder, "lorenz_large", [&](auto out) { vf::report::lorenz_chart(out, sorted); });
    const vf::calendar_grid weeks(vf::period(1900y / 1 / 1, 2020y / 1 / 1),
                                  vf::calendar_unit::iso_week);
    write_trend(folder, "_large", weeks,
                {values.begin(), values.begin() + static_cast<std::ptrdiff_t>(weeks.size())});
}

void write_all(const std::string& folder) {
    const auto base = clients_of({});
    write_base(folder, "", base);
    write_base(folder, "_none", {});
    write_migration(folder, "", clients_of({1997y / 1 / 1, 1997y / 10 / 1}),
                    clients_of({1997y / 10 / 1, 1998y / 7 / 1}));
    write_migration(folder, "_none", {}, {});

    const vf::calendar_grid months({1997y / 1 / 1, as_of}, vf::calendar_unit::month);
    sums all(months.size());
    for (const cdnow_deal& deal : vitalfew_test::cdnow_deals()) {
        if (const auto at = months.index_of(deal.day)) {
            all[*at] += deal.cents;
        }
    }
    write_trend(folder, "", months, all);
    write_trend(folder, "_none", {{as_of, as_of}, vf::calendar_unit::month}, {});
    write_large(folder);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: chart_specs FOLDER\n";
        return 2;
    }
    try {
        write_all(argv[1]);
    } catch (const std::exception& problem) {
        std::cerr << "chart_specs: " << problem.what() << '\n';
        return 1;
    }
}
