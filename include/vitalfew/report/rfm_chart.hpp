// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_RFM_CHART_HPP
#define VITALFEW_REPORT_RFM_CHART_HPP

#include "vitalfew/behaviour/rfm.hpp"
#include "vitalfew/behaviour/score_edges.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/report/chart_options.hpp"
#include "vitalfew/report/detail/chart_parts.hpp"
#include "vitalfew/report/detail/heat_map.hpp"
#include "vitalfew/report/json_writer.hpp"

#include <algorithm>  // std::min
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace report {

namespace detail {

/// The scores of a dimension as rows or columns of a chart: one for each score while they are readable, else
/// one for several neighbours.
class score_bands {
public:
    static constexpr std::size_t most = 25;

    explicit score_bands(std::size_t scores) : scores_(scores), names_((std::min)(scores, most)) {
        std::size_t score = 1;
        for (std::size_t band = 0; band < names_.size(); ++band) {
            const std::size_t first = score;
            while (score < scores_ && band_of(score + 1) == band) {
                ++score;
            }
            names_[band] = std::to_string(first);
            if (score > first) {
                names_[band] += "-" + std::to_string(score);
            }
            ++score;
        }
    }

    [[nodiscard]] std::size_t size() const noexcept { return names_.size(); }
    /// @returns the index of the band that a score from 1 on lies in
    [[nodiscard]] std::size_t band_of(std::size_t score) const noexcept {
        return (score - 1) * names_.size() / scores_;
    }
    /// @returns "5", or "11-20"; the worst first
    [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }

private:
    std::size_t scores_;
    std::vector<std::string> names_;
};

}  // namespace detail

struct rfm_chart_fn {
    /// Writes the specification of an RFM heat map: the number of clients by recency and frequency score; the
    /// opacity of a cell is their mean monetary score.
    ///
    /// Clients without a score are left out. Where a dimension has more than 25 scores, neighbours share a row
    /// or a column.
    ///
    /// @param out takes the text, a Vega-Lite specification in JSON, below 200 KB for any base
    /// @param scored by rfm
    /// @param options titles, the name and unit of the value, and the size
    /// @returns the iterator past the end of the text
    /// Complexity: O(n) time; allocates up to 625 cells.
    /// @example 28_charts_to_act_on.cpp
    /// @see A. M. Hughes, "Strategic Database Marketing" (1994)
    template <std::output_iterator<char> Out, ordered_value Monetary>
    Out operator()(Out out, const rfm_scores<Monetary>& scored,
                   const chart_options& options = {}) const {
        const detail::score_bands recency(scored.edges().recency.scores());
        const detail::score_bands frequency(scored.edges().frequency.scores());
        std::vector<cell> cells(recency.size() * frequency.size());
        std::size_t clients = 0;
        std::size_t best = 0;
        for (const auto& score : scored.scores()) {
            if (score.has_value()) {
                cell& at = cells[recency.band_of(score->recency) * frequency.size() +
                                 frequency.band_of(score->frequency)];
                ++at.clients;
                at.monetary += score->monetary;
                ++clients;
                best += recency.band_of(score->recency) + 1 == recency.size() &&
                                frequency.band_of(score->frequency) + 1 == frequency.size()
                            ? 1U
                            : 0U;
            }
        }
        const std::string count = detail::clients_text(clients);
        const std::string summary =
            detail::count_text(best) + " of " + count + " have the best recency and frequency";
        auto spec = detail::begin_chart(
            std::move(out), options,
            {.title = "How recently and how often clients buy",
             .subtitle = "clients, and their mean monetary score; " + summary,
             .description = "Heat map of the scores of recency and frequency of " + count + ". " +
                            summary + "."});
        write_cells(spec, cells, recency, frequency);
        write_map(spec, recency, frequency, scored.edges().monetary.scores());
        spec.end_object();
        return spec.finish();
    }

private:
    struct cell {
        std::size_t clients = 0;
        std::uint64_t monetary = 0;  // the sum of the scores
    };

    template <class Out>
    static void write_cells(json_writer<Out>& spec, const std::vector<cell>& cells,
                            const detail::score_bands& recency,
                            const detail::score_bands& frequency) {
        spec.key("datasets");
        spec.begin_object();
        spec.key("cells");
        spec.begin_array();
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (cells[i].clients > 0) {
                spec.begin_object();
                spec.member("recency", recency.names()[i / frequency.size()]);
                spec.member("frequency", frequency.names()[i % frequency.size()]);
                spec.member("clients", cells[i].clients);
                spec.member("monetary", static_cast<double>(cells[i].monetary) /
                                            static_cast<double>(cells[i].clients));
                spec.end_object();
            }
        }
        spec.end_array();
        spec.end_object();
    }

    template <class Out>
    static void write_map(json_writer<Out>& spec, const detail::score_bands& recency,
                          const detail::score_bands& frequency, std::size_t monetary) {
        const std::string across = detail::names_scale(frequency.names());
        const std::string down =
            detail::names_scale({recency.names().rbegin(), recency.names().rend()});
        const std::string strength =
            detail::strength_scale("linear", static_cast<double>(monetary));
        const bool has_room = recency.size() <= most_rows_with_scores_;
        detail::write_heat_map(
            spec,
            {.across = {.field = "frequency",
                        .type = "nominal",
                        .title = "frequency, more often to the right",
                        .axis = R"({"labelAngle":0,"domain":false,"ticks":false})",
                        .scale = across},
             .down = {.field = "recency",
                      .type = "nominal",
                      .title = "recency, more recent above",
                      .axis = detail::heat_axis,
                      .scale = down},
             .hue = {},
             .strength = {.field = "monetary", .scale = strength, .legend = "null"},
             .label = "clients",
             .small_label = has_room ? "monetary" : "",
             .small_format = ".1f"},
            {{"recency", "recency"},
             {"frequency", "frequency"},
             {"clients", "clients", detail::count_format},
             {"monetary", "monetary score, mean", ".2f"}});
    }

    static constexpr std::size_t most_rows_with_scores_ = 8;
};

/// See rfm_chart_fn.
inline constexpr rfm_chart_fn rfm_chart{};

}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif
