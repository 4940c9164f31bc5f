// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "formats/sqlite.hpp"

#include "vitalfew/core/period.hpp"

#include "common/errors.hpp"
#include "common/text.hpp"
#include "tables/cells.hpp"
#include "tables/table_list.hpp"

#include <algorithm>  // std::ranges::find
#include <filesystem>
#include <system_error>
#include <utility>  // std::move
#include <vector>

namespace client_report {

namespace fs = std::filesystem;

namespace {

// SQLite stores the text of a definition unchanged, comments included.
constexpr std::string_view our_mark = "/* written by client_report */";

// The declared type of a column. An amount is a number or a text; a column without a type converts
// neither.
const char* sqlite_type(cell_kind kind) {
    switch (kind) {
        case cell_kind::count: return " INTEGER";
        case cell_kind::flag:
        case cell_kind::number: return " NUMERIC";
        case cell_kind::share: return " REAL";
        case cell_kind::day:
        case cell_kind::grade:
        case cell_kind::text: return " TEXT";
        case cell_kind::amount: break;
    }
    return "";
}

// In names, SQLite ignores the case of ASCII letters.
std::string lowered(std::string text) {
    for (char& c : text) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return text;
}

// A name that no earlier column has: the names of criteria are the user's, and may repeat.
std::string unused_name(const std::string& name, std::vector<std::string>& used) {
    std::string unused = name;
    for (int i = 2; std::ranges::find(used, lowered(unused)) != used.end(); ++i) {
        unused = name + "_" + std::to_string(i);
    }
    used.push_back(lowered(unused));
    return unused;
}

}  // namespace

result_database::result_database(std::string file, std::string prefix)
    : file_(std::move(file)),
      // A path, so that SQLite gives no other meaning to it, as it does to ":memory:" and "file:...".
      name_(fs::absolute(file_).string()),
      prefix_(std::move(prefix)) {
    std::error_code unknown;
    if (fs::is_directory(file_, unknown)) {
        throw output_failed(printable(file_, 200) + ": is a folder, not a database");
    }
    if (fs::exists(file_, unknown)) {
        // For writing: so SQLite takes back what an interrupted run has left.
        guarded([this] {
            sqlite_database base(name_, sqlite_database::use::write);
            (void)own_tables(base);
        });
    }
}

template <class Action>
void result_database::guarded(Action action) {
    try {
        action();
    } catch (const sqlite_error& error) {
        throw output_failed(printable(file_, 200) + ": " + error.what());
    }
}

std::vector<std::string> result_database::own_tables(sqlite_database& base) const {
    std::vector<std::string> names;
    names.reserve(all_tables.size());
    for (const listed_table& each : all_tables) {
        names.push_back(lowered(prefix_ + std::string(each.name)));
    }
    std::vector<std::string> ours;
    auto there = base.prepare("select name, coalesce(sql, '') from sqlite_schema");
    while (there.step()) {
        const std::string name(there.text(0));
        if (std::ranges::find(names, lowered(name)) == names.end()) {
            continue;
        }
        if (there.text(1).find(our_mark) == std::string_view::npos) {
            throw bad_input(printable(file_, 200) + ": there is a table " +
                            in_quotes(std::string_view(name)) +
                            " that client_report did not write; give another --table-prefix");
        }
        ours.push_back(name);
    }
    return ours;
}

void result_database::open() {
    guarded([this] {
        std::error_code unknown;
        std::string path = name_;
        if (!fs::exists(file_, unknown)) {
            new_file_.emplace(name_);
            path = new_file_->temporary().string();
        }
        base_.emplace(path, sqlite_database::use::write);
        if (new_file_) {
            // Nobody else knows this file, and nothing needs to be taken back in it.
            base_->run("pragma journal_mode = memory");
            base_->run("pragma synchronous = off");
        }
        base_->run("begin immediate");
        for (const std::string& name : own_tables(*base_)) {
            base_->run("drop table " + sql_name(name));
        }
    });
}

void result_database::begin(const table_head& table, std::span<const column_head> columns) {
    guarded([&] {
        const std::string name = sql_name(prefix_ + std::string(table.name));
        std::string definition;
        std::string parameters;
        std::vector<std::string> used;
        for (const column_head& each : columns) {
            const char* separator = used.empty() ? "" : ", ";
            definition +=
                separator + sql_name(unused_name(each.title, used)) + sqlite_type(each.kind);
            parameters += separator + std::string("?");
        }
        std::string create = "create table " + name + " (";
        create += std::string(our_mark) + " " + definition + ")";
        base_->run(create);
        tables_.push_back({.name = prefix_ + std::string(table.name), .rows = 0, .sha256 = {}});
        insert_.reset();
        insert_.emplace(base_->prepare("insert into " + name + " values (" + parameters + ")"));
    });
}

void result_database::add_row(std::span<const table_cell> cells) {
    struct binder {
        sqlite_statement& row;
        int parameter;
        const table_cell& cell;
        std::string& text;

        void operator()(std::monostate /*nothing*/) const { row.bind_null(parameter); }
        void operator()(std::int64_t number) const { row.bind(parameter, number); }
        void operator()(double number) const { row.bind(parameter, number); }
        void operator()(vitalfew::date /*day*/) const { operator()(cell_as_text{}); }
        void operator()(cell_as_text /*any*/) const {
            text.clear();
            cell.append_to(text);
            row.bind(parameter, std::string_view(text));
        }
    };
    guarded([&] {
        texts_.resize(cells.size());
        for (std::size_t i = 0; i < cells.size(); ++i) {
            std::visit(binder{*insert_, static_cast<int>(i) + 1, cells[i], texts_[i]},
                       stored_value_of(cells[i]));
        }
        insert_->step();
        insert_->reset();
    });
}

void result_database::finish() {
    insert_.reset();
    guarded([this] {
        for (table_digest& each : tables_) {
            each = digest_of_table(*base_, each.name);
        }
        if (new_file_) {
            base_->run("commit");
            base_.reset();
        }
    });
    if (new_file_) {
        new_file_->close();
    }
}

void result_database::commit() {
    if (base_) {
        guarded([this] { base_->run("commit"); });
    }
}

}  // namespace client_report
