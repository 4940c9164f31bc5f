// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// The program: only this file and process/ touch the state of the process, that is signals, standard
// streams and descriptors, and the exit code.

#include "cli/command_line.hpp"
#include "common/errors.hpp"
#include "common/text.hpp"
#include "files/identity.hpp"
#include "formats/text_formats.hpp"
#include "input/csv_deals.hpp"
#include "input/deal_source.hpp"
#include "input/input_file.hpp"
#include "outputs/outputs.hpp"
#include "outputs/verify.hpp"
#include "process/descriptors.hpp"
#include "process/progress.hpp"
#include "process/run_stats.hpp"
#include "process/signals.hpp"
#include "process/sqlite_limit.hpp"
#include "process/standard_output.hpp"
#include "run/run.hpp"
#include "tables/table_list.hpp"
#include "terminal/terminal_report.hpp"
#include "terminal/terminal_text.hpp"

#include <unistd.h>  // dup

#include <csignal>
#include <cstdio>
#include <exception>
#include <memory>
#include <new>
#include <string>
#include <utility>  // std::move
#include <variant>
#include <vector>

namespace {

using namespace client_report;

// Lets scripts distinguish bad input (2) from a failed output (1).
enum class exit_code : int { success = 0, output_failed = 1, bad_input = 2 };

void print(const std::string& text) {
    standard_output out;
    out.write(text);
    out.finish();
}

std::unique_ptr<deal_source> open_source(const run_settings& asked, input_log* log) {
    if (asked.file == "-" && !asked.query) {
        input_file input(::dup(STDIN_FILENO), "standard input");
        input.add_to(digest_for(log, "deals", asked.file, input_log::kind::standard_input));
        return std::make_unique<csv_deals>(asked, std::move(input));
    }
    return open_deals(asked, log);
}

results read_and_analyse(const command& given, outputs& files) {
    progress shown(given.quiet);
    const std::unique_ptr<deal_source> deals = open_source(given.asked, files.log());
    return run(*deals, given.asked,
               {.rejected = [&files](const rejected_row& row) { files.reject(row); },
                .watch = {.progress = [&shown](const read_progress& now) { shown.show(now); },
                          .cancelled = {}},
                .log = files.log()});
}

std::string with_notes(std::string report, const std::vector<std::string>& notes) {
    terminal_text written;
    for (const std::string& note : notes) {
        written.sentence(note);
    }
    return notes.empty() ? report : report + "\n" + written.text();
}

void carry_out(const command& given) {
    const run_stats took;
    outputs files(given.asked, given.outputs,
                  {.input = identity_of(STDIN_FILENO), .output = identity_of(STDOUT_FILENO)});
    for (const std::string& warning : files.warnings()) {
        std::fputs(("client_report: " + warning + "\n").c_str(), stderr);
    }
    const results found = read_and_analyse(given, files);
    const bool reports = given.outputs.format == output_format::report;
    const std::string report = reports ? terminal_report(found) : std::string();
    files.write(found);
    // Before any file is replaced: a run that fails here has changed nothing.
    if (reports) {
        print(with_notes(report, files.notes()));
    } else {
        standard_output out;
        write_as(given.outputs.format, clients_table(found), out);
        out.finish();
    }
    files.deliver();
    {
        const signals_held all_or_none;
        files.publish();
    }
    if (given.stats == part::asked) {
        std::fputs(took.line(found.file.rows).c_str(), stderr);
    }
}

// Says what became of the files of an earlier run. @throws output_failed where one is not what it was
void verify(const std::string& manifest) {
    const std::vector<checked_file> files = check_manifest(manifest);
    print(table_of(files));
    std::vector<std::string> wrong;
    for (const checked_file& each : files) {
        if (each.is_wrong()) {
            wrong.push_back(printable(each.name, 200) +
                            (each.is == checked_file::state::missing ? " is missing" : " differs") +
                            (each.note.empty() ? "" : " (" + printable(each.note, 200) + ")"));
        }
    }
    if (!wrong.empty()) {
        throw output_failed(printable(manifest, 200) + ": " + joined(wrong));
    }
}

// Allocates nothing: there may be no memory left.
int fail(const char* message, exit_code code) noexcept {
    for (const char* part : {"client_report: ", message, "\n"}) {
        std::fputs(part, stderr);
    }
    return static_cast<int>(code);
}

}  // namespace

int main(int argc, char** argv) {
    open_standard_descriptors();
    clean_up_on_signals();
    limit_sqlite_memory();
    try {
        const auto given = parse_command_line(argc, argv);
        if (const auto* text = std::get_if<printed_text>(&given)) {
            print(text->text);
        } else if (const auto* asked = std::get_if<verification>(&given)) {
            verify(asked->manifest);
        } else {
            carry_out(std::get<command>(given));
        }
        return static_cast<int>(exit_code::success);
    } catch (const bad_input& error) {
        return fail(error.what(), exit_code::bad_input);
    } catch (const reader_gone&) {
        end_by_signal(SIGPIPE);  // as a pipe expects; what was temporary is removed by now
    } catch (const std::bad_alloc&) {
        return fail("not enough memory", exit_code::output_failed);
    } catch (const std::exception& error) {
        return fail(error.what(), exit_code::output_failed);
    }
}
