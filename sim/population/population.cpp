// What is asked of a population as a whole.
#include "sim/population/population.hpp"

#include <limits>

#include <fmt/format.h>

namespace sim {

std::size_t EntityList::fewest() const
{
    std::vector<std::size_t> counts(kinds, 0);
    for (const Entity& entity : entities) ++counts[entity.kind];
    return counts.empty() ? std::numeric_limits<std::size_t>::max() : *std::min_element(counts.begin(), counts.end());
}

const EntityList* Population::list(std::string_view name) const
{
    const auto found = std::find_if(lists.begin(), lists.end(), [&](const EntityList& l) { return l.info->name == name; });
    return found == lists.end() ? nullptr : &*found;
}

bool Population::differs(std::string_view path) const
{
    const auto is_there = [&](const std::string& one) { return one == path || one.starts_with(std::string(path) + "."); };
    return std::any_of(spreads.begin(), spreads.end(), [&](const Spread& spread) { return is_there(spread.path); }) ||
           std::any_of(lists.begin(), lists.end(), [&](const EntityList& l) {
               return std::any_of(l.columns.begin(), l.columns.end(),
                                  [&](const auto& column) { return !column.handle && is_there(column.path); });
           });
}

std::string Population::as_toml(const EntityList& list)
{
    std::string out;
    for (const EntityList::Entity& entity : list.entities) {
        out += fmt::format("{}{{{} = {}", out.empty() ? "" : ", ", list.info->kind, entity.kind);
        for (std::size_t k = 0; k < list.columns.size(); ++k)
            if (entity.cells[k])
                out += fmt::format(", {} = {}", list.columns[k].name, toml_text(list.columns[k].facts, *entity.cells[k]));
        out += "}";
    }
    return "[" + out + "]";
}

} // namespace sim
