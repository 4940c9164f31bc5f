// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "formats/client_formats.hpp"

#include "vitalfew/report/json_writer.hpp"
#include "vitalfew/report/markdown_table.hpp"

#include "tables/cell.hpp"
#include "tables/result_files.hpp"
#include "tables/result_tables.hpp"

#include <iterator>  // std::back_inserter
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace client_report {

namespace {

// What is written of a table, row by row.
class table_writer : public table_sink {
public:
    explicit table_writer(byte_sink& sink) : sink_(sink) {}

    void begin(std::string_view /*table*/, std::span<const table_column> columns) override {
        columns_.assign(columns.begin(), columns.end());
        write_beginning();
    }
    void add_row(std::span<const table_field> fields) override {
        write_row(fields);
        flush_from(enough);
    }
    void finish() {
        write_end();
        flush_from(1);
    }

    table_writer(const table_writer&) = delete;
    table_writer& operator=(const table_writer&) = delete;
    virtual ~table_writer() = default;

protected:
    virtual void write_beginning() = 0;
    virtual void write_row(std::span<const table_field> fields) = 0;
    virtual void write_end() {}

    [[nodiscard]] std::string& text() noexcept { return text_; }
    [[nodiscard]] const std::vector<table_column>& columns() const noexcept { return columns_; }

private:
    static constexpr std::size_t enough = std::size_t{1} << 16U;  // bytes that are worth a write

    void flush_from(std::size_t least) {
        if (text_.size() >= least) {
            sink_.write(text_);
            text_.clear();
        }
    }

    byte_sink& sink_;
    std::string text_;
    std::vector<table_column> columns_;
};

// An object for each client. Amounts are texts, so that no reader rounds them; what is empty is null.
class json_objects : public table_writer {
public:
    // One array, or an object on each line.
    enum class form { array, lines };

    json_objects(byte_sink& sink, form how) : table_writer(sink), form_(how) {}

private:
    void write_beginning() override {
        if (form_ == form::array) {
            text() += "[";
        }
    }

    void write_row(std::span<const table_field> fields) override {
        if (form_ == form::array) {
            text() += is_first_ ? "\n" : ",\n";
        }
        is_first_ = false;
        vitalfew::report::json_writer json(std::back_inserter(text()));
        json.begin_object();
        for (std::size_t i = 0; i < fields.size(); ++i) {
            json.key(columns()[i].name);
            write_value(json, fields[i]);
        }
        json.end_object();
        (void)json.finish();
        if (form_ == form::lines) {
            text() += "\n";
        }
    }

    template <class Writer>
    static void write_value(Writer& json, const table_field& field) {
        switch (field.kind) {
            case cell_kind::count:
            case cell_kind::number:
            case cell_kind::share:
                // Written by the program itself, in the digits of JSON.
                field.text.empty() ? json.null() : json.json(field.text);
                return;
            case cell_kind::text:
            case cell_kind::amount:
            case cell_kind::day: field.text.empty() ? json.null() : json.value(field.text); return;
        }
    }

    void write_end() override {
        if (form_ == form::array) {
            text() += is_first_ ? "]\n" : "\n]\n";
        }
    }

    form form_;
    bool is_first_ = true;
};

// A table of GitHub Flavored Markdown: numbers to the right.
class markdown_rows : public table_writer {
public:
    using table_writer::table_writer;

private:
    void write_beginning() override {
        for (const table_column& column : columns()) {
            text() += "| " + column.name + " ";
        }
        text() += "|\n";
        for (const table_column& column : columns()) {
            const bool is_text = column.kind == cell_kind::text || column.kind == cell_kind::day;
            text() += is_text ? "| --- " : "| ---: ";
        }
        text() += "|\n";
    }

    void write_row(std::span<const table_field> fields) override {
        for (const table_field& field : fields) {
            text() += "| ";
            text() += vitalfew::report::markdown_cell(field.text);
            text() += " ";
        }
        text() += "|\n";
    }
};

}  // namespace

void write_clients(const results& r, output_format format, byte_sink& sink) {
    const auto write = [&r](auto&& writer) {
        write_client_table(r, writer);
        writer.finish();
    };
    switch (format) {
        case output_format::csv: write_clients_csv(r, sink); return;
        case output_format::json: write(json_objects(sink, json_objects::form::array)); return;
        case output_format::ndjson: write(json_objects(sink, json_objects::form::lines)); return;
        case output_format::markdown: write(markdown_rows(sink)); return;
        case output_format::report: break;
    }
}

}  // namespace client_report
