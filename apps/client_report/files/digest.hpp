// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_FILES_DIGEST_HPP
#define CLIENT_REPORT_FILES_DIGEST_HPP

#include <nettle/sha2.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace client_report {

// The content of a file in short: two files with the same one are the same, as far as anybody knows.
struct file_digest {
    std::uint64_t bytes = 0;
    std::string sha256;  // 64 hexadecimal digits

    friend bool operator==(const file_digest&, const file_digest&) = default;
};

// The SHA-256 of bytes that arrive piece by piece. Takes no memory, so it cannot fail.
class byte_digest {
public:
    byte_digest() noexcept;

    void add(std::string_view bytes) noexcept;
    [[nodiscard]] std::uint64_t bytes() const noexcept { return bytes_; }

    // The digest of what was added so far; more can be added.
    // @throws std::bad_alloc
    [[nodiscard]] file_digest result() const;

private:
    std::uint64_t bytes_ = 0;
    sha256_ctx state_{};
};

// The digest of a regular file; nothing where there is none, or it cannot be read.
[[nodiscard]] std::optional<file_digest> digest_of_file(const std::filesystem::path& path);

}  // namespace client_report

#endif
