// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "input/json_file.hpp"

#include "common/decimal.hpp"
#include "common/errors.hpp"
#include "common/text.hpp"
#include "input/input_file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>  // std::count, std::find, std::find_if
#include <charconv>
#include <functional>  // std::less
#include <limits>
#include <map>

namespace client_report {

namespace {

// Iterates over bytes and counts line ends.
class counting_iterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    counting_iterator() = default;
    counting_iterator(const char* at, std::uint64_t* lines) : at_(at), lines_(lines) {}

    reference operator*() const { return *at_; }
    counting_iterator& operator++() {
        // The parser looks one byte ahead, which does not count yet.
        *lines_ += passed_line_end_ ? 1U : 0U;
        passed_line_end_ = *at_ == '\n';
        ++at_;
        return *this;
    }
    counting_iterator operator++(int) {
        counting_iterator before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const counting_iterator& a, const counting_iterator& b) {
        return a.at_ == b.at_;
    }

private:
    const char* at_ = nullptr;
    std::uint64_t* lines_ = nullptr;
    bool passed_line_end_ = false;
};

// A step of a path, as RFC 6901 writes it.
std::string step(std::string_view name) {
    std::string written = "/";
    for (const char c : name) {
        written += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    }
    return written;
}

// Builds the nodes while the parser goes through the text.
class node_builder : public nlohmann::json_sax<nlohmann::json> {
public:
    node_builder(std::string_view file, const std::uint64_t& line) : file_(file), line_(line) {}

    json_node root;

    bool null() override { return leaf(json_node::type::null, "null"); }
    bool boolean(bool value) override {
        return leaf(json_node::type::truth, value ? "true" : "false");
    }
    bool number_integer(number_integer_t value) override {
        return leaf(json_node::type::number, std::to_string(value));
    }
    bool number_unsigned(number_unsigned_t value) override {
        return leaf(json_node::type::number, std::to_string(value));
    }
    bool number_float(number_float_t /*value*/, const string_t& digits) override {
        return leaf(json_node::type::number, digits);
    }
    bool string(string_t& value) override { return leaf(json_node::type::text, value); }
    bool binary(binary_t& /*value*/) override { return false; }  // not in JSON texts

    bool start_object(std::size_t /*size*/) override { return open(json_node::type::object); }
    bool start_array(std::size_t /*size*/) override { return open(json_node::type::list); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override {
        check_text(name);
        const auto [known, is_new] = names_.back().emplace(name, line_);
        if (!is_new) {
            stop(open_path() + step(name) + ": duplicate member " + in_quotes(name) +
                 ", first on line " + std::to_string(known->second) + "; leave one of them out");
        }
        open_.back()->members.push_back({name, {}});
        return true;
    }

    bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                     const nlohmann::detail::exception& error) override {
        // The position, which is given differently here, is cut off.
        const std::string_view what = error.what();
        const std::size_t colon = what.find(": ");
        throw bad_input(
            printable(file_, 200) + ", line " + std::to_string(line_) + ": it is not JSON: " +
            printable(colon == std::string_view::npos ? what : what.substr(colon + 2), 300));
    }

private:
    [[noreturn]] void stop(const std::string& why) const {
        throw bad_input(printable(file_, 200) + ", line " + std::to_string(line_) + ", " + why);
    }

    // The path of the innermost open node: each is the last one of its parent.
    [[nodiscard]] std::string open_path() const {
        std::string path;
        for (std::size_t i = 0; i + 1 < open_.size(); ++i) {
            const json_node& parent = *open_[i];
            path += parent.is == json_node::type::list
                        ? "/" + std::to_string(parent.items.size() - 1)
                        : step(parent.members.back().name);
        }
        return path;
    }

    void check_text(std::string_view text) const {
        if (text.size() > json_limits::text) {
            stop("a text, a name or a number has more than 65,536 bytes: " + in_quotes(text) +
                 "; make it shorter");
        }
        if (text.find('\0') != std::string_view::npos) {
            stop("there is a zero byte in " + in_quotes(text) + "; take \\u0000 out");
        }
    }

