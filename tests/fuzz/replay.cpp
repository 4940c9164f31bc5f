// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Feeds the files of a folder to a target: what was found once stays a test, under any compiler.

#include "fuzz/target.hpp"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

void replay(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(in), {}};
    // Of the exact size, so that a sanitizer sees a read beyond it.
    const std::vector<std::uint8_t> bytes(content.begin(), content.end());
    std::puts(file.filename().c_str());
    std::fflush(stdout);  // the last name is that of the culprit
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

}  // namespace

int main(int argc, char** argv) try {
    std::vector<std::filesystem::path> files;
    for (int i = 1; i < argc; ++i) {
        for (const auto& entry : std::filesystem::directory_iterator(argv[i])) {
            files.push_back(entry.path());
        }
    }
    if (files.empty()) {
        std::fputs("no inputs: give a folder that has some\n", stderr);
        return 1;
    }
    std::sort(files.begin(), files.end());
    std::for_each(files.begin(), files.end(), replay);
    return 0;
} catch (const std::exception& error) {
    std::fputs(error.what(), stderr);
    std::fputs("\n", stderr);
    return 1;
}
