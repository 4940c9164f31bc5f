// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_OUTPUTS_VERIFY_HPP
#define CLIENT_REPORT_OUTPUTS_VERIFY_HPP

#include <filesystem>
#include <string>
#include <vector>

namespace client_report {

// What became of a file, or a table, since the run that a manifest records.
struct checked_file {
    enum class state { same, differs, missing, not_checked };

    std::string name;  // as the manifest has it; of a table, the database and the table
    std::string kind;  // "output", or the role of an input: "deals"
    state is = state::same;
    std::string note;  // why it was not checked

    // Whether it is not what it was. An input that is gone is no fault of the results.
    [[nodiscard]] bool is_wrong() const noexcept {
        return is == state::differs || (is == state::missing && kind == "output");
    }
};

// Checks the files of a manifest, which is summary.json or NAME.manifest.json.
// @throws bad_input when it cannot be read, or is no manifest
[[nodiscard]] std::vector<checked_file> check_manifest(const std::filesystem::path& manifest);

// The files as a table of at most 80 columns for a terminal.
[[nodiscard]] std::string table_of(const std::vector<checked_file>& files);

// A sentence about those outputs that are not what an earlier manifest says; none where all are, or there is no
// manifest.
[[nodiscard]] std::vector<std::string> what_changed(const std::filesystem::path& manifest);

}  // namespace client_report

#endif
