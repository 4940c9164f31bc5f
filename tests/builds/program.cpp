// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// One program for builds that are out of the ordinary: it grades, ranks, collects and adds, looks at what comes out by
// itself, and needs no exceptions. With an argument it asks for what is an error.

#include <vitalfew/vitalfew.hpp>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <string>
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
    return 0;
}
