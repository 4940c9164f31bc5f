// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "common/errors.hpp"
#include "common/text.hpp"
#include "files/identity.hpp"
#include "files/output.hpp"

#include <dirent.h>
#include <fcntl.h>   // AT_FDCWD, open
#include <signal.h>  // NOLINT(modernize-deprecated-headers): kill is of POSIX
#include <sys/stat.h>
#include <unistd.h>  // fsync, link, unlink

#include <algorithm>  // std::ranges::all_of
#include <cerrno>
#include <charconv>
#include <cstdio>   // rename, renameat2
#include <cstring>  // std::strerror
#include <memory>
#include <new>
#include <set>
#include <string>
#include <string_view>
#include <system_error>

namespace client_report {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const fs::path& path, const char* what, int error) {
    throw output_failed(printable(path.string(), 200) + ": " + what + ": " + std::strerror(error));
}

bool rename_to(const fs::path& from, const fs::path& to) noexcept {
    return ::rename(from.c_str(), to.c_str()) == 0;
}

bool exchange(const fs::path& a, const fs::path& b) noexcept {
    return ::renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0;
}

bool move_to_new_name(const fs::path& from, const fs::path& to) noexcept {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) {
        return true;
    }
    if (errno != EINVAL && errno != ENOSYS) {
        return false;
    }
    struct stat there{};
    if (::lstat(to.c_str(), &there) == 0) {
        errno = EEXIST;
        return false;
    }
    return rename_to(from, to);
}

// The earlier file, where two names cannot be exchanged.
fs::path kept_name(const fs::path& target) {
    return target.string() + ".old-" + std::to_string(::getpid());
}

// A second name for the earlier file; where there are no such names, it loses its own for a moment.
bool keep_beside(const fs::path& target, const fs::path& kept) noexcept {
    (void)::unlink(kept.c_str());  // of a dead process that had our number
    return ::link(target.c_str(), kept.c_str()) == 0 || rename_to(target, kept);
}

void sync_folder(const fs::path& folder) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): the signature of POSIX
    const descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.get() >= 0 && ::fsync(opened.get()) != 0 && errno != EINVAL && errno != ENOTSUP &&
        errno != EBADF) {
        fail(folder, "cannot be written", errno);
    }
}

}  // namespace

replacement::~replacement() {
    (void)undo();
}

void replacement::put(output_file& file) {
    if (file.kind() == target_kind::stream) {
        return;
    }
    const fs::path& target = file.target();
    const fs::path& written = file.temporary();
    steps_.reserve(steps_.size() + 1);  // nothing throws once the names have changed
    step done{step::way::exchanged, target, written, &file};
    if (exchange(written, target)) {
        steps_.push_back(std::move(done));
        return;
    }
    const int error = errno;
    std::error_code unknown;
    if (error == ENOENT || !fs::exists(target, unknown)) {
        if (!move_to_new_name(written, target)) {
            fail(target, "cannot be written", errno);
        }
        done.how = step::way::made;
        steps_.push_back(std::move(done));
        return;
    }
    if (error != EINVAL && error != ENOSYS && error != ENOTSUP) {
        fail(target, "cannot be replaced", error);
    }
    done.other = kept_name(target);
    done.how = step::way::kept_beside;
    if (!keep_beside(target, done.other)) {
        fail(target, "cannot be replaced", errno);
    }
    if (!rename_to(written, target)) {
        const int why = errno;
        // Of two names for one file, a rename would leave both.
        if (fs::exists(target, unknown)) {
            (void)::unlink(done.other.c_str());
        } else {
            (void)rename_to(done.other, target);
        }
        fail(target, "cannot be replaced", why);
    }
    file.forget_temporary();
    steps_.push_back(std::move(done));
}

bool replacement::rehearse(output_file& file) {
    const std::size_t before = steps_.size();
    put(file);
    if (steps_.size() == before || steps_.back().how == step::way::kept_beside) {
        return true;
    }
    if (!take_back(steps_.back())) {
        fail(file.target(), "cannot be replaced", errno);
    }
    steps_.pop_back();
    return false;
}

