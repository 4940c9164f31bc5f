// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_WEB_PAGE_TABLE_HPP
#define CLIENT_REPORT_WEB_PAGE_TABLE_HPP

#include "tables/table_sink.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace client_report {

// The text of a JSON string, in its quotes, that may stand in a script element: no client's name ends
// it. Bytes that are no UTF-8 are replaced.
[[nodiscard]] std::string page_string(std::string_view text);

// The same JSON text, so that it may stand in a script element.
[[nodiscard]] std::string safe_in_page(std::string_view text);

// A column of a table of the page, made value by value. Texts that come again and again are written
// once, as a dictionary.
class page_column {
public:
    page_column(std::string_view name, cell_kind kind);

    page_column(page_column&&) = default;
    page_column& operator=(page_column&&) = default;
    page_column(const page_column&) = delete;
    page_column& operator=(const page_column&) = delete;
    ~page_column() = default;

    // Empty: there is nothing.
    void add(std::string_view text);

    [[nodiscard]] std::size_t size() const noexcept { return codes_.size(); }
    // {"name","type","values"} and, where it is worth it, "dictionary", whose indices the
    // values are then; null where there is nothing
    [[nodiscard]] std::string json() const;

private:
    [[nodiscard]] std::string value_json(const std::string& text) const;

    std::string name_;
    cell_kind kind_;
    std::unordered_map<std::string, std::uint32_t> known_;
    std::vector<const std::string*> texts_;  // by code; keys of known_, which stay where they are
    std::vector<std::uint32_t> codes_;       // by row
};

// {"rows","columns"}
// @pre all columns are as long
[[nodiscard]] std::string page_table(const std::vector<page_column>& columns);

// A table of results as one of the page: the first rows of it.
class page_rows final : public table_sink {
public:
    explicit page_rows(std::size_t most) : most_(most) {}

    void begin(std::string_view table, std::span<const column_head> columns) override;
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
