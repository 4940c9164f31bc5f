// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_CHART_OPTIONS_HPP
#define VITALFEW_REPORT_CHART_OPTIONS_HPP

#include "vitalfew/report/json_options.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace vitalfew {
inline namespace v0 {
namespace report {

/// How large a chart is drawn, in pixels.
struct chart_size {
    /// None: as wide as what contains it.
    std::optional<unsigned> width = 640;
    unsigned height = 320;
};

/// What all charts have in common.
struct chart_options {
    /// Empty: what the chart shows.
    std::string title{};
    /// The text for those who do not see the chart. Empty: one with its main numbers.
    std::string description{};
    /// What clients are ranked by, as it stands at an axis: "net profit, EUR".
    std::string value_name = "value";
    /// How many units of a value make one that is shown: 100 for cents. @pre 1 or more
    std::uint64_t minor_units = 1;
    chart_size size{};
    json_options json{};
};

}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif
