// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// One program for unusual builds: it grades, ranks, collects, adds and writes a tally, checks the results itself, and needs no
// exceptions. With an argument it provokes an error.

#include <vitalfew/vitalfew.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct deal {
    std::string client;
    std::int64_t cents;
    std::chrono::sys_days day;
};

void check(bool condition, const char* what) {
    if (!condition) {
        std::fputs(what, stderr);
        std::fputs(" is wrong\n", stderr);
        std::exit(1);
    }
}

// The byte form is the same on all machines: see "the byte form is what it was" in tests/distributed/value_tally.cpp.
void check_bytes() {
    const std::array<double, 6> values{1.0, 1.0625, 100.5, -0.25, 0.0, 5e-324};
    vitalfew::value_tally<double> tally;
    for (const double value : values) {
        tally.observe(value);
    }
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const std::byte byte : tally.to_bytes()) {
        hex += digits[std::to_integer<std::size_t>(byte) / 16];
        hex += digits[std::to_integer<std::size_t>(byte) % 16];
    }
    check(hex == "7666747401380104010100f07f010001010068018080808080800801d17f0100e353f972",
          "the byte form of a tally");
    const auto read = vitalfew::value_tally<double>::from_bytes(tally.to_bytes());
    check(read == tally, "a tally that was read back");
}

// Large enough for the ways to grade without sorting, which work on the bits of values.
void check_large_base() {
    std::vector<double> values(100'000);
    std::uint64_t state = 1;
    for (double& value : values) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        value = static_cast<double>(state >> 40U) / 64.0;
    }
    const auto fast = vitalfew::classify(values);
    const auto ranking = vitalfew::rank(values);
    const auto before = [&](std::size_t a, std::size_t b) { return values[a] > values[b]; };
    auto order = ranking.order();
    check(std::is_sorted(order.begin(), order.end(), before), "the order of a large base");
    vitalfew::exact_sum<double> total;
    for (const double value : values) {
        total += value;
    }
    check(fast.total() == total, "the total of a large base");
    std::uint64_t a_clients = 0;
    for (const auto grade : fast.grades()) {
        a_clients += grade == vitalfew::grade::A ? 1U : 0U;
    }
    // Of values spread evenly over [0, m], those above 1 - sqrt(0.2) of the way bring 80 %.
    check(a_clients > 54'000 && a_clients < 56'500, "the grades of a large base");
}

}  // namespace

int main(int count, char**) {
    const std::vector<double> values{600.0, 190.0, 170.0, 40.0};
    if (count > 1) {
        const std::vector<double> bad{1.0, std::numeric_limits<double>::quiet_NaN()};
        check(vitalfew::classify(bad).grades().empty(), "a base with a NaN");
        return 0;
    }

    const auto abcd = vitalfew::classify(values);
    check(abcd.grades()[2] == vitalfew::grade::A, "the grade of the client who crosses 80 %");
    check(abcd.grades()[3] == vitalfew::grade::C, "the grade of the last client");
    check(vitalfew::rank(values).order()[0] == 0, "the first place");

    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    vitalfew::exact_sum<std::int64_t> sum;
    for (int i = 0; i < 4; ++i) {
        sum += most;
    }
    const std::vector<std::int64_t> huge(4, most);
    check(vitalfew::classify(huge).total() == sum, "a total beyond 64 bits");

    using namespace std::chrono_literals;
    const std::chrono::sys_days day = 2026y / 1 / 31;
    const std::vector<deal> deals{
        {"M\xfcller", 100, day}, {"Ant", 5, day}, {"M\xfcller", 200, day}};
    const auto clients = vitalfew::collect_clients(
        deals, vitalfew::deal_fields(&deal::client, &deal::cents, &deal::day));
    check(clients.size() == 2, "the number of clients");
    check_bytes();
    check_large_base();
    return 0;
}
