// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "analysis/analysis.hpp"
#include "analysis/comparison.hpp"
#include "analysis/results.hpp"
#include "cli/options.hpp"
#include "clients/deal_periods.hpp"
#include "common/errors.hpp"
#include "common/text.hpp"
#include "decide/decisions.hpp"
#include "files/output.hpp"
#include "files/run_stats.hpp"
#include "files/single_results.hpp"
#include "files/standard_output.hpp"
#include "files/temporary_path.hpp"
#include "formats/folder.hpp"
#include "formats/text_formats.hpp"
#include "input/deal_file.hpp"
#include "input/past_clients.hpp"
#include "input/rejected_rows.hpp"
#include "tables/table_list.hpp"
#include "terminal/terminal_text.hpp"
#include "terminal/terminal_report.hpp"

#include <algorithm>  // std::max
#include <csignal>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <new>
#include <optional>
#include <string>
#include <system_error>
#include <utility>  // std::pair

namespace {

using namespace client_report;

// A file of deals, or one to compare with, may itself be called clients.csv.
void spare(const options& asked, const std::string& file, const std::string& what) {
    for (const std::string& name : folder_files()) {
        std::error_code no_such_file;
        if (std::filesystem::equivalent(std::filesystem::path(*asked.out) / name, file,
                                        no_such_file)) {
            throw bad_input("--out " + printable(*asked.out, 200) + " would replace " + what);
        }
    }
}

void run(const options& asked) {
    const run_stats took;
    single_results single(asked);  // the folders that it makes go last, should the run fail
    std::optional<output_folder> folder;
    if (asked.out) {
        spare(asked, asked.file, "the file of deals itself");
        for (const auto& [file, option] :
             {std::pair(&asked.previous, "--previous"), std::pair(&asked.policy, "--policy"),
              std::pair(&asked.contracts, "--contracts"),
              std::pair(&asked.judgements, "--judgements")}) {
            if (*file) {
                spare(asked, **file,
                      "the file of " + std::string(option) + "; give a folder of its own");
            }
        }
        folder.emplace(*asked.out);
    }
    rejected_rows rejected(asked, folder);
    std::optional<earlier_base> earlier;
    if (asked.previous) {
        earlier.emplace().past = read_past_clients(asked);
    }
    deal_periods periods(asked);
    const deal_file_facts file = read_deals(
        asked, [&](const deal_line& line) { periods.add(line); },
        [&](const rejected_row& row) { rejected.add(row); });
    if (asked.compare) {
        earlier.emplace().past = grade_past_clients(periods.earlier(), asked);
    }
    if (earlier) {
        earlier->known = periods.known();
    }

    const std::uint64_t rows_in_period = periods.lines_in_period();
    const analysis found = analyse(periods.current(), earlier, asked);
    column_decimals decimals = file.decimals;
    if (earlier) {
        decimals.value = std::max(decimals.value, earlier->past.decimals);
    }
    const past_clients* past = earlier ? &earlier->past : nullptr;
    const std::optional<decisions> decided = decide(found, past, asked);
    const results all{asked,   file, rows_in_period, found, past, decided ? &*decided : nullptr,
                      decimals};
    std::string report = asked.format == output_format::report ? terminal_report(all) : "";
    single.write(all);
    terminal_text written;
    if (folder) {
        written.sentence("Written to " + printable(*asked.out, 200) + ": " +
                         write_folder(all, *folder));
    }
    if (asked.xlsx) {
        written.sentence("Written to " + printable(*asked.xlsx, 200));
    }
    if (asked.html) {
        written.sentence("The page: " + printable(*asked.html, 200));
    }
    if (asked.sqlite_out) {
        written.sentence("Written to the tables " + printable(asked.table_prefix, 60) + "... of " +
                         printable(*asked.sqlite_out, 200));
    }
    standard_output out;
    if (asked.format != output_format::report) {
        write_as(asked.format, clients_table(all), out);
        out.finish();  // before anything is replaced, so that a run that fails here has changed nothing
    }
    {
        const signals_held together;
        // What fails most easily comes first.
        single.publish();
        if (folder) {
            folder->commit();
        }
    }
    if (asked.format == output_format::report) {
        if (!written.text().empty()) {
            report += "\n" + written.text();
        }
        out.write(report);
        out.finish();
    }
    if (asked.stats == part::asked) {
        std::fputs(took.line(file.rows).c_str(), stderr);
    }
}

int fail(const char* message, exit_code code) {
    std::fputs((std::string("client_report: ") + message + "\n").c_str(), stderr);
    return static_cast<int>(code);
}

}  // namespace

int main(int argc, char** argv) {
    clean_up_on_signals();
    try {
        if (const auto asked = parse_options(argc, argv)) {
            run(*asked);
        }
        return static_cast<int>(exit_code::success);
    } catch (const bad_input& error) {
        return fail(error.what(), exit_code::bad_input);
    } catch (const reader_gone&) {
        end_by_signal(SIGPIPE);  // what a pipe expects; all that was temporary is gone by now
    } catch (const std::bad_alloc&) {
        return fail("not enough memory", exit_code::output_failed);
    } catch (const std::exception& error) {
        return fail(error.what(), exit_code::output_failed);
    }
}
