// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// A policy file of client_report. What is accepted is written as a policy that is accepted too, and that
// is written in the same way again: nothing is lost or changed on the way.

#include "common/errors.hpp"
#include "decide/policy_file.hpp"
#include "fuzz/target.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace {

std::optional<client_report::decision_policy> parsed(const std::string& text) {
    try {
        return client_report::parse_policy("policy.json", text);
    } catch (const client_report::bad_input& refused) {
        vitalfew_test::demand(std::string_view(refused.what()).starts_with("policy.json"),
                              "a refusal names the file");
        return std::nullopt;
    }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string input(bytes, bytes + size);
    if (const auto policy = parsed(input)) {
        const std::string written = client_report::policy_text(*policy);
        const auto again = parsed(written);
        vitalfew_test::demand(again.has_value(), "a policy that was written is accepted");
        vitalfew_test::demand(client_report::policy_text(*again) == written,
                              "a policy is written as it was read");
    }
    return 0;
}
