// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// [use]
#include "vitalfew.hpp"
// [use]

// With the folder of headers, too: they add what the file lacks, and define nothing twice.
#ifdef WITH_FOLDER
#include <vitalfew/vitalfew.hpp>
#endif

#include <cstdint>
#include <vector>

vitalfew::cutoffs<std::int64_t> cutoffs_of(const std::vector<std::int64_t>& profits);

static_assert(vitalfew::version >= vitalfew::version_number{0, 2, 0});

int main() {
    const std::vector<std::int64_t> profits{6, 60, 34};
    const auto abcd = vitalfew::classify(profits);
    const auto cutoffs = cutoffs_of(profits);
    for (std::size_t i = 0; i < profits.size(); ++i) {
        if (cutoffs(profits[i]) != abcd.grades()[i]) {
            return 1;
        }
    }
    return abcd.grades()[1] == vitalfew::grade::A && abcd.grades()[0] != vitalfew::grade::A ? 0 : 1;
}
