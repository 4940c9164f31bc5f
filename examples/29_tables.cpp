// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// The same table for a terminal, for a spreadsheet, for a page of Markdown, and in a format of one's own.

#include <vitalfew/vitalfew.hpp>

#include "check.hpp"

#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace vf = vitalfew;
namespace report = vf::report;

struct client {
    std::string name;
    long cents;
    double share;  // of the profit of those who bring one
    vf::grade grade;
};

// A format of one's own gets typed cells; this one marks shares.
struct marked_shares {
    std::string text;
    void begin(const std::vector<report::column_head>& /*heads*/) {}
    void add_row(const std::vector<report::table_cell>& cells) {
        for (const report::table_cell& cell : cells) {
            text += (cell.kind() == report::cell_kind::share ? "share " : "") + cell.text() +
                    (&cell == &cells.back() ? '\n' : ';');
        }
    }
    void end() {}
};

int main() {
    const std::vector<client> base{{"Ant", 900000, 0.9, vf::grade::A},
                                   {"=Bee & Sons", 100000, 0.1, vf::grade::B},
                                   {"\u6771\u4eac Cat", -90, 0, vf::grade::D}};
    const std::vector<report::table_column<client>> columns{
        {"Client", &client::name, report::column_width::may_shrink},
        {"Profit", [](const client& each) { return report::exact_amount(each.cents, 2); }},
        {"Share", report::cell_kind::share, &client::share},
        {"Grade", &client::grade}};
    const std::ostream_iterator<char> out(std::cout);
    report::text_table(out, base, columns, {.columns = 38, .thousands = ","});
    std::cout << '\n';
    report::csv_table(out, base, columns, {.formulas = report::formula_texts::defused});
    std::cout << '\n';
    report::markdown_table(out, base, columns);
    marked_shares own;
    report::write_rows(own, base, columns);
    check(own.text.starts_with("Ant;9000.00;share 0.9;A\n=Bee & Sons;1000.00;share 0.1;B\n"));
    std::string small;
    report::text_table(std::back_inserter(small), base, columns, {.columns = 30});
    check(small.find("=Bee & \u2026") != std::string::npos);
}
