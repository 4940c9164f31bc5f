// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CONCENTRATION_POPULATION_HPP
#define VITALFEW_CONCENTRATION_POPULATION_HPP

#include <cstdint>

namespace vitalfew {
inline namespace v0 {

/// Among whom inequality is measured. Clients who bring nothing make a base more unequal.
enum class population : std::uint8_t {
    positive,  ///< the clients with a value above 0
    everybody  ///< all clients; those with a value of 0 or less count as 0
};

}  // namespace v0
}  // namespace vitalfew

#endif
