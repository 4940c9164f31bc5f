// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TESTS_SUPPORT_SEALED_HPP
#define VITALFEW_TESTS_SUPPORT_SEALED_HPP

#include <vitalfew/distributed/detail/tally_bytes.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vitalfew_test {

/// The bytes of a tally, a request or an answer with a checksum that fits, so that what lies behind the checksum is tried,
/// too.
inline std::vector<std::byte> sealed(std::vector<std::byte> bytes) {
    const std::size_t size = bytes.size() - vitalfew::detail::checksum_size;
    std::uint32_t checksum = vitalfew::detail::checksum_of(std::span(bytes).first(size));
    for (std::size_t i = size; i < bytes.size(); ++i, checksum >>= 8U) {
        bytes[i] = static_cast<std::byte>(checksum & 0xFFU);
    }
    return bytes;
}

}  // namespace vitalfew_test

#endif
