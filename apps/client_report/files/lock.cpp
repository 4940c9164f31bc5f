// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "files/lock.hpp"

#include "common/errors.hpp"
#include "common/text.hpp"
#include "files/identity.hpp"

#include <fcntl.h>     // open
#include <sys/file.h>  // flock
#include <sys/stat.h>

#include <cerrno>
#include <utility>  // std::move

namespace client_report {

namespace fs = std::filesystem;

namespace {

constexpr int tries = 100;  // somebody removes the file each time: give in

// @returns whether it is locked now; false where the file system has no locks
bool lock(int file, const fs::path& output) {
    while (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) {
            throw output_failed(printable(output.string(), 200) +
                                ": another run is writing it; wait for it to end");
        }
        if (errno != EINTR) {
            return false;
        }
    }
    return true;
}

bool still_has_the_name(int file, const fs::path& path) {
    struct stat held{};
    struct stat there{};
    return ::fstat(file, &held) == 0 && ::lstat(path.c_str(), &there) == 0 &&
           held.st_dev == there.st_dev && held.st_ino == there.st_ino;
}

}  // namespace

fs::path lock_path(const fs::path& file) {
    return file.parent_path() / ("." + file.filename().string() + ".client_report-lock");
}

output_lock output_lock::of_folder(const fs::path& folder) {
    output_lock made;
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): the signature of POSIX
    descriptor file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (file.get() >= 0 && lock(file.get(), folder)) {
        made.held_ = std::move(file);
    }
    return made;
}

output_lock output_lock::of_file(const fs::path& output) {
    output_lock made;
    const fs::path path = lock_path(without_links(output));
    for (int i = 0; i < tries; ++i) {
        constexpr int how = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
        constexpr mode_t mode = 0666;  // less the umask
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): the signature of POSIX
        descriptor file(::open(path.c_str(), how, mode));
        if (file.get() < 0 || !lock(file.get(), output)) {
            return made;  // a folder that nobody may write into is an error of the output itself
        }
        // The run that had it may have removed the file after this one opened it.
        if (still_has_the_name(file.get(), path)) {
            made.held_ = std::move(file);
            made.file_ = path;
            made.goes_ = std::make_unique<temporary_path>(path.string());
            return made;
        }
    }
    return made;
}

output_lock::~output_lock() {
    if (held_.get() < 0 || file_.empty()) {
        return;
    }
    // While it is locked: whoever waits for this file sees that it has no name any more. One with a content is
    // none of ours.
    struct stat status{};
    if (::fstat(held_.get(), &status) == 0 && S_ISREG(status.st_mode) && status.st_size == 0) {
        (void)::unlink(file_.c_str());
    }
}

}  // namespace client_report
