// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "web/page_table.hpp"

#include <nlohmann/json.hpp>

namespace client_report {

namespace {

// The line and paragraph separators of Unicode, in UTF-8: they end a line of JavaScript.
constexpr std::string_view separator_start = "\xE2\x80";
constexpr char line_separator = '\xA8';
constexpr char paragraph_separator = '\xA9';

// How the page reads and shows the values of a column. An integer may have decimals where places are averages.
std::string_view page_type(cell_kind kind) {
    switch (kind) {
        case cell_kind::grade: return "grade";
        case cell_kind::flag: return "flag";
        case cell_kind::day: return "date";
        case cell_kind::count:
        case cell_kind::number: return "integer";
        case cell_kind::share: return "share";
        case cell_kind::amount: return "amount";
        case cell_kind::text: break;
    }
    return "text";
}

}  // namespace

std::string safe_in_page(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '<') {
            safe += "\\u003c";
        } else if (c == '>') {
            safe += "\\u003e";
        } else if (c == '&') {
            safe += "\\u0026";
        } else if (text.substr(i, 2) == separator_start && i + 2 < text.size() &&
                   (text[i + 2] == line_separator || text[i + 2] == paragraph_separator)) {
            safe += text[i + 2] == line_separator ? "\\u2028" : "\\u2029";
            i += 2;
        } else {
            safe += c;
        }
    }
    return safe;
}

std::string page_string(std::string_view text) {
    return safe_in_page(
        nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

page_column::page_column(std::string_view name, cell_kind kind) : name_(name), kind_(kind) {}

void page_column::add(std::string_view text) {
    const auto [at, is_new] =
        known_.try_emplace(std::string(text), static_cast<std::uint32_t>(texts_.size()));
    if (is_new) {
        texts_.push_back(&at->first);
    }
    codes_.push_back(at->second);
}

std::string page_column::value_json(const std::string& text) const {
    if (text.empty()) {
        return "null";
    }
    const bool is_number =
        kind_ == cell_kind::count || kind_ == cell_kind::number || kind_ == cell_kind::share;
    return is_number ? text : page_string(text);
}

std::string page_column::json() const {
    std::string all =
        R"({"name":)" + page_string(name_) + R"(,"type":)" + page_string(page_type(kind_)) + ",";
    const auto list = [&all](const auto& items, const auto& text_of) {
        const char* separator = "[";
        for (const auto& item : items) {
            all += separator + text_of(item);
            separator = ",";
        }
        all += items.empty() ? "[]" : "]";
    };
    const bool is_worth_it = texts_.size() <= codes_.size() / 2;
    if (is_worth_it) {
        all += "\"dictionary\":";
        list(texts_, [this](const std::string* text) { return value_json(*text); });
        all += ",";
    }
    all += "\"values\":";
    list(codes_, [this, is_worth_it](std::uint32_t code) {
        return is_worth_it ? std::to_string(code) : value_json(*texts_[code]);
    });
    return all + "}";
}

std::string page_table(const std::vector<page_column>& columns) {
    std::string all = "{\"rows\":" + std::to_string(columns.empty() ? 0 : columns.front().size()) +
                      ",\"columns\":[";
    for (const page_column& column : columns) {
        all += (&column == &columns.front() ? "" : ",") + column.json();
    }
    return all + "]}";
}

void page_rows::begin(const table_head& /*table*/, std::span<const column_head> columns) {
    for (const column_head& column : columns) {
        columns_.emplace_back(column.title, column.kind);
    }
}

void page_rows::add_row(std::span<const table_cell> cells) {
    if (columns_.empty() || columns_.front().size() == most_) {
        return;
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        text_.clear();
        cells[i].append_to(text_);
        columns_[i].add(text_);
    }
}

}  // namespace client_report
