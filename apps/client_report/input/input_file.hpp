// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_INPUT_INPUT_FILE_HPP
#define CLIENT_REPORT_INPUT_INPUT_FILE_HPP

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>  // std::exchange
#include <vector>

namespace client_report {

// A file, plain or gzip, read from beginning to end in chunks: each byte of it, or an error. A gzip
// file may have several members, with nothing between and nothing behind them: no zeros either, with
// which gzip itself puts up.
//
// Every error is a bad_input that names the file and, in gzip, the byte.
class input_file {
public:
    explicit input_file(const std::string& name);
    // Reads from an open descriptor, which is closed with this.
    input_file(int descriptor, std::string called);
    input_file(input_file&&) noexcept;
    input_file& operator=(input_file&&) = delete;
    input_file(const input_file&) = delete;
    input_file& operator=(const input_file&) = delete;
    ~input_file();

    // Its name in messages.
    [[nodiscard]] const std::string& name() const noexcept { return called_; }

    // The next bytes, uncompressed; empty at the end. They live until the next call.
    [[nodiscard]] std::string_view read();

    // How much of the file, as stored on disk, has been read, and how much there is; 0 when unknown.
    [[nodiscard]] std::uint64_t bytes_read() const noexcept { return begin_ + read_; }
    [[nodiscard]] std::uint64_t bytes_in_file() const noexcept { return size_; }

private:
    class inflater;

    // Closes a descriptor at its end, unless it was moved from.
    class descriptor {
    public:
        explicit descriptor(int number) noexcept : number_(number) {}
        descriptor(descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
        descriptor& operator=(descriptor&&) = delete;
        descriptor(const descriptor&) = delete;
        descriptor& operator=(const descriptor&) = delete;
        ~descriptor();

        [[nodiscard]] int number() const noexcept { return number_; }

    private:
        int number_;
    };

    [[noreturn]] void fail(std::string_view what) const;

    // Reads until there are this many unused bytes, or no further ones.
    void fill(std::size_t wanted);
    [[nodiscard]] std::string_view read_plain();
    [[nodiscard]] std::string_view read_gzip();
    // @returns whether there is another one
    [[nodiscard]] bool begin_next_member();
    // Where in the file the first unused byte is.
    [[nodiscard]] std::uint64_t position() const noexcept { return bytes_read() - unused_.size(); }

    std::string called_;
    descriptor descriptor_;
    std::uint64_t begin_ = 0;  // where in the file the reading begins
    std::uint64_t read_ = 0;
    std::uint64_t size_ = 0;
    std::vector<char> stored_;
    std::string_view unused_;  // of the stored bytes
    enum class kind { unknown, plain, gzip } kind_ = kind::unknown;
    std::unique_ptr<inflater> gzip_;  // where it is one
    std::vector<char> chunk_;         // uncompressed
};

}  // namespace client_report

#endif
