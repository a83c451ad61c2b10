// Entities by the group that each comes to today, each with a key: how many come to a group, and below which bound the least keys
// of a group are, so many as it has room for. The same bounds for any number of threads.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "sim/math/least.hpp"
#include "sim/parallel/lane_blocks.hpp"
#include "sim/parallel/rows.hpp"

namespace sim {

/// Counts `entities` by group and by level of their keys, which are whole numbers from 1 to 2^31, spread evenly. Then only keys
/// of the level in which a group's room ends need be looked at one by one: a quarter of 1,000 groups' keys, but all of more than
/// 2,048 groups', whose levels would no longer fit into the nearest cache. Entities are cut into parts, whole blocks of lanes,
/// whose number depends on the sizes alone; each part counts and places its own. All memory is taken at once.
class LeastOfGroups {
public:
    using Key = std::uint32_t;
    static constexpr int key_bits = 31;

    LeastOfGroups() = default;
    LeastOfGroups(std::size_t entities, std::size_t groups)
        : entities_(entities),
          level_bits_(level_bits(groups)),
          of_a_part_(length_of_a_part(entities, cells(groups))),
          next_(parts(entities, cells(groups)) * cells(groups)),
          in_cell_(cells(groups)),
          size_(groups),
          border_(groups),
          rest_(groups),
          first_(groups + 1),
          brought_(entities)
    {
    }

    /// What it takes of memory.
    static double bytes(std::size_t entities, std::size_t groups)
    {
        const std::size_t rows = parts(entities, cells(groups)) + 1;
        return static_cast<double>(sizeof(std::uint32_t) * (entities + rows * cells(groups) + 4 * groups));
    }

    std::size_t groups() const { return size_.size(); }
    std::size_t size(std::size_t group) const { return size_[group]; }

    /// Where an entity is counted: by its group and the level of its key.
    std::uint32_t cell(std::uint32_t group, Key key) const { return group << level_bits_ | level(key); }

    /// Counts: work(count, begin, end), called once for each part on all threads, adds 1 to count[cell] for each entity from
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

    /// Once after each count(): calls bounded(group, least), on all threads, for each group to which more come than it has room
    /// for: the bound of the room(group) least keys of the group, and how many are below. Entities were counted in
    /// group_of(entity) by key_of(entity).
    template <class Room, class GroupOf, class KeyOf, class Bounded>
    void bound(const Room& room, const GroupOf& group_of, const KeyOf& key_of, const Bounded& bounded)
    {
        find_borders(room);
        bring_together(group_of, key_of);
        for_each_range(groups(), groups_bounded_at_once, [&](std::size_t begin, std::size_t end) {
            in_widest_vectors([&] {
                for (std::size_t group = begin; group < end; ++group)
                    if (border_[group] != none) bounded(group, bound_within(group, room(group)));
            });
        });
    }

private:
    static constexpr std::size_t least_of_a_part = 8192, most_parts = 64, most_cells = 4096, groups_at_once = 1024,
                                 groups_bounded_at_once = 32;
    static constexpr int most_level_bits = 4;
    static constexpr std::uint32_t none = ~std::uint32_t{0};

    // As many levels as leave the cells of a part in the nearest cache.
    static int level_bits(std::size_t groups)
    {
        return std::clamp(static_cast<int>(std::bit_width(most_cells / std::max<std::size_t>(groups, 1))) - 1, 0,
                          most_level_bits);
    }
    static std::size_t cells(std::size_t groups) { return groups << level_bits(groups); }
    static std::size_t length_of_a_part(std::size_t entities, std::size_t cells)
    {
        return all_lanes(std::max({least_of_a_part, 4 * cells, (entities + most_parts - 1) / most_parts}));
    }
    static std::size_t parts(std::size_t entities, std::size_t cells)
    {
        const std::size_t length = length_of_a_part(entities, cells);
        return (entities + length - 1) / length;
    }
    std::size_t parts() const { return parts(entities_, in_cell_.size()); }
    std::size_t levels() const { return std::size_t{1} << level_bits_; }
    std::uint32_t level(Key key) const { return (key - 1) >> (key_bits - level_bits_); }
    Key first_key(std::uint32_t level) const { return (level << (key_bits - level_bits_)) + 1; }

