// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CORE_HPP
#define VITALFEW_CORE_HPP

// The words: shares, grades, periods, concepts and errors.

#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/client_groups.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/core/values.hpp"

#endif
