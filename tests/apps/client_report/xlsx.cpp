// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "formats/xlsx.hpp"

#include "common/errors.hpp"

#include <doctest/doctest.h>
#include <unistd.h>  // getpid

#include <array>
#include <filesystem>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using client_report::cell_kind;
using client_report::column_head;
using client_report::table_cell;
using client_report::workbook;

namespace {

// A file of its own for a test, gone with it.
struct place {
    fs::path path =
        fs::temp_directory_path() / ("client_report_workbook_" + std::to_string(::getpid()));
    place() { fs::remove(path); }
    ~place() { fs::remove(path); }
    place(const place&) = delete;
    place& operator=(const place&) = delete;
};

}  // namespace

TEST_CASE("a table that is longer than a sheet goes on in the next one") {
    const place at;
    const std::vector<column_head> columns{{"client", cell_kind::text}};
    workbook book(at.path.string(), "book.xlsx", 4);
    book.begin({"clients"}, columns);
    for (const char* name : {"a", "b", "c", "d", "e", "f", "g"}) {
        book.add_row(std::array<table_cell, 1>{name});
    }
    CHECK(book.sheets() == std::vector<std::string>{"Clients", "Clients 2", "Clients 3"});
    book.begin({"near_limits"}, columns);
    for (const char* name : {"a", "b", "c"}) {  // as many as fit
        book.add_row(std::array<table_cell, 1>{name});
    }
    CHECK(book.sheets().back() == "Near limits");
    book.finish();
    CHECK(fs::file_size(at.path) > 0);
}

TEST_CASE("a workbook that cannot be written is said by the name that it was to have") {
    const std::string nowhere = "/no/such/folder/book.xlsx.tmp";
    workbook book(nowhere, "book.xlsx");
    book.begin({"clients"}, std::vector<column_head>{{"client", cell_kind::text}});
    std::string message;
    try {
        book.finish();
    } catch (const client_report::output_failed& error) {
        message = error.what();
    }
    CHECK(message.starts_with("book.xlsx: cannot be written: "));
}
