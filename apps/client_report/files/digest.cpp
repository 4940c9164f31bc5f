// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "files/digest.hpp"

#include "files/descriptor.hpp"

#include <fcntl.h>  // open
#include <sys/stat.h>
#include <unistd.h>  // read

#include <array>
#include <cerrno>
#include <cstddef>
#include <vector>

namespace client_report {

byte_digest::byte_digest() noexcept {
    nettle_sha256_init(&state_);
}

void byte_digest::add(std::string_view bytes) noexcept {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the bytes of nettle are unsigned
    const auto* first = reinterpret_cast<const std::uint8_t*>(bytes.data());
    nettle_sha256_update(&state_, bytes.size(), first);
    bytes_ += bytes.size();
}

file_digest byte_digest::result() const {
    sha256_ctx copy = state_;  // asking for the digest begins a new one
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> hash{};
    nettle_sha256_digest(&copy, hash.size(), hash.data());
    constexpr std::string_view digits = "0123456789abcdef";
    file_digest result{.bytes = bytes_, .sha256 = {}};
    for (const std::uint8_t byte : hash) {
        result.sha256 += digits[byte >> 4U];
        result.sha256 += digits[byte & 15U];
    }
    return result;
}

std::optional<file_digest> digest_of_file(const std::filesystem::path& path) {
    // Without waiting, should a pipe have this name.
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): the signature of POSIX
    const descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    struct stat status{};
    if (file.get() < 0 || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return std::nullopt;
    }
    byte_digest digest;
    std::vector<char> chunk(std::size_t{1} << 18U);
    for (;;) {
        const ssize_t count = ::read(file.get(), chunk.data(), chunk.size());
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return std::nullopt;
        }
        if (count == 0) {
            return digest.result();
        }
        digest.add({chunk.data(), static_cast<std::size_t>(count)});
    }
}

}  // namespace client_report
