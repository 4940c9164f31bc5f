// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_INPUT_CSV_ROWS_HPP
#define CLIENT_REPORT_INPUT_CSV_ROWS_HPP

#include "common/byte_sink.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <iterator>  // std::back_inserter
#include <utility>   // std::forward

namespace client_report {

// Writes rows to a sink, many at a time.
class csv_rows {
public:
    explicit csv_rows(byte_sink& sink) : sink_(sink) {}

    template <class... Arguments>
    void add(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
        fmt::format_to(std::back_inserter(text_), format, std::forward<Arguments>(arguments)...);
    }

    void end_row() {
        text_.push_back('\n');
        if (text_.size() >= write_from) {
            finish();
        }
    }

    // Writes what is left.
    // @throws what the sink does, as end_row
    void finish() {
        sink_.write({text_.data(), text_.size()});
        text_.clear();
    }

private:
    static constexpr std::size_t write_from = std::size_t{1}
                                              << 16U;  // bytes that are worth a write

    byte_sink& sink_;
    fmt::memory_buffer text_;
};

}  // namespace client_report

#endif
