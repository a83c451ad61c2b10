// Entities by the group that each belongs to today: how many come to each, and numbers of theirs brought together group by group.
// The same order for any number of threads.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/parallel/lane_blocks.hpp"

namespace sim {

/// A counting sort of `entities` into `groups`, in two passes, of which the second may leave groups out. Entities are cut into
/// parts, whole blocks of lanes, whose number depends on the sizes alone; each part counts and places its own. All memory is
/// taken at once.
class Grouping {
public:
    Grouping() = default;
    Grouping(std::size_t entities, std::size_t groups)
        : entities_(entities),
          of_a_part_(length_of_a_part(entities, groups)),
          next_(parts() * groups),
          size_(groups),
          first_(groups + 1),
          brought_(entities + parts() * apart)
    {
    }

    /// What it takes of memory.
    static double bytes(std::size_t entities, std::size_t groups)
    {
        const std::size_t length = length_of_a_part(entities, groups), parts = (entities + length - 1) / length;
        return static_cast<double>(sizeof(std::uint32_t) * (entities + parts * (groups + apart) + 2 * groups));
    }

    std::size_t groups() const { return size_.size(); }
    std::size_t size(std::size_t group) const { return size_[group]; }

    /// What was brought together of a group, entities in their own order.
    std::span<const std::uint32_t> of(std::size_t group) const
    {
        return std::span(brought_).subspan(first_[group], first_[group + 1] - first_[group]);
    }

    /// Counts: work(count, begin, end), called once for each part on all threads, adds 1 to count[group] for each entity from
    /// begin to end. It may do other work on these entities meanwhile.
    template <class Work>
    void count(const Work& work)
    {
        for_each_part([&](std::span<std::uint32_t> count, std::size_t begin, std::size_t end) {
            std::fill(count.begin(), count.end(), 0U);
            work(count, begin, end);
        });
        for_each_range(groups(), groups_at_once, [&](std::size_t begin, std::size_t end) { add_parts(begin, end); });
    }

    /// Brings together number_of(entity), 32 bits, for the groups that are wanted; group_of(entity) is the group it was counted
    /// in.
    template <class IsWanted, class GroupOf, class NumberOf>
    void bring_together(const IsWanted& is_wanted, const GroupOf& group_of, const NumberOf& number_of)
    {
        std::uint32_t wanted = 0;
        for (std::size_t group = 0; group < groups(); ++group) {
            first_[group] = wanted;
            wanted += is_wanted(group) ? size_[group] : 0;
        }
        first_[groups()] = wanted;
        for_each_range(groups(), groups_at_once, [&](std::size_t begin, std::size_t end) { set_places(begin, end); });
        for_each_part([&](std::span<std::uint32_t> next, std::size_t begin, std::size_t end) {
            const std::uint32_t nowhere = nowhere_of(begin / of_a_part_);
            for (std::size_t entity = begin; entity < end; ++entity) { // without a jump, which none could foretell
                const std::size_t group = group_of(entity);
                const std::uint32_t place = next[group];
                next[group] = place + (place != nowhere);
                brought_[place] = number_of(entity);
            }
        });
    }

private:
    static constexpr std::size_t least_of_a_part = 8192, most_parts = 64, groups_at_once = 1024, apart = 16;

    static std::size_t length_of_a_part(std::size_t entities, std::size_t groups)
    {
        return all_lanes(std::max({least_of_a_part, 4 * groups, entities / most_parts}));
    }

    std::size_t parts() const { return (entities_ + of_a_part_ - 1) / of_a_part_; }

    // Where a part places what is not wanted: in a cache line of its own.
    std::uint32_t nowhere_of(std::size_t part) const { return static_cast<std::uint32_t>(entities_ + part * apart); }

    template <class Work>
    void for_each_part(const Work& work)
    {
        for_each_range(entities_, of_a_part_, [&](std::size_t begin, std::size_t end) {
            work(std::span(next_).subspan(begin / of_a_part_ * groups(), groups()), begin, end);
        });
    }

    // Part after part, so that neighbouring groups are worked on side by side.
    void add_parts(std::size_t begin, std::size_t end)
    {
        std::fill(size_.begin() + static_cast<std::ptrdiff_t>(begin), size_.begin() + static_cast<std::ptrdiff_t>(end), 0U);
        for (std::size_t part = 0; part < parts(); ++part)
            for (std::size_t group = begin; group < end; ++group) size_[group] += next_[part * groups() + group];
    }

    // Where each part places the next one of a group.
    void set_places(std::size_t begin, std::size_t end)
    {
        std::array<std::uint32_t, groups_at_once> place;
        std::copy(first_.begin() + static_cast<std::ptrdiff_t>(begin), first_.begin() + static_cast<std::ptrdiff_t>(end),
                  place.begin());
        for (std::size_t part = 0; part < parts(); ++part) {
            const std::uint32_t nowhere = nowhere_of(part);
            for (std::size_t group = begin; group < end; ++group) {
                const bool is_wanted = first_[group] < first_[group + 1];
                std::uint32_t& next = next_[part * groups() + group];
                const std::uint32_t count = next;
                next = is_wanted ? place[group - begin] : nowhere;
                place[group - begin] += count;
            }
        }
    }

    std::size_t entities_ = 0, of_a_part_ = 1;
    std::vector<std::uint32_t> next_;    ///< of a part and group: how many there are, then where the next one goes
    std::vector<std::uint32_t> size_;    ///< of a group
    std::vector<std::uint32_t> first_;   ///< of a group: where its numbers begin; last, where the last ones end
    std::vector<std::uint32_t> brought_; ///< numbers of entities, group by group; behind them places for those not wanted
};

} // namespace sim
