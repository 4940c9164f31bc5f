// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_FILES_OUTPUT_HPP
#define CLIENT_REPORT_FILES_OUTPUT_HPP

#include "common/byte_sink.hpp"
#include "files/descriptor.hpp"
#include "files/digest.hpp"
#include "files/temporary_path.hpp"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace client_report {

// What a result can be written to: a regular file, which is replaced, or a device or pipe, which gets the bytes.
enum class target_kind { file, stream };

// @throws output_failed for what no result can go to: a folder, a socket, a disk
[[nodiscard]] target_kind kind_of_target(const std::filesystem::path& path);

// Opens a device or a pipe for writing, without waiting for anybody. A pipe's reader sees its end once all that
// were opened are closed.
// @throws output_failed for a pipe that nobody reads
[[nodiscard]] descriptor open_stream(const std::filesystem::path& path);

// A file of results while it is written: NAME.tmp-<process id> beside its final path, or in the system's
// temporary folder for a device. It has the mode of the file that it will replace. The destructor removes it
// unless it was published by a replacement.
class output_file final : public byte_sink {
public:
    // A link at the path stays: what it leads to is written.
    // @throws output_failed, as all of these
    explicit output_file(const std::filesystem::path& target);
    ~output_file();
    output_file(const output_file&) = delete;
    output_file& operator=(const output_file&) = delete;

    void write(std::string_view bytes) override;
    // Completes it: all bytes are on the disk. A library may have written them, to the temporary path.
    void close();
    // Writes the bytes into the device or pipe, where it is for one.
    void deliver();

    [[nodiscard]] target_kind kind() const noexcept { return kind_; }
    [[nodiscard]] const std::filesystem::path& target() const noexcept { return target_; }
    [[nodiscard]] const std::filesystem::path& temporary() const noexcept { return temporary_; }
    // @pre it is closed
    [[nodiscard]] const file_digest& digest() const noexcept { return digest_; }

    // The temporary path is no longer its own: it belongs to whoever calls this.
    void forget_temporary() noexcept;

private:
    struct closer {
        void operator()(std::FILE* file) const noexcept { std::fclose(file); }
    };

    [[noreturn]] void fail(int error) const;
    void keep_mode(int file) const;

    std::filesystem::path target_;
    target_kind kind_;
    descriptor stream_;  // where it is for one
    std::filesystem::path temporary_;
    std::optional<temporary_path> goes_;
    std::unique_ptr<std::FILE, closer> file_;
    byte_digest written_;
    file_digest digest_;
};

// All results of a run, each in the place of an earlier one. Unless keep() is called, the destructor gives the
// earlier ones back.
class replacement {
public:
    replacement() = default;
    ~replacement();
    replacement(const replacement&) = delete;
    replacement& operator=(const replacement&) = delete;

    // Gives the file its name. The one that had it is kept beside it, or in its place where the file system can
    // exchange two names.
    // @throws output_failed, as all of these
    void put(output_file& file);
    // The same, and takes it back, to see whether put() will succeed.
    // @returns whether it could not be taken back without losing the new file, and has its name for good
    [[nodiscard]] bool rehearse(output_file& file);
    // Takes away a file of an earlier run.
    void withdraw(const std::filesystem::path& path);

    // Waits until the new names are on the disk.
    void sync() const;
    // Takes everything back. @returns the names of the files that nobody could give back, which are new
    std::vector<std::string> undo() noexcept;
    // Removes the earlier files. From here on the results stay.
    void keep() noexcept;

private:
    struct step {
        enum class way { made, exchanged, kept_beside, withdrawn } how;
        std::filesystem::path target;
        std::filesystem::path other;  // the new file's, or where the earlier one is
        output_file* file = nullptr;
    };

    [[nodiscard]] static bool take_back(const step& done) noexcept;

    std::vector<step> steps_;
};

// The folder of results. A missing folder is made, and removed again if the run fails.
class output_folder {
public:
    // @throws output_failed if the path is that of a file
    explicit output_folder(std::filesystem::path folder);
    ~output_folder();
    output_folder(const output_folder&) = delete;
    output_folder& operator=(const output_folder&) = delete;

    // Makes the folder, if need be.
    // @throws output_failed, as the next
    void make();
    // A new file; it lives as long as the folder.
    output_file& create(const std::string& name);

    // Removes, at the replacement, a file of an earlier run, recognised by its beginning: a file of that
    // name that is not ours stays.
    void withdraw(const std::string& name, std::string_view beginning);

    [[nodiscard]] const std::vector<std::unique_ptr<output_file>>& files() const noexcept {
        return files_;
    }
    [[nodiscard]] const std::vector<std::filesystem::path>& withdrawn() const noexcept {
        return withdrawn_;
    }
    // From here on the folder stays.
    void keep() noexcept;
    // Removes the files, and those folders that were made and are empty.
    void give_up() noexcept;

private:
    std::filesystem::path folder_;
    std::vector<std::filesystem::path> made_;  // outermost first
    std::vector<std::unique_ptr<temporary_path>> goes_;
    std::vector<std::unique_ptr<output_file>> files_;
    std::vector<std::filesystem::path> withdrawn_;
};

// The temporary name of a file while it is written, or while an earlier one is kept.
[[nodiscard]] std::filesystem::path temporary_name(const std::filesystem::path& file);

// Who may have left temporary files: nobody who lives, since this run has the lock; or only those processes
// that are gone.
enum class leftover_rule { all, of_dead_processes };

// Removes what runs that were killed left beside a file: temporary files with its name. An earlier file that was
// kept beside, while nothing has its name, gets it back.
void remove_leftovers(const std::filesystem::path& file, leftover_rule rule) noexcept;

}  // namespace client_report

#endif
