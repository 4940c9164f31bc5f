// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_FILES_LOCK_HPP
#define CLIENT_REPORT_FILES_LOCK_HPP

#include "files/descriptor.hpp"
#include "files/temporary_path.hpp"

#include <filesystem>
#include <memory>

namespace client_report {

// The right of one run to write an output, until this is destroyed or the process ends. A file system without
// locks grants it to everybody.
class output_lock {
public:
    // Locks a folder that is there.
    // @throws output_failed when another run has it, as the next
    [[nodiscard]] static output_lock of_folder(const std::filesystem::path& folder);
    // Locks a file by a lock file beside it, see lock_path.
    [[nodiscard]] static output_lock of_file(const std::filesystem::path& file);

    ~output_lock();
    output_lock(output_lock&&) noexcept = default;
    output_lock& operator=(output_lock&&) = delete;

    // Whether nobody else can have it: false where the file system has no locks.
    [[nodiscard]] bool is_exclusive() const noexcept { return held_.get() >= 0; }

private:
    output_lock() = default;

    descriptor held_;
    std::filesystem::path file_;  // to be removed; empty for a folder
    std::unique_ptr<temporary_path> goes_;
};

// The lock file of an output: ".NAME.client_report-lock" beside it.
[[nodiscard]] std::filesystem::path lock_path(const std::filesystem::path& file);

}  // namespace client_report

#endif
