// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "formats/xlsx_check.hpp"

#include <expat.h>
#include <fmt/format.h>
#include <unzip.h>
#include <zlib.h>

#include <algorithm>  // std::max, std::min
#include <array>
#include <cstddef>
#include <fstream>
#include <ios>
#include <memory>
#include <new>
#include <set>
#include <string_view>
#include <type_traits>  // std::remove_pointer_t
#include <utility>      // std::move

namespace client_report {

namespace {

constexpr std::size_t piece_size = std::size_t{1} << 17U;
constexpr std::string_view list_of_parts = "[Content_Types].xml";
constexpr std::string_view folder_of_sheets = "xl/worksheets/sheet";

// What is wrong with the workbook; never leaves this file.
struct damage {
    std::string what;
};

// What is known of a part while its XML is read. The functions below are called by a C library: they throw nothing.
struct part_reader {
    XML_Parser parser = nullptr;
    std::set<std::string>* listed = nullptr;  // where the list of parts is read
    bool is_out_of_memory = false;

    sheet_cells cells;
    bool is_text = false;
    std::uint64_t sheets = 0;  // named by the workbook

    static constexpr std::int64_t not_yet = -1;
    std::int64_t first_row = not_yet;   // the byte after <sheetData>
    std::int64_t after_rows = not_yet;  // the byte of </sheetData>
};

void XMLCALL on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
    auto& part = *static_cast<part_reader*>(data);
    const std::string_view element = name;
    if (element == "c") {
        // Only texts have a type.
        ++part.cells.others;
        for (std::size_t i = 0; attributes[i] != nullptr; i += 2) {
            if (std::string_view(attributes[i]) == "t") {
                --part.cells.others;
                ++part.cells.texts;
            }
        }
    } else if (element == "t") {
        part.is_text = true;
    } else if (element == "row") {
        ++part.cells.rows;
    } else if (element == "sheetData") {
        part.first_row =
            XML_GetCurrentByteIndex(part.parser) + XML_GetCurrentByteCount(part.parser);
    } else if (element == "sheet") {
        ++part.sheets;
    } else if (element == "Override" && part.listed != nullptr) {
        for (std::size_t i = 0; attributes[i] != nullptr; i += 2) {
            if (std::string_view(attributes[i]) == "PartName" && attributes[i + 1][0] == '/') {
                try {
                    part.listed->insert(attributes[i + 1] + 1);
                } catch (const std::bad_alloc&) {
                    part.is_out_of_memory = true;
                }
            }
        }
    }
}

void XMLCALL on_end(void* data, const XML_Char* name) {
    auto& part = *static_cast<part_reader*>(data);
    const std::string_view element = name;
    if (element == "t") {
        part.is_text = false;
    } else if (element == "sheetData") {
        part.after_rows = XML_GetCurrentByteIndex(part.parser);
    }
}

void XMLCALL on_text(void* data, const XML_Char* text, int size) {
    auto& part = *static_cast<part_reader*>(data);
    if (part.is_text) {
        part.cells.letters.add({text, static_cast<std::size_t>(size)});
    }
}

// Whether a file ends with the end of an archive's directory. minizip also looks for it further ahead.
bool ends_with_directory(const std::string& file) {
    constexpr std::streamoff size = 22;  // without a comment
    std::array<char, size> end{};
    std::ifstream in(file, std::ios::binary);
    return in.seekg(-size, std::ios::end) && in.read(end.data(), size) &&
           std::string_view(end.data(), size).starts_with("PK\x05\x06");
}

// An archive, opened for reading.
class archive {
public:
    explicit archive(const std::string& file) : file_(unzOpen64(file.c_str())) {
        if (!file_ || !ends_with_directory(file)) {
            throw damage{"the end of the archive is missing"};
        }
    }

    [[nodiscard]] std::uint64_t size() const {
        unz_global_info64 info{};
        check(unzGetGlobalInfo64(file_.get(), &info), list_of_parts);
        return info.number_entry;
    }

    // Goes to a part.
    // @returns its name
    std::string go_to(std::uint64_t index) {
        check(index == 0 ? unzGoToFirstFile(file_.get()) : unzGoToNextFile(file_.get()),
              "the directory of the archive");
        std::array<char, 256> name{};
        unz_file_info64 info{};
        check(unzGetCurrentFileInfo64(file_.get(), &info, name.data(), name.size() - 1, nullptr, 0,
                                      nullptr, 0),
              "the directory of the archive");
        return name.data();
    }

    // Reads the current part, piece by piece.
    template <class Take>
    void read(const std::string& name, Take take) {
        check(unzOpenCurrentFile(file_.get()), name);
        for (;;) {
            const int size = unzReadCurrentFile(file_.get(), piece_.data(),
                                                static_cast<unsigned>(piece_.size()));
            if (size < 0) {
                check(size, name);
            }
            take(std::string_view(piece_.data(), static_cast<std::size_t>(size)));
            if (size == 0) {
                break;
            }
        }
        check(unzCloseCurrentFile(file_.get()), name);  // compares the checksum
    }

private:
    static void check(int code, std::string_view what) {
        if (code != UNZ_OK) {
            throw damage{fmt::format("{} is damaged (code {} of minizip)", what, code)};
        }
    }

