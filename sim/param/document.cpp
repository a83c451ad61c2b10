// Finding values, assigning over them, and saying where they stand.
#include "sim/param/document.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "sim/param/text.hpp"
#include "sim/param/toml.hpp"

namespace sim {
namespace {

constexpr std::size_t longest_path = 16;
constexpr std::size_t longest_document = 4 << 20; // a larger file is surely not a configuration

void mark_assigned(Node& node, std::string_view option)
{
    node.assigned_by = option;
    node.line = node.column = node.key_line = node.key_column = 0;
    for (Node& item : node.items) mark_assigned(item, option);
}

void mark_taken(Node& node)
{
    node.is_taken = true;
    for (Node& item : node.items) mark_taken(item);
}

// Tables merge, so that one assignment need not repeat what stands beside it; all else is replaced.
void put(Node& table, Node value)
{
    Node* old = table.find(value.key);
    if (old == nullptr) {
        table.items.push_back(std::move(value));
    } else if (old->is_table() && value.is_table()) {
        for (Node& item : value.items) put(*old, std::move(item));
    } else {
        *old = std::move(value);
    }
}

std::optional<Node> word_or_value(std::string_view text);

// [a, "b, c", 3] where words may stand without quotes.
std::optional<Node> list_from(std::string_view text)
{
    Node list;
    list.kind = Node::Kind::list;
    for (const std::string_view item : split_list(text.substr(1, text.size() - 2))) {
        std::optional<Node> node = word_or_value(item);
        if (!node) return std::nullopt;
        list.items.push_back(std::move(*node));
    }
    return list;
}

// A value in TOML, else the text as it is.
std::optional<Node> word_or_value(std::string_view text)
{
    text = trimmed(text);
    if (text.empty()) return std::nullopt;
    if (std::optional<Node> node = parse_value(text)) {
        if (node->kind != Node::Kind::text && node->kind != Node::Kind::list && node->kind != Node::Kind::table)
            node->text = text;
        return node;
    }
    Node node;
    node.kind = Node::Kind::text;
    node.text = text;
    return node;
}

// What stands right of "=".
std::optional<Node> value_from(std::string_view text)
{
    text = trimmed(text);
    std::optional<Node> node = word_or_value(text);
    const bool is_list_of_words =
        node && node->kind == Node::Kind::text && text.size() > 1 && text.front() == '[' && text.back() == ']';
    return is_list_of_words ? list_from(text) : node;
}

} // namespace

Document Document::from_file(const std::string& path)
{
    Document document;
    document.name_ = path;
    const auto refuse = [&](std::string message, std::string hint = "") {
        document.add({path, 0, 0, std::move(message), std::move(hint)});
        return document;
    };
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found)
        return refuse("there is no such file", "check the spelling and the folder");
    if (std::filesystem::is_directory(status)) return refuse("this is a folder, not a file", "name a .toml file in it");
    std::ifstream file(path, std::ios::binary);
    if (!file) return refuse(fmt::format("the file cannot be read ({})", std::generic_category().message(errno)));
    std::string text;
    char block[1 << 14];
    while (file.read(block, sizeof block), file.gcount() > 0) {
        text.append(block, static_cast<std::size_t>(file.gcount()));
        if (text.size() > longest_document) return refuse("the file is too large to be a configuration");
    }
    if (file.bad()) return refuse("the file cannot be read to its end");
    return from_text(text, path);
}

Document Document::from_text(std::string_view text, std::string name)
{
    Document document;
    document.name_ = std::move(name);
    document.root_ = parse_document(text, document.name_, document.waiting_);
    document.root_.is_taken = true;
    return document;
}

void Document::set(std::string_view assignment, std::string_view option)
{
    const auto refuse = [&](std::string message) {
        add({std::string(option), 0, 0, std::move(message), "write it as --set group.name=value"});
    };
    const std::string shown_assignment = quoted(assignment);
    const std::size_t equals = assignment.find('=');
    if (equals == std::string_view::npos) return refuse(fmt::format("{} has no \"=\"", shown_assignment));
    const std::vector<std::string_view> names = split_path(trimmed(assignment.substr(0, equals)));
    const bool is_path = names.size() <= longest_path && std::all_of(names.begin(), names.end(), is_key);
    if (!is_path) return refuse(fmt::format("{} does not begin with a name such as group.name", shown_assignment));
    std::optional<Node> value = value_from(assignment.substr(equals + 1));
    if (!value) return refuse(fmt::format("{} gives no value", shown_assignment));

    for (std::size_t i = names.size(); i-- > 0;) { // from the inside out: a.b=1 is the table a with b in it
        value->key = names[i];
        if (i == 0) break;
        Node table;
        table.items.push_back(std::move(*value));
        value = std::move(table);
    }
    mark_assigned(*value, option);
    put(root_, std::move(*value));
}

const Node* Document::find(std::string_view path) const
{
    if (path.empty()) return &root_;
    const Node* node = &root_;
    for (const std::string_view name : split_path(path)) {
        node = node->find(name);
        if (node == nullptr) return nullptr;
    }
    return node;
}

Node* Document::find(std::string_view path) { return const_cast<Node*>(std::as_const(*this).find(path)); }

const Node* Document::take(std::string_view path)
{
    know(std::string(path));
    Node* node = find(path);
    if (node != nullptr) mark_taken(*node);
    return node;
}

Problem Document::problem(const Node* node, std::string message, std::string hint) const
{
    if (node == nullptr) return {name_, 0, 0, std::move(message), std::move(hint)};
    if (node->is_assigned()) return {node->assigned_by, 0, 0, std::move(message), std::move(hint)};
    return {name_, node->line, node->column, std::move(message), std::move(hint)};
}

Problem Document::problem_at_key(const Node& node, std::string message, std::string hint) const
{
    Problem problem = this->problem(&node, std::move(message), std::move(hint));
    if (!node.is_assigned() && node.key_line > 0) {
        problem.line = node.key_line;
        problem.column = node.key_column;
    }
    return problem;
}

void Document::hand_on(std::vector<Problem>& problems)
{
    problems.insert(problems.end(), std::make_move_iterator(waiting_.begin()), std::make_move_iterator(waiting_.end()));
    waiting_.clear();
}

} // namespace sim