    template <class Work>
    void for_each_part(const Work& work)
    {
        const std::size_t each = in_cell_.size();
        for_each_range(entities_, of_a_part_, [&](std::size_t begin, std::size_t end) {
            work(std::span(next_).subspan(begin / of_a_part_ * each, each), begin, end);
        });
    }

    // Part after part, so that neighbouring cells are worked on side by side.
    void add_parts(std::size_t begin, std::size_t end)
    {
        const std::size_t first = begin << level_bits_, last = end << level_bits_;
        std::fill(in_cell_.begin() + static_cast<std::ptrdiff_t>(first), in_cell_.begin() + static_cast<std::ptrdiff_t>(last),
                  0U);
        for (std::size_t part = 0; part < parts(); ++part)
            for (std::size_t cell = first; cell < last; ++cell) in_cell_[cell] += next_[part * in_cell_.size() + cell];
        for (std::size_t group = begin; group < end; ++group) {
            std::uint32_t size = 0;
            for (std::size_t level = 0; level < levels(); ++level) size += in_cell_[(group << level_bits_) + level];
            size_[group] = size;
        }
    }

    // The level in which the room of a group ends, and what is left of the room there.
    template <class Room>
    void find_borders(const Room& room)
    {
        std::uint32_t wanted = 0;
        for (std::size_t group = 0; group < groups(); ++group) {
            first_[group] = wanted;
            border_[group] = none;
            if (room(group) >= size_[group]) continue;
            auto rest = static_cast<std::uint32_t>(room(group));
            const std::uint32_t* in_level = in_cell_.data() + (group << level_bits_);
            std::uint32_t level = 0;
            while (rest >= in_level[level]) rest -= in_level[level++];
            border_[group] = level, rest_[group] = rest;
            wanted += in_level[level];
        }
        first_[groups()] = wanted;
        for_each_range(groups(), groups_at_once, [&](std::size_t begin, std::size_t end) { set_places(begin, end); });
    }

    // Where each part places the next key of a group's border.
    void set_places(std::size_t begin, std::size_t end)
    {
        for (std::size_t group = begin; group < end; ++group) {
            if (border_[group] == none) continue;
            std::uint32_t place = first_[group];
            const std::size_t cell = (group << level_bits_) + border_[group];
            for (std::size_t part = 0; part < parts(); ++part)
                place += std::exchange(next_[part * in_cell_.size() + cell], place);
        }
    }

    template <class GroupOf, class KeyOf>
    void bring_together(const GroupOf& group_of, const KeyOf& key_of)
    {
        for_each_part([&](std::span<std::uint32_t> next, std::size_t begin, std::size_t end) {
            for_each_stretch_of(begin, end, [&](const Neighbours entities) {
                Marked at_border;
                at_border.mark(entities.count,
                               [&](std::size_t k) { return border_[group_of(entities[k])] == level(key_of(entities[k])); });
                at_border.for_each([&](std::size_t k) {
                    const Key key = key_of(entities[k]);
                    brought_[next[cell(group_of(entities[k]), key)]++] = key;
                });
            });
        });
    }

    LeastBound<Key> bound_within(std::size_t group, std::size_t room) const
    {
        const std::uint32_t rest = rest_[group];
        const Key low = first_key(border_[group]), high = first_key(border_[group] + 1);
        const std::span keys = std::span(brought_).subspan(first_[group], first_[group + 1] - first_[group]);
        const LeastBound<Key> least = bound_of_least(keys, rest, low, high);
        return {least.bound, room - rest + least.below};
    }

    std::size_t entities_ = 0;
    int level_bits_ = 0;
    std::size_t of_a_part_ = 1;
    std::vector<std::uint32_t> next_; ///< of a part, group and level: how many there are; at the border, where the next one goes
    std::vector<std::uint32_t> in_cell_; ///< of a group and level: how many there are
    std::vector<std::uint32_t> size_;    ///< of a group
    std::vector<std::uint32_t> border_;  ///< of a group: the level in which its room ends, or none
    std::vector<std::uint32_t> rest_;    ///< of a group: what is left of its room there
    std::vector<std::uint32_t> first_;   ///< of a group: where its keys at the border begin; last, where the last ones end
    std::vector<Key> brought_;           ///< keys at the border, group by group
};

} // namespace sim
