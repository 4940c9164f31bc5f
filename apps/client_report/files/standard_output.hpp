// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_PIPELINE_STANDARD_OUTPUT_HPP
#define CLIENT_REPORT_PIPELINE_STANDARD_OUTPUT_HPP

#include "common/byte_sink.hpp"

#include <cstdio>
#include <stdexcept>
#include <string_view>

namespace client_report {

// Nobody reads on: head has seen enough.
class reader_gone : public std::runtime_error {
public:
    reader_gone() : std::runtime_error("standard output: nobody reads it") {}
};

// The standard output.
class standard_output final : public byte_sink {
public:
    // @throws output_failed, reader_gone
    void write(std::string_view bytes) override;
    // Sees to it that all has been written.
    // @throws as write
    void finish();

private:
    std::FILE* file_ = stdout;
};

}  // namespace client_report

#endif
