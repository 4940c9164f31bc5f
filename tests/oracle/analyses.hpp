// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TESTS_ORACLE_ANALYSES_HPP
#define VITALFEW_TESTS_ORACLE_ANALYSES_HPP

#include <vitalfew/classify/classify.hpp>
#include <vitalfew/classify/detail/histogram_select/histogram_select.hpp>
#include <vitalfew/classify/detail/sample_select/sample_select.hpp>
#include <vitalfew/classify/find_cutoffs.hpp>
#include <vitalfew/classify/live_cutoffs.hpp>
#include <vitalfew/concentration/descending_values.hpp>
#include <vitalfew/concentration/gini.hpp>
#include <vitalfew/concentration/herfindahl.hpp>
#include <vitalfew/concentration/top_share.hpp>
#include <vitalfew/core/error.hpp>
#include <vitalfew/distributed/cutoff_search.hpp>
#include <vitalfew/distributed/refined_tally.hpp>
#include <vitalfew/distributed/value_tally.hpp>
#include <vitalfew/explain/standings.hpp>
#include <vitalfew/rank/rank.hpp>
#include <vitalfew/rank/top.hpp>

#include "oracle/wire.hpp"

#include <array>
#include <cstddef>
#include <functional>  // std::identity
#include <ostream>
#include <span>
#include <string_view>
#include <vector>

