// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_TREND_CHART_HPP
#define VITALFEW_REPORT_TREND_CHART_HPP

#include "vitalfew/behaviour/calendar_grid.hpp"
#include "vitalfew/behaviour/demand_series.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/report/chart_options.hpp"
#include "vitalfew/report/detail/chart_parts.hpp"
#include "vitalfew/report/json_writer.hpp"
#include "vitalfew/report/thinning.hpp"

#include <cstddef>
#include <iterator>
#include <numeric>  // std::iota
#include <span>
#include <string>
#include <string_view>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace report {

struct trend_chart_fn {
    /// Writes the specification of a trend: a bar for each period of a calendar, and a line at their mean.
    ///
    /// Returns may make a period negative. Among more than 2000 periods those are merged that are less than
    /// half a pixel wide or high together (merge_bars).
    ///
    /// @param out takes the text, a Vega-Lite specification in JSON, below 200 KB for any number of periods
    /// @param grid the periods
    /// @param sums one for each period
    /// @param options titles, the name and unit of the value, and the size
    /// @returns the iterator past the end of the text
    /// @throws unequal_lengths when there are not as many sums as periods
    /// @throws invalid_value when a sum is beyond the largest double
    /// Complexity: O(periods) time.
    template <std::output_iterator<char> Out, measurable_value Value>
    Out operator()(Out out, const calendar_grid& grid, std::span<const exact_sum<Value>> sums,
                   const chart_options& options = {}) const {
        if (sums.size() != grid.size()) {
            vitalfew::detail::throw_unequal_lengths("sums and periods", sums.size(), grid.size());
        }
        exact_sum<Value> total;
        for (const auto& sum : sums) {
            total += sum;
        }
        const double mean =
            sums.empty() ? 0.0 : detail::shown(total, options) / static_cast<double>(sums.size());
        auto spec = detail::begin_chart(std::move(out), options, words(grid, options, mean));
        spec.key("datasets");
        spec.begin_object();
        write_bars(spec, grid, sums, options);
        spec.key("mean");
        spec.begin_array();
        if (!sums.empty()) {
            spec.begin_object();
            spec.member("mean", mean);
            spec.end_object();
        }
        spec.end_array();
        spec.end_object();
        write_layers(spec, grid, options);
        spec.end_object();
        return spec.finish();
    }

    /// The same for one client of a series.
    /// @param out takes the text
    /// @param series by collect_demand
    /// @param client its index in the series
    /// @param options titles, the name and unit of the value, and the size
    /// @pre client < series.size()
    template <std::output_iterator<char> Out, class Key, measurable_value Value>
    Out operator()(Out out, const demand_series<Key, Value>& series, std::size_t client,
                   const chart_options& options = {}) const {
        const std::vector<exact_sum<Value>> sums = series.demand_of(client);
        return (*this)(std::move(out), series.grid(), std::span(sums), options);
    }

private:
    static constexpr std::size_t most_periods_ = 2000;
    static constexpr double tolerance_ = 1.0 / 1280;  // half a pixel of 640

    [[nodiscard]] static constexpr std::string_view name(calendar_unit unit) noexcept {
        switch (unit) {
            case calendar_unit::iso_week: return "week";
            case calendar_unit::month: return "month";
            default: return "quarter";
        }
    }

    [[nodiscard]] static detail::chart_words words(const calendar_grid& grid,
                                                   const chart_options& options, double mean) {
        const std::string unit(name(grid.unit()));
        const std::string average = detail::decimal_text(mean, 2) + " a " + unit + " on average";
        return {.title = "What was bought over time",
                .subtitle = options.value_name + ", " + average,
                .description = options.value_name + " by " + unit + ", " +
                               detail::count_text(grid.size()) + " from " +
                               vitalfew::to_string(grid.covered().from()) + " on: " + average +
                               "."};
    }

    template <class Out, class Value>
    static void write_bars(json_writer<Out>& spec, const calendar_grid& grid,
                           std::span<const exact_sum<Value>> sums, const chart_options& options) {
        std::vector<std::size_t> starts(sums.size());
        std::iota(starts.begin(), starts.end(), std::size_t{0});
        if (sums.size() > most_periods_) {
            std::vector<double> heights;
            heights.reserve(sums.size());
            for (const auto& sum : sums) {
                heights.push_back(detail::shown(sum, options));
            }
            starts = merge_bars(heights, tolerance_);
        }
        spec.key("bars");
        spec.begin_array();
        for (std::size_t i = 0; i < starts.size(); ++i) {
            const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : sums.size();
            exact_sum<Value> sum;
            for (std::size_t k = starts[i]; k < end; ++k) {
                sum += sums[k];
            }
            spec.begin_object();
            spec.member("from", vitalfew::to_string(grid[starts[i]].from()));
            spec.member("to", vitalfew::to_string(grid[end - 1].to()));
            spec.member("value",
                        detail::shown(sum, options) / static_cast<double>(end - starts[i]));
            spec.end_object();
        }
        spec.end_array();
    }

    template <class Out>
    static void write_layers(json_writer<Out>& spec, const calendar_grid& grid,
                             const chart_options& options) {
        // Without periods the data has no domain.
        const bool is_empty = grid.size() == 0;
        const std::string day = vitalfew::to_string(grid.covered().from());
        const std::string across =
            is_empty ? R"({"type":"utc","domain":[")" + day + R"(",")" + day + "\"]}"
                     : R"({"type":"utc"})";
        spec.key("layer");
        spec.begin_array();
        spec.begin_object();
        spec.json_member("data", R"({"name":"bars"})");
        // Days in UTC, independent of the reader's time zone. The last day of a period is the one before the next.
        spec.json_member(
            "transform",
            R"json([{"calculate":"utcFormat(toDate(datum.from), '%Y-%m-%d')","as":"first"},)json"
            R"json({"calculate":"utcFormat(toDate(datum.to) - 86400000, '%Y-%m-%d')","as":"last"},)json"
            R"json({"calculate":"datum.first + ' to ' + datum.last + ': ' + format(datum.value, ',.2~f')","as":"text"}])json");
        spec.json_member("mark", R"({"type":"rect","xOffset":0.5,"x2Offset":-0.5,"color":")" +
                                     std::string(palette::blue) + "\"}");
        spec.key("encoding");
        spec.begin_object();
        detail::write_channel(spec, "x",
                              {.field = "from",
                               .type = "temporal",
                               .axis = R"({"grid":false,"title":null})",
                               .scale = across});
        if (!is_empty) {
            spec.json_member("x2", R"({"field":"to"})");
        }
        detail::write_channel(spec, "y",
                              {.field = "value",
                               .title = options.value_name,
                               .axis = R"({"format":"~s"})",
                               .scale = is_empty ? R"({"domain":[0,1]})" : R"({"zero":true})"});
        spec.json_member("y2", R"({"datum":0})");
        spec.json_member("description", R"({"field":"text","type":"nominal"})");
        detail::write_tooltip(spec, {{"first", "from"},
                                     {"last", "to"},
                                     {"value", options.value_name, detail::amount_format}});
        spec.end_object();
        spec.end_object();
        spec.json(
            R"({"data":{"name":"mean"},"mark":{"type":"rule","strokeDash":[4,3],"strokeWidth":1.5,"color":")" +
            std::string(palette::orange) +
            R"("},"encoding":{"y":{"field":"mean","type":"quantitative"}}})");
        spec.end_array();
    }
};

/// See trend_chart_fn.
inline constexpr trend_chart_fn trend_chart{};

}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif
