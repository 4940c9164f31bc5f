// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/core/grade.hpp>

#include <doctest/doctest.h>

#include <sstream>

namespace grade_test {

using vitalfew::grade;

TEST_CASE("grades run from A to Z and back through their index") {
    static_assert(vitalfew::grade_index(grade::A) == 0 && vitalfew::grade_index(grade::Z) == 25);
    static_assert(vitalfew::grade_letter(grade::D) == 'D' && sizeof(grade) == 1);
    for (std::size_t i = 0; i < vitalfew::max_grades; ++i) {
        const grade g = vitalfew::grade_at(i);
        CHECK(vitalfew::grade_index(g) == i);
        CHECK(vitalfew::grade_letter(g) == "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[i]);
    }
}

TEST_CASE("a grade prints its letter") {
    std::ostringstream out;
    out << grade::A << grade::D;
    CHECK(out.str() == "AD");
}

}  // namespace grade_test
