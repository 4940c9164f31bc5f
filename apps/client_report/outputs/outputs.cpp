// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "outputs/outputs.hpp"

#include "common/errors.hpp"
#include "common/text.hpp"
#include "files/identity.hpp"
#include "formats/csv.hpp"
#include "formats/summary_json.hpp"
#include "formats/xlsx.hpp"
#include "outputs/run_record.hpp"
#include "outputs/verify.hpp"
#include "tables/summary.hpp"
#include "tables/table_list.hpp"
#include "web/html_page.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>
#include <utility>  // std::pair

namespace client_report {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view rejected_header = "line,reason,text\n";

constexpr const char* rejected_file = "rejected.csv";
constexpr const char* summary_file = "summary.json";

// A file of the folder: the CSV file of a table, or one of the two above.
struct folder_file {
    std::string name;
    const listed_table* table = nullptr;
};

// In the order in which they are written. rejected.csv is written while the deals are read, and has its place here
// for its name alone.
std::vector<folder_file> folder_files() {
    std::vector<folder_file> files;
    for (const listed_table& each : all_tables) {
        if (each.file == own_file::csv) {
            files.push_back({file_of(each.name), &each});
            // Right after the clients, as in the sentence that names the files.
            if (files.size() == 1) {
                files.push_back({summary_file});
            }
        }
    }
    files.push_back({rejected_file});
    return files;
}

// A file that a run reads or writes, as messages call it.
struct used_file {
    std::optional<file_identity> identity;
    std::string called;
};

std::vector<used_file> files_read(const run_settings& asked, const standard_files& standard) {
    std::vector<used_file> files;
    const bool is_standard_input = asked.file == "-" && !asked.query;
    files.push_back({is_standard_input ? standard.input : identity_of(asked.file), "the deals"});
    const auto add = [&files](const std::optional<std::string>& file, const char* called) {
        if (file) {
            files.push_back({identity_of(*file), called});
        }
    };
    add(asked.previous, "the file of --previous");
    add(asked.policy, "the file of --policy");
    add(asked.contracts, "the file of --contracts");
    add(asked.judgements, "the file of --judgements");
    return files;
}

// The outputs that are single files, by their options, in the order of the manifest.
using named_output = std::pair<const char*, const std::optional<std::string>*>;
std::array<named_output, 3> single_outputs(const output_settings& where) {
    return {
        {{"--html", &where.html}, {"--xlsx", &where.xlsx}, {"--sqlite-out", &where.sqlite_out}}};
}

// Where the manifest is; empty without a file that it could be about.
fs::path manifest_of(const output_settings& where) {
    if (where.out) {
        return fs::path(*where.out) / summary_file;
    }
    for (const auto& [option, file] : single_outputs(where)) {
        if (*file && kind_of_target(**file) == target_kind::file) {
            return manifest_beside(**file);
        }
    }
    return {};
}

// Checks that no output replaces a file that is read, or another output, whatever their names look like.
class output_check {
public:
    output_check(const run_settings& asked, const output_settings& where,
                 const standard_files& standard)
        : asked_(asked), where_(where), used_(files_read(asked, standard)) {
        used_.push_back({standard.output, "the standard output"});
    }

    void run() {
        for (const auto& [option, file] : single_outputs(where_)) {
            if (*file) {
                check_single(option, **file);
            }
        }
        if (where_.out) {
            check_folder(*where_.out);
        } else if (const fs::path manifest = manifest_of(where_); !manifest.empty()) {
            check(manifest, "the manifest " + printable(manifest.string(), 200),
                  "give another name to the output");
        }
    }

private:
    void check(const fs::path& path, const std::string& called, const char* remedy) {
        const std::optional<file_identity> identity = identity_of(path);
        for (const used_file& other : used_) {
            if (identity && identity == other.identity) {
                throw bad_input(called + " would replace " + other.called + "; " + remedy);
            }
        }
    }

    void check_single(const std::string& option, const std::string& file) {
        const std::string called = option + " " + printable(file, 200);
        // The tables of a database replace nothing: it may be that of the deals.
        if (option != "--sqlite-out" || !asked_.query || identity_of(file) != used_[0].identity) {
            check(file, called, "give another name");
        }
        std::error_code unknown;
        if (fs::is_character_file(file, unknown)) {
            return;  // nothing is made beside it
        }
        const fs::path path = without_links(file);
        std::vector<fs::path> made{lock_path(path), temporary_name(path)};
        if (option == "--sqlite-out") {
            for (const char* end : {"-journal", "-wal", "-shm"}) {
                made.push_back(path.string() + end);
            }
        }
        for (const fs::path& each : made) {
            check(each, "a file that is made for " + called, "give another name");
        }
        used_.push_back({identity_of(file), "the file of " + option});
        for (const fs::path& each : made) {
            used_.push_back({identity_of(each), "a file that is made for " + option});
        }
    }

    void check_folder(const std::string& out) {
        const std::string called = "--out " + printable(out, 200);
        check(out, called, "give a folder of its own");
        for (const folder_file& each : folder_files()) {
            check(fs::path(out) / each.name, called, "give a folder of its own");
            check(temporary_name(fs::path(out) / each.name), called, "give a folder of its own");
        }
    }

