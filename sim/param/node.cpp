// Nodes by name and as messages show them.
#include "sim/param/node.hpp"

#include <boost/json.hpp>
#include <utility>

#include "sim/param/text.hpp"

namespace sim {

const Node* Node::find(std::string_view name) const
{
    if (!is_table()) return nullptr;
    for (const Node& item : items)
        if (item.key == name) return &item;
    return nullptr;
}

Node* Node::find(std::string_view name) { return const_cast<Node*>(std::as_const(*this).find(name)); }

std::string shown(const Node& node)
{
    constexpr std::size_t most = 3;
    switch (node.kind) {
    case Node::Kind::text:
        return quoted(node.text);
    case Node::Kind::table:
        return "{...}";
    case Node::Kind::list: {
        std::string out = "[";
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            if (i > 0) out += ", ";
            if (i == most) {
                out += "...";
                break;
            }
            const Node& item = node.items[i];
            out += item.kind == Node::Kind::list ? "[...]" : shown(item);
        }
        return out + "]";
    }
    default:
        return node.text.size() <= 60 ? node.text : quoted(node.text);
    }
}

std::string as_toml(const Node& node)
{
    if (node.kind == Node::Kind::text) // JSON's quotes and escapes are TOML's
        return boost::json::serialize(boost::json::string(node.text));
    if (node.kind != Node::Kind::list) return node.text;
    std::string out;
    for (const Node& item : node.items) out += (out.empty() ? "" : ", ") + as_toml(item);
    return "[" + out + "]";
}

std::string_view what(const Node& node)
{
    switch (node.kind) {
    case Node::Kind::text:
        return "a text";
    case Node::Kind::integer:
    case Node::Kind::number:
        return "a number";
    case Node::Kind::boolean:
        return "a switch";
    case Node::Kind::date:
        return "a date or time";
    case Node::Kind::list:
        return "a list";
    case Node::Kind::table:
        return "a table";
    }
    return "";
}

} // namespace sim
