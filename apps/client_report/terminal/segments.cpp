// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// How recently, how often and for how much clients bought.

#include "vitalfew/compare/review.hpp"
#include "vitalfew/core/period.hpp"

#include "terminal/amounts.hpp"
#include "terminal/sections.hpp"

#include <fmt/format.h>

#include <string>

namespace client_report {

namespace vf = vitalfew;

void write_segments(terminal_text& out, const results& r) {
    if (!r.found[ask::rfm]) {
        return;
    }
    const auto& segments = r.found[ask::rfm]->segments.segments;
    const vf::review_schedule& review = r.found[ask::review]->schedule;
    using row = std::remove_cvref_t<decltype(segments.front())>;
    using column = vf::report::table_column<row>;
    out.gap();
    out.line("Segments by recency, frequency and {} as of {}", value_word(r),
             vf::to_string(*r.asked.as_of));
    out.table<row>(
        {segments.begin(), segments.end()},
        {column("Segment", [](const row& one) -> std::string_view { return one.name; })
             .at_least(18),
         column("Clients", [](const row& one) { return one.clients; }).at_least(11),
         to_the_right<row>("Share",
                           [](const row& one) { return percent(one.client_share.to_double()); })
             .at_least(7),
         to_the_right<row>(
             value_heading(r),
             [&r](const row& one) { return amount_within(r, one.value, amount_columns); })
             .at_least(amount_columns),
         to_the_right<row>("Share", [](const row& one) {
             return percent(one.value_share.to_double());
         }).at_least(7)});
    out.sentence(fmt::format("Analyse again by {}; this analysis is stale from {} on.",
                             vf::to_string(review.due()), vf::to_string(review.stale_from())));
}

}  // namespace client_report
