// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/classify/classify.hpp"

int main() {}
