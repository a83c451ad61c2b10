// Rows of rosters start from each other; so do their distributions.
#include <algorithm>

#include "sim/population/read_spreads.hpp"

namespace sim {
namespace {

class RowSource {
public:
    RowSource(const Document& document, const RosterSheet& roster, const std::vector<Spread>& spreads)
        : document_(document), roster_(roster), spreads_(spreads)
    {
    }

    // The distribution that a row has in a column, or nullptr; `depth` ends a circle of rows, which is reported elsewhere.
    const Spread* first(const std::string& name, const std::string& column, int depth = 0) const
    {
        const std::string row = joined(roster_.path, name);
        if (document_.find(joined(row, column))) return spread_at(joined(row, column));
        const std::string base = base_of(name, row);
        return base.empty() || depth > deepest ? nullptr : first(base, column, depth + 1);
    }

    // The same in the second row of a conditional one.
    const Spread* second(const std::string& name, const std::string& column, int depth = 0) const
    {
        if (depth > deepest) return nullptr;
        const std::string row = joined(roster_.path, name), inner = joined(row, "otherwise");
        const Node* other = document_.find(inner);
        const RosterSheet::BuiltIn* known = built_in(name);
        if (other && !other->is_table()) return first(other->text, column, depth + 1);
        if (other && document_.find(joined(inner, column))) return spread_at(joined(inner, column));
        if (const Node* like = other ? other->find("like") : nullptr) return first(like->text, column, depth + 1);
        if (known && !known->otherwise.empty()) return first(known->otherwise, column, depth + 1);
        if (other) return first(name, column, depth + 1); // it starts from the first row
        const std::string base = base_of(name, row);
        return base.empty() ? nullptr : second(base, column, depth + 1);
    }

private:
    static constexpr int deepest = 100;

    const Spread* spread_at(const std::string& path) const
    {
        const auto found = std::find_if(spreads_.begin(), spreads_.end(), [&](const Spread& s) { return s.path == path; });
        return found == spreads_.end() ? nullptr : &*found;
    }
    const RosterSheet::BuiltIn* built_in(const std::string& name) const
    {
        const auto found =
            std::find_if(roster_.built_in.begin(), roster_.built_in.end(), [&](const auto& b) { return b.name == name; });
        return found == roster_.built_in.end() ? nullptr : &*found;
    }
    // The row it starts from: the one it is like; a new row starts from the first one; a plain built-in row from none.
    std::string base_of(const std::string& name, const std::string& row) const
    {
        if (const Node* like = document_.find(joined(row, "like"))) return like->text;
        const RosterSheet::BuiltIn* known = built_in(name);
        return known ? known->like : roster_.built_in.front().name;
    }

    const Document& document_;
    const RosterSheet& roster_;
    const std::vector<Spread>& spreads_;
};

} // namespace

std::vector<Spread> spreads_of_present(const Document& document, const Sheet& sheet, const std::vector<Spread>& spreads)
{
    std::vector<Spread> all;
    for (const Spread& spread : spreads)
        if (std::none_of(sheet.rosters.begin(), sheet.rosters.end(),
                         [&](const RosterSheet& roster) { return spread.path.starts_with(roster.path + "."); }))
            all.push_back(spread);
    for (const RosterSheet& roster : sheet.rosters) {
        const RowSource source(document, roster, spreads);
        const auto add = [&](const Spread* spread, const std::string& path, const std::string& column) {
            if (!spread) return;
            all.push_back(*spread);
            all.back().path = path;
            all.back().key = joined(roster.path, column); // who is high in one row is high in the other
        };
        for (const RosterSheet::Entry& entry : roster.entries)
            for (const RosterSheet::Column& column : roster.columns) {
                const std::string row = joined(roster.path, entry.name);
                add(source.first(entry.name, column.path), joined(row, column.path), column.path);
                if (entry.conditional)
                    add(source.second(entry.name, column.path), joined(joined(row, "otherwise"), column.path), column.path);
            }
    }
    return all;
}

} // namespace sim
