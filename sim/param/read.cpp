// From a document into the fields of a sheet.
#include "sim/param/read.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "sim/param/check.hpp"
#include "sim/param/read_roster.hpp"
#include "sim/param/text.hpp"

namespace sim {
namespace {

// False when something else than a table stands there.
bool take_group(Document& document, const std::string& path, std::vector<Problem>& problems)
{
    if (path.empty()) return true;
    document.know(path);
    Node* node = document.find(path);
    if (node == nullptr) return true;
    if (node->is_table()) return node->is_taken = true;
    if (!node->is_taken)
        problems.push_back(
            document.problem(node, fmt::format("{} = {} is {}, but {} is a group", path, shown(*node), what(*node), path),
                             fmt::format("write [{}] on a line of its own, and its entries below it", path)));
    node->is_taken = true;
    return false;
}

bool is_name_char(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.'; }

// Whether the sentence mentions the name as a word; a full stop after it is no part of it.
bool mentions(std::string_view sentence, std::string_view name)
{
    for (std::size_t at = sentence.find(name); at != std::string_view::npos; at = sentence.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        const bool starts = at == 0 || !is_name_char(sentence[at - 1]);
        const bool ends = end == sentence.size() || !is_name_char(sentence[end]) ||
                          (sentence[end] == '.' && (end + 1 == sentence.size() || !is_name_char(sentence[end + 1])));
        if (starts && ends) return true;
    }
    return false;
}

struct Mention {
    std::string path;
    std::string value;
};

// The parameters a law speaks of, with their values.
std::vector<Mention> mentions_of(const JudgedLaw& law, const Sheet& sheet)
{
    std::vector<Mention> found;
    const auto look_at = [&](const std::string& path, const Facts& facts, Value value) {
        if (!law.owner.empty() && !path.starts_with(law.owner + ".")) return;
        const std::string_view relative = std::string_view(path).substr(law.owner.empty() ? 0 : law.owner.size() + 1);
        if (path == law.path || mentions(law.sentence, relative)) found.push_back({path, toml_text(facts, value)});
    };
    for (const Field& field : sheet.fields) look_at(field.path, field.facts, field.load());
    for (const RosterSheet& roster : sheet.rosters)
        for_each_row(roster, [&](const std::string& path, const std::vector<Value>& row) {
            for (std::size_t i = 0; i < row.size(); ++i)
                look_at(joined(path, roster.columns[i].path), roster.columns[i].facts, row[i]);
        });
    return found;
}

// Whether a path, or a group it lies in, is one of those that are wrong.
bool is_wrong(const std::string& path, const std::vector<std::string>& wrong)
{
    return std::any_of(wrong.begin(), wrong.end(),
                       [&](const std::string& bad) { return path == bad || path.starts_with(bad + "."); });
}

} // namespace

std::vector<std::string> read_sheet(Document& document, const Sheet& sheet, std::vector<Problem>& problems)
{
    ensure_sound(sheet);
    std::vector<std::string> wrong;
    if (!take_group(document, sheet.path, problems)) wrong.push_back(sheet.path);
    for (const Section& section : sheet.sections)
        if (!take_group(document, section.path, problems)) wrong.push_back(section.path);
    for (const Field& field : sheet.fields) {
        document.know(field.path);
        Node* node = document.find(field.path);
        if (node == nullptr) continue;
        if (const auto value = checked_value(document, *node, field.facts, field.path, problems))
            field.store(*value);
        else
            wrong.push_back(field.path);
    }
    for (const RosterSheet& roster : sheet.rosters)
        if (!read_roster(document, roster, problems)) wrong.push_back(roster.path);
    return wrong;
}

void report_broken(const Document& document, const Sheet& sheet, const std::vector<JudgedLaw>& laws,
                   const std::vector<std::string>& wrong, std::vector<Problem>& problems)
{
    for (const JudgedLaw& law : laws) {
        if (law.holds) continue;
        const std::vector<Mention> mentioned = mentions_of(law, sheet);
        if (std::any_of(mentioned.begin(), mentioned.end(), [&](const Mention& m) { return is_wrong(m.path, wrong); })) continue;
        const Node* place = document.find(law.path);
        std::string values;
        for (const Mention& mention : mentioned) {
            values += fmt::format("{}{} = {}", values.empty() ? "" : ", ", mention.path, mention.value);
            if (place == nullptr) place = document.find(mention.path);
        }
        problems.push_back(document.problem(place, values.empty() ? law.sentence : fmt::format("{} ({})", law.sentence, values)));
    }
}

std::optional<std::string> take_string(Document& document, std::string_view path)
{
    const Node* node = document.take(path);
    if (node == nullptr) return std::nullopt;
    const bool is_scalar = node->kind != Node::Kind::list && !node->is_table();
    if (node->kind == Node::Kind::text || (node->is_assigned() && is_scalar)) return node->text;
    document.add(document.problem(node, fmt::format("{} = {} is {}, not a text", path, shown(*node), what(*node)),
                                  is_scalar ? fmt::format("texts stand in quotes: {} = \"{}\"", last_of(path), node->text) : ""));
    return std::nullopt;
}

} // namespace sim
