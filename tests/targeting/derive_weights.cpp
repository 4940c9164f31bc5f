// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/targeting/derive_weights.hpp>
#include <vitalfew/targeting/pairwise_comparisons.hpp>

#include "support/rounds.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <random>
#include <string>
#include <vector>

namespace derive_weights_test {

using vitalfew::targeting::derive_weights;
using vitalfew::targeting::derived_weights;
using vitalfew::targeting::pairwise_comparison;
using vitalfew::targeting::pairwise_comparisons;

namespace {

using matrix = std::vector<std::vector<double>>;

/// The whole matrix, of what stands above its diagonal.
matrix reciprocal(const std::vector<std::vector<double>>& upper) {
    const std::size_t n = upper.size() + 1;
    matrix whole(n, std::vector<double>(n, 1));
    for (std::size_t row = 0; row + 1 < n; ++row) {
        for (std::size_t column = row + 1; column < n; ++column) {
            whole[row][column] = upper[row][column - row - 1];
            whole[column][row] = 1 / whole[row][column];
        }
    }
    return whole;
}

std::vector<std::string> letters(std::size_t n) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < n; ++i) {
        names.emplace_back(1, static_cast<char>('a' + static_cast<char>(i)));
    }
    return names;
}

derived_weights weights_of(const matrix& whole) {
    return derive_weights(pairwise_comparisons(letters(whole.size()), whole));
}

/// What was printed with so many decimals.
void agrees(double found, double printed, double half_a_unit) {
    CHECK(std::abs(found - printed) <= half_a_unit);
}

void agree(const std::vector<double>& found, const std::vector<double>& printed,
           double half_a_unit) {
    REQUIRE(found.size() == printed.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        agrees(found[i], printed[i], half_a_unit);
    }
}

/// A matrix of numbers of Saaty's scale by chance.
matrix by_chance(std::size_t n, std::mt19937_64& random) {
    std::vector<std::vector<double>> upper;
    for (std::size_t row = 0; row + 1 < n; ++row) {
        upper.emplace_back();
        for (std::size_t column = row + 1; column < n; ++column) {
            const auto draw = static_cast<int>(random() % 17);  // 1/9 to 1/2, and 1 to 9
            upper.back().push_back(draw < 8 ? 1.0 / (draw + 2) : draw - 7.0);
        }
    }
    return reciprocal(upper);
}

}  // namespace

// T. L. Saaty, "Decision making with the analytic hierarchy process", International Journal of Services Sciences
// 1 (2008), table 3: which drink is consumed more in the United States. Further digits: power iteration with 60
// decimals.
TEST_CASE("Saaty's seven drinks") {
    const auto drinks = weights_of({{1, 9, 5, 2, 1, 1, 1. / 2},
                                    {1. / 9, 1, 1. / 3, 1. / 9, 1. / 9, 1. / 9, 1. / 9},
                                    {1. / 5, 3, 1, 1. / 3, 1. / 4, 1. / 3, 1. / 9},
                                    {1. / 2, 9, 3, 1, 1. / 2, 1, 1. / 3},
                                    {1, 9, 4, 2, 1, 2, 1. / 2},
                                    {1, 9, 3, 1, 1. / 2, 1, 1. / 3},
                                    {2, 9, 9, 3, 2, 3, 1}});
    agree(drinks.weights, {0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327}, 5e-4);
    agrees(drinks.consistency_ratio, 0.022, 5e-4);
    agree(drinks.weights,
          {0.177456747446, 0.019149476024, 0.041831181662, 0.116417031735, 0.189572375326,
           0.128780548539, 0.326792639268},
          1e-12);
    agrees(drinks.principal_eigenvalue, 7.176629039330342, 1e-12);
    CHECK(drinks.is_consistent());
    CHECK_FALSE(drinks.warning().has_value());
}

// T. L. Saaty, "How to make a decision: the analytic hierarchy process", European Journal of Operational Research
// 48 (1990), table 2: the criteria for buying a house, which contradict each other.
TEST_CASE("Saaty's house, and the warning that it deserves") {
    const auto house = derive_weights(pairwise_comparisons(
        {"size", "transport", "neighbourhood", "age", "yard", "modern", "condition", "financing"},
        matrix{{1, 5, 3, 7, 6, 6, 1. / 3, 1. / 4},
               {1. / 5, 1, 1. / 3, 5, 3, 3, 1. / 5, 1. / 7},
               {1. / 3, 3, 1, 6, 3, 4, 6, 1. / 5},
               {1. / 7, 1. / 5, 1. / 6, 1, 1. / 3, 1. / 4, 1. / 7, 1. / 8},
               {1. / 6, 1. / 3, 1. / 3, 3, 1, 1. / 2, 1. / 5, 1. / 6},
               {1. / 6, 1. / 3, 1. / 4, 4, 2, 1, 1. / 5, 1. / 6},
               {3, 5, 1. / 6, 7, 5, 5, 1, 1. / 2},
               {4, 7, 5, 8, 6, 6, 2, 1}}));
    agree(house.weights, {0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333}, 5e-4);
    agrees(house.principal_eigenvalue, 9.669, 5e-4);
    agrees(house.consistency_index, 0.238, 5e-4);
    agrees(house.consistency_ratio, 0.169, 5e-4);
    agrees(house.principal_eigenvalue, 9.668887317118154, 1e-12);
    CHECK_FALSE(house.is_consistent());
    CHECK(house.warning() ==
          "the consistency ratio is 0.169, above 0.1: the comparisons contradict each other; think "
          "over \"neighbourhood\" against \"condition\", said to be 6 times as important, but the "
          "others imply 1.13");
    agrees(house.of("financing"), 0.333, 5e-4);
    CHECK_THROWS_AS((void)house.of("colour"), vitalfew::unknown_key);
}

