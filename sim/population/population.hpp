// Who the entities of a run are, where they are not all alike: distributions of parameters, and lists of entities.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/population/spread.hpp"

namespace sim {

/// A list of entities that a model can read, such as all firms in a CSV file.
struct ListInfo {
    std::string_view name;     ///< its key in [population]; also that of the entities whose states may be columns
    std::string_view group;    ///< of the parameters that may be columns
    std::string_view kind;     ///< the column that says of which kind an entity is, counted from 0
    std::string_view kinds;    ///< the parameter that says how many kinds there are
    std::string_view replaces; ///< the parameter that says how many entities of each kind there are without a list
};

/// What may differ between entities of a model: the parameters of these groups and rosters, or single ones, and entities that
/// may be listed.
struct PopulationInfo {
    std::span<const std::string_view> differing;
    std::span<const ListInfo> lists;
};

/// Entities as they are listed: by kind, and within a kind in the order of their lines.
struct EntityList {
    /// A parameter of each entity, or a state as the run opens.
    struct Column {
        std::string name; ///< as in the header: own_rate, opening.capacity
        std::string path; ///< of the parameter
        Facts facts;
        std::optional<std::size_t> handle; ///< of a state: which handle of the entities sets it
    };
    struct Entity {
        std::size_t kind = 0;
        std::vector<std::optional<Value>> cells; ///< by column; nothing: as if it were not listed
    };

    const ListInfo* info = nullptr;
    std::size_t kinds = 0; ///< 0: the list is wrong, and says nothing
    std::vector<Column> columns;
    std::vector<Entity> entities;

    /// Entities of one kind.
    std::size_t count_of(std::size_t kind) const
    {
        return static_cast<std::size_t>(
            std::count_if(entities.begin(), entities.end(), [&](const Entity& entity) { return entity.kind == kind; }));
    }
    /// Entities of the rarest kind; any number of a list that is wrong.
    std::size_t fewest() const;
};

/// All that differs between entities in one run.
struct Population {
    std::vector<Spread> spreads;
    std::vector<EntityList> lists;

    const EntityList* list(std::string_view name) const;
    /// Whether a parameter below the path differs: a distribution or a column gives it.
    bool differs(std::string_view path) const;
    /// The list as an array of TOML tables, which reads back.
    static std::string as_toml(const EntityList& list);
};

} // namespace sim
