// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "files/output.hpp"

#include "common/errors.hpp"

#include <doctest/doctest.h>
#include <unistd.h>  // getpid

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

namespace fs = std::filesystem;
using client_report::output_failed;
using client_report::output_folder;

namespace {

// A place of its own for a test, gone with it.
struct playground {
    fs::path path =
        fs::temp_directory_path() / ("client_report_output_" + std::to_string(::getpid()));
    playground() {
        fs::remove_all(path);
        fs::create_directory(path);
    }
    ~playground() { fs::remove_all(path); }
    playground(const playground&) = delete;
    playground& operator=(const playground&) = delete;
};

std::string content(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void put(const fs::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

std::set<std::string> names_in(const fs::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) {
        names.insert(entry.path().filename().string());
    }
    return names;
}

}  // namespace

TEST_CASE("files get their names at the commit, all of them") {
    const playground ground;
    put(ground.path / "a.csv", "old");
    {
        output_folder folder(ground.path);
        folder.create("a.csv").write("new a");
        folder.create("b.csv").write("new b");
        CHECK(content(ground.path / "a.csv") == "old");
        CHECK_FALSE(fs::exists(ground.path / "b.csv"));
        folder.commit();
    }
    CHECK(content(ground.path / "a.csv") == "new a");
    CHECK(content(ground.path / "b.csv") == "new b");
    CHECK(names_in(ground.path) == std::set<std::string>{"a.csv", "b.csv"});
}

TEST_CASE("without a commit everything stays as it was") {
    const playground ground;
    put(ground.path / "a.csv", "old");
    {
        output_folder folder(ground.path);
        folder.create("a.csv").write("new");
        folder.withdraw("a.csv", "old");
    }
    CHECK(content(ground.path / "a.csv") == "old");
    CHECK(names_in(ground.path) == std::set<std::string>{"a.csv"});
    {
        output_folder deep(ground.path / "x" / "y" / "");
        deep.create("a.csv").write("new");
    }
    CHECK(names_in(ground.path) == std::set<std::string>{"a.csv"});
}

TEST_CASE("missing folders are made") {
    const playground ground;
    output_folder folder(ground.path / "x" / "y" / "");
    folder.create("a.csv").write("new");
    folder.commit();
    CHECK(content(ground.path / "x" / "y" / "a.csv") == "new");
}

TEST_CASE("only a file that begins as ours is taken away") {
    const playground ground;
    put(ground.path / "ours.csv", "line,reason\n1,x\n");
    put(ground.path / "theirs.csv", "something else\n");
    output_folder folder(ground.path);
    for (const char* name : {"ours.csv", "theirs.csv", "none.csv"}) {
        folder.withdraw(name, "line,reason\n");
    }
    folder.commit();
    CHECK(names_in(ground.path) == std::set<std::string>{"theirs.csv"});
}

TEST_CASE("what cannot be written is said by name") {
    const playground ground;
    put(ground.path / "file", "");
    CHECK_THROWS_AS(output_folder(ground.path / "file"), output_failed);
    output_folder below_a_file(ground.path / "file" / "x");
    CHECK_THROWS_AS(below_a_file.create("a.csv"), output_failed);
    fs::create_directory(ground.path / "a.csv");
    output_folder folder(ground.path);
    CHECK_THROWS_AS(folder.create("a.csv"), output_failed);
    CHECK(names_in(ground.path) == std::set<std::string>{"a.csv", "file"});
}
