// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TESTS_FAULTS_RECORDS_HPP
#define VITALFEW_TESTS_FAULTS_RECORDS_HPP

#include "vitalfew/core/period.hpp"

#include "faults/faults.hpp"

#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>  // std::hash
#include <string>
#include <vector>

namespace vitalfew_test {

struct deal {
    std::string client;  // too long to lie within the string
    std::int64_t amount = 0;
    double profit = 0;
    vitalfew::date day{};
    int id = 0;
    friend bool operator==(const deal&, const deal&) = default;
};

// Many equal values, losses and zeros among them.
inline std::vector<deal> some_deals(std::size_t count) {
    std::vector<deal> deals;
    std::uint64_t state = 1;
    const auto next = [&state](std::uint64_t below) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        return static_cast<std::int64_t>((state >> 33U) % below);
    };
    for (std::size_t i = 0; i < count; ++i) {
        const std::int64_t amount = next(50) * next(50) * next(50) - 200;
        deals.push_back({"a client with a long name, number " + std::to_string(next(count / 3 + 1)),
                         amount, static_cast<double>(amount) / 4,
                         vitalfew::date(std::chrono::days(19'000 + next(700))),
                         static_cast<int>(i / 2)});
    }
    return deals;
}

// A value whose copies and comparisons may throw, and that is compared and added only.
struct touchy {
    std::int64_t units = 0;

    touchy() = default;
    explicit touchy(std::int64_t amount) : units(amount) {}
    touchy(const touchy& other) : units(other.units) { user_calls::pass(); }
    touchy& operator=(const touchy& other) {
        user_calls::pass();
        units = other.units;
        return *this;
    }
    ~touchy() = default;
    touchy& operator+=(const touchy& other) {
        user_calls::pass();
        units += other.units;
        return *this;
    }
    touchy& operator-=(const touchy& other) {
        user_calls::pass();
        units -= other.units;
        return *this;
    }
    friend touchy operator+(touchy a, const touchy& b) { return a += b; }
    friend touchy operator-(touchy a, const touchy& b) { return a -= b; }
    friend bool operator==(const touchy& a, const touchy& b) {
        user_calls::pass();
        return a.units == b.units;
    }
    friend std::strong_ordering operator<=>(const touchy& a, const touchy& b) {
        user_calls::pass();
        return a.units <=> b.units;
    }
};

// A key whose copies, comparisons and hash may throw.
struct touchy_key {
    std::string name;

    touchy_key() = default;
    explicit touchy_key(std::string text) : name(std::move(text)) {}
    touchy_key(const touchy_key& other) : name(other.name) { user_calls::pass(); }
    touchy_key(touchy_key&& other) noexcept = default;
    touchy_key& operator=(const touchy_key& other) {
        user_calls::pass();
        name = other.name;
        return *this;
    }
    touchy_key& operator=(touchy_key&& other) noexcept = default;
    ~touchy_key() = default;
    friend bool operator==(const touchy_key& a, const touchy_key& b) {
        user_calls::pass();
        return a.name == b.name;
    }
    friend std::strong_ordering operator<=>(const touchy_key& a, const touchy_key& b) {
        user_calls::pass();
        return a.name <=> b.name;
    }
};

}  // namespace vitalfew_test

template <>
struct std::hash<vitalfew_test::touchy_key> {
    std::size_t operator()(const vitalfew_test::touchy_key& key) const {
        vitalfew_test::user_calls::pass();
        return std::hash<std::string>{}(key.name);
    }
};

#endif
