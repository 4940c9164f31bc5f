// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_FIT_MATRIX_HPP
#define VITALFEW_TARGETING_FIT_MATRIX_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/targeting/client_fit.hpp"
#include "vitalfew/targeting/detail/checks.hpp"
#include "vitalfew/targeting/rank_by_fit.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>  // std::as_const, std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace targeting {

/// The course of action for a client, by its grade and its fit.
enum class client_course : std::uint8_t {
    cherish,  ///< brings much and fits
    grow,     ///< brings little yet, but fits
    harvest,  ///< brings much, but does not fit
    let_go    ///< brings little and does not fit
};

/// The names of the four courses.
struct course_names {
    std::string cherish = "cherish";
    std::string grow = "grow";
    std::string harvest = "harvest";
    std::string let_go = "let go";
};

/// The limits of the fit x grade matrix, and the names of its cells.
struct fit_matrix_options {
    /// The lowest score that counts as a fit.
    double fits_from = 0.5;
    /// The worst grade that counts as bringing much.
    grade last_key_grade = grade::B;
    course_names names{};
};

/// The fit x grade matrix: one of four courses of action for each client.
///
/// | | fits | does not fit |
/// | --- | --- | --- |
/// | A or B | cherish | harvest |
/// | C or D | grow | let go |
///
/// A score of exactly fits_from fits. A client with a veto does not fit, whatever its score.
/// @invariant fits_from is in [0, 1]
/// @example 06_target_clients.cpp
class fit_matrix {
public:
    /// Fits from a score of 1/2; A and B bring much.
    fit_matrix() : fit_matrix(fit_matrix_options{}) {}
    /// @throws invalid_score when fits_from is not in [0, 1]
    explicit fit_matrix(fit_matrix_options options) : options_(std::move(options)) {
        if (!detail::is_score(options_.fits_from)) {
            detail::throw_invalid_score("the least score of a client that fits",
                                        options_.fits_from);
        }
    }

    /// @returns the course for a client of a grade and a fit, in [0, 1]
    /// @throws invalid_score when the fit is not in [0, 1]
    [[nodiscard]] client_course operator()(grade g, double fit) const {
        if (!detail::is_score(fit)) {
            detail::throw_invalid_score("the fit of a client", fit);
        }
        return course(g, fit >= options_.fits_from);
    }
    /// @returns the course for a client of a grade and a fit with its vetoes
    [[nodiscard]] client_course operator()(grade g, const client_fit& fit) const {
        return course(g, !fit.is_vetoed() && fit.score >= options_.fits_from);
    }

    /// @returns the course for each client of a base
    /// @param grades one for each client, in the order of the base
    /// @param fits the same clients, ranked by rank_by_fit
    /// @throws unequal_lengths when there are not as many grades as clients ranked by fit
    [[nodiscard]] std::vector<client_course> operator()(std::span<const grade> grades,
                                                        const fit_ranking& fits) const {
        if (grades.size() != fits.size()) {
            vitalfew::detail::throw_unequal_lengths("grades and fits", grades.size(), fits.size());
        }
        std::vector<client_course> courses;
        courses.reserve(grades.size());
        for (std::size_t i = 0; i < grades.size(); ++i) {
            const bool fit = fits.place(i).has_value() && fits.scores()[i] >= options_.fits_from;
            courses.push_back(course(grades[i], fit));
        }
        return courses;
    }

    /// @returns the name of a course; the reference is valid as long as the matrix lives
    [[nodiscard]] const std::string& name(client_course course) const& {
        const std::array names{&options_.names.cherish, &options_.names.grow,
                               &options_.names.harvest, &options_.names.let_go};
        return *names[static_cast<std::size_t>(course)];
    }
    /// Rvalue overload: copies the name out, so that no reference dangles.
    [[nodiscard]] std::string name(client_course course) && {
        return std::as_const(*this).name(course);
    }

    [[nodiscard]] double fits_from() const noexcept { return options_.fits_from; }
    [[nodiscard]] grade last_key_grade() const noexcept { return options_.last_key_grade; }

private:
    [[nodiscard]] client_course course(grade g, bool fits) const noexcept {
        const bool is_key = g <= options_.last_key_grade;
        if (fits) {
            return is_key ? client_course::cherish : client_course::grow;
        }
        return is_key ? client_course::harvest : client_course::let_go;
    }

    fit_matrix_options options_;
};

}  // namespace targeting
}  // namespace v0
}  // namespace vitalfew

#endif
