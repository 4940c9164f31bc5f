// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_PROCESS_DESCRIPTORS_HPP
#define CLIENT_REPORT_PROCESS_DESCRIPTORS_HPP

namespace client_report {

// Gives each of the three standard descriptors that is closed something to be open on, so that no file of results
// becomes the standard output. It is open for the wrong direction: who reads or writes there gets an error. To be
// called before any file is opened.
void open_standard_descriptors() noexcept;

}  // namespace client_report

#endif
