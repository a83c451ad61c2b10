// Whether the parameters that shocks bring into force are ones that might have been written.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/param/law.hpp"
#include "sim/run/course.hpp"

namespace sim {

/// What of a model can be moved, as people see it.
template <class M>
std::vector<EntityInfo> entity_infos()
{
    std::vector<EntityInfo> infos;
    if constexpr (Movable<M>)
        for (const auto& group : M::entities()) {
            infos.push_back({group.name, group.doc, group.arm != nullptr, {}});
            for (const auto& handle : group.handles) infos.back().handles.push_back(handle.info);
        }
    return infos;
}

/// Reports what would be outside its range, or break a law, in any period of the run.
template <class M>
void check_moved(const Document& document, const typename M::Parameters& p, std::span<const Shock> shocks,
                 std::span<const Shock> branch, std::vector<Problem>& problems)
{
    if (!problems.empty()) return; // what is wrong already is wrong for another reason
    std::vector<Shock> all(shocks.begin(), shocks.end());
    all.insert(all.end(), branch.begin(), branch.end());
    const Node* place = document.find(shocks.empty() ? "branch" : "shocks");
    for (const auto& some : {std::span<const Shock>(all).first(shocks.size()), std::span<const Shock>(all)})
        for (const int period : turning_periods(some)) {
            typename M::Parameters now = p;
            auto fields = fields_of(now);
            std::string what;
            if (const Shock* shock = move_parameters(fields, some, period)) what = shock->parameter + " leaves its legal range";
            for (const JudgedLaw& law : judge(now))
                if (!law.holds) what = law.sentence;
            if (what.empty()) continue;
            problems.push_back(document.problem(place, "from period " + std::to_string(period) + " on: " + what));
            return; // the same holds for later periods, most often
        }
}

} // namespace sim
