// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_FILES_TEMPORARY_PATH_HPP
#define CLIENT_REPORT_FILES_TEMPORARY_PATH_HPP

#include <cstddef>
#include <string>

namespace client_report {

// Registers a file or a folder as temporary while it lives, for remove_temporary_paths. The
// destructor removes no file; that is the owner's task.
class temporary_path {
public:
    explicit temporary_path(std::string path);
    ~temporary_path();
    temporary_path(const temporary_path&) = delete;
    temporary_path& operator=(const temporary_path&) = delete;

private:
    std::string path_;
    std::size_t slot_;
};

// Removes all files and folders that are temporary. Async-signal-safe, once a temporary_path was made
// or prepare_temporary_paths called.
void remove_temporary_paths() noexcept;
void prepare_temporary_paths() noexcept;

}  // namespace client_report

#endif
