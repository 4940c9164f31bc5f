// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_PROCESS_STANDARD_OUTPUT_HPP
#define CLIENT_REPORT_PROCESS_STANDARD_OUTPUT_HPP

#include "common/byte_sink.hpp"

#include <cstdio>
#include <stdexcept>
#include <string_view>

namespace client_report {

// The reader of the pipe has closed it, as head does once it has its lines.
class reader_gone : public std::runtime_error {
public:
    reader_gone() : std::runtime_error("standard output: nobody reads it") {}
};

// The standard output.
class standard_output final : public byte_sink {
public:
    // @throws output_failed, reader_gone
    void write(std::string_view bytes) override;
    // Everything has been written: nothing is left in a buffer here or, as far as closing tells, elsewhere.
    // @throws as write
    void finish();

private:
    std::FILE* file_ = stdout;
};

}  // namespace client_report

#endif
