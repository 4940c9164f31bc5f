// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "formats/xlsx.hpp"

#include "common/errors.hpp"
#include "formats/xlsx_check.hpp"

#include <dlfcn.h>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>  // getpid

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>  // std::exchange
#include <vector>

namespace fs = std::filesystem;
using client_report::cell_kind;
using client_report::column_head;
using client_report::table_cell;
using client_report::text_of_cell;
using client_report::workbook;

namespace {

// A disk that fails: the library keeps rows and parts in temporary files, which it opens with fdopen. This one counts what is
// written to them and loses one write.
struct failing_disk {
    int lost = 0;          // the number of the write, from 1 on; 0 for none
    std::size_t kept = 0;  // the bytes of it that arrive
    int writes = 0;
    bool is_used = false;
};
failing_disk disk;

struct opened {
    int descriptor;
};

ssize_t read_from(void* cookie, char* data, std::size_t size) {
    return ::read(static_cast<opened*>(cookie)->descriptor, data, size);
}

ssize_t write_to(void* cookie, const char* data, std::size_t size) {
    const int descriptor = static_cast<opened*>(cookie)->descriptor;
    if (++disk.writes != disk.lost) {
        return ::write(descriptor, data, size);
    }
    // The stream asks for the rest, which is lost, too.
    disk.lost += disk.kept > 0 ? 1 : 0;
    const std::size_t kept = std::exchange(disk.kept, 0);
    errno = ENOSPC;
    return kept == 0 ? 0 : ::write(descriptor, data, std::min(kept, size));
}

int seek_in(void* cookie, off64_t* offset, int whence) {
    *offset = ::lseek(static_cast<opened*>(cookie)->descriptor, *offset, whence);
    return *offset < 0 ? -1 : 0;
}

int close_it(void* cookie) {
    return ::close(static_cast<opened*>(cookie)->descriptor);
}

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

extern "C" std::FILE* fdopen(int descriptor, const char* mode) {
    if (!disk.is_used) {
        static const auto real =
            reinterpret_cast<std::FILE* (*)(int, const char*)>(::dlsym(RTLD_NEXT, "fdopen"));
        return real(descriptor, mode);
    }
    // Kept for good: the library does not close a file whose write has failed.
    static std::deque<opened> all;
    return ::fopencookie(
        &all.emplace_back(opened{descriptor}), mode,
        {.read = read_from, .write = write_to, .seek = seek_in, .close = close_it});
}

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

namespace {

// A workbook with a chart and several hundred rows, of which some are longer than a write.
void write_workbook(const fs::path& path) {
    const std::vector<column_head> columns{{"client", cell_kind::text},
                                           {"value", cell_kind::number},
                                           {"share", cell_kind::share},
                                           {"cumulative", cell_kind::share}};
    workbook book(path.string(), "book.xlsx");
    for (const bool is_chart : {true, false}) {
        book.begin({.name = is_chart ? "pareto" : "clients", .is_for_pareto_chart = is_chart},
                   columns);
        for (int i = 0; i < (is_chart ? 50 : 400); ++i) {
            const std::string name =
                i == 7 ? std::string(20'000, 'x') : "client " + std::to_string(i);
            book.add_row(std::array<table_cell, 4>{name, table_cell(cell_kind::number, 0.1 + i),
                                                   table_cell(cell_kind::share, 0.25),
                                                   table_cell(cell_kind::share, 0.5)});
        }
    }
    book.finish();
}

std::string bytes_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string message_of_writing(const fs::path& path) {
    try {
        write_workbook(path);
    } catch (const client_report::output_failed& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("whichever write to the temporary folder is lost, the workbook is refused") {
    const place at;
    disk = {.is_used = true};
    write_workbook(at.path);
    const int writes = disk.writes;
    const std::string whole = bytes_of(at.path);
    CHECK(writes > 30);
    for (const std::size_t kept : {0U, 100U, 4000U}) {
        for (int lost = 1; lost <= writes; ++lost) {
            disk = {.lost = lost, .kept = kept, .is_used = true};
            const std::string message = message_of_writing(at.path);
            CAPTURE(kept);
            CAPTURE(lost);
            // What the file before had is no loss: some writes have fewer bytes.
            if (message.empty()) {
                CHECK(bytes_of(at.path) == whole);
            } else {
                CHECK(message.starts_with("book.xlsx: cannot be written: "));
                CHECK(message.find("TMPDIR") != std::string::npos);
            }
            CHECK((kept > 0 || !message.empty()));
        }
    }
    disk = {};
}

TEST_CASE("the same tables give the same bytes, whenever they are written") {
    const place at;
    write_workbook(at.path);
    const std::string first = bytes_of(at.path);
    ::usleep(1'100'000);
    write_workbook(at.path);
    CHECK(bytes_of(at.path) == first);
}

TEST_CASE("each byte of a finished workbook counts") {
    const place at;
    const std::vector<column_head> columns{{"client", cell_kind::text}};
    workbook book(at.path.string(), "book.xlsx");
    book.begin({"clients"}, columns);
    book.add_row(std::array<table_cell, 1>{"a"});
    book.finish();
    client_report::expected_sheet clients{.name = "Clients", .cells = {}, .bytes = 0, .rows = {}};
    clients.cells.rows = 2;
    clients.cells.add_text("Client");
    clients.cells.add_text("a");
    constexpr std::string_view rows =
        R"(<row r="1"><c r="A1" s="1" t="inlineStr"><is><t>Client</t></is></c></row>)"
        R"(<row r="2"><c r="A2" s="2" t="inlineStr"><is><t>a</t></is></c></row>)";
    clients.bytes = rows.size();
    clients.rows.add(rows);
    const auto damage = [&](const std::vector<client_report::expected_sheet>& sheets) {
        return client_report::damage_of_workbook(at.path.string(), sheets).value_or("none");
    };
    CHECK(damage({clients}) == "none");
    CHECK(damage({}) == "there are more sheets than were written");
    CHECK(damage({clients, clients}) == "there are 1 sheets instead of 2");
    auto longer = clients;
    longer.cells.rows = 3;
    CHECK(damage({longer}) == "the sheet \"Clients\" has 2 rows instead of 3");
    auto other = clients;
    other.cells.add_text("b");
    CHECK(damage({other}) == "the sheet \"Clients\" has other cells than were written");
    auto number = clients;
    number.rows.add("1");
    CHECK(damage({number}) == "the sheet \"Clients\" has other cells than were written");

    const std::string whole = bytes_of(at.path);
    for (const std::size_t size : {whole.size() - 1, whole.size() / 2, std::size_t{0}}) {
        fs::resize_file(at.path, size);
        CHECK(damage({clients}) != "none");
    }
    // A name in the directory, and a byte of a part that is packed.
    for (const std::size_t place : {whole.rfind("xl/theme"), whole.find("xl/theme") + 100}) {
        std::string changed = whole;
        changed[place] = static_cast<char>(changed[place] ^ 1);
        std::ofstream(at.path, std::ios::binary) << changed;
        CHECK(damage({clients}) != "none");
    }
    std::ofstream(at.path, std::ios::binary) << whole << "more";
    CHECK(damage({clients}) == "the end of the archive is missing");
}

TEST_CASE("a text of a cell has no more characters than Excel counts, and is cut between two") {
    const auto repeated = [](std::string_view text, std::size_t count) {
        std::string all;
        for (std::size_t i = 0; i < count; ++i) {
            all += text;
        }
        return all;
    };
    const std::string ellipsis = "\u2026";
    CHECK(text_of_cell("").empty());
    CHECK(text_of_cell(std::string(32'767, 'x')) == std::string(32'767, 'x'));
    CHECK(text_of_cell(std::string(32'768, 'x')) == std::string(32'766, 'x') + ellipsis);
    CHECK(text_of_cell(std::string(1'000'000, 'x')) == std::string(32'766, 'x') + ellipsis);
    // Above U+FFFF, a character counts twice.
    CHECK(text_of_cell(repeated("\U0001F600", 16'383)) == repeated("\U0001F600", 16'383));
    CHECK(text_of_cell(repeated("\U0001F600", 16'384)) ==
          repeated("\U0001F600", 16'383) + ellipsis);
    CHECK(text_of_cell("a" + repeated("\U0001F600", 16'384)) ==
          "a" + repeated("\U0001F600", 16'382) + ellipsis);
    // A combining mark takes no column, but is a character.
    CHECK(text_of_cell("e" + repeated("\u0301", 40'000)) ==
          "e" + repeated("\u0301", 32'765) + ellipsis);
    CHECK(text_of_cell(repeated("\u6F22", 32'768)) == repeated("\u6F22", 32'766) + ellipsis);
    // An escaped underscore counts seven times, and stays whole.
    CHECK(text_of_cell("_x0041_") == "_x005F_x0041_");
    CHECK(text_of_cell("_x0041_x0042_") == "_x005F_x0041_x005F_x0042_");
    CHECK(text_of_cell("_x004_ _x00G1_ _x0041") == "_x004_ _x00G1_ _x0041");
    CHECK(text_of_cell(repeated("_x0041_", 2'520)) == repeated("_x005F_x0041_", 2'520));
    CHECK(text_of_cell(repeated("_x0041_", 2'521)) == repeated("_x005F_x0041_", 2'520) + ellipsis);
}

TEST_CASE("what XML has no place for becomes U+FFFD in a cell, and control characters blanks") {
    CHECK(text_of_cell("a\uFFFE\uFFFF"
                       "b") == "a\uFFFD\uFFFD"
                               "b");
    CHECK(text_of_cell("\uFFFD \U0001FFFE \U0010FFFF \uFDD0") ==
          "\uFFFD \U0001FFFE \U0010FFFF \uFDD0");
    CHECK(text_of_cell("a\x1B[31m\x01\u0085\u202E"
                       "b") == "a [31m   b");
    CHECK(text_of_cell("\xED\xA0\x80\xFF") == "\uFFFD\uFFFD\uFFFD\uFFFD");
}
