// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_CHART_OPTIONS_HPP
#define VITALFEW_REPORT_CHART_OPTIONS_HPP

#include "vitalfew/core/grade.hpp"
#include "vitalfew/report/json_writer.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vitalfew {
inline namespace v0 {
namespace report {

/// The palette of Okabe and Ito, safe for colour-blind readers, without black; and grey.
/// @see M. Okabe and K. Ito, "Color Universal Design" (2002)
namespace palette {

inline constexpr std::string_view blue = "#0072B2";
inline constexpr std::string_view sky_blue = "#56B4E9";
inline constexpr std::string_view orange = "#E69F00";
inline constexpr std::string_view grey = "#999999";
inline constexpr std::string_view bluish_green = "#009E73";
inline constexpr std::string_view reddish_purple = "#CC79A7";
inline constexpr std::string_view vermillion = "#D55E00";
inline constexpr std::string_view yellow = "#F0E442";

}  // namespace palette

/// @returns the colour of a grade in all charts: A blue, B sky blue, C orange, D grey, E bluish green, F
/// reddish purple, G vermillion, H yellow, and so on again
[[nodiscard]] constexpr std::string_view grade_colour(grade g) noexcept {
    constexpr std::array colours{
        palette::blue,         palette::sky_blue,       palette::orange,     palette::grey,
        palette::bluish_green, palette::reddish_purple, palette::vermillion, palette::yellow};
    return colours[grade_index(g) % colours.size()];
}

/// @returns black or white, whichever is readable on the colour of a grade
[[nodiscard]] constexpr std::string_view label_colour(grade g) noexcept {
    return grade_colour(g) == palette::blue ? "#FFFFFF" : "#000000";
}

/// The size of a chart in pixels.
struct chart_size {
    /// None: the width of its container.
    std::optional<unsigned> width = 640;
    unsigned height = 320;
};

/// The options of all charts.
struct chart_options {
    /// Empty: a title that says what the chart shows.
    std::string title{};
    /// The alternative text. Empty: one with the main numbers.
    std::string description{};
    /// The name of the value, as an axis title: "net profit, EUR".
    std::string value_name = "value";
    /// The number of units of a value in one displayed unit: 100 for cents. @pre 1 or more
    std::uint64_t minor_units = 1;
    chart_size size{};
    json_options json{};
};

}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif
