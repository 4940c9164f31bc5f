// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_PROCESS_SQLITE_LIMIT_HPP
#define CLIENT_REPORT_PROCESS_SQLITE_LIMIT_HPP

namespace client_report {

// Limits the memory of SQLite in this process to sqlite_memory.
void limit_sqlite_memory() noexcept;

}  // namespace client_report

#endif
