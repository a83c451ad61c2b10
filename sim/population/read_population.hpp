// Reading the parameters of a model whose entities may differ.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/param/effective.hpp"
#include "sim/param/read.hpp"
#include "sim/population/population.hpp"
#include "sim/population/read_lists.hpp"
#include "sim/population/read_spreads.hpp"

namespace sim {

/// The defaults, changed to what the document says, as sim::read does; distributions and lists go to `p.population`, and a
/// parameter that is a distribution has its median.
template <class P>
P read_with_population(Document& document, const PopulationInfo& info, std::span<const ListableState> states,
                       std::vector<Problem>& problems)
{
    P p{};
    document.hand_on(problems);
    const Sheet before = sheet_of(p);
    const std::vector<Spread> spreads = take_spreads(document, before, info.differing, problems);
    const std::vector<std::string> wrong = read_sheet(document, before, problems);
    const Sheet sheet = sheet_of(p); // other rows may be present now
    p.population.spreads = spreads_of_present(document, sheet, spreads);
    p.population.lists = read_lists(document, sheet, info.lists, states, problems);
    report_broken(document, sheet, judge(p), wrong, problems);
    return p;
}

/// Every setting in row order, distributions and lists in place of what they replace: it reads back as the same.
template <class P>
std::vector<EffectiveValue> effective_with_population(const P& p)
{
    std::vector<EffectiveValue> all = effective(p);
    for (const Spread& spread : p.population.spreads)
        for (EffectiveValue& value : all)
            if (value.path == spread.path) value = {spread.path, spread.text, false};
    for (const EntityList& list : p.population.lists) {
        std::erase_if(all, [&](const EffectiveValue& value) { return value.path == list.info->replaces; });
        all.push_back({joined("population", list.info->name), Population::as_toml(list), false});
    }
    return all;
}

} // namespace sim
