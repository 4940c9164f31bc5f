// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "files/output.hpp"

#include "common/errors.hpp"
#include "files/digest.hpp"
#include "files/identity.hpp"

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
using client_report::replacement;

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

// As a run does it at its end.
void commit(output_folder& folder) {
    replacement all;
    for (const auto& file : folder.files()) {
        file->close();
        all.put(*file);
    }
    for (const fs::path& stale : folder.withdrawn()) {
        all.withdraw(stale);
    }
    all.keep();
    folder.keep();
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
        commit(folder);
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
    commit(folder);
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
    commit(folder);
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

TEST_CASE("a replacement that is not kept gives everything back") {
    const playground ground;
    put(ground.path / "a.csv", "old a");
    put(ground.path / "stale.csv", "stale");
    output_folder folder(ground.path);
    for (const char* name : {"a.csv", "b.csv"}) {
        folder.create(name).write("new");
        folder.files().back()->close();
    }
    folder.withdraw("stale.csv", "stale");
    {
        replacement all;
        CHECK_FALSE(all.rehearse(*folder.files()[1]));
        CHECK_FALSE(fs::exists(ground.path / "b.csv"));
        for (const auto& file : folder.files()) {
            all.put(*file);
        }
        all.withdraw(ground.path / "stale.csv");
        CHECK(content(ground.path / "a.csv") == "new");
        CHECK(content(ground.path / "b.csv") == "new");
        CHECK_FALSE(fs::exists(ground.path / "stale.csv"));
    }
    CHECK(content(ground.path / "a.csv") == "old a");
    CHECK_FALSE(fs::exists(ground.path / "b.csv"));
    CHECK(content(ground.path / "stale.csv") == "stale");
}

TEST_CASE("a file is known by more than its name") {
    using client_report::identity_of;
    const playground ground;
    put(ground.path / "a", "");
    fs::create_hard_link(ground.path / "a", ground.path / "b");
    fs::create_symlink("later", ground.path / "link");
    fs::create_directory(ground.path / "x");
    CHECK(identity_of(ground.path / "a") == identity_of(ground.path / "b"));
    CHECK(identity_of(ground.path / "a") != identity_of(ground.path / "x"));
    CHECK(identity_of(ground.path / "link") == identity_of(ground.path / "x" / ".." / "later"));
    CHECK(identity_of(ground.path / "later") != identity_of(ground.path / "x" / "later"));
    CHECK(identity_of(ground.path / "y" / "later") != identity_of(ground.path / "later"));
    CHECK(identity_of(ground.path / "y" / "later") ==
          identity_of(ground.path / "y" / "." / "later"));
    CHECK_FALSE(identity_of("/dev/null").has_value());
}

TEST_CASE("the digest is the SHA-256 of FIPS 180-4") {
    client_report::byte_digest digest;
    CHECK(digest.result().sha256 ==
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    digest.add("a");
    digest.add("bc");
    CHECK(digest.result() ==
          client_report::file_digest{
              3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"});
    const playground ground;
    put(ground.path / "abc", "abc");
    CHECK(client_report::digest_of_file(ground.path / "abc") == digest.result());
    CHECK_FALSE(client_report::digest_of_file(ground.path).has_value());
    CHECK_FALSE(client_report::digest_of_file(ground.path / "none").has_value());
}
