// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_DETAIL_CHART_PARTS_HPP
#define VITALFEW_REPORT_DETAIL_CHART_PARTS_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/report/chart_options.hpp"
#include "vitalfew/report/json_writer.hpp"
#include "vitalfew/report/text_table.hpp"  // with_thousands

#include <array>
#include <charconv>
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

/// @returns a count with separators of thousands: "23,570"
[[nodiscard]] inline std::string count_text(std::size_t count) {
    return with_thousands(std::to_string(count), ",");
}

/// @returns "1 client", "23,570 clients"
[[nodiscard]] inline std::string clients_text(std::size_t clients) {
    return count_text(clients) + (clients == 1 ? " client" : " clients");
}

/// @returns a finite number with a number of decimals and separators of thousands
[[nodiscard]] inline std::string decimal_text(double number, int decimals) {
    std::array<char, 400> text{};  // the largest double has 309 digits
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number,
                                   std::chars_format::fixed, decimals);
    return with_thousands({text.data(), end.ptr}, ",");
}

/// @returns a share in per cent with one decimal, "79.9 %"; "< 0.1 %" for a share above 0 that would be 0.0 %
[[nodiscard]] inline std::string percent_text(double share) {
    if (share > 0 && share < 0.0005) {
        return "< 0.1 %";
    }
    return decimal_text(100 * share, 1) + " %";
}

/// The default texts of a chart.
struct chart_words {
    std::string_view title;
    std::string subtitle;
    std::string description;
};

/// Begins a specification with the members that every chart has.
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

/// @returns an exact sum in the displayed unit
template <class Value>
[[nodiscard]] double shown(const exact_sum<Value>& sum, const chart_options& options) {
    return sum.to_double() / static_cast<double>(options.minor_units);
}

/// A channel of an encoding; empty members are left out.
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

/// A line of a tooltip.
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

/// @returns the scale of the first grades: letters and colours
[[nodiscard]] inline std::string grade_scale(std::size_t grades) {
    std::string domain;
    std::string range;
    for (std::size_t i = 0; i < grades; ++i) {
        const std::string_view comma = i == 0 ? "\"" : ",\"";
        domain.append(comma).append(1, grade_letter(grade_at(i))).append("\"");
        range.append(comma).append(grade_colour(grade_at(i))).append("\"");
    }
    return R"({"domain":[)" + domain + R"(],"range":[)" + range + "]}";
}

}  // namespace detail

}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif
