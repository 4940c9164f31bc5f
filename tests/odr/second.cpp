// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "hostile_macros.hpp"

// using-directives before our headers: no name in them may become ambiguous.
namespace vitalfew {}
using namespace std;
using namespace vitalfew;

#include <all_headers.hpp>

const vitalfew::version_number* version_seen_by_second();
bool grades_by_bare_names();

const vitalfew::version_number* version_seen_by_second() {
    return &version;
}

bool grades_by_bare_names() {
    const vector<double> values{600.0, 190.0, 170.0, 40.0};
    const auto graded = classify(values);
    // Not rank: std has a trait of that name, so that a user of both has to qualify it.
    return graded.grades()[2] == grade::A && vitalfew::rank(values).order()[0] == 0 &&
           vitalfew::top(values, 1).size() == 1;
}
