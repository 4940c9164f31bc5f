// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TESTS_SUPPORT_SIMPLE_CSV_HPP
#define VITALFEW_TESTS_SUPPORT_SIMPLE_CSV_HPP

#include <vitalfew/core/period.hpp>

#include <zlib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace vitalfew_test {

/// Enough of CSV for data sets that are known: quotes, but no line breaks within them, and no
/// lines of more than 4095 characters.
class simple_csv {
public:
    /// Opens a plain or a gzip file.
    explicit simple_csv(const std::filesystem::path& path) : file_(gzopen(path.c_str(), "rb")) {
        if (file_ == nullptr || !read(header_)) {
            throw std::runtime_error("cannot read " + path.string());
        }
    }
    simple_csv(const simple_csv&) = delete;
    simple_csv& operator=(const simple_csv&) = delete;
    ~simple_csv() { gzclose(file_); }

    /// Reads the next row. @returns whether there was one
    [[nodiscard]] bool read(std::vector<std::string>& row) {
        if (gzgets(file_, buffer_.data(), static_cast<int>(buffer_.size())) == nullptr) {
            return false;
        }
        split(buffer_.data(), row);
        return true;
    }

    [[nodiscard]] std::size_t column(std::string_view name) const {
        for (std::size_t i = 0; i < header_.size(); ++i) {
            if (header_[i] == name) {
                return i;
            }
        }
        throw std::runtime_error("no column " + std::string(name));
    }

    /// @returns all rows that are left
    [[nodiscard]] std::vector<std::vector<std::string>> rows() {
        std::vector<std::vector<std::string>> all;
        for (std::vector<std::string> row; read(row);) {
            all.push_back(row);
        }
        return all;
    }

private:
    // Piece by piece and into strings that have their memory: half a million lines are read by tests without optimisation.
    static void split(std::string_view text, std::vector<std::string>& fields) {
        text = text.substr(0, text.find_last_not_of("\r\n") + 1);
        std::size_t field = 0;
        const auto begin_field = [&] {
            fields.resize((std::max)(fields.size(), field + 1));
            fields[field].clear();
        };
        begin_field();
        for (bool quoted = false;;) {
            const std::size_t comma = quoted ? text.size() : text.find(',');
            const std::size_t end = (std::min)({comma, text.find('"'), text.size()});
            fields[field].append(text.substr(0, end));
            if (end == text.size()) {
                break;
            }
            if (text[end] == '"') {
                quoted = !quoted;
            } else {
                ++field;
                begin_field();
            }
            text.remove_prefix(end + 1);
        }
        fields.resize(field + 1);
    }

    gzFile file_;
    std::array<char, 4096> buffer_{};
    std::vector<std::string> header_;
};

/// A decimal such as -12.5 as an integer of the given number of decimals.
inline std::int64_t scaled_integer(std::string_view text, std::size_t decimals) {
    std::string digits(text);
    const std::size_t point = digits.find('.');
    std::size_t has = 0;
    if (point != std::string::npos) {
        has = digits.size() - point - 1;
        digits.erase(point, 1);
    }
    if (has > decimals) {
        throw std::runtime_error("too many decimals: " + std::string(text));
    }
    digits.append(decimals - has, '0');
    return std::stoll(digits);
}

/// A date that begins with YYYY-MM-DD.
inline vitalfew::date iso_day(std::string_view text) {
    const auto number = [text](std::size_t at, std::size_t length) {
        int result = 0;
        std::from_chars(text.data() + at, text.data() + at + length, result);
        return result;
    };
    return std::chrono::year(number(0, 4)) /
           std::chrono::month(static_cast<unsigned>(number(5, 2))) /
           std::chrono::day(static_cast<unsigned>(number(8, 2)));
}

}  // namespace vitalfew_test

#endif
