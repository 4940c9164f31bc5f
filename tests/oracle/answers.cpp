// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Prints the library's answers about client bases, for comparison with independent calculations: see library.py. A line of the input
// is a base,
//
//     KIND RULE LIMITS | VALUE... | PROBE...       int64 upper 4/5,19/20 | 5 3 1 | 2
//
// KIND int64 or double, RULE that of crossing. The answer is lines of a name and its figures, and a line "end".

#include "oracle/analyses.hpp"
#include "oracle/wire.hpp"

#include <algorithm>  // std::min
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace {

template <class Value>
void answer(std::ostream& out, std::string_view rule, std::string_view limits,
            std::string_view values, std::string_view probes) {
    vitalfew_test::answer(
        out, vitalfew_test::asked_base<Value>{{.limits = vitalfew_test::read_limits(limits),
                                               .crossing = vitalfew_test::read_rule(rule)},
                                              vitalfew_test::read_values<Value>(values),
                                              vitalfew_test::read_values<Value>(probes)});
}

void answer(std::ostream& out, std::string_view line) {
    const std::size_t first = std::min(line.find('|'), line.size());
    const std::size_t second = std::min(line.find('|', first + 1), line.size());
    const auto head = vitalfew_test::split(line.substr(0, first), ' ');
    if (second == line.size() || head.size() < 2 || head.size() > 3) {
        throw std::invalid_argument("no base: " + std::string(line));
    }
    const std::string_view limits = head.size() == 3 ? head[2] : std::string_view{};
    const std::string_view values = line.substr(first + 1, second - first - 1);
    const std::string_view probes = line.substr(second + 1);
    if (head[0] == "int64") {
        answer<std::int64_t>(out, head[1], limits, values, probes);
    } else if (head[0] == "double") {
        answer<double>(out, head[1], limits, values, probes);
    } else {
        throw std::invalid_argument("no kind of values: " + std::string(head[0]));
    }
}

}  // namespace

int main() {
    try {
        std::ios::sync_with_stdio(false);
        std::string line;
        while (std::getline(std::cin, line)) {
            answer(std::cout, line);
        }
        return EXIT_SUCCESS;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return EXIT_FAILURE;
    }
}
