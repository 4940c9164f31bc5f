// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_INPUT_INPUT_LOG_HPP
#define CLIENT_REPORT_INPUT_INPUT_LOG_HPP

#include "files/digest.hpp"

#include <deque>
#include <string>
#include <utility>  // std::move

namespace client_report {

// What a run has read, for its record.
class input_log {
public:
    enum class kind { file, standard_input, query };
    struct entry {
        std::string role;  // "deals", "previous", "policy", "contracts", "judgements"
        std::string name;  // as it was given
        kind is = kind::file;
        byte_digest digest{};  // of the bytes as stored; of a query, of its rows
    };

    // A further input. Its digest stays where it is, and gets the bytes while they are read.
    [[nodiscard]] byte_digest* add(std::string role, std::string name, kind is = kind::file) {
        return &entries_.emplace_back(entry{std::move(role), std::move(name), is}).digest;
    }

    [[nodiscard]] const std::deque<entry>& entries() const noexcept { return entries_; }

private:
    std::deque<entry> entries_;
};

// The same where nobody may keep a log.
[[nodiscard]] inline byte_digest* digest_for(input_log* log, const char* role,
                                             const std::string& name,
                                             input_log::kind is = input_log::kind::file) {
    return log == nullptr ? nullptr : log->add(role, name, is);
}

}  // namespace client_report

#endif
