// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_OUTPUTS_OUTPUTS_HPP
#define CLIENT_REPORT_OUTPUTS_OUTPUTS_HPP

#include "files/descriptor.hpp"
#include "files/identity.hpp"
#include "files/lock.hpp"
#include "files/output.hpp"
#include "formats/sqlite.hpp"
#include "input/deal_source.hpp"
#include "input/input_log.hpp"
#include "run/results.hpp"
#include "settings/settings.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace client_report {

// The files that a run writes: those of the folder, the page, the workbook, the tables of a database, and the
// manifest: the record of the run, which is in summary.json or in a file beside the first of the others.
//
// They are written under temporary names, and get their names all together.
class outputs {
public:
    // Checks, before the work is done, that the files can be written, replace nothing that is
    // read, and are written by no other run. Removes what killed runs left. The arguments must outlive this.
    // @throws bad_input where a file that is read would be replaced; output_failed
    outputs(const run_settings& asked, const output_settings& where,
            const standard_files& standard = {});
    ~outputs();
    outputs(const outputs&) = delete;
    outputs& operator=(const outputs&) = delete;

    // Gets what is read, for the manifest; null where none is written.
    [[nodiscard]] input_log* log() noexcept { return manifest_.empty() ? nullptr : &log_; }

    // Sentences about the files of an earlier run that are not what its manifest says.
    [[nodiscard]] const std::vector<std::string>& warnings() const noexcept { return warnings_; }

    // Adds a row to rejected.csv, where there is a folder. The file belongs to a run that skips bad
    // rows, and exists even when no row was rejected.
    // @throws output_failed, as all of these
    void reject(const rejected_row& row);

    // Writes the results, complete and on the disk, under temporary names.
    void write(const results& r);

    // Writes those results that go to devices and pipes.
    void deliver();

    // Gives all files their names, the manifest last, or changes nothing. Removes files of an earlier run that
    // this run does not write: they are stale.
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
        [[nodiscard]] output_folder& folder() noexcept { return folder_; }

    private:
        output_folder folder_;
        output_file& file_;
    };

    void lock();
    void find_manifest();
    void write_files(const results& r);
    void write_folder(const results& r);
    void write_manifest(const results& r);
    void replace_all(replacement& all);
    [[nodiscard]] std::vector<output_folder*> folders();

    const run_settings& asked_;
    const output_settings& where_;
    std::vector<descriptor>
        streams_;  // so that a reader of a pipe waits until the results are there
    input_log log_;
    std::filesystem::path manifest_;  // empty where there is none
    std::optional<result_database> tables_;
    std::optional<single_file> workbook_;
    std::optional<single_file> page_;
    std::optional<output_folder> folder_;
    std::optional<single_file> record_;  // the manifest, where it is a file of its own
    output_file* summary_ = nullptr;     // the manifest, wherever it is
    output_file* rejected_ = nullptr;
    std::vector<output_lock>
        locks_;               // given back before the folders that a failed run removes again
    bool committed_ = false;  // the tables of a database that was there
    std::vector<std::string> notes_;
    std::vector<std::string> warnings_;
};

}  // namespace client_report

#endif
