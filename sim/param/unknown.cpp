// Keys that nobody has read: most are misspelt.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "sim/param/read.hpp"
#include "sim/param/text.hpp"

namespace sim {
namespace {

// What may stand in a group: the next names of the known paths below it.
std::vector<std::string> names_in(std::string_view group, const std::vector<std::string>& known)
{
    std::vector<std::string> names;
    for (const std::string& path : known) {
        if (!group.empty() && (!path.starts_with(group) || path.size() <= group.size() || path[group.size()] != '.')) continue;
        const std::string_view rest = std::string_view(path).substr(group.empty() ? 0 : group.size() + 1);
        std::string name(rest.substr(0, rest.find('.')));
        if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
    }
    return names;
}

std::string hint_for(const std::string& path, const std::vector<std::string>& known)
{
    constexpr std::size_t most = 16;
    if (std::find(known.begin(), known.end(), path) != known.end()) return fmt::format("write {} without quotes", path);
    std::string near = did_you_mean(nearest(path, known));
    if (!near.empty()) return near;
    const std::string group(group_of(path));
    std::vector<std::string> names = names_in(group, known);
    if (names.empty()) return {};
    const bool is_cut = names.size() > most;
    if (is_cut) names.resize(most);
    return fmt::format("{} has {}{}", group.empty() ? "the top" : "[" + group + "]", fmt::join(names, ", "),
                       is_cut ? " ..." : "");
}

void look_for_unknown(const Document& document, const Node& table, const std::string& path, std::vector<Problem>& problems)
{
    for (const Node& item : table.items) {
        const std::string inner = joined(path, item.key);
        if (item.is_taken) {
            if (item.is_table()) look_for_unknown(document, item, inner, problems);
            continue;
        }
        problems.push_back(document.problem_at_key(item,
                                                   fmt::format("unknown {} {}", item.is_table() ? "group" : "key", quoted(inner)),
                                                   hint_for(inner, document.known())));
    }
}

// The file before the command line, and each from top to bottom; what has no line stays last in its source.
void sort_by_place(std::vector<Problem>& problems, const std::string& file)
{
    std::vector<std::string> sources{file};
    for (const Problem& problem : problems)
        if (std::find(sources.begin(), sources.end(), problem.source) == sources.end()) sources.push_back(problem.source);
    const auto rank = [&](const Problem& problem) {
        return std::find(sources.begin(), sources.end(), problem.source) - sources.begin();
    };
    std::stable_sort(problems.begin(), problems.end(), [&](const Problem& a, const Problem& b) {
        if (rank(a) != rank(b)) return rank(a) < rank(b);
        if ((a.line == 0) != (b.line == 0)) return b.line == 0;
        return a.line != b.line ? a.line < b.line : a.column < b.column;
    });
}

} // namespace

void report_unknown(Document& document, std::vector<Problem>& problems)
{
    document.hand_on(problems);
    look_for_unknown(document, document.root(), "", problems);
    sort_by_place(problems, document.name());
}

} // namespace sim
