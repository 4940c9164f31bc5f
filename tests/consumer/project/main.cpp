// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/vitalfew.hpp>

#ifdef WITH_views
#include <vitalfew/views.hpp>
#endif
#ifdef WITH_parallel
#include <vitalfew/parallel.hpp>
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
#ifdef WITH_parallel
    const auto abcd = vitalfew::parallel::classify(base, &client::profit, {}, 1);
#else
    const auto abcd = vitalfew::classify(base, &client::profit);
#endif
    return abcd.grades()[1] == vitalfew::grade::A && abcd.grades()[0] != vitalfew::grade::A ? 0 : 1;
}
