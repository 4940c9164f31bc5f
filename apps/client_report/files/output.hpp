// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_FILES_OUTPUT_HPP
#define CLIENT_REPORT_FILES_OUTPUT_HPP

#include "common/byte_sink.hpp"
#include "files/temporary_path.hpp"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace client_report {

// A file of results while it is written: NAME.tmp-<process id> beside its final path. The destructor
// removes it unless the folder was committed.
class output_file final : public byte_sink {
public:
    explicit output_file(std::filesystem::path target);
    ~output_file();
    output_file(const output_file&) = delete;
    output_file& operator=(const output_file&) = delete;

    // @throws output_failed, as all of these
    void write(std::string_view bytes) override;
    void close();
    void publish();

    // Its path until then, for a library that writes to a named file.
    [[nodiscard]] const std::filesystem::path& temporary() const noexcept { return temporary_; }

private:
    struct closer {
        void operator()(std::FILE* file) const noexcept { std::fclose(file); }
    };

    [[noreturn]] void fail(int error) const;

    std::filesystem::path target_;
    std::filesystem::path temporary_;
    std::optional<temporary_path> goes_;
    std::unique_ptr<std::FILE, closer> file_;
};

// The folder of results. Either all files of a run get their names and replace those of an earlier
// run, or the folder stays as it was. A missing folder is made, and removed again if the run fails.
class output_folder {
public:
    // Makes nothing yet.
    // @throws output_failed if the path is that of a file
    explicit output_folder(std::filesystem::path folder);
    ~output_folder();
    output_folder(const output_folder&) = delete;
    output_folder& operator=(const output_folder&) = delete;

    // A new file; it lives as long as the folder.
    output_file& create(const std::string& name);

    // Removes, at the commit, a file of an earlier run, recognised by its beginning: a file of that
    // name that is not ours stays.
    void withdraw(const std::string& name, std::string_view beginning);

    void commit();

private:
    void make_folder();

    std::filesystem::path folder_;
    std::vector<std::filesystem::path> made_;  // outermost first
    std::vector<std::unique_ptr<temporary_path>> goes_;
    std::vector<std::unique_ptr<output_file>> files_;
    std::vector<std::filesystem::path> withdrawn_;
    enum class state { open, committed } state_ = state::open;
};

}  // namespace client_report

#endif
