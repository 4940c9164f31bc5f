// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/compare/cross_cell_names.hpp>
#include <vitalfew/compare/cross_tabulate.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace cell_names_test {

using vitalfew::cross_cell_names;
using vitalfew::grade;
using enum vitalfew::grade;

namespace {

const std::vector<grade> abc{A, A, B, C, B, A};
const std::vector<std::string> xyz{"X", "Y", "X", "Z", "Z", "X"};
const std::vector<int> profit{50, 20, 15, -3, 5, 10};

}  // namespace

TEST_CASE("cells by names, one or several cells for a name") {
    const auto table = vitalfew::cross_tabulate(abc, xyz, profit);
    const cross_cell_names<grade, std::string> names{{A, "X", "AX"},     {B, "X", "keep"},
                                                     {C, "Z", "let go"}, {B, "Y", "keep"},
                                                     {A, "Y", "keep"},   {D, "Q", "nobody"}};
    CHECK(names.names() == std::vector<std::string>{"AX", "keep", "let go", "nobody"});
    CHECK(names.total(table, "AX").clients == 2);
    CHECK(names.total(table, "AX").values.value == 60);
    CHECK(names.total(table, "keep").clients == 2);
    CHECK(names.total(table, "keep").values.value == 35);
    CHECK(names.total(table, "let go").values.losses.value == -3);
    CHECK(names.total(table, "nobody").clients == 0);
    CHECK(names.unnamed(table).clients == 1);
    CHECK(names.unnamed(table).values.value == 5);
    CHECK(names.name_of(A, "Y") == "keep");
    CHECK_FALSE(names.name_of(B, "Z").has_value());
    // Also without a value.
    const auto counts = vitalfew::cross_tabulate(abc, xyz);
    CHECK(names.total(counts, "keep").clients == 2);
    CHECK(cross_cell_names<grade, std::string>{{A, "X", "AX"}}.names().front() == "AX");
}

TEST_CASE("a cell with two names, and a name without a cell, are refused") {
    CHECK_THROWS_WITH_AS(
        (cross_cell_names<grade, std::string>{{A, "X", "one"}, {B, "X", "two"}, {A, "X", "one"}}),
        "vitalfew: the cell of row A and column \"X\" has two names, those at index 0 and 2: give "
        "it one",
        vitalfew::duplicate_key);
    const cross_cell_names<grade, std::string> names{{A, "X", "AX"}};
    const auto table = vitalfew::cross_tabulate(abc, xyz);
    CHECK_THROWS_WITH_AS((void)names.total(table, "XA"),
                         "vitalfew: no cell has the name \"XA\": use a name that was given",
                         vitalfew::unknown_key);
}

}  // namespace cell_names_test
