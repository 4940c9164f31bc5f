// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors
//
// The C++ side of ./dev bench: vitalfew and its rivals, and the floor, in a process that stays alive and takes commands
// from compare.py, a line at a time:
//
//     config                        prints the sizes and the distributions
//     make DISTRIBUTION N FILE      writes the values of N clients
//     make_deals N CLIENTS FILE     writes deals
//     values TYPE N FILE            reads values (double or int64); the ways are those to grade them
//     records                       makes records of the values read; the ways are those to grade these
//     rank                          the ways are those to rank the values read
//     deals N FILE                  reads deals; the ways are those to make clients of them
//     run WAY SECONDS               runs it for that long, once at least: prints the seconds of one run
//     answer FILE                   writes what the way run last answered
//     quit
//
// Its output ends with a line "ok" or "error TEXT". The argument says what happens to freed memory: `keep` it, so that a
// repeated run touches only memory that it has touched before, or give it back, so that each run starts with `fresh` pages.

#include "vitalfew/core/grade.hpp"

#include "bench/compare/classify_ways.hpp"
#include "bench/compare/deal_ways.hpp"
#include "bench/compare/rank_ways.hpp"
#include "bench/compare/way.hpp"
#include "bench/config.hpp"

#if defined(__GLIBC__)
#include <malloc.h>  // mallopt
#endif

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>  // std::istream_iterator
#include <limits>
#include <span>
#include <sstream>  // std::istringstream
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>  // std::move
#include <variant>
#include <vector>

namespace vitalfew_bench {
namespace {

void set_memory(std::string_view mode) {
#if defined(__GLIBC__)
    if (mode == "keep") {
        mallopt(M_MMAP_MAX, 0);  // everything comes from the heap, which is never trimmed
        mallopt(M_TRIM_THRESHOLD, (std::numeric_limits<int>::max)());
    } else {
        mallopt(M_MMAP_THRESHOLD, 128 * 1024);  // setting it keeps it from growing
    }
#else
    (void)mode;
#endif
}

template <class T>
std::vector<T> read_file(const std::string& name, std::size_t count) {
    std::vector<T> elements(count);
    std::ifstream file(name, std::ios::binary);
    const auto bytes = std::as_writable_bytes(std::span(elements));
    file.read(reinterpret_cast<char*>(bytes.data()),  // NOLINT(*-reinterpret-cast)
              static_cast<std::streamsize>(bytes.size()));
    if (!file) {
        throw std::runtime_error("cannot read " + name);
    }
    return elements;
}

template <class T>
void write_file(const std::string& name, const std::vector<T>& elements) {
    std::ofstream file(name, std::ios::binary);
    write_bytes<T>(file, elements);
    if (!file.flush()) {
        throw std::runtime_error("cannot write " + name);
    }
}

class session {
public:
    /// @param words the command and its arguments
    void execute(const std::vector<std::string>& words) {
        const auto word = [&words](std::size_t i) -> const std::string& {
            if (i >= words.size()) {
                throw std::invalid_argument("an argument is missing");
            }
            return words[i];
        };
        const auto number = [&word](std::size_t i) -> std::size_t { return std::stoull(word(i)); };
        const std::string& command = word(0);
        if (command == "config") {
            print_config();
        } else if (command == "make") {
            make(word(1), number(2), word(3));
        } else if (command == "make_deals") {
            write_file(word(3), make_deals(number(1), number(2)));
        } else if (command == "values") {
            load(word(1), number(2), word(3));
        } else if (command == "records") {
            records_ = make_records(std::get<std::vector<double>>(values_));
            set_ways(ways_of_records(records_, grades_));
        } else if (command == "rank") {
            set_ways(ways_to_rank(std::get<std::vector<double>>(values_)));
        } else if (command == "deals") {
            forget();
            deals_ = read_file<deal>(word(2), number(1));
            set_ways(ways_of_deals(deals_));
        } else if (command == "run") {
            run(word(1), std::stod(word(2)));
        } else if (command == "answer") {
            std::ofstream file(word(1), std::ios::binary);
            last().write_answer(file);
        } else {
            throw std::invalid_argument("unknown command " + command);
        }
    }

private:
    static void print_config() {
        for (const auto n : usual_sizes) {
            std::cout << "size usual " << n << '\n';
        }
        for (const auto n : full_sizes) {
            std::cout << "size full " << n << '\n';
        }
        for (const auto& it : distributions) {
            std::cout << "distribution " << it.name << ' ' << it.type << ' ' << it.description
                      << '\n';
        }
        std::cout << "deals " << deal_count << ' ' << deal_clients << '\n'
                  << "flags " << VITALFEW_BENCH_FLAGS << '\n'
                  << "compiler " << VITALFEW_BENCH_COMPILER << '\n';
#ifdef VITALFEW_BENCH_HAS_BOOST_SORT
        std::cout << "version Boost " << BOOST_LIB_VERSION << '\n';
#endif
#ifdef VITALFEW_BENCH_HAS_TBB
        std::cout << "version TBB " << VITALFEW_BENCH_HAS_TBB << '\n';
#endif
#ifdef VITALFEW_BENCH_HAS_HIGHWAY
        std::cout << "version Highway " << VITALFEW_BENCH_HAS_HIGHWAY << '\n';
#endif
#ifdef VITALFEW_BENCH_HAS_ABSL
        std::cout << "version Abseil " << VITALFEW_BENCH_HAS_ABSL << '\n';
#endif
    }

