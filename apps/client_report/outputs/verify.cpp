// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "outputs/verify.hpp"

#include "common/errors.hpp"
#include "common/text.hpp"
#include "files/digest.hpp"
#include "files/identity.hpp"
#include "input/database.hpp"
#include "input/row_digest.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>  // std::max
#include <cstdint>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

namespace client_report {

namespace fs = std::filesystem;

namespace {

using record_json = nlohmann::json;
using file_state = checked_file::state;

constexpr std::uintmax_t largest_manifest = std::uintmax_t{256} << 20U;

record_json read_record(const fs::path& manifest) {
    const auto fail = [&manifest](const std::string& why) -> bad_input {
        return bad_input(printable(manifest.string(), 200) + ": " + why);
    };
    std::error_code error;
    if (!fs::exists(manifest, error)) {
        throw fail("no such file");
    }
    if (!fs::is_regular_file(manifest, error)) {
        throw fail("is no file, and so no manifest");
    }
    if (fs::file_size(manifest, error) > largest_manifest) {
        throw fail("is larger than 256 MB, and no manifest");
    }
    std::ifstream file(manifest, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!file) {
        throw fail("cannot be read");
    }
    record_json whole = record_json::parse(text, nullptr, false);
    if (!whole.is_object() || !whole.contains("run")) {
        throw fail(
            "is no manifest of client_report; give summary.json, or the .manifest.json of a run");
    }
    return whole["run"];
}

// A member of the record, of the type that the caller needs.
// @throws record_json::exception
const record_json& items(const record_json& record, const char* name) {
    const record_json& list = record.at(name);
    (void)list.get_ref<const record_json::array_t&>();
    return list;
}

file_state compare(const std::optional<file_digest>& found, const file_digest& expected) {
    return !found               ? file_state::missing
           : *found == expected ? file_state::same
                                : file_state::differs;
}

file_digest digest_in(const record_json& entry) {
    return {.bytes = entry.at("bytes").get<std::uint64_t>(),
            .sha256 = entry.at("sha256").get<std::string>()};
}

file_state check_table(sqlite_database& base, const record_json& table) {
    try {
        const table_digest found = digest_of_table(base, table.at("name").get<std::string>());
        const bool same = found.rows == table.at("rows").get<std::uint64_t>() &&
                          found.sha256 == table.at("sha256").get<std::string>();
        return same ? file_state::same : file_state::differs;
    } catch (const sqlite_error&) {
        return file_state::missing;
    }
}

void check_tables(const fs::path& path, const std::string& name, const record_json& tables,
                  std::vector<checked_file>& checked) {
    std::error_code unknown;
    std::optional<sqlite_database> base;
    if (fs::is_regular_file(path, unknown)) {
        try {
            base.emplace(fs::absolute(path).string(), sqlite_database::use::read);
            base->run("select count(*) from sqlite_schema");
        } catch (const sqlite_error& error) {
            base.reset();
            checked.push_back({name, "output", file_state::differs, error.what()});
            return;
        }
    }
    for (const record_json& each : tables) {
        checked.push_back({name + ": " + each.at("name").get<std::string>(),
                           "output",
                           base ? check_table(*base, each) : file_state::missing,
                           {}});
    }
}

std::vector<checked_file> check_outputs(const record_json& record, const fs::path& folder) {
    std::vector<checked_file> checked;
    for (const record_json& each : items(record, "outputs")) {
        const auto name = each.at("name").get<std::string>();
        if (each.contains("tables")) {
            check_tables(folder / name, name, items(each, "tables"), checked);
        } else {
            const file_state is = compare(digest_of_file(folder / name), digest_in(each));
            checked.push_back({name, "output", is, {}});
        }
    }
    return checked;
}

void check_inputs(const record_json& record, const fs::path& folder,
                  std::vector<checked_file>& checked) {
    for (const record_json& each : items(record, "inputs")) {
        const auto name = each.at("name").get<std::string>();
        const auto role = each.at("role").get<std::string>();
        if (const auto kind = each.at("kind").get<std::string>(); kind != "file") {
            checked.push_back({name, role, file_state::not_checked, "it was a " + kind});
        } else {
            const file_state is = compare(digest_of_file(folder / name), digest_in(each));
            checked.push_back({name, role, is, {}});
        }
    }
}

const char* word_for(const checked_file& file) {
    switch (file.is) {
        case file_state::same: return "same";
        case file_state::differs: return "differs";
        case file_state::missing: return file.is_wrong() ? "missing" : "gone";
        case file_state::not_checked: break;
    }
    return "not checked";
}

}  // namespace

std::vector<checked_file> check_manifest(const fs::path& manifest) {
    const record_json record = read_record(manifest);
    try {
        std::vector<checked_file> checked = check_outputs(record, folder_of(manifest));
        check_inputs(record, folder_of(manifest), checked);
        return checked;
    } catch (const record_json::exception& error) {
        throw bad_input(
            printable(manifest.string(), 200) +
            ": is no manifest that this version understands: " + printable(error.what(), 200));
    }
}

std::string table_of(const std::vector<checked_file>& files) {
    constexpr std::size_t widest_name = 54;
    std::size_t wide = 4;
    for (const checked_file& each : files) {
        wide =
            std::max(wide, std::min(display_width(printable(each.name, widest_name)), widest_name));
    }
    const auto line = [wide](const std::string& name, const std::string& kind,
                             const std::string& is) {
        constexpr std::size_t kind_width = 12;
        const std::string shown = printable(name, widest_name);
        return shown + std::string(wide - std::min(wide, display_width(shown)) + 2, ' ') + kind +
               std::string(kind_width - std::min(kind_width, kind.size()), ' ') + is + "\n";
    };
    std::string text = line("File", "What", "Is it still the same?");
    for (const checked_file& each : files) {
        text += line(each.name, printable(each.kind, 10), word_for(each));
    }
    return text;
}

std::vector<std::string> what_changed(const fs::path& manifest) {
    std::vector<checked_file> checked;
    try {
        checked = check_outputs(read_record(manifest), folder_of(manifest));
    } catch (const std::exception&) {
        return {};  // nothing that could be compared
    }
    std::vector<std::string> names;
    for (const checked_file& each : checked) {
        // One that is missing was removed by somebody: a run that is killed removes none.
        if (each.is == file_state::differs) {
            names.push_back(printable(each.name, 100));
        }
    }
    if (names.empty()) {
        return {};
    }
    return {"the results of an earlier run are not those that " +
            printable(manifest.string(), 200) + " records: " + joined(names) +
            ". They have been changed since, or a run was killed while it replaced them; this run "
            "replaces all"};
}

}  // namespace client_report