    const run_settings& asked_;
    const output_settings& where_;
    std::vector<used_file> used_;
};

// Checks, without waiting for anybody, what the names lead to now.
// @returns the devices and pipes, open
std::vector<descriptor> open_streams(const output_settings& where) {
    std::vector<descriptor> streams;
    const auto look_at = [&streams](const fs::path& path) {
        if (kind_of_target(path) == target_kind::stream) {
            streams.push_back(open_stream(path));
        }
    };
    for (const auto& [option, file] : single_outputs(where)) {
        if (!*file) {
            continue;
        }
        if (std::string_view(option) == "--sqlite-out") {
            std::error_code unknown;
            const fs::file_status found = fs::status(**file, unknown);
            if (fs::exists(found) && !fs::is_regular_file(found) && !fs::is_directory(found)) {
                throw output_failed(
                    printable(**file, 200) +
                    ": is no file that a database can be in; give the name of a file");
            }
        } else {
            look_at(**file);
        }
    }
    if (where.out) {
        for (const folder_file& each : folder_files()) {
            look_at(fs::path(*where.out) / each.name);
        }
    }
    return streams;
}

// Whether a file begins so, or is empty; nothing where there is none.
std::optional<bool> begins_with(const fs::path& path, std::string_view beginning) {
    std::error_code unknown;
    if (!fs::is_regular_file(path, unknown)) {
        return std::nullopt;
    }
    std::ifstream file(path, std::ios::binary);
    std::string start(beginning.size(), '\0');
    file.read(start.data(), static_cast<std::streamsize>(start.size()));
    start.resize(static_cast<std::size_t>(file.gcount()));
    return start.empty() || start == beginning;
}

}  // namespace

outputs::single_file::single_file(const std::string& name)
    : folder_(fs::absolute(name).parent_path()), file_(folder_.create(fs::path(name).filename())) {}

outputs::outputs(const run_settings& asked, const output_settings& where,
                 const standard_files& standard)
    : asked_(asked), where_(where), streams_(open_streams(where)) {
    output_check(asked, where, standard).run();
    if (where.html) {
        check_page_is_built();
    }
    find_manifest();
    if (where.out) {
        folder_.emplace(*where.out);
        folder_->make();
    }
    lock();
    if (where.sqlite_out) {
        tables_.emplace(*where.sqlite_out, where.table_prefix);
    }
    if (!manifest_.empty()) {
        warnings_ = what_changed(manifest_);
    }
    if (where.xlsx) {
        workbook_.emplace(*where.xlsx);
    }
    if (where.html) {
        page_.emplace(*where.html);
    }
    if (folder_ && asked.on_bad_row == bad_rows::skip) {
        rejected_ = &folder_->create(rejected_file);
        rejected_->write(rejected_header);
    }
}

void outputs::find_manifest() {
    manifest_ = manifest_of(where_);
    if (where_.out || manifest_.empty()) {
        return;
    }
    if (begins_with(manifest_, record_beginning) == false) {
        throw bad_input(
            printable(manifest_.string(), 200) +
            ": the manifest of this run would replace it, and client_report did not write "
            "it; give another name to the output, or move this file");
    }
}

void outputs::lock() {
    const auto clean = [this](const fs::path& file) {
        remove_leftovers(file, locks_.back().is_exclusive() ? leftover_rule::all
                                                            : leftover_rule::of_dead_processes);
    };
    if (folder_) {
        locks_.push_back(output_lock::of_folder(*where_.out));
        for (const folder_file& each : folder_files()) {
            clean(fs::path(*where_.out) / each.name);
        }
    }
    for (const auto& [option, file] : single_outputs(where_)) {
        std::error_code unknown;
        const bool is_there = *file && fs::exists(**file, unknown);
        if (*file && (!is_there || fs::is_regular_file(**file, unknown))) {
            locks_.push_back(output_lock::of_file(fs::absolute(**file)));
            clean(fs::absolute(**file));
            clean(manifest_beside(fs::absolute(**file)));
        }
    }
}

void outputs::reject(const rejected_row& row) {
    if (rejected_ != nullptr) {
        rejected_->write(std::to_string(row.line) + ',' + csv_field(row.reason, ',') + ',' +
                         csv_field(row.text, ',') + '\n');
    }
}

void outputs::write_folder(const results& r) {
    std::vector<std::string> names;
    for (const folder_file& each : folder_files()) {
        if (each.name == rejected_file) {
            if (rejected_ == nullptr) {
                folder_->withdraw(each.name, rejected_header);
                continue;
            }
        } else if (each.table == nullptr) {
            // summary.json: it is written last, since it is the manifest.
        } else if (each.table->is_there(r)) {
            csv_sink csv(folder_->create(each.name));
            each.table->make(r).write_to(csv);
        } else {
            folder_->withdraw(each.name, csv_beginning(*each.table, r));
            continue;
        }
        names.push_back(each.name);
    }
    notes_.push_back("Written to " + printable(*where_.out, 200) + ": " + joined(names));
}

