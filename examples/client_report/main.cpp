// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "analysis.hpp"
#include "deal_book.hpp"
#include "deal_file.hpp"
#include "errors.hpp"
#include "options.hpp"
#include "output.hpp"
#include "rejected_rows.hpp"
#include "result_files.hpp"
#include "results.hpp"
#include "terminal_report.hpp"
#include "text.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>  // std::strerror
#include <exception>
#include <filesystem>
#include <new>
#include <optional>
#include <string>
#include <system_error>

namespace {

using namespace client_report;

void print(const std::string& text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() ||
        std::fflush(stdout) != 0) {
        throw output_failed(std::string("standard output: ") + std::strerror(errno));
    }
}

// A file of deals may itself be called clients.csv.
void spare_the_input(const options& asked) {
    for (const char* name : {"clients.csv", "summary.json", "rejected.csv"}) {
        std::error_code no_such_file;
        if (std::filesystem::equivalent(std::filesystem::path(*asked.out) / name, asked.file,
                                        no_such_file)) {
            throw bad_input("--out " + printable(*asked.out, 200) +
                            " would replace the file of deals itself");
        }
    }
}

void run(const options& asked) {
    std::optional<output_folder> folder;
    if (asked.out) {
        spare_the_input(asked);
        folder.emplace(*asked.out);
    }
    rejected_rows rejected(asked, folder);
    deal_book book(asked);
    const deal_file_facts file = read_deals(
        asked, [&](const deal_line& line) { book.add(line); },
        [&](const rejected_row& row) { rejected.add(row); });

    const std::uint64_t rows_in_period = book.lines_in_period();
    const analysis found = analyse(book.finish(), asked);
    const results all{asked, file, rows_in_period, found};
    std::string report = terminal_report(all);
    if (folder) {
        write_clients_csv(all, folder->create("clients.csv"));
        folder->create("summary.json").write(summary_json(all));
        folder->commit();
        report += "\nWritten to " + printable(*asked.out, 200) + ": clients.csv, summary.json" +
                  (asked.on_bad_row == bad_rows::skip ? ", rejected.csv\n" : "\n");
    }
    print(report);
}

int fail(const char* message, exit_code code) {
    std::fputs((std::string("client_report: ") + message + "\n").c_str(), stderr);
    return static_cast<int>(code);
}

}  // namespace

int main(int argc, char** argv) {
    try {
        if (const auto asked = parse_options(argc, argv)) {
            run(*asked);
        }
        return static_cast<int>(exit_code::success);
    } catch (const bad_input& error) {
        return fail(error.what(), exit_code::bad_input);
    } catch (const std::bad_alloc&) {
        return fail("not enough memory", exit_code::output_failed);
    } catch (const std::exception& error) {
        return fail(error.what(), exit_code::output_failed);
    }
}
