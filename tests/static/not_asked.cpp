// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// What was not asked has no answer.

#include <vitalfew/analyse/analyse.hpp>
#include <vitalfew/analyse/ask_grades.hpp>

#include <vector>

int main() {
    const std::vector<int> base{6, 2, 1};
#ifdef VITALFEW_BAD
    const auto analysis = vitalfew::analyse(base, [](int i) { return i; }, {});
#else
    const auto analysis =
        vitalfew::analyse(base, [](int i) { return i; }, {}, vitalfew::ask::concentration());
#endif
    return static_cast<int>(analysis[vitalfew::ask::concentration].clients);
}
