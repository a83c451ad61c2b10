// The parameters of one group that differ between entities, put into each entity's own row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/param/sheet.hpp"
#include "sim/population/population.hpp"
#include "sim/random/draw.hpp"
#include "sim/random/engine_purpose.hpp"

namespace sim {

/// Which entries of a row differ, and how. Empty when all entities share one row.
class OwnValues {
public:
    OwnValues() = default;

    /// For rows of the type of `row`, whose parameters stand below `path`.
    template <class Row>
    OwnValues(const Population& population, const std::string& path, Row row)
    {
        for (const Field& field : detail::fields_of(row).fields)
            add(population, joined(path, field.path),
                static_cast<std::size_t>(static_cast<const std::byte*>(field.address) -
                                         reinterpret_cast<const std::byte*>(&row)));
    }

    bool empty() const { return drawn_.empty() && listed_.empty(); }

    /// Draws the entries that have a distribution, at the entity's address.
    template <class Row>
    void draw(Row& row, const Streams& random, EnginePurpose purpose, std::uint64_t entity) const
    {
        for (const Drawn& d : drawn_)
            d.spread.facts.store(reinterpret_cast<std::byte*>(&row) + d.offset,
                                 d.spread.value_at(random.uniform(purpose, d.spread.address_of(entity))));
    }

    /// Stores what the list says about its entity `index`.
    template <class Row>
    void take_listed(Row& row, std::size_t index) const
    {
        for (const Listed& l : listed_)
            if (const auto& value = l.cells[index]) l.facts.store(reinterpret_cast<std::byte*>(&row) + l.offset, *value);
    }

    /// Makes `row` what all share, `shared`, but for the entries that are its own.
    template <class Row>
    void keep(Row& row, const Row& shared) const
    {
        const Row old = row;
        row = shared;
        const auto keep_entry = [&](const Facts& facts, std::size_t offset) {
            facts.store(reinterpret_cast<std::byte*>(&row) + offset,
                        facts.load(reinterpret_cast<const std::byte*>(&old) + offset));
        };
        for (const Drawn& d : drawn_) keep_entry(d.spread.facts, d.offset);
        for (const Listed& l : listed_) keep_entry(l.facts, l.offset);
    }

private:
    // `offset`: of the field in its row, in bytes.
    struct Drawn {
        Spread spread;
        std::size_t offset;
    };
    struct Listed {
        Facts facts;
        std::size_t offset;
        std::vector<std::optional<Value>> cells; ///< by entity
    };

    void add(const Population& population, const std::string& path, std::size_t offset);

    std::vector<Drawn> drawn_;
    std::vector<Listed> listed_;
};

} // namespace sim
