// A shock: from a period on, or for a span of periods, a parameter or a state of some entities is moved.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/check/input_error.hpp"
#include "sim/param/document.hpp"
#include "sim/param/sheet.hpp"
#include "sim/random/engine_purpose.hpp"
#include "sim/record/handle.hpp"

namespace sim {

/// Which entities of a group: all, those of an arm, those in a list, and of these a share or a number drawn at their addresses.
struct Selection {
    std::optional<std::uint16_t> arm = {};
    std::vector<std::size_t> rows = {}; ///< empty: any
    double share = 1.0;
    std::size_t count = std::numeric_limits<std::size_t>::max();
};

/// One shock. A parameter is moved in periods from .. to, and is then what it was before. A state is moved before each period
/// from .. to (before period `from` alone when no end is given), and goes on from there by the model's own rules.
struct Shock {
    std::string name;
    int from = 0, to = 0;
    std::string parameter; ///< its path; empty for a state
    std::size_t group = 0, handle = 0;
    Change change;
    Value value; ///< of a parameter that is set
    Selection selection;
    std::string text; ///< as one inline table of TOML

    bool is_active(int period) const { return from <= period && period <= to; }
};

/// A kind of entity, with what of it can be moved, as people see it.
struct EntityInfo {
    std::string_view name, doc;
    bool has_arms = false;
    std::vector<HandleInfo> handles;
};

/// What shocks of one scenario may speak of.
struct ShockContext {
    std::vector<Field> parameters; ///< those of the rows present as well
    std::vector<EntityInfo> entities;
    std::vector<std::string> arms;
    int periods = 0;
    std::vector<std::string> own; ///< parameters that differ between entities
};

/// Reads the list of tables under `key` ([[shocks]], [[branch]]); what may not be is reported, at its place.
std::vector<Shock> read_shocks(Document& document, std::string_view key, const ShockContext& context,
                               std::vector<Problem>& problems);

/// Moves the parameters as the shocks that are active in the period say, in the order of the list. Returns the shock that moves
/// one out of its legal range, or nullptr.
const Shock* move_parameters(std::vector<Field>& parameters, std::span<const Shock> shocks, int period);

/// The periods in which other parameters come into force than in the period before.
std::vector<int> turning_periods(std::span<const Shock> shocks);

/// The shocks as a list that reads back.
std::string as_toml(std::span<const Shock> shocks);

/// The length of a run that a document asks for, or the default one.
int periods_of(const Document& document);

/// The rows that are selected among `candidates` (row and key of its draw), in rising order.
std::vector<std::size_t> selected(const Selection& selection, std::vector<std::pair<double, std::size_t>> candidates);

} // namespace sim
