// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_FORMATS_CLIENT_FORMATS_HPP
#define CLIENT_REPORT_FORMATS_CLIENT_FORMATS_HPP

#include "common/byte_sink.hpp"
#include "run/results.hpp"

namespace client_report {

// Writes the clients, with the columns of clients.csv in their order.
// @pre the format is not the report
void write_clients(const results& r, output_format format, byte_sink& sink);

}  // namespace client_report

#endif
