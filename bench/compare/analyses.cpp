// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors
//
// The C++ side of ./dev bench analyses: the analyses of a base, in a process that takes commands from analyses.py, a line at a
// time:
//
//     make N FILE       writes the columns of N clients, 8 bytes each: client_columns below
//     values N FILE     reads them; prints the ways
//     run WAY           runs it: prints its seconds, and the bytes it had at most beyond its input and its answer included
//     numbers           prints what the way run last found, for comparison
//     quit
//
// Its output ends with a line "ok" or "error TEXT".

#include "vitalfew/behaviour/base_inflation.hpp"
#include "vitalfew/behaviour/calendar_grid.hpp"
#include "vitalfew/behaviour/demand_series.hpp"
#include "vitalfew/behaviour/effort_by.hpp"
#include "vitalfew/behaviour/find_order_patterns.hpp"
#include "vitalfew/behaviour/grade_shift.hpp"
#include "vitalfew/behaviour/rfm.hpp"
#include "vitalfew/behaviour/xyz_analysis.hpp"
#include "vitalfew/classify/classify.hpp"
#include "vitalfew/classify/classify_by.hpp"
#include "vitalfew/classify/computed_limits.hpp"
#include "vitalfew/clients/deal_fields.hpp"
#include "vitalfew/clients/roll_up.hpp"
#include "vitalfew/compare/cross_tabulate.hpp"
#include "vitalfew/compare/find_migration.hpp"
#include "vitalfew/compare/hysteresis.hpp"
#include "vitalfew/compare/keyed_analysis.hpp"
#include "vitalfew/concentration/concentration.hpp"
#include "vitalfew/concentration/gini.hpp"
#include "vitalfew/concentration/herfindahl.hpp"
#include "vitalfew/concentration/lorenz_curve.hpp"
#include "vitalfew/concentration/top_share.hpp"
#include "vitalfew/concentration/whale_curve.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/explain/near_limits.hpp"
#include "vitalfew/explain/sensitivity.hpp"
#include "vitalfew/explain/standings.hpp"
#include "vitalfew/rank/ng_score.hpp"
#include "vitalfew/rank/rank.hpp"
#include "vitalfew/rank/rank_by.hpp"
#include "vitalfew/rank/weighted_score.hpp"

#include "bench/config.hpp"

#include <malloc.h>  // malloc_usable_size

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <functional>
#include <iostream>
#include <new>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

// Counts allocated bytes, since the system's own figure for a process never falls.
namespace {
std::size_t bytes_now = 0;
std::size_t bytes_peak = 0;
}  // namespace

void* operator new(std::size_t size) {
    void* memory = std::malloc(size);  // NOLINT(*-no-malloc)
    if (memory == nullptr) {
        throw std::bad_alloc();
    }
    bytes_now += malloc_usable_size(memory);
    bytes_peak = (std::max)(bytes_peak, bytes_now);
    return memory;
}
void operator delete(void* memory) noexcept {
    bytes_now -= malloc_usable_size(memory);
    std::free(memory);  // NOLINT(*-no-malloc)
}
void operator delete(void* memory, std::size_t /*size*/) noexcept {
    operator delete(memory);
}

namespace vitalfew_bench {
namespace {

namespace vf = vitalfew;

struct client {
    std::uint64_t key;
    double value;
    double earlier;  // the value of the period before, of the client of earlier_key
    std::uint64_t earlier_key;
    std::uint64_t group;
    std::uint64_t deals;
    std::int64_t days_ago;