    struct closer {
        void operator()(unzFile file) const noexcept { unzClose(file); }
    };
    std::unique_ptr<std::remove_pointer_t<unzFile>, closer> file_;
    std::string piece_ = std::string(piece_size, '\0');
};

// Takes the rows of a sheet out of the pieces of its XML.
class row_bytes {
public:
    explicit row_bytes(std::uint64_t expected) : expected_(static_cast<std::int64_t>(expected)) {}

    // @param read what the parser knows after this piece
    void add(std::string_view piece, const part_reader& read) {
        const std::int64_t end = offset_ + static_cast<std::int64_t>(piece.size());
        if (read.first_row != part_reader::not_yet) {
            const std::int64_t from = std::max(read.first_row, offset_);
            const std::int64_t to = std::min(read.first_row + expected_, end);
            if (from < to) {
                sum_.add(piece.substr(static_cast<std::size_t>(from - offset_),
                                      static_cast<std::size_t>(to - from)));
            }
        }
        offset_ = end;
    }

    [[nodiscard]] bool are_those_of(const expected_sheet& sheet, const part_reader& read) const {
        return read.after_rows - read.first_row == expected_ && sum_ == sheet.rows;
    }

private:
    std::int64_t expected_;
    std::int64_t offset_ = 0;
    checksum sum_;
};

// Reads a part as XML.
// @param sheet what it has to hold, if it is a sheet
part_reader read_part(archive& in, const std::string& name, const expected_sheet* sheet,
                      std::set<std::string>* listed) {
    const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser(
        XML_ParserCreate("UTF-8"), XML_ParserFree);
    if (!parser) {
        throw std::bad_alloc();
    }
    part_reader part;
    part.parser = parser.get();
    part.listed = listed;
    XML_SetUserData(parser.get(), &part);
    XML_SetElementHandler(parser.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser.get(), on_text);
    row_bytes rows(sheet == nullptr ? 0 : sheet->bytes);
    in.read(name, [&](std::string_view piece) {
        const XML_Status status = XML_Parse(parser.get(), piece.data(),
                                            static_cast<int>(piece.size()), piece.empty() ? 1 : 0);
        if (status == XML_STATUS_ERROR) {
            const XML_Error error = XML_GetErrorCode(parser.get());
            if (error == XML_ERROR_NO_MEMORY) {
                throw std::bad_alloc();
            }
            throw damage{fmt::format("{} is no XML: {} in line {}", name, XML_ErrorString(error),
                                     XML_GetCurrentLineNumber(parser.get()))};
        }
        rows.add(piece, part);
    });
    if (part.is_out_of_memory) {
        throw std::bad_alloc();
    }
    if (sheet != nullptr) {
        if (part.cells.rows != sheet->cells.rows) {
            throw damage{fmt::format("the sheet \"{}\" has {} rows instead of {}", sheet->name,
                                     part.cells.rows, sheet->cells.rows)};
        }
        if (part.cells != sheet->cells || !rows.are_those_of(*sheet, part)) {
            throw damage{
                fmt::format("the sheet \"{}\" has other cells than were written", sheet->name)};
        }
    }
    return part;
}

bool is_left_out_of_the_list(std::string_view name) {
    // By ECMA-376, part 2, these have their types by the ending of their names.
    return name == list_of_parts || name.ends_with(".rels");
}

void check_workbook(const std::string& file, std::span<const expected_sheet> sheets) {
    archive in(file);
    const std::uint64_t size = in.size();
    std::set<std::string> listed;
    std::set<std::string> there;
    std::uint64_t sheets_read = 0;
    std::uint64_t sheets_named = 0;
    for (std::uint64_t i = 0; i < size; ++i) {
        const std::string name = in.go_to(i);
        const bool is_sheet = name.starts_with(folder_of_sheets);
        if (is_sheet && sheets_read == sheets.size()) {
            throw damage{"there are more sheets than were written"};
        }
        // The sheets lie in the archive in their order.
        const expected_sheet* sheet = is_sheet ? &sheets[sheets_read++] : nullptr;
        const part_reader part =
            read_part(in, name, sheet, name == list_of_parts ? &listed : nullptr);
        if (name == "xl/workbook.xml") {
            sheets_named = part.sheets;
        }
        if (!is_left_out_of_the_list(name)) {
            there.insert(name);
        }
    }
    if (sheets_read != sheets.size() || sheets_named != sheets.size()) {
        throw damage{fmt::format("there are {} sheets instead of {}",
                                 std::min(sheets_read, sheets_named), sheets.size())};
    }
    if (listed != there) {
        throw damage{"the parts are not those of its list"};
    }
}

}  // namespace

void checksum::add(std::string_view bytes) noexcept {
    value_ = static_cast<std::uint32_t>(
        crc32_z(value_, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

std::optional<std::string> damage_of_workbook(const std::string& file,
                                              std::span<const expected_sheet> sheets) {
    try {
        check_workbook(file, sheets);
        return std::nullopt;
    } catch (const damage& found) {
        return found.what;
    }
}

}  // namespace client_report
