// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_DETAIL_CHART_PARTS_HPP
#define VITALFEW_REPORT_DETAIL_CHART_PARTS_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/report/chart_options.hpp"
#include "vitalfew/report/chart_palette.hpp"
#include "vitalfew/report/json_writer.hpp"

#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>  // std::move

namespace vitalfew {
inline namespace v0 {
namespace report {
namespace detail {

/// What a chart says of itself where its options say nothing.
struct chart_words {
    std::string_view title;
    std::string subtitle;
    std::string description;
};

/// Begins a specification with what every chart has.
template <std::output_iterator<char> Out>
[[nodiscard]] json_writer<Out> begin_chart(Out out, const chart_options& options,
                                           const chart_words& words) {
    VITALFEW_ASSERT(options.minor_units > 0);
    json_writer<Out> spec(std::move(out), options.json);
    spec.begin_object();
    spec.member("$schema", "https://vega.github.io/schema/vega-lite/v6.json");
    spec.key("title");
    spec.begin_object();
    spec.member("text", options.title.empty() ? words.title : std::string_view(options.title));
    spec.member("subtitle", words.subtitle);
    spec.json_member("anchor", R"("start")");
    spec.end_object();
    spec.member("description",
                options.description.empty() ? words.description : options.description);
    spec.key("width");
    if (options.size.width) {
        spec.value(*options.size.width);
    } else {
        spec.value("container");
    }
    spec.member("height", options.size.height);
    return spec;
}

/// @returns an exact sum in the unit that is shown
template <class Value>
[[nodiscard]] double shown(const exact_sum<Value>& sum, const chart_options& options) {
    return sum.to_double() / static_cast<double>(options.minor_units);
}

/// A channel of an encoding; what is empty is left out.
struct chart_channel {
    std::string_view field;
    std::string_view type = "quantitative";
    std::string_view title{};
    std::string_view axis{};    ///< JSON
    std::string_view scale{};   ///< JSON
    std::string_view legend{};  ///< JSON
    std::string_view sort{};    ///< JSON
    std::string_view stack{};   ///< JSON
};

template <class Out>
void write_channel(json_writer<Out>& spec, std::string_view name, const chart_channel& channel) {
    spec.key(name);
    spec.begin_object();
    spec.member("field", channel.field);
    spec.member("type", channel.type);
    if (!channel.title.empty()) {
        spec.member("title", channel.title);
    }
    for (const auto& [key, json] :
         {std::pair("axis", channel.axis), std::pair("scale", channel.scale),
          std::pair("legend", channel.legend), std::pair("sort", channel.sort),
          std::pair("stack", channel.stack)}) {
        if (!json.empty()) {
            spec.json_member(key, json);
        }
    }
    spec.end_object();
}

/// A line of what is shown of a mark that is pointed at.
struct tooltip_line {
    std::string_view field;
    std::string_view title;
    std::string_view format{};  ///< empty for texts
};

inline constexpr std::string_view amount_format = ",.2~f";
inline constexpr std::string_view count_format = ",d";
inline constexpr std::string_view share_format = ".1%";

template <class Out>
void write_tooltip(json_writer<Out>& spec, std::initializer_list<tooltip_line> lines) {
    spec.key("tooltip");
    spec.begin_array();
    for (const tooltip_line& line : lines) {
        spec.begin_object();
        spec.member("field", line.field);
        spec.member("type", line.format.empty() ? "nominal" : "quantitative");
        spec.member("title", line.title);
        if (!line.format.empty()) {
            spec.member("format", line.format);
        }
        spec.end_object();
    }
    spec.end_array();
}

/// @returns the scale of the grades, the first so many: letters and colours
[[nodiscard]] inline std::string grade_scale(std::size_t grades) {
    std::string domain;
    std::string range;
    for (std::size_t i = 0; i < grades; ++i) {
        const std::string_view comma = i == 0 ? "\"" : ",\"";
        domain.append(comma).append(1, letter(grade_at(i))).append("\"");
        range.append(comma).append(grade_colour(grade_at(i))).append("\"");
    }
    return R"({"domain":[)" + domain + R"(],"range":[)" + range + "]}";
}

}  // namespace detail
}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif
