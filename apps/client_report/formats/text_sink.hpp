// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_FORMATS_TEXT_SINK_HPP
#define CLIENT_REPORT_FORMATS_TEXT_SINK_HPP

#include "common/byte_sink.hpp"
#include "tables/table_sink.hpp"

#include <cstddef>
#include <iterator>  // std::back_inserter, std::back_insert_iterator
#include <span>
#include <string>
#include <string_view>
#include <utility>  // std::forward

namespace client_report {

// A format that is a text, made by a writer of rows of the library, or by one like it: the text is
// passed on in large pieces.
template <template <class Out> class Writer>
class text_sink final : public table_sink {
public:
    // @param options of the writer
    template <class... Options>
    explicit text_sink(byte_sink& bytes, Options&&... options)
        : bytes_(bytes), writer_(std::back_inserter(text_), std::forward<Options>(options)...) {}

    void begin(const table_head& /*table*/, std::span<const column_head> columns) override {
        writer_.begin(columns);
    }
    void add_row(std::span<const table_cell> cells) override {
        writer_.add_row(cells);
        if (text_.size() >= enough) {
            flush();
        }
    }
    void end() override {
        writer_.end();
        flush();
    }

private:
    static constexpr std::size_t enough = std::size_t{1} << 16U;  // bytes that are worth a write

    void flush() {
        bytes_.write(text_);
        text_.clear();
    }

    byte_sink& bytes_;
    std::string text_;
    Writer<std::back_insert_iterator<std::string>> writer_;
};

}  // namespace client_report

#endif
