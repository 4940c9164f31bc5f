// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ANALYSE_HPP
#define VITALFEW_ANALYSE_HPP

// The whole analysis in one call.

#include "vitalfew/analyse/analyse.hpp"
#include "vitalfew/analyse/ask_change.hpp"
#include "vitalfew/analyse/ask_clients.hpp"
#include "vitalfew/analyse/ask_grades.hpp"
#include "vitalfew/analyse/question.hpp"

#endif
