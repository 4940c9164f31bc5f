// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "process/sqlite_limit.hpp"

#include "input/database.hpp"

#include <sqlite3.h>

namespace client_report {

void limit_sqlite_memory() noexcept {
    sqlite3_hard_heap_limit64(sqlite_memory);
}

}  // namespace client_report
