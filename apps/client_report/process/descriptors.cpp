// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "process/descriptors.hpp"

#include <fcntl.h>   // fcntl, open
#include <unistd.h>  // STDIN_FILENO

#include <cerrno>
#include <cstdlib>  // std::_Exit

namespace client_report {

namespace {

void open_if_closed(int descriptor, int direction) noexcept {
    // NOLINTBEGIN(cppcoreguidelines-pro-type-vararg): the signatures of POSIX
    if (::fcntl(descriptor, F_GETFD) >= 0 || errno != EBADF) {
        return;
    }
    // The lowest number is free, since those below are open: open() gives just this one. Without a null device
    // nobody could say what is wrong, either.
    if (::open("/dev/null", direction) != descriptor) {
        std::_Exit(1);
    }
    // NOLINTEND(cppcoreguidelines-pro-type-vararg)
}

}  // namespace

void open_standard_descriptors() noexcept {
    open_if_closed(STDIN_FILENO, O_WRONLY);
    open_if_closed(STDOUT_FILENO, O_RDONLY);
    open_if_closed(STDERR_FILENO, O_WRONLY);
}

}  // namespace client_report
