// Entities sorted by the group that each belongs to today: who came to whom. The same order for any number of threads.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "sim/parallel/ranges.hpp"

namespace sim {

/// A counting sort of `entities` into `groups`, entities of a group in their own order. Entities are cut into parts, whose number
/// depends on the sizes alone; each part counts and places its own. All memory is taken at once.
class Grouping {
public:
    Grouping() = default;
    Grouping(std::size_t entities, std::size_t groups)
        : parts_(std::clamp<std::size_t>(entities / std::max(least_of_a_part, 4 * groups), 1, most_parts)),
          next_(parts_ * groups),
          first_(groups + 1),
          members_(entities)
    {
    }

    std::size_t groups() const { return first_.size() - 1; }
    std::size_t size(std::size_t group) const { return first_[group + 1] - first_[group]; }
    /// The part of a column, sorted as members are, that belongs to the groups from begin to end.
    template <class Column>
    auto along(Column& column, std::size_t begin, std::size_t end) const
    {
        return std::span(column).subspan(first_[begin], first_[end] - first_[begin]);
    }

    /// Of the groups from begin to end.
    std::span<const std::uint32_t> members(std::size_t begin, std::size_t end) const { return along(members_, begin, end); }

    /// Sorts: group_of(entity) is below groups(), and the same in both calls for an entity.
    template <class GroupOf>
    void sort(const GroupOf& group_of)
    {
        for_each_part([&](std::span<std::uint32_t> count, std::size_t begin, std::size_t end) {
            std::fill(count.begin(), count.end(), 0U);
            for (std::size_t entity = begin; entity < end; ++entity) ++count[group_of(entity)];
        });
        std::uint32_t place = 0;
        for (std::size_t group = 0; group < groups(); ++group) {
            first_[group] = place;
            for (std::size_t part = 0; part < parts_; ++part) {
                std::uint32_t& next = next_[part * groups() + group];
                place += std::exchange(next, place);
            }
        }
        first_[groups()] = place;
        for_each_part([&](std::span<std::uint32_t> next, std::size_t begin, std::size_t end) {
            for (std::size_t entity = begin; entity < end; ++entity)
                members_[next[group_of(entity)]++] = static_cast<std::uint32_t>(entity);
        });
    }

private:
    static constexpr std::size_t least_of_a_part = 8192, most_parts = 16;

    template <class Work>
    void for_each_part(const Work& work)
    {
        for_each_range(parts_, 1, [&](std::size_t part, std::size_t) {
            const std::size_t all = members_.size();
            work(std::span(next_).subspan(part * groups(), groups()), part * all / parts_, (part + 1) * all / parts_);
        });
    }

    std::size_t parts_ = 1;
    std::vector<std::uint32_t> next_;    ///< of a part and group: how many there are, then where the next one goes
    std::vector<std::uint32_t> first_;   ///< of a group: where its members begin; last, where the last ones end
    std::vector<std::uint32_t> members_; ///< entities, group by group
};

} // namespace sim
