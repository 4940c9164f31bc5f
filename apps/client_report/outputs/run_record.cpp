// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "outputs/run_record.hpp"

#include "vitalfew/core/period.hpp"
#include "vitalfew/version.hpp"

#include "common/text.hpp"

#include <optional>
#include <system_error>
#include <utility>  // std::move

namespace client_report {

namespace fs = std::filesystem;

namespace {

// A path as it leads from the folder of the manifest to the file: so a folder can be moved with all that is in it.
std::string name_from(const fs::path& folder, const fs::path& path) {
    std::error_code error;
    const fs::path from = fs::weakly_canonical(fs::absolute(folder), error);
    const fs::path to = fs::weakly_canonical(fs::absolute(path).parent_path(), error);
    const fs::path name = (to / path.filename()).lexically_relative(from);
    return error || name.empty() ? path.string() : name.string();
}

figure text_or_nothing(const std::optional<std::string>& text) {
    return text ? figure(*text) : figure();
}

// All options that matter to the results, with their defaults, by the names of the command line.
figure_group resolved_options(const run_settings& asked, const output_settings& where) {
    figure_group options = options_used(asked);
    const auto day = [](const std::optional<vitalfew::date>& one) {
        return one ? figure(vitalfew::to_string(*one)) : figure();
    };
    options.emplace_back("delimiter", std::string(1, asked.delimiter));
    options.emplace_back("skip_bad_rows", asked.on_bad_row == bad_rows::skip);
    options.emplace_back("from", day(asked.from));
    options.emplace_back("to", day(asked.to));
    options.emplace_back("computed_limits", asked.computed_limits == part::asked);
    options.emplace_back("compare_from", asked.compare ? day(asked.compare->from()) : figure());
    options.emplace_back("compare_to", asked.compare ? day(asked.compare->to()) : figure());
    options.emplace_back("previous", text_or_nothing(asked.previous));
    options.emplace_back("hysteresis", asked.hysteresis == part::asked);
    options.emplace_back("as_of", day(asked.as_of));
    options.emplace_back("policy", text_or_nothing(asked.policy));
    options.emplace_back("contracts", text_or_nothing(asked.contracts));
    options.emplace_back("judgements", text_or_nothing(asked.judgements));
    options.emplace_back("table_prefix", where.sqlite_out ? figure(where.table_prefix) : figure());
    return options;
}

figure inputs_of(const input_log& read, const fs::path& folder) {
    figure_list inputs;
    for (const input_log::entry& each : read.entries()) {
        const bool is_file = each.is == input_log::kind::file;
        const file_digest digest = each.digest.result();
        std::string name = each.name;
        if (each.is != input_log::kind::standard_input && !fs::path(name).is_absolute()) {
            name = name_from(folder, name);
        }
        inputs.emplace_back(figure_group{
            {"role", each.role},
            {"kind", std::string(is_file                             ? "file"
                                 : each.is == input_log::kind::query ? "query"
                                                                     : "standard input")},
            {"name", name},
            {"bytes", each.is == input_log::kind::query ? figure() : digest.bytes},
            {"sha256", digest.sha256}});
    }
    return inputs;
}

figure outputs_of(const std::vector<written_output>& written, const fs::path& folder) {
    figure_list outputs;
    for (const written_output& each : written) {
        const std::string name = name_from(folder, each.path);
        if (each.tables.empty()) {
            outputs.emplace_back(figure_group{
                {"name", name}, {"bytes", each.digest.bytes}, {"sha256", each.digest.sha256}});
            continue;
        }
        figure_list tables;
        for (const table_digest& table : each.tables) {
            tables.emplace_back(
                figure_group{{"name", table.name}, {"rows", table.rows}, {"sha256", table.sha256}});
        }
        outputs.emplace_back(figure_group{{"name", name}, {"tables", std::move(tables)}});
    }
    return outputs;
}

}  // namespace

figure_group run_record(const run_settings& asked, const output_settings& where,
                        const input_log& read, const std::vector<written_output>& written,
                        const fs::path& folder) {
    const auto& version = vitalfew::version;
    return {{"program", std::string("client_report")},
            {"version", std::to_string(version.major) + "." + std::to_string(version.minor) + "." +
                            std::to_string(version.patch)},
            {"time_zone", std::string("none: days are taken as they are written")},
            {"options", resolved_options(asked, where)},
            {"inputs", inputs_of(read, folder)},
            {"outputs", outputs_of(written, folder)}};
}

fs::path manifest_beside(const fs::path& output) {
    return output.string() + ".manifest.json";
}

}  // namespace client_report
