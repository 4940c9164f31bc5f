// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_FIT_MATRIX_CHART_HPP
#define VITALFEW_REPORT_FIT_MATRIX_CHART_HPP

#include "vitalfew/core/grade.hpp"
#include "vitalfew/report/chart_options.hpp"
#include "vitalfew/report/detail/chart_parts.hpp"
#include "vitalfew/report/detail/heat_map.hpp"
#include "vitalfew/report/json_writer.hpp"
#include "vitalfew/targeting/fit_matrix.hpp"
#include "vitalfew/targeting/rank_by_fit.hpp"

#include <algorithm>  // std::clamp, std::max, std::min
#include <array>
#include <cmath>  // std::lround
#include <cstddef>
#include <iterator>
#include <span>
#include <string>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace report {

namespace detail {

/// About ten bands of fits from 0 to 1; one of their edges is the lowest score that counts as a fit.
class fit_bands {
public:
    /// @pre fits_from is in [0, 1]
    explicit fit_bands(double fits_from) : fits_from_(fits_from) {
        constexpr std::size_t bands = 10;
        if (fits_from > 0) {
            const auto nearest = static_cast<std::size_t>(std::lround(bands * fits_from));
            below_ = std::clamp<std::size_t>(nearest, 1, bands - 1);
        }
        above_ = bands - below_;
        if (fits_from == 1) {
            above_ = 1;
        }
        for (std::size_t i = 0; i < below_; ++i) {
            names_.push_back(name(part(i, below_) * fits_from, part(i + 1, below_) * fits_from));
        }
        for (std::size_t i = 0; i < above_; ++i) {
            names_.push_back(name(fits_from + part(i, above_) * (1 - fits_from),
                                  fits_from + part(i + 1, above_) * (1 - fits_from)));
        }
    }

    /// @returns the band of a fit in [0, 1]
    [[nodiscard]] std::size_t band_of(double fit) const noexcept {
        if (fit < fits_from_) {
            return (std::min)(position(fit / fits_from_, below_), below_ - 1);
        }
        const double room = 1 - fits_from_;
        const double into = room > 0 ? (fit - fits_from_) / room : 0;
        return below_ + (std::min)(position(into, above_), above_ - 1);
    }

    /// @returns "0.40-0.50"; the worst first
    [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }

private:
    [[nodiscard]] static double part(std::size_t i, std::size_t of) noexcept {
        return static_cast<double>(i) / static_cast<double>(of);
    }
    [[nodiscard]] static std::size_t position(double part, std::size_t of) noexcept {
        return static_cast<std::size_t>(part * static_cast<double>(of));
    }
    [[nodiscard]] static std::string name(double from, double to) {
        return from == to ? decimal_text(from, 2)
                          : decimal_text(from, 2) + "-" + decimal_text(to, 2);
    }

    double fits_from_;
    std::size_t below_ = 0;
    std::size_t above_ = 0;
    std::vector<std::string> names_;
};

}  // namespace detail

struct fit_matrix_chart_fn {
    /// Writes the specification of a chart of the fit x grade matrix: how many clients have which grade and which
    /// fit; the hue of a cell is the course of action.
    ///
    /// Fits are in about ten bands; one of their edges is the lowest score that counts as a fit. Clients with a
    /// veto have a column of their own before them.
    ///
    /// @param out takes the text, a Vega-Lite specification in JSON, below 200 KB for any base
    /// @param grades one for each client
    /// @param fits the same clients by rank_by_fit
    /// @param matrix the courses and their names
    /// @param options titles, the name and unit of the value, and the size
    /// @returns the iterator past the end of the text
    /// @throws unequal_lengths when there are not as many grades as clients ranked by fit
    /// Complexity: O(n) time; a byte a client while it runs.
    /// @example 28_charts_to_act_on.cpp
    template <std::output_iterator<char> Out>
    Out operator()(Out out, std::span<const grade> grades, const targeting::fit_ranking& fits,
                   const targeting::fit_matrix& matrix = targeting::fit_matrix{},
                   const chart_options& options = {}) const {
        const std::vector<targeting::client_course> courses = matrix(grades, fits);
        const detail::fit_bands bands(matrix.fits_from());
        // The first column is that of the vetoes.
        std::vector<std::string> columns{"veto"};
        columns.insert(columns.end(), bands.names().begin(), bands.names().end());
        grade last = grade::A;
        for (const grade g : grades) {
            last = (std::max)(last, g);
        }
        std::vector<cell> cells((grade_index(last) + 1) * columns.size());
        std::array<std::size_t, 4> by_course{};
        for (std::size_t i = 0; i < grades.size(); ++i) {
            const std::size_t column =
                fits.place(i).has_value() ? 1 + bands.band_of(fits.scores()[i]) : 0;
            cell& at = cells[grade_index(grades[i]) * columns.size() + column];
            ++at.clients;
            at.course = courses[i];
            ++by_course[static_cast<std::size_t>(courses[i])];
        }
        auto spec =
            detail::begin_chart(std::move(out), options, words(grades.size(), by_course, matrix));
        write_cells(spec, cells, columns, matrix);
        if (fits.vetoed().empty()) {
            columns.erase(columns.begin());
        }
        write_map(spec, cells, columns, grade_index(last) + 1, matrix);
        spec.end_object();
        return spec.finish();
    }

private:
    struct cell {
        std::size_t clients = 0;
        targeting::client_course course = targeting::client_course::cherish;
    };

