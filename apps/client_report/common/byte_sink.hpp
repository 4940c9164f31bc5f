// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_COMMON_BYTE_SINK_HPP
#define CLIENT_REPORT_COMMON_BYTE_SINK_HPP

#include <string_view>

namespace client_report {

// Takes the text of a result, piece by piece.
class byte_sink {
public:
    virtual void write(std::string_view bytes) = 0;

    byte_sink() = default;
    byte_sink(const byte_sink&) = delete;
    byte_sink& operator=(const byte_sink&) = delete;

protected:
    ~byte_sink() = default;
};

}  // namespace client_report

#endif
