// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors
//
// The header and a call, which instantiates it: printed with the others, without a limit.

#include "vitalfew/classify/classify.hpp"

#include <vector>

int main() {
    return static_cast<int>(vitalfew::classify(std::vector{500.0, 300.0}).size());
}