    [[nodiscard]] vf::date last_deal() const {
        return vf::date(std::chrono::days(20'000 - days_ago));
    }
};
constexpr vf::date as_of{std::chrono::days(20'000)};
constexpr std::uint64_t groups = 100;

/// A tenth of the clients are lost and a tenth new, and no period is in the order of the other.
std::vector<client> make(std::size_t n) {
    random_numbers random(n);
    std::vector<client> clients(n);
    for (std::size_t i = 0; i < n; ++i) {
        const double value = random.lognormal();
        clients[i] = {.key = i,
                      .value = value,
                      .earlier = value * std::exp(0.5 * random.normal()),
                      .earlier_key = i + n / 10,
                      .group = random.bits() % groups,
                      .deals = 1 + static_cast<std::uint64_t>(-2 * std::log(random.uniform())),
                      .days_ago = static_cast<std::int64_t>(random.bits() % 730)};
    }
    for (std::size_t i = n; i > 1; --i) {
        std::swap(clients[i - 1].key, clients[random.bits() % i].key);
        std::swap(clients[i - 1].earlier_key, clients[random.bits() % i].earlier_key);
    }
    return clients;
}

using numbers = std::vector<double>;

struct base {
    std::vector<client> clients;
    std::vector<vf::grade> grades;          // by value
    std::vector<vf::grade> earlier_grades;  // by the earlier value
};

template <class Sizes>
void append(numbers& to, const Sizes& sizes) {
    for (const auto& size : sizes) {
        to.push_back(static_cast<double>(size));
    }
}

numbers gini(const base& it) {
    return {vf::gini(it.clients, &client::value).population.to_double()};
}
numbers herfindahl(const base& it) {
    return {vf::herfindahl(it.clients, &client::value).index.to_double()};
}
numbers top_share(const base& it) {
    return {vf::top_share(it.clients, vf::percent(20), &client::value).value_share.to_double()};
}
numbers lorenz(const base& it) {
    // The points of a picture are chosen by each tool; where they are exact they are equal, so the middle one stands for them.
    const auto sorted = vf::descending_values_of(it.clients, &client::value);
    return {vf::lorenz(sorted)[it.clients.size() / 2].value_share.to_double()};
}
numbers concentration(const base& it) {
    const auto all = vf::concentration(it.clients, &client::value);
    return {all.gini.population.to_double(), all.herfindahl.index.to_double(),
            all.top.value_share.to_double(), static_cast<double>(all.for_wanted.clients)};
}
numbers computed_limits(const base& it) {
    const auto limits = vf::computed_limits(it.clients, &client::value);
    (void)limits;
    return {};
}
numbers classify_by(const base& it) {
    const auto graded = vf::classify_by(it.clients, &client::group, &client::value);
    std::array<std::size_t, 4> counts{};
    for (const vf::grade g : graded.grades()) {
        ++counts.at(static_cast<std::size_t>(g));
    }
    numbers found;
    append(found, counts);
    return found;
}
numbers rank(const base& it) {
    const auto ranked = vf::rank(it.clients, &client::deals);
    double sum = 0;
    for (const auto place : ranked.places()) {
        sum += static_cast<double>(place);
    }
    return {sum};
}
numbers cross_tabulate(const base& it) {
    const auto table = vf::cross_tabulate(it.grades, it.earlier_grades);
    numbers found;
    for (const vf::grade row : table.rows()) {
        for (const vf::grade column : table.columns()) {
            found.push_back(static_cast<double>(table.at(row, column).clients));
        }
    }
    return found;
}
numbers rfm(const base& it) {
    const auto scored = vf::rfm(it.clients, as_of,
                                vf::rfm_fields(&client::last_deal, &client::deals, &client::value));
    std::array<std::size_t, 5> monetary{};
    for (const auto& score : scored.scores()) {
        ++monetary.at(score->monetary - 1U);
    }
    numbers found;
    append(found, monetary);
    return found;
}
numbers weighted_score(const base& it) {
    const auto scores = vf::weighted_score(it.clients, vf::weighted_criterion(3, &client::value),
                                           vf::weighted_criterion(2, &client::deals));
    return {*std::max_element(scores.begin(), scores.end()), scores[0], scores.back()};
}
numbers migration(const base& it) {
    const auto grade_of = [&](const std::vector<vf::grade>& grades) {
        return [&](const client& c) {
            return grades[static_cast<std::size_t>(&c - it.clients.data())];
        };
    };
    const auto moves = vf::find_migration(
        vf::keyed_analysis(it.clients, &client::earlier_key, &client::earlier,
                           grade_of(it.earlier_grades)),
        vf::keyed_analysis(it.clients, &client::key, &client::value, grade_of(it.grades)));
    numbers found;
    for (const vf::grade before : {vf::grade::A, vf::grade::B, vf::grade::C, vf::grade::D}) {
        for (const vf::grade after : {vf::grade::A, vf::grade::B, vf::grade::C, vf::grade::D}) {
            found.push_back(static_cast<double>(moves.cell(before, after).clients));
        }
    }
    return found;
}

// --- Analyses without a rival: their cost, and figures that keep the compiler from removing them ---------------------------

numbers base_inflation(const base& it) {
    const auto found = vf::base_inflation(it.clients, &client::deals, &client::value);
    return {static_cast<double>(found.one_off), found.one_off_value_share.to_double()};
}
numbers grade_shift(const base& it) {
    const auto found = vf::grade_shift(it.clients, &client::deals, &client::value);
    return {static_cast<double>(found.raised()), static_cast<double>(found.lowered())};
}
numbers order_patterns(const base& it) {
    const auto found = vf::find_order_patterns(it.clients, &client::deals, &client::value);
    return {static_cast<double>(found.labels().size())};
}
numbers effort_by(const base& it) {
    const auto found = vf::effort_by(it.grades, it.clients, &client::deals, &client::value);
    return {static_cast<double>(found.rows().size())};
}
numbers whale(const base& it) {
    const auto curve = vf::whale(it.clients, [](const client& c) { return c.value - 100; });
    return {static_cast<double>(curve.thinned(101).points.size())};
}
numbers rank_by(const base& it) {
    const auto placed = vf::rank_by(it.clients, &client::group, &client::value);
    return {static_cast<double>(placed.places()[0])};
}
numbers roll_up(const base& it) {
    const auto companies = vf::roll_up(
        it.clients, &client::key, [](const client& c) { return c.key / 4; }, &client::value);
    return {static_cast<double>(companies.groups().size())};
}
numbers ng_score(const base& it) {
    const auto scores =
        vf::ng_score(it.clients, vf::criterion(&client::value), vf::criterion(&client::deals));
    return {scores[0]};
}
numbers xyz_analysis(const base& it) {
    // Each client as a deal of a buyer with eight of them, in 24 months.
    const auto buyer = [](const client& c) { return c.key / 8; };
    const auto series =
        vf::collect_demand(it.clients, vf::deal_fields(buyer, &client::value, &client::last_deal),
                           vf::calendar_grid(vf::period(as_of - std::chrono::days(730), as_of),
                                             vf::calendar_unit::month));
    return {static_cast<double>(vf::xyz_analysis(series).classes().size())};
}
numbers hysteresis(const base& it) {
    const auto past = [&](const client& c) {
        return it.earlier_grades[static_cast<std::size_t>(&c - it.clients.data())];
    };
    const auto found = vf::classify_with_hysteresis(it.clients, &client::value, past);
    return {static_cast<double>(found.grades().size())};
}
numbers standings(const base& it) {
    const auto table = vf::standings(it.clients, &client::value);
    const auto near = vf::near_limits(it.clients, &client::value, table, vf::permille(1));
    const auto rows =
        vf::sensitivity(table, vf::grade::A, vf::share_grid(vf::percent(80), vf::percent(1), 5));
    return {static_cast<double>(near.size()), static_cast<double>(rows.size())};
}

struct way {
    std::string name;
    std::function<numbers(const base&)> run;
};

const std::vector<way>& ways() {
    static const std::vector<way> all{
        {"gini", gini},
        {"lorenz", lorenz},
        {"herfindahl", herfindahl},
        {"top_share", top_share},
        {"concentration", concentration},
        {"computed_limits", computed_limits},
        {"classify_by", classify_by},
        {"rank", rank},
        {"cross_tabulate", cross_tabulate},
        {"rfm", rfm},
        {"weighted_score", weighted_score},
        {"migration", migration},
        {"base_inflation", base_inflation},
        {"grade_shift", grade_shift},
        {"order_patterns", order_patterns},
        {"effort_by", effort_by},
        {"whale", whale},
        {"rank_by", rank_by},
        {"roll_up", roll_up},
        {"ng_score", ng_score},
        {"xyz_analysis", xyz_analysis},
        {"hysteresis", hysteresis},
        {"standings", standings},
    };
    return all;
}

template <class Range>
auto bytes_of(Range& range) {
    return std::make_pair(reinterpret_cast<char*>(range.data()),  // NOLINT(*-reinterpret-cast)
                          static_cast<std::streamsize>(range.size() * sizeof(range[0])));
}

class session {
public:
    void execute(const std::string& line) {
        std::istringstream words(line);
        std::string what;
        std::string name;
        std::size_t n = 0;
        words >> what;
        if (what == "make" && words >> n >> name) {
            auto clients = make(n);
            const auto [data, size] = bytes_of(clients);
            std::ofstream(name, std::ios::binary).write(data, size);
        } else if (what == "values" && words >> n >> name) {
            load(n, name);
        } else if (what == "run" && words >> name) {
            run(name);
        } else if (what == "numbers") {
            for (const double number : found_) {
                std::cout << "number " << number << '\n';
            }
        } else {
            throw std::runtime_error("not understood: " + line);
        }
    }

private:
    void load(std::size_t n, const std::string& name) {
        base_ = {};
        base_.clients.resize(n);
        const auto [data, size] = bytes_of(base_.clients);
        if (!std::ifstream(name, std::ios::binary).read(data, size)) {
            throw std::runtime_error("cannot read " + name);
        }
        const auto by_value = vf::classify(base_.clients, &client::value);
        const auto by_earlier = vf::classify(base_.clients, &client::earlier);
        base_.grades.assign(by_value.grades().begin(), by_value.grades().end());
        base_.earlier_grades.assign(by_earlier.grades().begin(), by_earlier.grades().end());
        for (const way& each : ways()) {
            std::cout << "way " << each.name << '\n';
        }
    }
    void run(const std::string& name) {
        const auto found = std::find_if(ways().begin(), ways().end(),
                                        [&](const way& each) { return each.name == name; });
        if (found == ways().end()) {
            throw std::runtime_error("no way " + name);
        }
        const std::size_t before = bytes_now;
        bytes_peak = bytes_now;
        const auto begin = std::chrono::steady_clock::now();
        found_ = found->run(base_);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        std::cout << "seconds " << took.count() << "\nbytes " << bytes_peak - before << '\n';
    }

    base base_;
    numbers found_;
};

}  // namespace
}  // namespace vitalfew_bench

int main() {
    std::cout.precision(17);
    vitalfew_bench::session session;
    for (std::string line; std::getline(std::cin, line) && line != "quit";) {
        try {
            session.execute(line);
            std::cout << "ok" << std::endl;
        } catch (const std::exception& error) {
            std::cout << "error " << error.what() << std::endl;
        }
    }
}
