// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/compare/cross_tabulate.hpp>
#include <vitalfew/targeting/fit_matrix.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace fit_matrix_test {

using vitalfew::grade;
using vitalfew::targeting::client_course;
using vitalfew::targeting::client_fit;
using vitalfew::targeting::fit_matrix;
using vitalfew::targeting::fit_ranking;
using enum vitalfew::grade;
using enum vitalfew::targeting::client_course;

TEST_CASE("four courses, by grade and by fit") {
    const fit_matrix matrix;
    CHECK(matrix(A, 0.9) == cherish);
    CHECK(matrix(B, 0.5) == cherish);
    CHECK(matrix(C, 0.5) == grow);
    CHECK(matrix(D, 1) == grow);
    CHECK(matrix(A, 0.49) == harvest);
    CHECK(matrix(B, 0) == harvest);
    CHECK(matrix(C, 0.49) == let_go);
    CHECK(matrix(D, 0) == let_go);
    CHECK(matrix.name(let_go) == "let go");
    CHECK(fit_matrix{}.name(cherish) == "cherish");
}

TEST_CASE("cut elsewhere, and by other names") {
    const fit_matrix matrix({.fits_from = 0.75,
                             .last_key_grade = A,
                             .names = {.harvest = "milk", .let_go = "say goodbye"}});
    CHECK(matrix(A, 0.75) == cherish);
    CHECK(matrix(B, 0.75) == grow);
    CHECK(matrix(B, 0.74) == let_go);
    CHECK(matrix.name(cherish) == "cherish");
    CHECK(matrix.name(grow) == "grow");
    CHECK(matrix.name(harvest) == "milk");
    CHECK(matrix.name(let_go) == "say goodbye");
    CHECK(matrix.fits_from() == 0.75);
    CHECK(matrix.last_key_grade() == A);
}

TEST_CASE("a veto does not fit, whatever the score") {
    const fit_matrix matrix;
    CHECK(matrix(A, client_fit{.score = 0.9}) == cherish);
    CHECK(matrix(A, client_fit{.score = 0.9, .vetoes = {"credit stop"}}) == harvest);
    CHECK(matrix(D, client_fit{.score = 0.9, .vetoes = {"credit stop"}}) == let_go);
}

TEST_CASE("a whole base, to be counted and added up") {
    const std::vector<grade> grades{A, B, C, D, A};
    const fit_ranking fits({0.9, 0.2, 0.8, 0.1, 0.9}, {4});
    const auto courses = fit_matrix{}(grades, fits);
    CHECK(courses == std::vector<client_course>{cherish, harvest, grow, let_go, harvest});
    const std::vector<int> profit{500, 200, 40, 10, 300};
    const auto table = vitalfew::cross_tabulate(courses, grades, profit);
    CHECK(table.row_total(harvest).clients == 2);
    CHECK(table.row_total(harvest).values.value == 500);
    CHECK_THROWS_WITH_AS((void)fit_matrix{}(std::vector<grade>{A}, fits),
                         "vitalfew: grades and fits have 1 and 5 entries: give one for each client "
                         "to both",
                         vitalfew::unequal_lengths);
}

TEST_CASE("fits off the scale are refused") {
    CHECK_THROWS_AS(fit_matrix({.fits_from = 1.5}), vitalfew::invalid_score);
    CHECK_THROWS_WITH_AS((void)fit_matrix{}(A, 50),
                         "vitalfew: the fit of a client is 50, which is not in [0, 1]: give 0 for "
                         "the worst and 1 for the best",
                         vitalfew::invalid_score);
    CHECK_THROWS_AS((void)fit_matrix{}(A, std::numeric_limits<double>::quiet_NaN()),
                    vitalfew::invalid_score);
}

}  // namespace fit_matrix_test
