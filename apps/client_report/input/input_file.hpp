// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_INPUT_INPUT_FILE_HPP
#define CLIENT_REPORT_INPUT_INPUT_FILE_HPP

#include "files/digest.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct gzFile_s;  // NOLINT(readability-identifier-naming): zlib's

namespace client_report {

// A file, plain or gzip, read from beginning to end in chunks.
//
// Every error is a bad_input that names the file.
class input_file {
public:
    explicit input_file(const std::string& name);
    // Reads from an open descriptor, which is closed with this.
    input_file(int descriptor, std::string called);

    // Its name in messages.
    [[nodiscard]] const std::string& name() const noexcept { return called_; }

    // From now on the stored bytes are added to this digest as well, unless it is null.
    void add_to(byte_digest* digest) noexcept { digest_ = digest; }

    // The next bytes, uncompressed; empty at the end. They live until the next call.
    [[nodiscard]] std::string_view read();

    // How much of the file, as stored on disk, has been read, and how much there is; 0 when unknown.
    [[nodiscard]] std::uint64_t bytes_read() const noexcept;
    [[nodiscard]] std::uint64_t bytes_in_file() const noexcept { return size_; }

private:
    struct closer {
        void operator()(gzFile_s* file) const noexcept;
    };

    [[noreturn]] void fail(std::string_view what) const;

    std::string called_;
    byte_digest* digest_ = nullptr;
    std::uint64_t size_ = 0;
    std::unique_ptr<gzFile_s, closer> file_;
    std::vector<char> chunk_;
};

}  // namespace client_report

#endif