void outputs::write_files(const results& r) {
    if (tables_) {
        tables_->open();
        write_tables(r, *tables_);
        tables_->finish();
    }
    if (workbook_) {
        workbook book(workbook_->file().temporary().string(), *where_.xlsx);
        write_tables(r, book);
        book.finish();
        workbook_->file().close();
    }
    if (page_) {
        write_html_page(r, page_->file());
        page_->file().close();
    }
    if (folder_) {
        write_folder(r);
        for (const auto& each : folder_->files()) {
            each->close();
        }
    }
}

// What is written by now, and where it will be.
void outputs::write_manifest(const results& r) {
    if (manifest_.empty()) {
        return;
    }
    std::vector<written_output> written;
    const auto add = [&written](const fs::path& path, const output_file& file) {
        if (file.kind() == target_kind::file) {
            written.push_back({.path = path, .digest = file.digest(), .tables = {}});
        }
    };
    if (page_) {
        add(*where_.html, page_->file());
    }
    if (workbook_) {
        add(*where_.xlsx, workbook_->file());
    }
    if (tables_) {
        written.push_back({.path = *where_.sqlite_out, .digest = {}, .tables = tables_->tables()});
    }
    figure_group content;
    if (folder_) {
        for (const auto& each : folder_->files()) {
            add(fs::path(*where_.out) / each->target().filename(), *each);
        }
        content = summary_of(r);
        summary_ = &folder_->create(summary_file);
    } else {
        record_.emplace(manifest_.string());
        summary_ = &record_->file();
    }
    content.emplace_back("run", run_record(asked_, where_, log_, written, folder_of(manifest_)));
    summary_->write(summary_json(content));
    summary_->close();
}

void outputs::write(const results& r) {
    write_files(r);
    write_manifest(r);
    if (workbook_) {
        notes_.push_back("Written to " + printable(*where_.xlsx, 200));
    }
    if (page_) {
        notes_.push_back("The page: " + printable(*where_.html, 200));
    }
    if (tables_) {
        notes_.push_back("Written to the tables " + printable(where_.table_prefix, 60) + "... of " +
                         printable(*where_.sqlite_out, 200));
    }
    if (record_) {
        notes_.push_back("The record of the run: " + printable(manifest_.string(), 200));
    }
}

void outputs::deliver() {
    for (output_folder* folder : folders()) {
        for (const auto& each : folder->files()) {
            each->deliver();
        }
    }
}

outputs::~outputs() {
    locks_.clear();  // their files are in these folders
    tables_.reset();
    // A folder that was made for one output may hold what was made for the three others.
    for (int pass = 0; pass < 4; ++pass) {
        for (auto* single : {&workbook_, &page_, &record_}) {
            if (*single) {
                (*single)->folder().give_up();
            }
        }
        if (folder_) {
            folder_->give_up();
        }
    }
}

std::vector<output_folder*> outputs::folders() {
    std::vector<output_folder*> all;
    for (auto* single : {&workbook_, &page_, &record_}) {
        if (*single) {
            all.push_back(&(*single)->folder());
        }
    }
    if (folder_) {
        all.push_back(&*folder_);
    }
    return all;
}

void outputs::replace_all(replacement& all) {
    if (tables_ && tables_->new_file() != nullptr) {
        all.put(*tables_->new_file());
    }
    for (output_folder* folder : folders()) {
        for (const auto& each : folder->files()) {
            if (each.get() != summary_) {
                all.put(*each);
            }
        }
        for (const fs::path& stale : folder->withdrawn()) {
            all.withdraw(stale);
        }
    }
    // An earlier manifest of a single output, which this run records elsewhere.
    for (const auto& [option, file] : single_outputs(where_)) {
        if (*file && manifest_beside(**file) != manifest_ &&
            begins_with(manifest_beside(**file), record_beginning) == true) {
            all.withdraw(manifest_beside(**file));
        }
    }
    // Nobody can take back a commit: so nothing may fail after it that could be known before.
    const bool commits = tables_ && tables_->new_file() == nullptr;
    const bool has_name = commits && summary_ != nullptr && all.rehearse(*summary_);
    all.sync();
    if (commits) {
        tables_->commit();
        committed_ = true;
    }
    if (summary_ != nullptr && !has_name) {
        all.put(*summary_);
    }
}

void outputs::publish() {
    replacement all;
    try {
        replace_all(all);
    } catch (const output_failed& failed) {
        if (committed_) {
            // The tables are new whatever happens: so everything else has to be.
            all.keep();
            throw output_failed(std::string(failed.what()) +
                                ". All other results are new: this file is that of an earlier run");
        }
        const std::vector<std::string> stuck = all.undo();
        if (stuck.empty()) {
            throw;
        }
        throw output_failed(std::string(failed.what()) +
                            ". These files are new and could not be given back: " + joined(stuck));
    }
    for (output_folder* folder : folders()) {
        folder->keep();
    }
    try {
        all.sync();
    } catch (const output_failed& failed) {
        all.keep();
        throw output_failed(std::string(failed.what()) +
                            ". All results are new, but a power cut may lose some of them");
    }
    all.keep();
}

}  // namespace client_report