// The library's answers about a base, one line each.
namespace vitalfew_test {

using vitalfew::grade;

template <class Numbers>
void write_all(std::ostream& out, std::string_view name, const Numbers& numbers) {
    out << name;
    for (const auto& number : numbers) {
        out << ' ';
        write(out, number);
    }
    out << '\n';
}

inline void write_grades(std::ostream& out, std::string_view way, std::span<const grade> grades) {
    out << "grades " << way << ' ';
    for (const grade each : grades) {
        out << grade_letter(each);
    }
    out << '\n';
}

/// The grades of clients and probes by a function from a value to its grade.
template <class Value, class Grading>
void write_grading(std::ostream& out, std::string_view way, const asked_base<Value>& asked,
                   const Grading& grading) {
    std::vector<grade> grades;
    for (const Value& value : asked.values) {
        grades.push_back(grading(value));
    }
    write_grades(out, way, grades);
    out << "probes " << way << ' ';
    for (const Value& probe : asked.probes) {
        out << grade_letter(grading(probe));
    }
    out << '\n';
}

template <class Value>
void write_summary(std::ostream& out, const vitalfew::classification_summary<Value>& summary) {
    out << "total ";
    write(out, summary.total());
    out << "\nlosses " << summary.losses().clients << ' ';
    write(out, summary.losses().value);
    for (const auto& each : summary.summaries()) {
        out << "\nsummary " << each.clients << ' ';
        write(out, each.client_share);
        out << ' ';
        write(out, each.value_share.to_double());
        out << ' ';
        write(out, each.value);
    }
    out << '\n';
}

template <class Value>
void classify(std::ostream& out, const asked_base<Value>& asked) {
    const auto result = vitalfew::classify(asked.values, std::identity{}, asked.options);
    write_grades(out, "classify", result.grades());
    write_grading(out, "cutoffs", asked, result.cutoffs());
    write_grading(out, "find_cutoffs", asked,
                  vitalfew::find_cutoffs(asked.values, std::identity{}, asked.options));
    write_summary(out, result);
}

/// The fast ways, also for small bases, which classify would sort.
template <class Value>
void classify_fast(std::ostream& out, const asked_base<Value>& asked) {
    static vitalfew::detail::select_scratch scratch;
    std::identity same;
    std::vector<grade> grades(asked.values.size());
    const auto room = [&grades](std::size_t) { return grades.data(); };
    if (vitalfew::detail::classify_by_histogram_select(
            vitalfew::detail::serial_executor{}, asked.values, same, asked.options,
            scratch.histogram, scratch.histogram_select, room)) {
        write_grades(out, "histogram_select", grades);
    }
#if VITALFEW_DETAIL_HAS_WIDE_VECTORS
    const std::size_t sample = asked.values.size() / 2;
    if (sample >= vitalfew::detail::sampled_neighbours &&
        vitalfew::detail::sample_select_is_possible() &&
        vitalfew::detail::classify_by_sample_select(
            vitalfew::detail::serial_executor{}, asked.values, same, asked.options, {sample, 1},
            scratch.histogram, scratch.sample_select, room)) {
        write_grades(out, "sample_select", grades);
    }
#endif
}

/// With the clients divided among three partitions.
template <class Value>
void search(std::ostream& out, const asked_base<Value>& asked) {
    std::array<std::vector<Value>, 3> parts;
    for (std::size_t i = 0; i < asked.values.size(); ++i) {
        parts[i % parts.size()].push_back(asked.values[i]);
    }
    vitalfew::value_tally<Value> tally;
    for (const auto& part : parts) {
        vitalfew::value_tally<Value> own;
        own.observe(part);
        tally.merge(own);
    }
    vitalfew::cutoff_search<Value> found(tally, asked.options);
    while (!found.done()) {
        vitalfew::refined_tally<Value> answers(found.request());
        for (const auto& part : parts) {
            answers.merge(vitalfew::answer_narrowing_request(found.request(), part));
        }
        found.advance(answers);
    }
    write_grading(out, "search", asked, found.cutoffs());
}

/// With the probes added and removed again.
template <class Value>
void live(std::ostream& out, const asked_base<Value>& asked) {
    vitalfew::live_cutoffs<Value> cutoffs(asked.options);
    for (const Value& probe : asked.probes) {
        cutoffs.add(probe);
    }
    for (const Value& value : asked.values) {
        cutoffs.add(value);
    }
    for (const Value& probe : asked.probes) {
        cutoffs.remove(probe);
    }
    write_grading(out, "live", asked, cutoffs.current());
}

template <class Share>
void write_share(std::ostream& out, const Share& share, const vitalfew::class_limits& limits) {
    out << ':';
    write(out, share.part());
    out << ':';
    write(out, share.to_double());
    out << ':';
    for (const vitalfew::share& limit : limits) {
        out << (share < limit ? '<' : share == limit ? '=' : '>');
    }
}

template <class Value>
void standings(std::ostream& out, const asked_base<Value>& asked) {
    const auto table = vitalfew::standings(asked.values, std::identity{}, asked.options);
    write_grading(out, "standings", asked,
                  [&table](const Value& value) { return table(value).grade; });
    out << "standings";
    for (const Value& value : asked.values) {
        const auto standing = table(value);
        out << ' ' << standing.place << ':' << standing.clients;
        write_share(out, standing.before, asked.options.limits);
        write_share(out, standing.after, asked.options.limits);
    }
    out << '\n';
}

template <class Value>
void rank(std::ostream& out, const asked_base<Value>& asked) {
    using vitalfew::ties;
    const auto& values = asked.values;
    const auto competition = vitalfew::rank(values);
    write_all(out, "order", competition.order());
    write_all(out, "places.min", competition.places());
    write_all(out, "places.max", vitalfew::rank(values, std::identity{}, ties::max).places());
    write_all(out, "places.dense", vitalfew::rank(values, std::identity{}, ties::dense).places());
    write_all(out, "places.ordinal",
              vitalfew::rank(values, std::identity{}, ties::ordinal).places());
    write_all(out, "places.average",
              vitalfew::rank(values, std::identity{}, ties::average).places());
    write_all(out, "top", vitalfew::top(values, 1 + values.size() / 20));
}

template <class Value>
void concentrate(std::ostream& out, const asked_base<Value>& asked) {
    const auto sorted = vitalfew::descending_values_of(asked.values);
    out << "running";
    for (std::size_t k = 0; k <= sorted.size(); ++k) {
        out << ' ';
        write(out, sorted.sum_of_top(k));
    }
    out << '\n';
    const auto gini = vitalfew::gini(sorted);
    const auto gini_of_all = vitalfew::gini(sorted, vitalfew::concentration_population::everybody);
    write_all(out, "gini",
              std::array{gini.population.to_double(), gini.sample.to_double(),
                         gini_of_all.population.to_double(), gini_of_all.sample.to_double()});
    const auto herfindahl = vitalfew::herfindahl(sorted);
    write_all(out, "herfindahl",
              std::array{herfindahl.index.to_double(), herfindahl.effective_clients().to_double()});
    out << "fewest " << vitalfew::balance_point(sorted).clients;
    for (const vitalfew::share& limit : asked.options.limits) {
        out << ' ' << vitalfew::clients_for_share(sorted, limit).clients;
    }
    out << '\n';
}

template <class Value>
void answer(std::ostream& out, const asked_base<Value>& asked) {
    const std::array parts{&classify<Value>,   &classify_fast<Value>, &search<Value>,
                           &live<Value>,       &standings<Value>,     &rank<Value>,
                           &concentrate<Value>};
    for (const auto part : parts) {
        try {
            part(out, asked);
        } catch (const vitalfew::invalid_value& error) {
            out << "invalid " << error.count() << ' ' << error.first_index() << '\n';
        }
    }
    out << "end\n";
}

}  // namespace vitalfew_test

#endif
