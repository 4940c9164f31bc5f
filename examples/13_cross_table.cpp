// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// A cross table of two gradings of one base: which clients buy much, and do they pay?

#include <vitalfew/vitalfew.hpp>

#include "check.hpp"

#include <iostream>
#include <string>
#include <vector>

namespace vf = vitalfew;

struct client {
    std::string name;
    int sales;
    int profit;
};

int main() {
    const std::vector<client> base{{"Ant", 900, 3},  {"Bee", 450, 90}, {"Cat", 320, 80},
                                   {"Dog", 210, 45}, {"Eel", 60, 9},   {"Fox", 40, -5},
                                   {"Gnu", 15, 6},   {"Hen", 5, 1}};
    const vf::classification by_profit = vf::classify(base, &client::profit, {vf::abc_limits});
    const vf::classification by_sales = vf::classify(base, &client::sales, {vf::abc_limits});

    const vf::cross_table table =
        vf::cross_tabulate(by_profit.grades(), by_sales.grades(), base, &client::profit);
    std::cout << "profit \\ sales";
    for (const vf::grade column : table.columns()) {
        std::cout << "  " << column;
    }
    for (const vf::grade row : table.rows()) {
        std::cout << '\n' << row << "             ";
        for (const vf::grade column : table.columns()) {
            std::cout << "  " << table.at(row, column).clients;
        }
    }
    check(table.at(vf::grade::C, vf::grade::A).clients == 1);
    check(table.total().values.value == 234 && table.total().values.losses.value == -5);

    using enum vf::grade;
    const vf::cross_cell_names<vf::grade, vf::grade> names{{A, A, "look after"},
                                                           {A, B, "sell them more"},
                                                           {B, A, "raise the price"},
                                                           {C, A, "raise the price"},
                                                           {C, B, "raise the price"}};
    std::cout << "\n\n";
    for (const std::string& name : names.names()) {
        const auto all = names.total(table, name);
        std::cout << name << ": " << all.clients << ", profit " << all.values.net() << '\n';
    }
    check(names.name_of(by_profit.grades()[0], by_sales.grades()[0]) == "raise the price");
}
