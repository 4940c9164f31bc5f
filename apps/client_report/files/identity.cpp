// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "files/identity.hpp"

#include <sys/stat.h>

#include <system_error>

namespace client_report {

namespace fs = std::filesystem;

namespace {

file_identity identity_of_status(const struct stat& status) {
    return {.device = status.st_dev, .number = status.st_ino, .rest = {}};
}

}  // namespace

fs::path without_links(const fs::path& path) {
    constexpr int most_links = 40;  // as many as Linux follows
    fs::path at = path;
    std::error_code error;
    for (int i = 0; i < most_links && fs::is_symlink(at, error); ++i) {
        const fs::path next = fs::read_symlink(at, error);
        if (error) {
            break;
        }
        at = next.is_absolute() ? next : at.parent_path() / next;
    }
    return at;
}

fs::path folder_of(const fs::path& path) {
    const fs::path folder = path.parent_path();
    return folder.empty() ? "." : folder;
}

std::optional<file_identity> identity_of(const fs::path& path) {
    struct stat status{};
    if (::stat(path.c_str(), &status) == 0) {
        return S_ISCHR(status.st_mode) ? std::nullopt : std::optional(identity_of_status(status));
    }
    std::error_code error;
    const fs::path whole = fs::weakly_canonical(fs::absolute(without_links(path), error), error);
    if (error) {
        return std::nullopt;
    }
    fs::path rest;
    for (fs::path folder = whole; folder.has_relative_path(); folder = folder.parent_path()) {
        if (folder.has_filename()) {
            rest = rest.empty() ? folder.filename() : folder.filename() / rest;
        }
        if (::stat(folder_of(folder).c_str(), &status) == 0) {
            file_identity found = identity_of_status(status);
            found.rest = rest.string();
            return found;
        }
    }
    return std::nullopt;
}

std::optional<file_identity> identity_of(int descriptor) {
    struct stat status{};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        return std::nullopt;
    }
    return identity_of_status(status);
}

}  // namespace client_report
