// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// [use]
import vitalfew;
// [use]

#include "including.hpp"

#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

namespace {

struct client {
    std::string name;
    std::int64_t profit;
    double volume;
};

}  // namespace

int main() {
    const std::vector<client> base{{"a", 6, 0.5}, {"b", 60, 0.25}, {"c", 34, 8.0}};
    const auto abcd = vitalfew::classify(base, &client::profit);
    const auto places = vitalfew::rank(base, &client::volume, vitalfew::ties::dense);

    // Found by argument-dependent lookup alone: an operator at namespace scope, and friends.
    std::ostringstream text;
    text << abcd.grades()[1] << abcd.grades()[0] << abcd.total();

    const bool is_right = text.str() == "AB100" && places.places()[2] == 1 &&
                          cutoffs_by_header({6, 60, 34})(60) == abcd.cutoffs()(60);
    return is_right ? 0 : 1;
}