// The same article: three houses by their financing.
TEST_CASE("three houses by their financing") {
    const auto houses = weights_of(reciprocal({{1. / 7, 1. / 5}, {3}}));
    agrees(houses.principal_eigenvalue, 3.065, 5e-4);
    agrees(houses.consistency_ratio, 0.056, 5e-4);
    agree(houses.weights, {0.071927429882, 0.649118004631, 0.278954565486}, 1e-12);
}

// Saaty took the mean of 500 matrices by chance or so; these are as many others of the smallest, which vary most, and fewer of
// the larger, which cost most.
TEST_CASE("the random index is the mean of comparisons made by chance") {
    std::mt19937_64 random(1980);
    CHECK(vitalfew::targeting::random_index[0] == 0);
    CHECK(vitalfew::targeting::random_index[1] == 0);
    for (std::size_t n = 3; n <= vitalfew::targeting::max_compared; ++n) {
        const int rounds = vitalfew_test::rounds(static_cast<int>(4500 / (n * n)));
        double sum = 0;
        for (int i = 0; i < rounds; ++i) {
            sum += weights_of(by_chance(n, random)).consistency_index;
        }
        agrees(sum / rounds, vitalfew::targeting::random_index[n - 1], 0.1);
    }
}

TEST_CASE("comparisons that agree give back the weights they were made of") {
    CHECK(rc::check([] {
        const auto sizes = *rc::gen::resize(
            15, rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(3, 28))));
        RC_PRE(sizes.size() <= vitalfew::targeting::max_compared);
        matrix whole;
        double sum = 0;
        for (const int one : sizes) {
            sum += one;
            whole.emplace_back();
            for (const int other : sizes) {
                whole.back().push_back(static_cast<double>(one) / other);
            }
        }
        const auto found = weights_of(whole);
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            RC_ASSERT(std::abs(found.weights[i] - sizes[i] / sum) <= 1e-14);
        }
        RC_ASSERT(found.consistency_ratio <= 1e-13);
        RC_ASSERT(!found.most_doubtful.has_value());
    }));
}

TEST_CASE("the order of the criteria permutes the weights, to the last bit") {
    CHECK(rc::check([] {
        std::mt19937_64 random(*rc::gen::arbitrary<unsigned>());
        const auto n = *rc::gen::inRange<std::size_t>(1, 10);
        const matrix whole = by_chance(n, random);
        std::vector<std::size_t> order(n);
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::shuffle(order.begin(), order.end(), random);
        matrix moved(n, std::vector<double>(n));
        std::vector<std::string> names(n);
        for (std::size_t row = 0; row < n; ++row) {
            names[row] = letters(n)[order[row]];
            for (std::size_t column = 0; column < n; ++column) {
                moved[row][column] = whole[order[row]][order[column]];
            }
        }
        const auto found = weights_of(whole);
        const auto other = derive_weights(pairwise_comparisons(names, moved));
        for (std::size_t row = 0; row < n; ++row) {
            RC_ASSERT(other.weights[row] == found.weights[order[row]]);
        }
        RC_ASSERT(other.principal_eigenvalue == found.principal_eigenvalue);
        RC_ASSERT(other.warning() == found.warning());
        // It is an eigenvector, and the weights add up to 1.
        double sum = 0;
        for (std::size_t row = 0; row < n; ++row) {
            double product = 0;
            for (std::size_t column = 0; column < n; ++column) {
                product += whole[row][column] * found.weights[column];
            }
            RC_ASSERT(std::abs(product / found.principal_eigenvalue - found.weights[row]) <=
                      1e-13 * found.weights[row] + 1e-15);
            sum += found.weights[row];
        }
        RC_ASSERT(std::abs(sum - 1) <= 1e-14);
        RC_ASSERT(found.principal_eigenvalue >= static_cast<double>(n) * (1 - 1e-14));
    }));
}

