// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_POLICY_RULE_HPP
#define VITALFEW_DECIDE_POLICY_RULE_HPP

#include "vitalfew/decide/action.hpp"
#include "vitalfew/decide/condition.hpp"

#include <string>

namespace vitalfew {
inline namespace v0 {
namespace decide {

/// A line of a policy: what to do about the clients of whom a condition holds.
struct policy_rule {
    std::string name;
    condition when;
    action what;
};

}  // namespace decide
}  // namespace v0
}  // namespace vitalfew

#endif
