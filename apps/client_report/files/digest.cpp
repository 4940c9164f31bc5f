// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "files/digest.hpp"

#include "files/descriptor.hpp"

#include <fcntl.h>  // open
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>  // read

#include <array>
#include <cerrno>
#include <new>
#include <vector>

namespace client_report {

namespace {

void check(int result) {
    if (result != 1) {
        throw std::bad_alloc();  // nothing else goes wrong in hashing
    }
}

}  // namespace

void byte_digest::freer::operator()(evp_md_ctx_st* context) const noexcept {
    EVP_MD_CTX_free(context);
}

byte_digest::byte_digest() : context_(EVP_MD_CTX_new()) {
    check(context_ ? EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) : 0);
}

void byte_digest::add(std::string_view bytes) {
    check(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()));
    bytes_ += bytes.size();
}

file_digest byte_digest::result() const {
    const std::unique_ptr<evp_md_ctx_st, freer> copy(EVP_MD_CTX_new());
    check(copy ? EVP_MD_CTX_copy_ex(copy.get(), context_.get()) : 0);
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned size = 0;
    check(EVP_DigestFinal_ex(copy.get(), hash.data(), &size));
    constexpr std::string_view digits = "0123456789abcdef";
    file_digest result{.bytes = bytes_, .sha256 = {}};
    for (unsigned i = 0; i < size; ++i) {
        result.sha256 += digits[hash[i] >> 4U];
        result.sha256 += digits[hash[i] & 15U];
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
