// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_WEB_PAGE_TABLE_HPP
#define CLIENT_REPORT_WEB_PAGE_TABLE_HPP

#include "common/text_hash.hpp"
#include "tables/table_sink.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace client_report {

// A JSON string, in its quotes, that is safe inside a script element: no name can end the element. Bytes that are no UTF-8 are replaced.
[[nodiscard]] std::string page_string(std::string_view text);

// The same JSON text, safe inside a script element.
[[nodiscard]] std::string safe_in_page(std::string_view text);

// A column of a table of the page, made value by value. Where texts repeat, each is written once, in a
// dictionary.
class page_column {
public:
    page_column(std::string_view name, cell_kind kind);

    page_column(page_column&&) = default;
    page_column& operator=(page_column&&) = default;
    page_column(const page_column&) = delete;
    page_column& operator=(const page_column&) = delete;
    ~page_column() = default;

    // An empty text stands for no value.
    void add(std::string_view text);

    [[nodiscard]] std::size_t size() const noexcept { return codes_.size(); }
    // {"name","type","values"}. Where texts repeat, there is a "dictionary", and the values are
    // indices into it. A missing value is null.
    [[nodiscard]] std::string json() const;

private:
    [[nodiscard]] std::string value_json(const std::string& text) const;

    std::string name_;
    cell_kind kind_;
    std::unordered_map<std::string, std::uint32_t, text_hash> known_;
    std::vector<const std::string*> texts_;  // by code; keys of known_, which stay where they are
    std::vector<std::uint32_t> codes_;       // by row
};

// {"rows","columns"}
// @pre all columns are as long
[[nodiscard]] std::string page_table(const std::vector<page_column>& columns);

// The sink of the page: keeps the first rows of a table.
class page_rows final : public table_sink {
public:
    explicit page_rows(std::size_t most) : most_(most) {}

    void begin(const table_head& table, std::span<const column_head> columns) override;
    void add_row(std::span<const table_cell> cells) override;
    void end() override {}

    [[nodiscard]] std::string json() const { return page_table(columns_); }

private:
    std::size_t most_;
    std::vector<page_column> columns_;
    std::string text_;  // of a cell
};

}  // namespace client_report

#endif
