// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "files/output.hpp"

#include "common/errors.hpp"
#include "common/text.hpp"
#include "files/identity.hpp"

#include <fcntl.h>  // open
#include <sys/stat.h>
#include <unistd.h>  // getpid, rmdir

#include <cerrno>
#include <cstring>  // std::strerror
#include <fstream>
#include <system_error>
#include <utility>

namespace client_report {

namespace fs = std::filesystem;

namespace {

std::string path_text(const fs::path& path) {
    return printable(path.string(), 200);
}

[[noreturn]] void refuse(const fs::path& path, const std::string& why) {
    throw output_failed(path_text(path) + ": cannot be written: " + why);
}

fs::path temporary_for_stream() {
    std::error_code error;
    const fs::path folder = fs::temp_directory_path(error);
    return temporary_name((error ? fs::path("/tmp") : folder) / "client_report");
}

}  // namespace

fs::path temporary_name(const fs::path& file) {
    return file.string() + ".tmp-" + std::to_string(::getpid());
}

target_kind kind_of_target(const fs::path& path) {
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0 || S_ISREG(status.st_mode)) {
        return target_kind::file;
    }
    if (S_ISDIR(status.st_mode)) {
        throw output_failed(path_text(path) + ": cannot be written, a folder has this name");
    }
    if (S_ISCHR(status.st_mode) || S_ISFIFO(status.st_mode)) {
        return target_kind::stream;
    }
    refuse(path, S_ISBLK(status.st_mode) ? "it is a disk; give the name of a file"
                                         : "it is a socket; give the name of a file");
}

descriptor open_stream(const fs::path& path) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): the signature of POSIX
    descriptor opened(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (opened.get() < 0) {
        refuse(path, errno == ENXIO ? "nobody reads this pipe" : std::strerror(errno));
    }
    return opened;
}

output_file::output_file(const fs::path& target)
    : target_(without_links(target)), kind_(kind_of_target(target)) {
    if (kind_ == target_kind::stream) {
        target_ = target;
        stream_ = open_stream(target);
        temporary_ = temporary_for_stream();
        for (int i = 1; fs::exists(temporary_); ++i) {
            temporary_ = temporary_for_stream().string() + "-" + std::to_string(i);
        }
    } else {
        temporary_ = temporary_name(target_);
        std::error_code ignored;
        fs::remove(temporary_, ignored);  // of a dead process that had our number
    }
    struct stat old{};
    const bool replaces = kind_ == target_kind::file && ::stat(target_.c_str(), &old) == 0;
    // Until it has the mode of the file that it replaces, nobody else may read it.
    const mode_t mode = replaces || kind_ == target_kind::stream ? 0600 : 0666;
    goes_.emplace(temporary_.string());
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): the signature of POSIX
    descriptor opened(
        ::open(temporary_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode));
    if (opened.get() < 0) {
        const int error = errno;
        goes_.reset();
        temporary_.clear();
        fail(error);
    }
    if (replaces) {
        keep_mode(opened.get());
    }
    file_.reset(::fdopen(opened.get(), "wb"));
    if (!file_) {
        fail(errno);
    }
    (void)opened.release();
}

output_file::~output_file() {
    file_.reset();
    if (!temporary_.empty()) {
        std::error_code ignored;
        fs::remove(temporary_, ignored);
    }
}

void output_file::fail(int error) const {
    refuse(target_, std::strerror(error));
}

// The owner and the group as far as this user may give files away. The group's rights are for the same group: a
// file that could not get it gives its own no more than everybody has.
void output_file::keep_mode(int file) const {
    struct stat old{};
    struct stat now{};
    if (::stat(target_.c_str(), &old) != 0 || ::fstat(file, &now) != 0) {
        return;
    }
    constexpr mode_t everything = 07777;
    constexpr mode_t special = 06000;
    mode_t mode = old.st_mode & everything;
    if (::fchown(file, old.st_uid, old.st_gid) != 0) {
        mode &= ~special;
        if (::fchown(file, static_cast<uid_t>(-1), old.st_gid) != 0 && now.st_gid != old.st_gid) {
            constexpr mode_t of_others = 07;
            mode = (mode & ~(of_others << 3U)) | (mode & (mode & of_others) << 3U);
        }
    }
    (void)::fchmod(file, mode);
}

