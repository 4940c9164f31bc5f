// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "common/text_hash.hpp"

#include <sodium.h>

#include <array>
#include <bit>  // std::bit_cast
#include <cstdint>

namespace client_report {

namespace {

using hash_bytes = std::array<unsigned char, crypto_shorthash_BYTES>;
static_assert(sizeof(std::uint64_t) == sizeof(hash_bytes));

struct random_key {
    random_key() noexcept { crypto_shorthash_keygen(bytes.data()); }

    std::array<unsigned char, crypto_shorthash_KEYBYTES> bytes{};
};

std::size_t hash(const void* data, std::size_t size) noexcept {
    static const random_key key;
    hash_bytes hashed{};
    crypto_shorthash(hashed.data(), static_cast<const unsigned char*>(data), size,
                     key.bytes.data());
    return static_cast<std::size_t>(std::bit_cast<std::uint64_t>(hashed));
}

}  // namespace

std::size_t text_hash::operator()(std::string_view text) const noexcept {
    return hash(text.data(), text.size());
}

std::size_t number_hash::operator()(std::uint64_t number) const noexcept {
    return hash(&number, sizeof number);
}

}  // namespace client_report