    [[nodiscard]] static detail::chart_words words(std::size_t clients,
                                                   const std::array<std::size_t, 4>& by_course,
                                                   const targeting::fit_matrix& matrix) {
        std::string counts;
        for (std::size_t i = 0; i < by_course.size(); ++i) {
            counts += (i == 0 ? "" : ", ") + matrix.name(static_cast<targeting::client_course>(i)) +
                      " " + detail::count_text(by_course[i]);
        }
        return {.title = "What clients bring, and how well they fit",
                .subtitle = counts,
                .description =
                    detail::clients_text(clients) + " by grade and fit: " + counts + "."};
    }

    template <class Out>
    static void write_cells(json_writer<Out>& spec, const std::vector<cell>& cells,
                            const std::vector<std::string>& columns,
                            const targeting::fit_matrix& matrix) {
        spec.key("datasets");
        spec.begin_object();
        spec.key("cells");
        spec.begin_array();
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (cells[i].clients > 0) {
                spec.begin_object();
                spec.member("grade", grade_at(i / columns.size()));
                spec.member("fit", columns[i % columns.size()]);
                spec.member("course", matrix.name(cells[i].course));
                spec.member("clients", cells[i].clients);
                spec.end_object();
            }
        }
        spec.end_array();
        spec.end_object();
    }

    template <class Out>
    static void write_map(json_writer<Out>& spec, const std::vector<cell>& cells,
                          const std::vector<std::string>& columns, std::size_t grades,
                          const targeting::fit_matrix& matrix) {
        const std::vector<std::string> rows = detail::grade_names(grades);
        std::size_t most = 0;
        for (const cell& it : cells) {
            most = (std::max)(most, it.clients);
        }
        const std::string across = detail::names_scale(columns);
        const std::string down = detail::names_scale(rows);
        const std::string strength = detail::strength_scale("sqrt", static_cast<double>(most));
        const std::string hues = detail::colours_scale(
            {{matrix.name(targeting::client_course::cherish), palette::bluish_green},
             {matrix.name(targeting::client_course::grow), palette::sky_blue},
             {matrix.name(targeting::client_course::harvest), palette::orange},
             {matrix.name(targeting::client_course::let_go), palette::grey}});
        detail::write_heat_map(
            spec,
            {.across = {.field = "fit",
                        .type = "nominal",
                        .title = "fit, from none to full",
                        .axis = R"({"labelAngle":0,"domain":false,"ticks":false})",
                        .scale = across},
             .down = {.field = "grade",
                      .type = "nominal",
                      .title = "grade",
                      .axis = detail::heat_axis,
                      .scale = down},
             .hue = {.field = "course", .type = "nominal", .title = "course", .scale = hues},
             .strength = {.field = "clients", .scale = strength, .legend = "null"},
             .label = "clients"},
            {{"grade", "grade"},
             {"fit", "fit"},
             {"course", "course"},
             {"clients", "clients", detail::count_format}});
    }
};

/// See fit_matrix_chart_fn.
inline constexpr fit_matrix_chart_fn fit_matrix_chart{};

}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif
