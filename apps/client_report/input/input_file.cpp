// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "input/input_file.hpp"

#include "common/errors.hpp"
#include "common/text.hpp"

#include <fcntl.h>  // open
#include <sys/stat.h>
#include <unistd.h>  // close
#include <zlib.h>

#include <cerrno>
#include <cstring>  // std::strerror
#include <utility>  // std::move

namespace client_report {

namespace {

constexpr std::size_t chunk_bytes = std::size_t{1} << 18U;

int open_to_read(const std::string& name) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): the signature of POSIX
    const int descriptor = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        throw bad_input(printable(name, 200) + ": " +
                        (errno == ENOENT ? "no such file" : std::strerror(errno)));
    }
    return descriptor;
}

}  // namespace

void input_file::closer::operator()(gzFile_s* file) const noexcept {
    gzclose_r(file);
}

void input_file::fail(std::string_view what) const {
    throw bad_input(called_ + ": " + std::string(what));
}

input_file::input_file(const std::string& name)
    : input_file(open_to_read(name), printable(name, 200)) {}

input_file::input_file(int descriptor, std::string called)
    : called_(std::move(called)), chunk_(chunk_bytes) {
    if (descriptor < 0) {
        fail("cannot be read");
    }
    struct stat status{};
    const bool known = ::fstat(descriptor, &status) == 0;
    if (known && S_ISDIR(status.st_mode)) {
        ::close(descriptor);
        fail("is a folder, not a file");
    }
    if (known && S_ISREG(status.st_mode)) {
        size_ = static_cast<std::uint64_t>(status.st_size);
    }
    file_.reset(gzdopen(descriptor, "rb"));
    if (!file_) {
        ::close(descriptor);
        fail("not enough memory to read it");
    }
    gzbuffer(file_.get(), static_cast<unsigned>(chunk_bytes));
}

std::string_view input_file::read() {
    const int count = gzread(file_.get(), chunk_.data(), static_cast<unsigned>(chunk_.size()));
    // zlib hands over what it has before it reports a truncated stream, and then only by gzerror.
    int error = Z_OK;
    const char* message = gzerror(file_.get(), &error);
    if (error == Z_ERRNO) {
        fail(std::strerror(errno));
    }
    if (error == Z_BUF_ERROR) {
        fail("the gzip file is cut short");
    }
    if (count < 0 || error != Z_OK) {
        fail("the gzip file is damaged (" + std::string(message) + ")");
    }
    if (digest_ != nullptr) {
        digest_->add({chunk_.data(), static_cast<std::size_t>(count)});
    }
    return {chunk_.data(), static_cast<std::size_t>(count)};
}

std::uint64_t input_file::bytes_read() const noexcept {
    const auto offset = gzoffset(file_.get());
    return offset < 0 ? 0 : static_cast<std::uint64_t>(offset);
}

}  // namespace client_report
