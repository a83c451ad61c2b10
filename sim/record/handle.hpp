// What of a model's state can be moved from outside between two periods: entity by entity, by name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace sim {

/// How a number is moved.
struct Change {
    enum class Kind { set, add, multiply };

    Kind kind = Kind::set;
    double amount = 0.0;

    double operator()(double old) const { return kind == Kind::set ? amount : kind == Kind::add ? old + amount : old * amount; }
};

/// What is said about a handle.
struct HandleInfo {
    std::string_view name, unit, doc;
    double lowest = 0.0,
           highest = 0.0; ///< of a value that is set; the model keeps what comes of the others within its own limits
    bool is_arm = false;  ///< its value is the name of an arm, handed over as the arm's number
};

/// A way to move one quantity of one entity.
template <class State>
struct Handle {
    HandleInfo info;
    void (*change)(State&, std::size_t row, const Change&);
};

/// Entities of one kind, such as all agents. `arm` and `agent` are null where they belong to none.
template <class State>
struct EntityGroup {
    std::string_view name, doc;
    std::size_t (*count)(const State&);
    std::uint64_t (*address)(const State&, std::size_t row); ///< where its draws are
    std::uint16_t (*arm)(const State&, std::size_t row);     ///< which arm it belongs to now
    std::size_t (*agent)(const State&, std::size_t row);     ///< the agent it belongs to
    std::span<const Handle<State>> handles;
};

} // namespace sim
