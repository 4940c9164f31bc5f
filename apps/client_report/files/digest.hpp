// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_FILES_DIGEST_HPP
#define CLIENT_REPORT_FILES_DIGEST_HPP

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct evp_md_ctx_st;  // NOLINT(readability-identifier-naming): OpenSSL's

namespace client_report {

// The content of a file in short: two files with the same one are the same, as far as anybody knows.
struct file_digest {
    std::uint64_t bytes = 0;
    std::string sha256;  // 64 hexadecimal digits

    friend bool operator==(const file_digest&, const file_digest&) = default;
};

// The SHA-256 of bytes that arrive piece by piece.
class byte_digest {
public:
    // @throws std::bad_alloc, as all of these
    byte_digest();

    void add(std::string_view bytes);
    [[nodiscard]] std::uint64_t bytes() const noexcept { return bytes_; }

    // The digest of what was added so far; more can be added.
    [[nodiscard]] file_digest result() const;

private:
    struct freer {
        void operator()(evp_md_ctx_st* context) const noexcept;
    };

    std::uint64_t bytes_ = 0;
    std::unique_ptr<evp_md_ctx_st, freer> context_;
};

// The digest of a regular file; nothing where there is none, or it cannot be read.
[[nodiscard]] std::optional<file_digest> digest_of_file(const std::filesystem::path& path);

}  // namespace client_report

#endif
