// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_FORMATS_XLSX_CHECK_HPP
#define CLIENT_REPORT_FORMATS_XLSX_CHECK_HPP

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace client_report {

// A CRC-32, bytes after bytes.
class checksum {
public:
    void add(std::string_view bytes) noexcept;
    friend bool operator==(const checksum&, const checksum&) = default;

private:
    std::uint32_t value_ = 0;
};

// The cells of a sheet, as counted by whoever writes or reads them.
struct sheet_cells {
    std::uint64_t rows = 0;
    std::uint64_t texts = 0;
    std::uint64_t others = 0;  // numbers, days and blanks
    checksum letters;          // of all texts, in the order of the file

    void add_text(std::string_view text) noexcept {
        ++texts;
        letters.add(text);
    }
    friend bool operator==(const sheet_cells&, const sheet_cells&) = default;
};

// What a sheet of a finished workbook has to hold.
struct expected_sheet {
    std::string name;
    sheet_cells cells;
    std::uint64_t bytes = 0;  // of the XML of its rows
    checksum rows;            // of these bytes
};

// Reads a finished workbook with other libraries than the one that wrote it: the directory of the archive; every part, by
// its checksum and as XML up to its last tag; the list of parts; and the rows of every sheet, byte by byte.
// @param sheets in their order in the workbook
// @returns what is wrong, in words, or nothing for a workbook that is whole
// @throws std::bad_alloc
// Complexity: O(bytes of the XML) time; a fixed amount of memory for the sheets, and the names of the parts.
[[nodiscard]] std::optional<std::string> damage_of_workbook(const std::string& file,
                                                            std::span<const expected_sheet> sheets);

}  // namespace client_report

#endif
