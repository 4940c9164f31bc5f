// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_INPUT_JSON_FILE_HPP
#define CLIENT_REPORT_INPUT_JSON_FILE_HPP

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>  // std::pair
#include <vector>

namespace client_report {

struct json_member;

// A value of a JSON file with its position. Numbers are kept as text, so that none is rounded.
struct json_node {
    enum class type { null, truth, number, text, list, object } is = type::null;
    std::string text;  // of a text or a number; "true" or "false"
    std::vector<json_node> items;
    std::vector<json_member> members;
    std::uint64_t line = 0;
};

struct json_member {
    std::string name;
    json_node value;
};

// Reads a value; errors name file, line and path ("/rules/3/when").
class json_place {
public:
    // The value of a whole file.
    json_place(std::string_view file, const json_node& root) : json_place(file, root, root) {}

    [[nodiscard]] bool is(json_node::type type) const noexcept { return node_->is == type; }
    [[nodiscard]] const json_node& node() const noexcept { return *node_; }

    // @throws bad_input, as all functions below when the value is not what they expect
    [[noreturn]] void fail(std::string_view why) const;

    // Refuses anything but an object with no other members than these.
    void allow_only(std::initializer_list<std::string_view> names) const;
    [[nodiscard]] std::optional<json_place> look_for(std::string_view name) const;
    [[nodiscard]] json_place member(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const { return look_for(name).has_value(); }
    [[nodiscard]] std::vector<json_place> items() const;
    [[nodiscard]] std::vector<std::pair<std::string, json_place>> members() const;

    [[nodiscard]] const std::string& text() const;
    // A number times a power of ten, exactly.
    [[nodiscard]] std::int64_t scaled(int decimals, std::int64_t low, std::int64_t high) const;
    [[nodiscard]] std::int64_t whole(std::int64_t low, std::int64_t high) const {
        return scaled(0, low, high);
    }
    // The same for an amount, which may be a text, since other programs round numbers.
    [[nodiscard]] std::int64_t amount(int decimals, std::int64_t low, std::int64_t high) const;
    [[nodiscard]] double number() const;

private:
    json_place(std::string_view file, const json_node& root, const json_node& node)
        : file_(file), root_(&root), node_(&node) {}
    [[nodiscard]] json_place at(const json_node& node) const { return {file_, *root_, node}; }

    void expect_number() const;
    [[nodiscard]] std::int64_t scaled_text(int decimals, std::int64_t low, std::int64_t high) const;

    std::string_view file_;
    const json_node* root_;  // its path is found from here when it is needed: a message has one
    const json_node* node_;
};

// Limits of untrusted input that is read as a whole; far above any policy.
namespace json_limits {
inline constexpr std::size_t bytes = std::size_t{16} << 20U;
inline constexpr std::size_t depth = 100;
inline constexpr std::size_t values = 100'000;  // of all kinds, lists and objects too
inline constexpr std::size_t text = 65'536;     // bytes of a text, a name or a number
}  // namespace json_limits

// The file, read whole. Time and memory grow with its size alone.
// @throws bad_input when it cannot be read or is no JSON, an object names a member twice, a text or a
// name has a zero byte, or a limit is passed
[[nodiscard]] json_node read_json_file(const std::string& name);

// Parses the text of such a file; the name is for messages.
[[nodiscard]] json_node read_json(const std::string& name, const std::string& text);

}  // namespace client_report

#endif
