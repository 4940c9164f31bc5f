// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "files/output.hpp"

#include "common/errors.hpp"
#include "common/text.hpp"

#include <unistd.h>  // getpid

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

}  // namespace

output_file::output_file(fs::path target)
    : target_(std::move(target)),
      temporary_(target_.string() + ".tmp-" + std::to_string(::getpid())) {
    std::error_code ignored;
    if (fs::is_directory(target_, ignored)) {
        throw output_failed(path_text(target_) + ": cannot be written, a folder has this name");
    }
    fs::remove(temporary_, ignored);  // of a dead process that had our number
    goes_.emplace(temporary_.string());
    file_.reset(std::fopen(temporary_.c_str(), "wbx"));
    if (!file_) {
        fail(errno);
    }
}

output_file::~output_file() {
    file_.reset();
    if (!temporary_.empty()) {
        std::error_code ignored;
        fs::remove(temporary_, ignored);
    }
}

void output_file::fail(int error) const {
    throw output_failed(path_text(target_) + ": cannot be written: " + std::strerror(error));
}

void output_file::write(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) {
        fail(errno);
    }
}

void output_file::close() {
    // A full disk may show only when the last bytes leave the buffers, so both are asked.
    if (std::fflush(file_.get()) != 0) {
        fail(errno);
    }
    if (std::fclose(file_.release()) != 0) {
        fail(errno);
    }
}

void output_file::publish() {
    std::error_code error;
    fs::rename(temporary_, target_, error);
    if (error) {
        throw output_failed(path_text(target_) + ": cannot be written: " + error.message());
    }
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
    files_.clear();
    if (state_ == state::committed) {
        return;
    }
    while (!made_.empty()) {
        std::error_code ignored;  // not empty: somebody else uses it by now
        fs::remove(made_.back(), ignored);
        made_.pop_back();
    }
}

void output_folder::make_folder() {
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
    make_folder();
    return *files_.emplace_back(std::make_unique<output_file>(folder_ / name));
}

void output_folder::withdraw(const std::string& name, std::string_view beginning) {
    const fs::path path = folder_ / name;
    std::ifstream file(path, std::ios::binary);
    std::string start(beginning.size(), '\0');
    if (file.read(start.data(), static_cast<std::streamsize>(start.size())) && start == beginning) {
        withdrawn_.push_back(path);
    }
}

void output_folder::commit() {
    for (const auto& file : files_) {
        file->close();
    }
    for (const auto& file : files_) {
        file->publish();
        state_ = state::committed;  // what has its name by now stays
    }
    goes_.clear();
    for (const fs::path& path : withdrawn_) {
        std::error_code error;
        fs::remove(path, error);
        if (error) {
            throw output_failed(
                path_text(path) +
                ": is left from an earlier run and cannot be removed: " + error.message());
        }
    }
}

}  // namespace client_report