void output_file::write(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) {
        fail(errno);
    }
    written_.add(bytes);
}

void output_file::close() {
    if (!file_) {
        return;
    }
    // A full disk may show only when the last bytes leave the buffers, or reach the disk.
    if (std::fflush(file_.get()) != 0) {
        fail(errno);
    }
    if (::fsync(::fileno(file_.get())) != 0 && errno != EINVAL && errno != ENOTSUP) {
        fail(errno);
    }
    if (std::fclose(file_.release()) != 0) {
        fail(errno);
    }
    if (written_.bytes() > 0) {
        digest_ = written_.result();
        return;
    }
    const auto digest = digest_of_file(temporary_);
    if (!digest) {
        refuse(target_, "it cannot be read back");
    }
    digest_ = *digest;
}

void output_file::deliver() {
    if (kind_ != target_kind::stream) {
        return;
    }
    // NOLINTBEGIN(cppcoreguidelines-pro-type-vararg): the signature of POSIX
    (void)::fcntl(stream_.get(), F_SETFL, O_WRONLY);  // its reader may take its time
    const descriptor from(::open(temporary_.c_str(), O_RDONLY | O_CLOEXEC));
    // NOLINTEND(cppcoreguidelines-pro-type-vararg)
    if (from.get() < 0) {
        fail(errno);
    }
    std::vector<char> chunk(std::size_t{1} << 16U);
    for (;;) {
        const ssize_t count = ::read(from.get(), chunk.data(), chunk.size());
        if (count == 0) {
            break;
        }
        if (count < 0 && errno != EINTR) {
            fail(errno);
        }
        for (ssize_t done = 0; done < count;) {
            const ssize_t now =
                ::write(stream_.get(), chunk.data() + done, static_cast<std::size_t>(count - done));
            if (now < 0 && errno != EINTR) {
                fail(errno);
            }
            done += now > 0 ? now : 0;
        }
    }
    if (::close(stream_.release()) != 0) {
        fail(errno);
    }
}

void output_file::forget_temporary() noexcept {
    goes_.reset();
    temporary_.clear();
}

output_folder::output_folder(fs::path folder) : folder_(std::move(folder)) {
    std::error_code error;
    if (fs::exists(folder_, error) && !fs::is_directory(folder_, error)) {
        throw output_failed(path_text(folder_) + ": is a file, not a folder to write into");
    }
}

output_folder::~output_folder() {
    give_up();
}

void output_folder::give_up() noexcept {
    files_.clear();
    // One that is not empty is used by somebody else by now, or by another output of this run.
    while (!made_.empty() && ::rmdir(made_.back().c_str()) == 0) {
        made_.pop_back();
    }
}

void output_folder::make() {
    std::error_code error;
    std::vector<fs::path> missing;
    for (fs::path path = fs::absolute(folder_, error); !error && !fs::exists(path, error);
         path = path.parent_path()) {
        if (path.has_filename()) {  // "a/b/" names b twice
            missing.push_back(path);
        }
    }
    for (; !missing.empty(); missing.pop_back()) {
        if (fs::create_directory(missing.back(), error)) {
            made_.push_back(missing.back());
            goes_.push_back(std::make_unique<temporary_path>(missing.back().string()));
        } else if (error) {
            throw output_failed(path_text(folder_) + ": cannot be made: " + error.message());
        }
    }
}

output_file& output_folder::create(const std::string& name) {
    make();
    return *files_.emplace_back(std::make_unique<output_file>(folder_ / name));
}

void output_folder::withdraw(const std::string& name, std::string_view beginning) {
    const fs::path path = folder_ / name;
    std::error_code unknown;
    if (!fs::is_regular_file(path, unknown)) {
        return;
    }
    std::ifstream file(path, std::ios::binary);
    std::string start(beginning.size(), '\0');
    if (file.read(start.data(), static_cast<std::streamsize>(start.size())) && start == beginning) {
        withdrawn_.push_back(path);
    }
}

void output_folder::keep() noexcept {
    goes_.clear();
    made_.clear();
}

}  // namespace client_report