void replacement::withdraw(const fs::path& path) {
    step done{step::way::withdrawn, path, temporary_name(path)};
    steps_.reserve(steps_.size() + 1);
    if (!move_to_new_name(path, done.other)) {
        fail(path, "is left from an earlier run and cannot be removed", errno);
    }
    steps_.push_back(std::move(done));
}

void replacement::sync() const {
    std::set<fs::path> folders;
    for (const step& each : steps_) {
        folders.insert(folder_of(each.target));
    }
    for (const fs::path& each : folders) {
        sync_folder(each);
    }
}

bool replacement::take_back(const step& done) noexcept {
    switch (done.how) {
        case step::way::exchanged: return exchange(done.other, done.target);
        case step::way::made: return rename_to(done.target, done.other);
        case step::way::kept_beside: return rename_to(done.other, done.target);
        case step::way::withdrawn: break;
    }
    return move_to_new_name(done.other, done.target);
}

std::vector<std::string> replacement::undo() noexcept {
    std::vector<std::string> stuck;
    for (; !steps_.empty(); steps_.pop_back()) {
        const step& last = steps_.back();
        if (take_back(last)) {
            continue;
        }
        if (last.file != nullptr && last.how != step::way::kept_beside) {
            last.file->forget_temporary();  // it is the earlier file: nobody may remove it
        }
        try {
            stuck.push_back(printable(last.target.string(), 200) + " (the earlier one is " +
                            printable(last.other.string(), 200) + ")");
        } catch (const std::bad_alloc&) {
            continue;  // the other names still have to be given back
        }
    }
    return stuck;
}

void replacement::keep() noexcept {
    for (const step& each : steps_) {
        if (each.how != step::way::made) {
            (void)::unlink(each.other.c_str());
        }
        if (each.file != nullptr) {
            each.file->forget_temporary();
        }
    }
    steps_.clear();
}

namespace {

// The number of the process in the name of a temporary file; 0 where it is none of ours.
long process_of(std::string_view name, std::string_view file, std::string_view mark) {
    if (!name.starts_with(file) || !name.substr(file.size()).starts_with(mark)) {
        return 0;
    }
    name.remove_prefix(file.size() + mark.size());
    // SQLite's, beside a new database.
    constexpr std::string_view journal = "-journal";
    name.remove_suffix(name.ends_with(journal) ? journal.size() : 0);
    long process = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), process);
    const bool is_number = error == std::errc{} && end == name.data() + name.size();
    return is_number && process > 0 ? process : 0;
}

bool is_gone(long process) noexcept {
    return ::kill(static_cast<pid_t>(process), 0) != 0 && errno == ESRCH;
}

// A regular file of this user, as those are that a run leaves.
bool is_ours(const fs::path& path) noexcept {
    struct stat status{};
    return ::lstat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
           status.st_uid == ::geteuid();
}

}  // namespace

void remove_leftovers(const fs::path& file, leftover_rule rule) noexcept {
    try {
        const fs::path target = without_links(file);
        const fs::path folder = folder_of(target);
        const std::string name = target.filename().string();
        std::vector<fs::path> found;
        std::vector<fs::path> kept;
        // Not std::filesystem::directory_iterator: that of libstdc++ ends the program when there is no memory.
        const std::unique_ptr<DIR, decltype([](DIR* opened) { ::closedir(opened); })> entries(
            ::opendir(folder.c_str()));
        while (const dirent* entry = entries ? ::readdir(entries.get()) : nullptr) {
            const std::string_view other = &entry->d_name[0];
            const long temporary = process_of(other, name, ".tmp-");
            const long old = temporary > 0 ? 0 : process_of(other, name, ".old-");
            const long process = temporary > 0 ? temporary : old;
            if (process <= 0 || process == ::getpid()) {
                continue;
            }
            fs::path path = folder / other;
            if (is_ours(path) && (rule == leftover_rule::all || is_gone(process))) {
                (temporary > 0 ? found : kept).push_back(std::move(path));
            }
        }
        for (const fs::path& each : kept) {
            if (move_to_new_name(each, target)) {
                continue;
            }
            found.push_back(each);
        }
        for (const fs::path& each : found) {
            (void)::unlink(each.c_str());
        }
    } catch (const std::exception&) {  // the run does not depend on it
    }
}

}  // namespace client_report
