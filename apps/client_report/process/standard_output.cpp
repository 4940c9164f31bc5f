// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "process/standard_output.hpp"

#include "common/errors.hpp"

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
}

}  // namespace client_report
