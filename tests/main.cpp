// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// The main() of every test executable: doctest's, and three things that it lacks. It hands its cases to CTest, it reports
// a case as skipped, and it does not take a run without any case for a success.

#define DOCTEST_CONFIG_IMPLEMENT
#include "support/data.hpp"
#include "support/skip.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <utility>  // std::move
#include <vector>

namespace {

// What CTest calls skipped: SKIP_RETURN_CODE in tests/CMakeLists.txt.
constexpr int exit_skipped = 77;

struct run_record {
    unsigned cases_run = 0;
    std::vector<std::string> reasons_to_skip;
};

run_record& record() {
    static run_record instance;
    return instance;
}

// The value of doctest's option --test-case that selects the case of this name: a comma would end it.
std::string filter_for(std::string_view name) {
    std::string filter;
    for (const char character : name) {
        if (character == ',' || character == '\\') {
            filter += '\\';
        }
        filter += character;
    }
    return filter;
}

// A text as one argument of a CMake command, whatever characters are in it.
std::string cmake_argument(std::string_view text) {
    return "[===[" + std::string(text) + "]===]";
}

// The part of a doctest reporter that none of ours needs.
struct quiet_reporter : doctest::IReporter {
    void report_query(const doctest::QueryData&) override {}
    void test_run_start() override {}
    void test_run_end(const doctest::TestRunStats&) override {}
    void test_case_start(const doctest::TestCaseData&) override {}
    void test_case_reenter(const doctest::TestCaseData&) override {}
    void test_case_end(const doctest::CurrentTestCaseStats&) override {}
    void test_case_exception(const doctest::TestCaseException&) override {}
    void subcase_start(const doctest::SubcaseSignature&) override {}
    void subcase_end() override {}
    void log_assert(const doctest::AssertData&) override {}
    void log_message(const doctest::MessageData&) override {}
    void test_case_skipped(const doctest::TestCaseData&) override {}
};

// `--reporters=cmake --list-test-cases`: a call of vitalfew_test_case(name filter suite) for each case.
struct cmake_reporter : quiet_reporter {
    explicit cmake_reporter(const doctest::ContextOptions& options) : out(*options.cout) {}

    void report_query(const doctest::QueryData& query) override {
        std::set<std::string_view> names;
        for (unsigned i = 0; i < query.num_data; ++i) {
            const doctest::TestCaseData& test = *query.data[i];
            if (!names.insert(test.m_name).second) {
                std::cerr << test.m_file.c_str() << ':' << test.m_line
                          << ": error: a second test case of this folder named \"" << test.m_name
                          << "\"; CTest needs different names\n";
                std::exit(EXIT_FAILURE);
            }
            out << "vitalfew_test_case(" << cmake_argument(test.m_name) << ' '
                << cmake_argument(filter_for(test.m_name)) << ' '
                << cmake_argument(test.m_test_suite) << ")\n";
        }
    }

    std::ostream& out;
};

struct counting_listener : quiet_reporter {
    explicit counting_listener(const doctest::ContextOptions&) {}

    void test_case_start(const doctest::TestCaseData&) override { ++record().cases_run; }
};

REGISTER_REPORTER("cmake", 0, cmake_reporter);
REGISTER_LISTENER("counting", 0, counting_listener);

}  // namespace

namespace vitalfew_test {

void skip(std::string reason) {
    record().reasons_to_skip.push_back(std::move(reason));
}

std::optional<std::filesystem::path> find_data(std::string_view name) {
    const std::filesystem::path folder = VITALFEW_DATA_DIR;
    if (folder.empty()) {
        skip("needs the optional data set " + std::string(name) +
             ", and VITALFEW_DATA_DIR is not set");
        return std::nullopt;
    }
    std::filesystem::path file = folder / name;
    if (!std::filesystem::exists(file)) {
        skip("needs the optional data set " + std::string(name) +
             ", which is not in VITALFEW_DATA_DIR");
        return std::nullopt;
    }
    return file;
}

}  // namespace vitalfew_test

int main(int argc, char** argv) {
    doctest::Context context(argc, argv);
    const int result = context.run();
    if (context.shouldExit() || result != EXIT_SUCCESS) {
        return result;
    }
    if (record().cases_run == 0) {
        std::cerr << "no test case matches the filters\n";
        return EXIT_FAILURE;
    }
    for (const std::string& reason : record().reasons_to_skip) {
        std::cout << "skipped: " << reason << '\n';
    }
    return record().reasons_to_skip.size() == record().cases_run ? exit_skipped : EXIT_SUCCESS;
}
