// A description as a JSON schema.
#include "sim/param/describe.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <utility>

#include <boost/json.hpp>

#include "sim/param/text.hpp"
#include "sim/param/value.hpp"

namespace sim {
namespace {

namespace json = boost::json;

json::value value_from(const std::string& type, const std::string& text)
{
    const char* const end = text.data() + text.size();
    if (type == "switch") return text == "true";
    if (type == "integer") {
        std::int64_t integer = 0;
        std::from_chars(text.data(), end, integer);
        return integer;
    }
    if (type == "number") {
        double number = 0;
        std::from_chars(text.data(), end, number);
        return number;
    }
    return json::value(text);
}

json::object schema_of(const RowInfo& row)
{
    json::object schema;
    schema["description"] = row.doc;
    if (row.type == "switch") schema["type"] = "boolean";
    if (row.type == "number" || row.type == "integer") schema["type"] = row.type;
    schema["default"] = value_from(row.type, row.default_text);
    if (row.has_range()) {
        schema["minimum"] = value_from(row.type, row.lo);
        schema["maximum"] = value_from(row.type, row.hi);
        schema["x-plausible"] = json::array{value_from(row.type, row.plausible_lo), value_from(row.type, row.plausible_hi)};
    }
    if (row.type == "choice") {
        json::array names;
        json::array docs;
        for (const RowInfo::ChoiceInfo& choice : row.choices) {
            names.emplace_back(choice.name);
            docs.emplace_back(choice.doc);
        }
        schema["enum"] = std::move(names);
        schema["x-choices"] = std::move(docs);
    }
    if (row.may_differ) {
        schema["type"] = json::array{row.type, "object"};
        schema["$ref"] = "#/$defs/distribution";
    }
    schema["x-unit"] = row.unit;
    schema["x-source"] = row.source;
    return schema;
}

// What a distribution may say; a number is none of its business.
json::object distribution()
{
    const json::object number{{"type", "number"}};
    json::object properties{{"distribution", {{"enum", json::array{"uniform", "normal", "lognormal", "beta", "values"}}}},
                            {"values", {{"type", "array"}, {"items", number}, {"minItems", 1}}}};
    for (const char* key : {"low", "high", "mean", "sd", "median", "alpha", "beta"}) properties[key] = number;
    return {{"description", "A distribution over entities: each draws a value of its own."},
            {"required", json::array{"distribution"}},
            {"properties", std::move(properties)},
            {"additionalProperties", false}};
}

json::object closed_table()
{
    json::object schema;
    schema["description"] = "";
    schema["type"] = "object";
    schema["additionalProperties"] = false;
    schema["properties"].emplace_object();
    return schema;
}

// The schema of the table at a path, made on the way there where it is missing.
json::object& table_at(json::object& root, std::string_view path)
{
    json::object* table = &root;
    if (path.empty()) return *table;
    for (const std::string_view name : split_path(path)) {
        json::object& properties = (*table)["properties"].as_object();
        if (!properties.contains(name)) properties[name] = closed_table();
        table = &properties[name].as_object();
    }
    return *table;
}

void add(json::object& root, const RowInfo& row)
{
    table_at(root, group_of(row.path))["properties"].as_object()[last_of(row.path)] = schema_of(row);
}

void add(json::object& root, const RosterInfo& roster)
{
    json::object& table = table_at(root, roster.path);
    table["description"] = roster.doc;
    json::array present;
    json::array shares;
    for (const std::string& name : roster.present) {
        present.emplace_back(name);
        shares.emplace_back(1);
    }
    const json::object name{{"type", "string"}, {"pattern", "^[a-z][a-z0-9_]*$"}};
    json::object& own = table["properties"].as_object();
    own["present"] = {{"description", "The rows present, in order."},
                      {"type", "array"},
                      {"items", name},
                      {"minItems", 1},
                      {"uniqueItems", true},
                      {"default", std::move(present)}};
    own["shares"] = {{"description", "Their weights."},
                     {"type", "array"},
                     {"items", {{"type", "number"}, {"minimum", 0}}},
                     {"default", std::move(shares)}};
    for (const RosterInfo::BuiltIn& known : roster.built_in) {
        const std::string path = joined(roster.path, known.name);
        json::object& row = table_at(root, path);
        row["description"] = known.doc;
        for (const RowInfo& one : known.rows.empty() ? roster.built_in.front().rows : known.rows) {
            RowInfo here = one;
            if (known.rows.empty()) here.path = path + one.path.substr(joined(roster.path, roster.built_in.front().name).size());
            add(root, here);
        }
        json::object& entries = table_at(root, path)["properties"].as_object();
        if (known.rows.empty()) // what a pair's entries start from is another row's business
            for (auto& [key, entry] : entries) entry.as_object().stable_erase(entry.as_object().find("default"));
        entries["like"] = name;
        entries["otherwise"] = {{"type", json::array{"string", "object"}}};
        if (!known.like.empty()) entries["like"].as_object()["default"] = known.like;
        if (!known.otherwise.empty()) entries["otherwise"].as_object()["default"] = known.otherwise;
    }
    table["additionalProperties"] = {{"type", "object"}}; // new rows
}

void print(const json::value& value, std::string& out, const std::string& indent)
{
    const std::string inner = indent + "  ";
    if (value.is_object() && !value.as_object().empty()) {
        char before = '{';
        for (const auto& [key, item] : value.as_object()) {
            ((out += before) += '\n') += inner + json::serialize(json::value(key)) + ": ";
            print(item, out, inner);
            before = ',';
        }
        out += '\n' + indent + '}';
    } else if (value.is_array()) {
        out += '[';
        for (std::size_t i = 0; i < value.as_array().size(); ++i) {
            out += i > 0 ? ", " : "";
            print(value.as_array()[i], out, inner);
        }
        out += ']';
    } else {
        out += value.is_double() ? number_text(value.as_double()) : json::serialize(value);
    }
}

} // namespace

std::string as_schema(const Description& description, std::string_view title, const std::vector<std::string>& also)
{
    json::object root{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", title}};
    for (auto& [key, value] : closed_table()) root[key] = value;
    root["description"] = "A complete document; what it leaves out stays at its default.";
    for (const std::string& name : also) root["properties"].as_object()[name] = {{"type", "string"}};
    for (const GroupInfo& group : description.groups) {
        if (!group.doc.empty()) table_at(root, group.path)["description"] = group.doc;
        for (const RowInfo& row : group.rows) add(root, row);
    }
    for (const RosterInfo& roster : description.rosters) add(root, roster);
    const std::vector<RowInfo> rows = description.rows();
    if (std::any_of(rows.begin(), rows.end(), [](const RowInfo& row) { return row.may_differ; }))
        root["$defs"] = {{"distribution", distribution()}};
    if (!description.laws.empty()) root["x-rules"] = json::array(description.laws.begin(), description.laws.end());
    std::string out;
    print(root, out, "");
    return out + '\n';
}

} // namespace sim
