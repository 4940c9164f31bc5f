// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_DETAIL_HEAT_MAP_HPP
#define VITALFEW_REPORT_DETAIL_HEAT_MAP_HPP

#include "vitalfew/core/grade.hpp"
#include "vitalfew/report/chart_options.hpp"
#include "vitalfew/report/detail/chart_parts.hpp"
#include "vitalfew/report/json_writer.hpp"

#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>  // std::pair
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace report {
namespace detail {

/// A heat map: the hue of a cell is its kind, its opacity the amount, so that the text colour of a light or
/// dark theme is readable on it.
struct heat_map {
    chart_channel across;
    chart_channel down;
    chart_channel hue;  ///< without a field: blue
    chart_channel strength;
    std::string_view label;           ///< the field of the large text in a cell, a number
    std::string_view small_label{};   ///< that of the small one below it; empty for none
    std::string_view small_format{};  ///< of a number; empty for a text
};

/// @returns a JSON array of texts
[[nodiscard]] inline std::string json_list(const std::vector<std::string>& texts) {
    std::string list = "[";
    for (const std::string& text : texts) {
        if (list.size() > 1) {
            list.push_back(',');
        }
        put_json_string(std::back_inserter(list), text, json_markup::plain);
    }
    return list + "]";
}

/// @returns the letters of the first grades
[[nodiscard]] inline std::vector<std::string> grade_names(std::size_t grades) {
    std::vector<std::string> names;
    names.reserve(grades);
    for (std::size_t i = 0; i < grades; ++i) {
        names.emplace_back(1, grade_letter(grade_at(i)));
    }
    return names;
}

/// @returns the scale of an axis with these names in their order
[[nodiscard]] inline std::string names_scale(const std::vector<std::string>& names) {
    return R"({"domain":)" + json_list(names) + "}";
}

/// @returns the scale of these names, in their order, and their colours
[[nodiscard]] inline std::string colours_scale(
    std::initializer_list<std::pair<std::string_view, std::string_view>> colours) {
    std::vector<std::string> names;
    std::vector<std::string> range;
    for (const auto& [name, colour] : colours) {
        names.emplace_back(name);
        range.emplace_back(colour);
    }
    return R"({"domain":)" + json_list(names) + R"(,"range":)" + json_list(range) + "}";
}

/// @returns the scale of the amount in a cell, from 0 to the largest
[[nodiscard]] inline std::string strength_scale(std::string_view type, double most) {
    return R"({"type":")" + std::string(type) + R"(","domain":[0,)" +
           json_number(most > 0 ? most : 1.0) + R"(],"range":[0.12,0.85],"clamp":true})";
}

inline constexpr std::string_view heat_axis = R"({"domain":false,"ticks":false})";
inline constexpr std::string_view heat_axis_on_top =
    R"({"orient":"top","labelAngle":0,"domain":false,"ticks":false})";

template <class Out>
void write_cell_text(json_writer<Out>& spec, std::string_view mark, std::string_view text) {
    spec.begin_object();
    spec.json_member("mark", mark);
    spec.key("encoding");
    spec.begin_object();
    spec.json_member("text", text);
    spec.end_object();
    spec.end_object();
}

/// Writes the table named "cells" as layers. A screen reader reads the texts.
template <class Out>
void write_heat_map(json_writer<Out>& spec, const heat_map& map,
                    std::initializer_list<tooltip_line> tooltip) {
    spec.json_member("data", R"({"name":"cells"})");
    spec.json_member("view", R"({"stroke":null})");
    spec.key("encoding");
    spec.begin_object();
    write_channel(spec, "x", map.across);
    write_channel(spec, "y", map.down);
    spec.end_object();
    spec.key("layer");
    spec.begin_array();
    spec.begin_object();
    spec.json_member(
        "mark",
        R"({"type":"rect","xOffset":1,"x2Offset":-1,"yOffset":1,"y2Offset":-1,"cornerRadius":3})");
    spec.key("encoding");
    spec.begin_object();
    if (map.hue.field.empty()) {
        spec.json_member("fill", R"({"value":")" + std::string(palette::blue) + "\"}");
    } else {
        write_channel(spec, "fill", map.hue);
    }
    write_channel(spec, "fillOpacity", map.strength);
    write_tooltip(spec, tooltip);
    spec.end_object();
    spec.end_object();
    const bool is_double = !map.small_label.empty();
    write_cell_text(
        spec,
        is_double
            ? R"({"type":"text","aria":false,"style":"guide-label","fontSize":13,"fontWeight":"bold","dy":-7})"
            : R"({"type":"text","aria":false,"style":"guide-label","fontSize":12,"fontWeight":"bold"})",
        R"({"field":")" + std::string(map.label) + R"(","type":"quantitative","format":",d"})");
    if (is_double) {
        write_cell_text(
            spec, R"({"type":"text","aria":false,"style":"guide-label","fontSize":11,"dy":8})",
            R"({"field":")" + std::string(map.small_label) +
                (map.small_format.empty() ? R"(","type":"nominal"})"
                                          : R"(","type":"quantitative","format":")" +
                                                std::string(map.small_format) + "\"}"));
    }
    spec.end_array();
}

}  // namespace detail
}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif
