// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Somebody else's program, as small as it gets: it ends with 0 when the library gave the right answer.

#include <vitalfew/vitalfew.hpp>

#ifdef WITH_VIEWS
#include <vitalfew/views.hpp>
#endif

#include <cstdint>
#include <string>
#include <vector>

namespace {

struct client {
    std::string name;
    std::int64_t profit;
};

}  // namespace

int main() {
    const std::vector<client> base{{"a", 6}, {"b", 60}, {"c", 34}};
    const auto abcd = vitalfew::classify(base, &client::profit);
    return abcd.grades()[1] == vitalfew::grade::A && abcd.grades()[0] != vitalfew::grade::A ? 0 : 1;
}
