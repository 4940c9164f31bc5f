// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLIENTS_HPP
#define VITALFEW_CLIENTS_HPP

// Deals to clients, one-off buyers, roll-up to companies.

#include "vitalfew/clients/client_collector.hpp"
#include "vitalfew/clients/client_profile.hpp"
#include "vitalfew/clients/collect_clients.hpp"
#include "vitalfew/clients/deal_fields.hpp"
#include "vitalfew/clients/one_off.hpp"
#include "vitalfew/clients/roll_up.hpp"

#endif
