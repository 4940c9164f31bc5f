// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/classify/classify.hpp>
#include <vitalfew/classify/grade_matrix.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace grade_matrix_test {

namespace {

using vitalfew::combine_grades;
using vitalfew::grade;
using vitalfew::grade_at;
using vitalfew::grade_matrix;

constexpr grade_matrix flores_and_whybark{"AAB", "ABC", "BCC"};

constexpr std::string_view longer_than_the_alphabet = "AAAAAAAAAAAAAAAAAAAAAAAAAAA";

}  // namespace

TEST_CASE("two grades make one by the table") {
    // The joint matrix of Flores and Whybark: AA, AB, BA are A; AC, BB, CA are B; BC, CB, CC are C.
    static_assert(flores_and_whybark(grade::A, grade::A) == grade::A);
    static_assert(flores_and_whybark(grade::B, grade::A) == grade::A);
    static_assert(flores_and_whybark(grade::A, grade::C) == grade::B);
    static_assert(flores_and_whybark(grade::C, grade::B) == grade::C);
    static_assert(flores_and_whybark == grade_matrix::mean(3));
    CHECK(grade_matrix::mean(3) == flores_and_whybark);
    CHECK(grade_matrix::mean(4) == grade_matrix{"AABB", "ABBC", "BBCD", "BCDD"});
    CHECK(grade_matrix::mean(2) == grade_matrix{"AA", "AB"});
    CHECK(grade_matrix::mean(1) == grade_matrix{"A"});
    const grade_matrix oblong{"ABD", "BCD"};
    CHECK(oblong.rows() == 2);
    CHECK(oblong.columns() == 3);
    CHECK(oblong(grade::B, grade::B) == grade::C);
}

TEST_CASE("the default is symmetric, with the best pair first and the worst last") {
    for (std::size_t grades = 1; grades <= vitalfew::max_grades; ++grades) {
        const auto matrix = grade_matrix::mean(grades);
        for (std::size_t i = 0; i < grades; ++i) {
            CHECK(matrix(grade_at(i), grade_at(i)) == grade_at(i));
            for (std::size_t j = 0; j < grades; ++j) {
                CHECK(matrix(grade_at(i), grade_at(j)) == matrix(grade_at(j), grade_at(i)));
                if (j > 0) {
                    CHECK(matrix(grade_at(i), grade_at(j - 1)) <= matrix(grade_at(i), grade_at(j)));
                }
            }
        }
    }
}

TEST_CASE("clients graded twice") {
    const std::vector<int> profit{60, 19, 17, 4};
    const std::vector<int> orders{1, 10, 50, 39};
    const auto by_profit =
        vitalfew::classify(profit, {}, {.limits = vitalfew::abc_limits});  // AAAC
    const auto by_orders =
        vitalfew::classify(orders, {}, {.limits = vitalfew::abc_limits});  // CBAA
    const auto combined =
        combine_grades(by_profit.grades(), by_orders.grades(), grade_matrix::mean(3));
    CHECK(combined == std::vector<grade>{grade::B, grade::A, grade::A, grade::B});
    CHECK(combine_grades({}, {}, flores_and_whybark).empty());
    CHECK_THROWS_WITH_AS(
        (void)combine_grades(by_profit.grades(), {}, flores_and_whybark),
        "vitalfew: the two gradings to combine have 4 and 0 entries: give one for each client to "
        "both",
        vitalfew::unequal_lengths);
}

TEST_CASE("a grade without a row or a column is refused") {
    const grade_matrix oblong{"ABD", "BCD"};
    CHECK_THROWS_AS((void)oblong(grade::C, grade::A), vitalfew::invalid_grade);
    CHECK_THROWS_WITH_AS((void)oblong(grade::A, grade::D),
                         "vitalfew: grade number 4 was asked for, but these limits give only 3 "
                         "grades",
                         vitalfew::invalid_grade);
}

TEST_CASE("a table that contradicts itself is not built") {
    CHECK_THROWS_WITH_AS(
        (grade_matrix{"AB", "CA"}),
        "vitalfew: the table of combined grades gives A to BB, a better grade than to the one on "
        "its "
        "left: who is better in one analysis and no worse in the other must not end up worse",
        vitalfew::invalid_rules);
    CHECK_THROWS_WITH_AS(
        (grade_matrix{"BB", "AB"}),
        "vitalfew: the table of combined grades gives A to BA, a better grade than to the one "
        "above "
        "it: who is better in one analysis and no worse in the other must not end up worse",
        vitalfew::invalid_rules);
    CHECK_THROWS_WITH_AS(
        (grade_matrix{"AA", "A"}),
        "vitalfew: the table of combined grades has rows of different lengths: give "
        "each as many grades",
        vitalfew::invalid_rules);
    CHECK_THROWS_WITH_AS(
        (grade_matrix{"AA", "Ab"}),
        "vitalfew: row 2, column 2 of the table of combined grades is 'b', which is "
        "no grade: give a letter from A to Z",
        vitalfew::invalid_rules);
    CHECK_THROWS_AS((grade_matrix{"A", "1"}), vitalfew::invalid_rules);
    CHECK_THROWS_WITH_AS((grade_matrix{""}),
                         "vitalfew: the table of combined grades has no column, or more than 26: "
                         "give one for each grade",
                         vitalfew::invalid_rules);
    CHECK_THROWS_AS((grade_matrix{longer_than_the_alphabet}), vitalfew::invalid_rules);
    CHECK_THROWS_AS(grade_matrix(std::initializer_list<std::string_view>{}),
                    vitalfew::invalid_rules);
    CHECK_THROWS_AS(
        (grade_matrix{"A", "A", "A", "A", "A", "A", "A", "A", "A", "A", "A", "A", "A", "A",
                      "A", "A", "A", "A", "A", "A", "A", "A", "A", "A", "A", "A", "A"}),
        vitalfew::invalid_rules);
}

TEST_CASE("a mean of no grades, or of more than there are letters, is refused") {
    for (const std::size_t grades : {std::size_t{0}, std::size_t{27}}) {
        CHECK_THROWS_WITH_AS((void)grade_matrix::mean(grades),
                             doctest::Contains("grades: give a number from 1 to 26"),
                             vitalfew::invalid_grade);
    }
    CHECK(grade_matrix::mean(26)(vitalfew::grade::Z, vitalfew::grade::Z) == vitalfew::grade::Z);
}

}  // namespace grade_matrix_test
