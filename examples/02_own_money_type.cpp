// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Your own record and your own money type. Nothing is converted and no base class is needed: a projection reads
// the value, and a trait maps an amount to an exact integer.

#include <vitalfew/vitalfew.hpp>

#include "check.hpp"

#include <compare>
#include <cstdint>
#include <iostream>
#include <string>
#include <vector>

// [money]
class money {
public:
    constexpr explicit money(std::int64_t cents) : cents_(cents) {}
    constexpr std::int64_t cents() const { return cents_; }
    friend constexpr auto operator<=>(money, money) = default;

private:
    std::int64_t cents_;
};

template <>
struct vitalfew::exact_integer<money> {
    static constexpr std::int64_t to_integer(money amount) { return amount.cents(); }
    static constexpr money from_integer(std::int64_t cents) { return money(cents); }
};
// [money]

struct account {
    std::string owner;
    money sales;
    money cost;
    money profit() const { return money(sales.cents() - cost.cents()); }
};

int main() {
    const std::vector<account> accounts{
        {"Ant", money(9'000'00), money(2'000'00)},
        {"Bee", money(3'000'00), money(500'00)},
        {"Cat", money(2'000'00), money(2'400'00)},  // sold at a loss
        {"Dog", money(800'00), money(300'00)},
    };
    const auto by_profit = vitalfew::classify(accounts, &account::profit);
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        std::cout << by_profit.grades()[i] << ' ' << accounts[i].owner << '\n';
    }
    check(by_profit.total().value() == money(10'000'00));  // losses do not lower the total
    check(by_profit.losses().value.value() == money(-400'00));
    check(by_profit.grades()[2] == vitalfew::grade::D);
}
