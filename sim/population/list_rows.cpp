// From a file's cells, or from tables, to rows of named values.
#include "sim/population/list_rows.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "sim/param/csv_table.hpp"
#include "sim/param/text.hpp"

namespace sim {
namespace {

// A cell's text as what it looks like: a whole number, a number, true or false, a text.
Node node_of(const CsvTable::Cell& cell, const std::string& column)
{
    Node node;
    node.key = column;
    node.text = cell.text;
    node.line = node.key_line = cell.line;
    node.column = node.key_column = cell.column;
    const char *begin = cell.text.data() + (cell.text.starts_with('+') ? 1 : 0), *end = cell.text.data() + cell.text.size();
    const auto whole = std::from_chars(begin, end, node.integer);
    const auto number = std::from_chars(begin, end, node.number);
    if (cell.text == "true" || cell.text == "false")
        node.kind = Node::Kind::boolean, node.boolean = cell.text == "true";
    else if (whole.ec == std::errc{} && whole.ptr == end)
        node.kind = Node::Kind::integer;
    else if (number.ec == std::errc{} && number.ptr == end)
        node.kind = Node::Kind::number;
    else
        node.kind = Node::Kind::text;
    return node;
}

// Tables within are columns of dotted names.
void flatten(const Node& table, const std::string& prefix, std::vector<Node>& cells)
{
    for (const Node& item : table.items) {
        const std::string name = prefix.empty() ? item.key : prefix + "." + item.key;
        if (item.is_table()) {
            flatten(item, name, cells);
        } else {
            cells.push_back(item);
            cells.back().key = name;
        }
    }
}

std::optional<ListRows> from_file(const Document& document, const Node& node, std::vector<Problem>& problems)
{
    const auto path = (std::filesystem::path(document.name()).parent_path() / node.text).lexically_normal();
    std::error_code error;
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path, error)) {
        problems.push_back(document.problem(&node, fmt::format("the list {} cannot be read", sim::quoted(path.string())),
                                            "its place counts from the folder of the configuration"));
        return std::nullopt;
    }
    const std::string text(std::istreambuf_iterator<char>(file), {});
    const CsvTable table = parse_csv(text, path.string(), problems);
    ListRows list{Document::from_text("", path.string()), {}, {}};
    if (table.header.empty()) {
        problems.push_back({table.name, 0, 0, "the list is empty", "its first line names the columns"});
        return std::nullopt;
    }
    for (const CsvTable::Cell& cell : table.header) list.columns.push_back(node_of(cell, cell.text));
    for (const auto& cells : table.rows) {
        ListRows::Row row;
        row.place.line = cells.front().line;
        for (std::size_t k = 0; k < cells.size(); ++k)
            if (!cells[k].text.empty()) row.cells.push_back(node_of(cells[k], table.header[k].text));
        list.rows.push_back(std::move(row));
    }
    return list;
}

ListRows from_tables(const Document& document, const Node& node)
{
    ListRows list{Document::from_text("", document.name()), {}, {}};
    for (const Node& table : node.items) {
        ListRows::Row row;
        row.place = table;
        flatten(table, "", row.cells);
        for (const Node& cell : row.cells)
            if (std::none_of(list.columns.begin(), list.columns.end(), [&](const Node& c) { return c.key == cell.key; }))
                list.columns.push_back(cell);
        list.rows.push_back(std::move(row));
    }
    return list;
}

} // namespace

std::optional<ListRows> list_rows(const Document& document, const Node& node, const std::string& path,
                                  std::vector<Problem>& problems)
{
    if (node.kind == Node::Kind::text) return from_file(document, node, problems);
    const bool is_list_of_tables = node.kind == Node::Kind::list && !node.items.empty() &&
                                   std::all_of(node.items.begin(), node.items.end(), [](const Node& n) { return n.is_table(); });
    if (is_list_of_tables) return from_tables(document, node);
    problems.push_back(document.problem(&node, fmt::format("{} = {} is no list", path, shown(node)),
                                        fmt::format("name a CSV file: {} = \"list.csv\"", last_of(path))));
    return std::nullopt;
}

} // namespace sim
