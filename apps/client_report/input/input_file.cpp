// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "input/input_file.hpp"

#include "common/errors.hpp"
#include "common/text.hpp"

#include <fcntl.h>  // open
#include <sys/stat.h>
#include <unistd.h>  // close
#include <zlib.h>

#include <algorithm>  // std::copy
#include <cerrno>
#include <cstring>  // std::strerror
#include <new>
#include <utility>  // std::exchange, std::move

namespace client_report {

namespace {

constexpr std::size_t chunk_bytes = std::size_t{1} << 18U;

// How each member of a gzip file begins (RFC 1952).
constexpr std::string_view gzip_mark = "\x1F\x8B";

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

// A stream of zlib, which keeps its address. It takes one member after the other.
class input_file::inflater {
public:
    inflater() {
        constexpr int gzip_only = 16;
        if (inflateInit2(&stream_, MAX_WBITS + gzip_only) != Z_OK) {
            throw std::bad_alloc();
        }
    }
    ~inflater() { inflateEnd(&stream_); }
    inflater(const inflater&) = delete;
    inflater& operator=(const inflater&) = delete;

    // Whether the member has been read to its end, checksum and length included.
    [[nodiscard]] bool ended() const noexcept { return result_ == Z_STREAM_END; }

    void begin_member() noexcept {
        inflateReset(&stream_);
        result_ = Z_OK;
    }

    // Uncompresses what fits, and removes from `stored` what it has used of it.
    std::string_view inflate_into(std::vector<char>& chunk, std::string_view& stored) {
        // NOLINTBEGIN(cppcoreguidelines-pro-*): zlib's bytes are unsigned, and it only reads these
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(stored.data()));
        stream_.next_out = reinterpret_cast<Bytef*>(chunk.data());
        // NOLINTEND(cppcoreguidelines-pro-*)
        stream_.avail_in = static_cast<unsigned>(stored.size());
        stream_.avail_out = static_cast<unsigned>(chunk.size());
        result_ = inflate(&stream_, Z_NO_FLUSH);
        stored.remove_prefix(stored.size() - stream_.avail_in);
        if (result_ == Z_MEM_ERROR) {
            throw std::bad_alloc();
        }
        return {chunk.data(), chunk.size() - stream_.avail_out};
    }

    // What is wrong with the data; null where nothing is.
    [[nodiscard]] const char* damage() const noexcept {
        if (result_ == Z_OK || result_ == Z_STREAM_END || result_ == Z_BUF_ERROR) {
            return nullptr;
        }
        return stream_.msg == nullptr ? "not understood" : stream_.msg;
    }

private:
    z_stream stream_{};
    int result_ = Z_OK;
};

void input_file::fail(std::string_view what) const {
    throw bad_input(called_ + ": " + std::string(what));
}

input_file::input_file(const std::string& name)
    : input_file(open_to_read(name), printable(name, 200)) {}

input_file::descriptor::~descriptor() {
    if (number_ >= 0) {
        ::close(number_);
    }
}

input_file::input_file(int descriptor, std::string called)
    : called_(std::move(called)), descriptor_(descriptor) {
    if (descriptor < 0) {
        fail("cannot be read");
    }
    struct stat status{};
    const bool known = ::fstat(descriptor, &status) == 0;
    if (known && S_ISDIR(status.st_mode)) {
        fail("is a folder, not a file");
    }
    if (known && S_ISREG(status.st_mode)) {
        size_ = static_cast<std::uint64_t>(status.st_size);
        const auto at = ::lseek(descriptor, 0, SEEK_CUR);
        begin_ = at < 0 ? 0 : static_cast<std::uint64_t>(at);
    }
    stored_.resize(chunk_bytes);
}

input_file::input_file(input_file&&) noexcept = default;
input_file::~input_file() = default;

void input_file::fill(std::size_t wanted) {
    while (unused_.size() < wanted) {
        std::copy(unused_.begin(), unused_.end(), stored_.begin());
        const std::size_t kept = unused_.size();
        const auto count =
            ::read(descriptor_.number(), stored_.data() + kept, stored_.size() - kept);
        if (count < 0 && errno == EINTR) {
            unused_ = {stored_.data(), kept};
            continue;
        }
        if (count < 0) {
            const std::string why = std::strerror(errno);
            fail(why + ", at byte " + std::to_string(bytes_read()));
        }
        const auto more = static_cast<std::size_t>(count);
        read_ += more;
        unused_ = {stored_.data(), kept + more};
        if (more == 0) {
            if (bytes_read() < size_) {
                fail("the file had " + std::to_string(size_) + " bytes and ended at byte " +
                     std::to_string(bytes_read()) + ": something has made it shorter; start again");
            }
            return;
        }
    }
}

std::string_view input_file::read() {
    if (kind_ == kind::unknown) {
        fill(gzip_mark.size());
        kind_ = unused_.starts_with(gzip_mark) ? kind::gzip : kind::plain;
        if (kind_ == kind::gzip) {
            chunk_.resize(2 * chunk_bytes);
            gzip_ = std::make_unique<inflater>();
        }
    }
    return kind_ == kind::gzip ? read_gzip() : read_plain();
}

std::string_view input_file::read_plain() {
    fill(1);
    return std::exchange(unused_, {});
}

std::string_view input_file::read_gzip() {
    for (;;) {
        if (gzip_->ended() && !begin_next_member()) {
            return {};
        }
        const std::string_view made = gzip_->inflate_into(chunk_, unused_);
        if (const char* damage = gzip_->damage()) {
            fail("the gzip file is damaged at byte " + std::to_string(position()) + " (" + damage +
                 "); get it once more, or pack it anew");
        }
        if (!made.empty()) {
            return made;
        }
        if (!gzip_->ended() && unused_.empty()) {
            fill(1);
            if (unused_.empty()) {
                fail("the gzip file is cut short: it ends at byte " + std::to_string(position()) +
                     ", within its data; get it once more, or pack it anew");
            }
        }
    }
}

bool input_file::begin_next_member() {
    fill(gzip_mark.size());
    if (unused_.empty()) {
        return false;
    }
    if (!unused_.starts_with(gzip_mark)) {
        fail("the gzip data end at byte " + std::to_string(position()) +
             ", and what follows is not gzip: damaged, appended, or zeros that fill up a block; "
             "get it once more, or pack it anew");
    }
    gzip_->begin_member();
    return true;
}

}  // namespace client_report
