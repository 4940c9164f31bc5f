// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_SINGLE_RESULTS_HPP
#define CLIENT_REPORT_SINGLE_RESULTS_HPP

#include "options.hpp"
#include "output.hpp"
#include "results.hpp"
#include "sqlite/result_database.hpp"

#include <optional>
#include <string>

namespace client_report {

// The results that are in one file each: the page of --html, the workbook of --xlsx, and the tables of
// --sqlite-out.
class single_results {
public:
    // Sees to it that they can be written, before the work is done.
    // @throws bad_input where a file that is read would be replaced, or the program has no page;
    // output_failed
    explicit single_results(const options& asked);

    // Writes them, under names that are not yet theirs.
    // @throws output_failed, as publish
    void write(const results& r);

    // From here on they are there.
    void publish();

private:
    const options& asked_;
    std::optional<result_database> tables_;
    std::optional<output_file> workbook_;
    std::optional<output_folder> page_folder_;  // where the page is the only file
};

}  // namespace client_report

#endif
