// Rows of a roster while they are being made, each from another row and from changes to it.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/param/document.hpp"
#include "sim/param/sheet.hpp"

namespace sim {

/// A row as it is being made.
struct Draft {
    enum class State { fresh, open, made, failed };

    std::string name;      ///< in the roster; "x.otherwise" for a second row written out in place
    std::string like;      ///< the row it starts from; empty for a plain built-in row
    std::string otherwise; ///< the row used where the condition does not hold; empty when it has no second row
    std::vector<std::optional<Value>> changes; ///< by column
    const RosterSheet::BuiltIn* built_in = nullptr;
    const Draft* owner = nullptr;         ///< of a second row written out in place: the row it belongs to
    const Node* node = nullptr;           ///< its table in the document
    const Node* like_node = nullptr;      ///< where `like` stands, if it does
    const Node* otherwise_node = nullptr; ///< where `otherwise` stands, if it does

    State state = State::fresh;
    std::vector<Value> row;    ///< once made
    std::vector<Value> second; ///< once made, and only when conditional
    bool is_conditional = false;
    bool is_used = false;
};

/// All rows that a roster could have: those built in and those a document adds.
class Drafts {
public:
    Drafts(const Document& document, const RosterSheet& roster, std::vector<Problem>& problems);

    Draft* find(std::string_view name);
    /// A new row that starts from the row `like`.
    Draft& add(std::string name, std::string like);
    /// Marks a row, and all those it is made from, as used.
    void use(Draft& draft);
    /// Makes the rows that are used or stand in the document, in whatever order they refer to each other; what cannot be is
    /// reported.
    void make_all();

    std::deque<Draft>& all() { return all_; }
    /// Names that may be present.
    std::vector<std::string> names() const;
    /// What else could be meant by a name that is no row.
    std::string hint_for(std::string_view name) const;

private:
    bool make(Draft& draft, const Draft& asker, const Node* asked_at);
    bool start(Draft& draft);
    bool finish(Draft& draft);
    Draft* other(Draft& draft, const std::string& name, const Node* node, std::string_view role);
    void report(const Node* node, std::string message, std::string hint);

    const Document& document_;
    const RosterSheet& roster_;
    std::vector<Problem>& problems_;
    std::deque<Draft> all_; // addresses stay while it grows
};

} // namespace sim
