// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_PIPELINE_CLIENT_FORMATS_HPP
#define CLIENT_REPORT_PIPELINE_CLIENT_FORMATS_HPP

#include "analysis/results.hpp"
#include "common/byte_sink.hpp"

namespace client_report {

// Writes the clients, with the columns of clients.csv in their order.
// @pre the options ask for a format that is not the report
void write_clients(const results& r, byte_sink& sink);

}  // namespace client_report

#endif
