// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "process/standard_output.hpp"

#include "common/errors.hpp"

#include <unistd.h>  // dup

#include <cerrno>
#include <cstdio>
#include <cstring>  // std::strerror
#include <string>

namespace client_report {

namespace {

[[noreturn]] void fail() {
    if (errno == EPIPE) {
        throw reader_gone();
    }
    if (errno == EBADF) {
        throw output_failed("standard output: it is closed, or not open for writing");
    }
    throw output_failed(std::string("standard output: ") + std::strerror(errno));
}

}  // namespace

void standard_output::write(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) {
        fail();
    }
}

void standard_output::finish() {
    if (std::fflush(file_) != 0) {
        fail();
    }
    // A file system on another machine may refuse the bytes only now.
    const int copy = ::dup(::fileno(file_));
    if (copy < 0 || ::close(copy) != 0) {
        fail();
    }
}

}  // namespace client_report
