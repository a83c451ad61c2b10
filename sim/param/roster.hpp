// A list of named alternatives: rows of one kind that stand side by side in one run, to be compared.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/check/ensure.hpp"
#include "sim/param/param.hpp"

namespace sim {

/// The rows that are present, in order. A model builds it from named rows it knows ("built in") and the names present by default;
/// a document may change those rows, add new ones and choose which are present.
template <class Row>
class Roster {
public:
    /// One row that is present.
    struct Entry {
        std::string name;
        Row row{};                ///< used always, or where the model's condition holds
        Row otherwise{};          ///< used where it does not; meaningful only when conditional
        bool conditional = false; ///< has two rows
        double share = 1.0;       ///< weight among the rows present, >= 0; their sum is > 0, not necessarily 1
    };

    /// One row the model knows by name. With `otherwise` it is a conditional pair of two other built-in rows, given by name.
    struct BuiltIn {
        std::string name;
        Row row{}; ///< its values; ignored when `like` is given
        std::string doc;
        std::string like{};      ///< the built-in row it is, where the condition holds
        std::string otherwise{}; ///< the built-in row used where it does not
    };

    /// A plain built-in row.
    static BuiltIn plain(std::string name, Row row, std::string doc)
    {
        return {std::move(name), std::move(row), std::move(doc), {}, {}};
    }
    /// A built-in row that is `like` where the model's condition holds, and `otherwise` where it does not.
    static BuiltIn pair(std::string name, std::string like, std::string otherwise, std::string doc)
    {
        return {std::move(name), Row{}, std::move(doc), std::move(like), std::move(otherwise)};
    }

    /// The first built-in row must be plain; pairs name plain rows; `present` names built-in rows, at least one, none twice.
    Roster(std::vector<BuiltIn> built_in, const std::vector<std::string>& present) : built_in_(std::move(built_in))
    {
        ensure(!built_in_.empty() && built_in_.front().like.empty(), "a roster's first built-in row is a plain one");
        choose(present);
    }

    std::size_t size() const { return entries_.size(); }
    const Entry& operator[](std::size_t i) const { return entries_[i]; }
    Entry& operator[](std::size_t i) { return entries_[i]; }
    auto begin() const { return entries_.begin(); }
    auto end() const { return entries_.end(); }
    auto begin() { return entries_.begin(); }
    auto end() { return entries_.end(); }

    /// The present row of that name, or nullptr.
    const Entry* find(std::string_view name) const
    {
        for (const Entry& entry : entries_)
            if (entry.name == name) return &entry;
        return nullptr;
    }
    Entry* find(std::string_view name) { return const_cast<Entry*>(std::as_const(*this).find(name)); }

    /// The rows the model knows by name.
    const std::vector<BuiltIn>& built_in() const { return built_in_; }

    /// Makes exactly these built-in rows present, as built in, each with share 1.
    void choose(const std::vector<std::string>& names)
    {
        ensure(!names.empty(), "a roster has at least one row present");
        std::vector<Entry> chosen;
        for (const std::string& name : names) {
            const bool again = std::any_of(chosen.begin(), chosen.end(), [&](const Entry& e) { return e.name == name; });
            ensure(!again, "a roster's row is present once");
            chosen.push_back(entry_of(known(name)));
        }
        entries_ = std::move(chosen);
    }

    /// Replaces the rows present (for tests and for reading).
    void replace(std::vector<Entry> entries) { entries_ = std::move(entries); }

private:
    const BuiltIn& known(std::string_view name) const
    {
        const auto found = std::find_if(built_in_.begin(), built_in_.end(), [&](const BuiltIn& b) { return b.name == name; });
        ensure(found != built_in_.end(), "a roster's row is one of those built in");
        return *found;
    }

    Entry entry_of(const BuiltIn& b) const
    {
        Entry entry{b.name, b.row, {}, false, 1.0};
        if (!b.like.empty()) entry.row = known(b.like).row;
        if (!b.otherwise.empty()) entry.otherwise = known(b.otherwise).row;
        entry.conditional = !b.otherwise.empty();
        return entry;
    }

    std::vector<BuiltIn> built_in_;
    std::vector<Entry> entries_;
};

/// Makes a roster's row in a table.
template <class Owner, class Row>
constexpr RosterRow<Owner, Row> roster(Roster<Row> Owner::*field, std::string_view name, std::string_view doc)
{
    return {field, name, doc};
}

} // namespace sim