    static void make(const std::string& name, std::size_t n, const std::string& file) {
        const auto it = std::ranges::find(distributions, name, &distribution_info::name);
        if (it == distributions.end()) {
            throw std::invalid_argument("unknown distribution " + name);
        }
        if (it->type == "int64") {
            write_file(file, make_values<std::int64_t>(it->id, n));
        } else {
            write_file(file, make_values<double>(it->id, n));
        }
    }

    void load(const std::string& type, std::size_t n, const std::string& file) {
        forget();
        grades_.assign(n, vitalfew::grade::A);
        const auto take = [&]<class Value>(std::vector<Value> read) {
            const auto& values = values_.emplace<std::vector<Value>>(std::move(read));
            set_ways(ways_of_values(values, std::span(grades_)));
        };
        if (type == "int64") {
            take(read_file<std::int64_t>(file, n));
        } else {
            take(read_file<double>(file, n));
        }
    }

    /// Frees the memory of the data before.
    void forget() {
        set_ways({});
        values_ = std::vector<double>();
        records_ = {};
        deals_ = {};
        grades_ = {};
    }

    void set_ways(std::vector<way> ways) {
        ways_ = std::move(ways);
        last_ = ways_.size();
        for (const way& it : ways_) {
            std::cout << "way " << it.name << '\n';
        }
    }

    [[nodiscard]] const way& last() const {
        if (last_ >= ways_.size()) {
            throw std::logic_error("nothing was run");
        }
        return ways_[last_];
    }

    void run(const std::string& name, double seconds) {
        using clock = std::chrono::steady_clock;
        const auto it = std::ranges::find(ways_, name, &way::name);
        if (it == ways_.end()) {
            throw std::invalid_argument("unknown way " + name);
        }
        last_ = static_cast<std::size_t>(it - ways_.begin());
        const auto begin = clock::now();
        std::chrono::duration<double> elapsed{};
        std::size_t calls = 0;
        do {
            it->run();
            ++calls;
            elapsed = clock::now() - begin;
        } while (elapsed.count() < seconds);
        std::cout << "seconds " << elapsed.count() / static_cast<double>(calls) << '\n';
    }

    std::variant<std::vector<double>, std::vector<std::int64_t>> values_;
    std::vector<client_record> records_;
    std::vector<deal> deals_;
    std::vector<vitalfew::grade> grades_;
    std::vector<way> ways_;
    std::size_t last_ = 0;
};

}  // namespace
}  // namespace vitalfew_bench

int main(int count, char** arguments) {
    const std::string_view memory = count == 2 ? arguments[1] : "";
    if (memory != "keep" && memory != "fresh") {
        std::cerr << "usage: " << arguments[0] << " keep|fresh\n";
        return 2;
    }
    vitalfew_bench::set_memory(memory);
    std::cout.precision(9);
    vitalfew_bench::session session;
    for (std::string line; std::getline(std::cin, line) && line != "quit";) {
        try {
            std::istringstream words(line);
            session.execute({std::istream_iterator<std::string>(words), {}});
            std::cout << "ok" << std::endl;
        } catch (const std::exception& error) {
            std::cout << "error " << error.what() << std::endl;
        }
    }
}
