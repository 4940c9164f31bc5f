// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// The same table for a terminal, for a spreadsheet, and for a page of Markdown.

#include <vitalfew/vitalfew.hpp>

#include "check.hpp"

#include <cstddef>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace vf = vitalfew;

struct client {
    std::string name;
    long profit;
    vf::grade grade = vf::grade::D;
};

int main() {
    std::vector<client> base{{"Ant", 1234500}, {"=Bee & Sons", 130000}, {"\u6771\u4eac Cat", -90}};
    const auto abcd = vf::classify(base, &client::profit);
    for (std::size_t i = 0; i < base.size(); ++i) {
        base[i].grade = abcd.grades()[i];
    }

    const std::vector<vf::report::table_column<client>> columns{
        {"Client", &client::name, vf::report::column_width::may_shrink},
        {"Profit", &client::profit},
        {"Grade", &client::grade}};
    const std::ostream_iterator<char> out(std::cout);
    vf::report::text_table(out, base, columns, {.columns = 30, .thousands = ","});
    std::cout << '\n';
    vf::report::csv_table(out, base, columns, {.formulas = vf::report::formula_texts::defused});
    std::cout << '\n';
    vf::report::markdown_table(out, base, columns);

    std::string narrow;
    vf::report::text_table(std::back_inserter(narrow), base, columns, {.columns = 24});
    check(narrow.find("=Bee & \u2026") != std::string::npos);
}
