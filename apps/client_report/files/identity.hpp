// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_FILES_IDENTITY_HPP
#define CLIENT_REPORT_FILES_IDENTITY_HPP

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace client_report {

// Which file a path leads to, however it is spelled: the same for hard links, for links, and for names of a file
// that is not there yet.
struct file_identity {
    std::uint64_t device = 0;
    std::uint64_t number = 0;  // of the file, or of the folder where the rest of the path will be
    std::string rest;          // empty for a file that is there

    friend bool operator==(const file_identity&, const file_identity&) = default;
};

// @returns nothing for a character device such as /dev/null, which any number of files may be, and for a path
// that nobody can follow
[[nodiscard]] std::optional<file_identity> identity_of(const std::filesystem::path& path);
// The same for an open regular file; nothing for all else.
[[nodiscard]] std::optional<file_identity> identity_of(int descriptor);

// The files that are the standard input and output; nothing for a terminal, a pipe or a device.
struct standard_files {
    std::optional<file_identity> input;
    std::optional<file_identity> output;
};

// The path at the end of the links, even where nothing is there yet.
[[nodiscard]] std::filesystem::path without_links(const std::filesystem::path& path);

// The folder of a file, never empty.
[[nodiscard]] std::filesystem::path folder_of(const std::filesystem::path& path);

}  // namespace client_report

#endif