    json_node& next(json_node::type is) {
        if (++values_ > json_limits::values) {
            stop("there are more than 100,000 values; is it the right file?");
        }
        json_node* made = &root;
        if (!open_.empty()) {
            json_node& parent = *open_.back();
            made = parent.is == json_node::type::list ? &parent.items.emplace_back()
                                                      : &parent.members.back().value;
        }
        made->is = is;
        made->line = line_;
        return *made;
    }

    bool leaf(json_node::type is, std::string text) {
        check_text(text);
        next(is).text = std::move(text);
        return true;
    }

    bool open(json_node::type is) {
        if (open_.size() == json_limits::depth) {
            throw bad_input(printable(file_, 200) + ", line " + std::to_string(line_) +
                            ": lists and objects are nested more than " +
                            std::to_string(json_limits::depth) + " levels deep; nest them less");
        }
        json_node& made = next(is);
        open_.push_back(&made);
        names_.emplace_back();
        return true;
    }

    // An open node is the last one of its parent, so a list that grows moves closed nodes only.
    bool close() {
        open_.pop_back();
        names_.pop_back();
        return true;
    }

    std::string_view file_;
    const std::uint64_t& line_;
    std::size_t values_ = 0;
    std::vector<json_node*> open_;
    // The names in each open node, and their lines. A tree: a hash table is slow for names that somebody
    // has chosen for it.
    std::vector<std::map<std::string, std::uint64_t, std::less<>>> names_;
};

// Finds a node below another one, and its path from there.
bool find_path(const json_node& from, const json_node* wanted, std::string& path) {
    if (&from == wanted) {
        return true;
    }
    const std::size_t length = path.size();
    for (std::size_t i = 0; i < from.items.size(); ++i) {
        path += "/" + std::to_string(i);
        if (find_path(from.items[i], wanted, path)) {
            return true;
        }
        path.resize(length);
    }
    for (const json_member& member : from.members) {
        path += step(member.name);
        if (find_path(member.value, wanted, path)) {
            return true;
        }
        path.resize(length);
    }
    return false;
}

std::string_view name_of(json_node::type type) {
    switch (type) {
        case json_node::type::null: return "null";
        case json_node::type::truth: return "true or false";
        case json_node::type::number: return "a number";
        case json_node::type::text: return "a text";
        case json_node::type::list: return "a list";
        case json_node::type::object: break;
    }
    return "an object";
}

}  // namespace

void json_place::fail(std::string_view why) const {
    std::string path;
    (void)find_path(*root_, node_, path);
    throw bad_input(printable(file_, 200) + ", line " + std::to_string(node_->line) + ", " +
                    (path.empty() ? std::string("the whole") : printable(path, 200)) + ": " +
                    std::string(why));
}

std::optional<json_place> json_place::look_for(std::string_view name) const {
    if (!is(json_node::type::object)) {
        fail("it is " + std::string(name_of(node_->is)) + ", and should be an object");
    }
    const auto found = std::find_if(node_->members.begin(), node_->members.end(),
                                    [name](const auto& each) { return each.name == name; });
    return found == node_->members.end() ? std::nullopt : std::optional(at(found->value));
}

json_place json_place::member(std::string_view name) const {
    if (const auto found = look_for(name)) {
        return *found;
    }
    fail("there is no \"" + std::string(name) + "\"; add it");
}

void json_place::allow_only(std::initializer_list<std::string_view> names) const {
    for (const auto& [name, place] : members()) {
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            place.fail(in_quotes(name) + " is not known here; there may be: " + joined(names));
        }
    }
}

std::vector<json_place> json_place::items() const {
    if (!is(json_node::type::list)) {
        fail("it is " + std::string(name_of(node_->is)) + ", and should be a list");
    }
    std::vector<json_place> places;
    places.reserve(node_->items.size());
    for (const json_node& item : node_->items) {
        places.push_back(at(item));
    }
    return places;
}

