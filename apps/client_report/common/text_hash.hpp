// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_COMMON_TEXT_HASH_HPP
#define CLIENT_REPORT_COMMON_TEXT_HASH_HPP

#include <cstddef>
#include <cstdint>
#include <functional>  // std::hash
#include <string_view>

namespace client_report {

// The hash of texts and numbers that come from outside: SipHash with a key that each process draws at
// random, so that nobody can choose names whose hashes collide. Results must not depend on it; tables keep
// the order of first appearance.
//
// A text is looked up by a piece of a row, without a copy as a string.
struct text_hash {
    using is_transparent = void;
    [[nodiscard]] std::size_t operator()(std::string_view text) const noexcept;
};

// The same of a number.
struct number_hash {
    [[nodiscard]] std::size_t operator()(std::uint64_t number) const noexcept;
};

// A name as the key of an algorithm of the library, which hashes keys by std::hash.
struct name_key {
    std::string_view text;

    friend bool operator==(const name_key&, const name_key&) = default;
};

}  // namespace client_report

template <>
struct std::hash<client_report::name_key> {
    std::size_t operator()(const client_report::name_key& name) const noexcept {
        return client_report::text_hash{}(name.text);
    }
};

#endif
