// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_OUTPUTS_RUN_RECORD_HPP
#define CLIENT_REPORT_OUTPUTS_RUN_RECORD_HPP

#include "files/digest.hpp"
#include "input/input_log.hpp"
#include "input/row_digest.hpp"
#include "settings/settings.hpp"
#include "tables/summary.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace client_report {

// A file that a run has written, or the tables of a database.
struct written_output {
    std::filesystem::path path;
    file_digest digest;                // of a file
    std::vector<table_digest> tables;  // of a database; empty for a file
};

// The record of a run, as summary.schema.json describes it: program and version, settings, and the content of
// all inputs and outputs in short. It has no time in it, so that the same run gives the same record.
// @param folder of the manifest, to which the names of the outputs refer
[[nodiscard]] figure_group run_record(const run_settings& asked, const output_settings& where,
                                      const input_log& read,
                                      const std::vector<written_output>& written,
                                      const std::filesystem::path& folder);

// How a file begins that holds nothing but such a record.
inline constexpr std::string_view record_beginning =
    "{\n  \"run\": {\n    \"program\": \"client_report\"";

// The manifest of a run without a folder: NAME.manifest.json.
[[nodiscard]] std::filesystem::path manifest_beside(const std::filesystem::path& output);

}  // namespace client_report

#endif