std::vector<std::pair<std::string, json_place>> json_place::members() const {
    (void)look_for("");  // an object?
    std::vector<std::pair<std::string, json_place>> places;
    places.reserve(node_->members.size());
    for (const auto& [name, value] : node_->members) {
        places.emplace_back(name, at(value));
    }
    return places;
}

const std::string& json_place::text() const {
    if (!is(json_node::type::text)) {
        fail("it is " + std::string(name_of(node_->is)) + ", and should be a text");
    }
    return node_->text;
}

void json_place::expect_number() const {
    if (!is(json_node::type::number)) {
        fail("it is " + std::string(name_of(node_->is)) + ", and should be a number");
    }
}

std::int64_t json_place::scaled(int decimals, std::int64_t low, std::int64_t high) const {
    expect_number();
    return scaled_text(decimals, low, high);
}

std::int64_t json_place::amount(int decimals, std::int64_t low, std::int64_t high) const {
    if (!is(json_node::type::text)) {
        expect_number();
    }
    return scaled_text(decimals, low, high);
}

std::int64_t json_place::scaled_text(int decimals, std::int64_t low, std::int64_t high) const {
    const parsed_decimal parsed = parse_decimal(node_->text);
    if (parsed.problem != nullptr) {
        fail(in_quotes(node_->text) + ": " + parsed.problem);
    }
    if (parsed.decimals > decimals) {
        // 5.0 is a whole number; 5.5 is none.
        const std::string& written = node_->text;
        const std::size_t beyond = written.find('.') + 1 + static_cast<std::size_t>(decimals);
        if (written.find_first_not_of('0', beyond) != std::string::npos) {
            fail(in_quotes(written) +
                 (decimals == 0
                      ? " is no whole number; round it"
                      : " has more than " + std::to_string(decimals) + " decimals; round it"));
        }
    }
    const std::string units = to_string(parsed.value.billionths);
    std::int64_t number = 0;
    const auto cut = static_cast<std::size_t>(max_decimals - decimals);
    const bool small = units.size() <= cut;  // below one unit, so 0
    const char* end = units.data() + (small ? 0 : units.size() - cut);
    const auto [stop, error] = std::from_chars(units.data(), end, number);
    if ((!small && (error != std::errc{} || stop != end)) || number < low || number > high) {
        const auto bound = [decimals](std::int64_t scaled_bound) {
            const std::string zeros(static_cast<std::size_t>(max_decimals - decimals), '0');
            return decimal_text(std::to_string(scaled_bound) + (scaled_bound == 0 ? "" : zeros),
                                decimals);
        };
        fail(node_->text + " is not from " + bound(low) + " to " + bound(high));
    }
    return number;
}

double json_place::number() const {
    expect_number();
    const std::string& written = node_->text;
    double value = 0;
    const char* end = written.data() + written.size();
    const auto [stop, error] = std::from_chars(written.data(), end, value);
    if (error != std::errc{} || stop != end) {
        fail(in_quotes(written) + " is out of range; give a number that a double can represent");
    }
    return value;
}

json_node read_json_file(const std::string& name) {
    input_file file(name);
    std::string text;
    for (std::string_view chunk = file.read(); !chunk.empty(); chunk = file.read()) {
        text += chunk;
        if (text.size() > json_limits::bytes) {
            throw bad_input(printable(name, 200) +
                            ": the file has more than 16 MB; is it the right one?");
        }
    }
    return read_json(name, text);
}

json_node read_json(const std::string& name, const std::string& text) {
    // The parser would take it for the end of the text.
    if (const std::size_t zero = text.find('\0'); zero != std::string::npos) {
        const auto lines = std::count(text.data(), text.data() + zero, '\n');
        throw bad_input(printable(name, 200) + ", line " + std::to_string(lines + 1) +
                        ": it is not JSON: there is a zero byte; take it out");
    }
    std::uint64_t line = 1;
    node_builder builder(name, line);
    nlohmann::json::sax_parse(counting_iterator(text.data(), &line),
                              counting_iterator(text.data() + text.size(), &line), &builder);
    return std::move(builder.root);
}

}  // namespace client_report