TEST_CASE("the farthest that comparisons can contradict each other") {
    // a is far more than b, b than c, and c than a: all the same in the end.
    const auto circle = weights_of(reciprocal({{9, 1. / 9}, {9}}));
    agree(circle.weights, {1. / 3, 1. / 3, 1. / 3}, 1e-15);
    agrees(circle.principal_eigenvalue, 1 + 9 + 1. / 9, 1e-14);
    REQUIRE(circle.most_doubtful.has_value());
    CHECK(circle.most_doubtful->first == "a");
    CHECK(circle.most_doubtful->second == "b");
}

TEST_CASE("one or two criteria cannot contradict each other") {
    CHECK(weights_of({{1}}).weights == std::vector<double>{1});
    const auto two = weights_of(reciprocal({{3}}));
    agree(two.weights, {0.75, 0.25}, 1e-15);
    CHECK(two.consistency_ratio == 0);
    CHECK(two.is_consistent());
    CHECK_FALSE(two.most_doubtful.has_value());
}

TEST_CASE("judgements of pairs are as good as a matrix, in any order and either way round") {
    const pairwise_comparisons pairs(
        {"price", "quality", "service"},
        std::vector<pairwise_comparison>{
            {"service", "quality", 1. / 2}, {"price", "service", 5}, {"quality", "price", 1. / 3}});
    CHECK(pairs(0, 1) == 3);
    CHECK(pairs(1, 0) == 1. / 3);
    CHECK(pairs(1, 2) == 2);
    CHECK(pairs(2, 2) == 1);
    CHECK(derive_weights(pairs).weights == weights_of(reciprocal({{3, 5}, {2}})).weights);
    // That a criterion is as important as itself may be said, too.
    const pairwise_comparisons with_itself(
        {"a", "b"}, std::vector<pairwise_comparison>{{"b", "b", 1}, {"a", "b", 3}});
    CHECK(with_itself(0, 1) == 3);
    CHECK(with_itself(1, 1) == 1);
}

TEST_CASE("comparisons that are none are refused") {
    using pairs = std::vector<pairwise_comparison>;
    const std::vector<std::string> ab{"a", "b"};
    CHECK_THROWS_WITH_AS(
        (pairwise_comparisons({"a", "b", "c"}, pairs{{"a", "b", 2}, {"a", "c", 2}})),
        "vitalfew: \"b\" and \"c\" are not compared: say how many times as "
        "important the first is",
        vitalfew::invalid_comparisons);
    CHECK_THROWS_WITH_AS((pairwise_comparisons(ab, pairs{{"a", "b", 2}, {"b", "a", 2}})),
                         "vitalfew: \"b\" and \"a\" are compared twice: once is enough",
                         vitalfew::duplicate_key);
    CHECK_THROWS_WITH_AS((pairwise_comparisons({"a", "a"}, pairs{})),
                         "vitalfew: \"a\" occurs twice: give each criterion once",
                         vitalfew::duplicate_key);
    CHECK_THROWS_WITH_AS((pairwise_comparisons(ab, pairs{{"a", "c", 2}})),
                         "vitalfew: \"c\" is not among the criteria to compare: give one of their "
                         "names",
                         vitalfew::unknown_key);
    for (const double off : {9.5, 0.1, 0.0, -2.0, std::numeric_limits<double>::quiet_NaN()}) {
        CHECK_THROWS_AS((pairwise_comparisons(ab, pairs{{"a", "b", off}})),
                        vitalfew::invalid_comparisons);
    }
    CHECK_THROWS_WITH_AS((pairwise_comparisons(ab, pairs{{"a", "a", 2}})),
                         "vitalfew: \"a\" is said to be 2 times as important as \"a\": give a "
                         "number from 1/9 to 9, and 1 for a criterion itself",
                         vitalfew::invalid_comparisons);
    CHECK_THROWS_WITH_AS((pairwise_comparisons(ab, matrix{{1, 3}, {0.33, 1}})),
                         "vitalfew: \"a\" is said to be 3 times as important as \"b\", which is "
                         "said to be 0.33 times as important as \"a\": one has to be 1 divided by "
                         "the other",
                         vitalfew::invalid_comparisons);
    CHECK_THROWS_WITH_AS((pairwise_comparisons(ab, matrix{{1, 3}, {1. / 3}})),
                         "vitalfew: the matrix of comparisons has 2 rows, and 1 numbers in row 2: "
                         "give a row and a column for each name",
                         vitalfew::invalid_comparisons);
    CHECK_THROWS_AS((pairwise_comparisons(ab, matrix{})), vitalfew::invalid_comparisons);
    CHECK_THROWS_AS((pairwise_comparisons({}, pairs{})), vitalfew::invalid_comparisons);
    CHECK_THROWS_AS((pairwise_comparisons(letters(16), pairs{})), vitalfew::invalid_comparisons);
}

}  // namespace derive_weights_test
