// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_OUTPUTS_OUTPUTS_HPP
#define CLIENT_REPORT_OUTPUTS_OUTPUTS_HPP

#include "files/output.hpp"
#include "formats/sqlite.hpp"
#include "input/deal_source.hpp"
#include "run/results.hpp"
#include "settings/settings.hpp"

#include <optional>
#include <string>
#include <vector>

namespace client_report {

// The files that a run writes: those of the folder, the page, the workbook, the tables of a database.
// They are written under temporary names, and get their names all together.
class outputs {
public:
    // Checks, before the work is done, that the files can be written and replace nothing that is
    // read. The second argument must outlive this.
    // @throws bad_input where a file that is read would be replaced; output_failed
    outputs(const run_settings& asked, const output_settings& where);

    // Adds a row to rejected.csv, where there is a folder. The file belongs to a run that skips bad
    // rows, and exists even when no row was rejected.
    // @throws output_failed, as all of these
    void reject(const rejected_row& row);

    // Writes the results, under temporary names.
    void write(const results& r);

    // Gives all files their names. Removes files of an earlier run that this run does not write: they
    // are stale.
    void publish();

    // A sentence about each output: "Written to report: clients.csv, summary.json".
    // @pre write was called
    [[nodiscard]] const std::vector<std::string>& notes() const noexcept { return notes_; }

private:
    // A single file, with its folder, which is made if need be.
    class single_file {
    public:
        explicit single_file(const std::string& name);

        [[nodiscard]] output_file& file() noexcept { return file_; }
        void publish() { folder_.commit(); }

    private:
        output_folder folder_;
        output_file& file_;
    };

    void write_folder(const results& r);

    const output_settings& where_;
    std::optional<result_database> tables_;
    std::optional<single_file> workbook_;
    std::optional<single_file> page_;
    std::optional<output_folder> folder_;
    output_file* rejected_ = nullptr;
    std::vector<std::string> notes_;
};

}  // namespace client_report

#endif
