// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Grade one more client on the scale of an earlier analysis: the cutoffs are all that has to be stored.

#include <vitalfew/views.hpp>
#include <vitalfew/vitalfew.hpp>

#include "check.hpp"

#include <cstdint>
#include <iostream>
#include <vector>

namespace vf = vitalfew;

int main() {
    const std::vector<std::int64_t> last_year{900, 420, 260, 90, 80, 40, 30, 20, 10, 5};
    const vf::cutoffs grade_of = vf::find_cutoffs(last_year);

    for (std::size_t i = 0; i < grade_of.size(); ++i) {
        std::cout << vf::grade_at(i) << " from " << *grade_of[i].value << '\n';
    }
    check(grade_of[0].side == vf::cutoff_side::at_least && *grade_of[0].value == 260);

    // Between two values of last year, on a limit, and a loss.
    check(grade_of(300) == vf::grade::A);
    check(grade_of(259) == vf::grade::B);
    check(grade_of(260) == vf::grade::A);
    check(grade_of(-50) == vf::grade::D);

    const std::vector<std::int64_t> prospects{1000, 15, 70};
    for (const std::int64_t value : prospects | vf::views::of_grade(grade_of, vf::grade::A)) {
        std::cout << "worth a visit: " << value << '\n';
        check(value == 1000);
    }
}
