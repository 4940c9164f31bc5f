// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_SINGLE_RESULTS_HPP
#define CLIENT_REPORT_SINGLE_RESULTS_HPP

#include "analysis/results.hpp"
#include "cli/options.hpp"
#include "files/output.hpp"
#include "formats/sqlite.hpp"

#include <optional>
#include <string>

namespace client_report {

// A file of results with the folder it lies in, which is made if need be.
class result_file {
public:
    explicit result_file(const std::string& name);

    [[nodiscard]] output_file& file() noexcept { return file_; }
    void publish() { folder_.commit(); }

private:
    output_folder folder_;
    output_file& file_;
};

// The results that are in one file each: the workbook of --xlsx, the page of --html, and the tables of
// --sqlite-out.
class single_results {
public:
    // Sees to it that they can be written, before the work is done.
    // @throws bad_input where a file that is read would be replaced; output_failed
    explicit single_results(const options& asked);

    // Writes them, under names that are not yet theirs.
    // @throws output_failed, as publish
    void write(const results& r);

    // From here on they are there.
    void publish();

private:
    const options& asked_;
    std::optional<result_database> tables_;
    std::optional<result_file> workbook_;
    std::optional<result_file> page_;
};

}  // namespace client_report

#endif
