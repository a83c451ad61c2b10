// A list, column by column and row by row.
#include "sim/population/read_lists.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "sim/param/check.hpp"
#include "sim/param/text.hpp"
#include "sim/population/list_rows.hpp"

namespace sim {
namespace {

constexpr std::string_view of_people = "name"; ///< a column that nothing reads

class ListReader {
public:
    ListReader(const Sheet& sheet, const ListInfo& info, std::span<const ListableState> states, ListRows& rows,
               std::vector<Problem>& problems)
        : sheet_(sheet), info_(info), states_(states), rows_(rows), problems_(problems)
    {
        kind_.kind = Kind::integer;
        const auto kinds =
            std::find_if(sheet.fields.begin(), sheet.fields.end(), [&](const Field& f) { return f.path == info.kinds; });
        list_.info = &info;
        list_.kinds = static_cast<std::size_t>(kinds->load().integer);
        kind_.lo = {0.0, 0};
        kind_.hi = {0.0, static_cast<std::int64_t>(list_.kinds) - 1};
        kind_.unit = info.kinds;
    }

    EntityList read()
    {
        read_columns();
        for (ListRows::Row& row : rows_.rows) read_row(row);
        if (rows_.rows.empty())
            problems_.push_back(rows_.document.problem(nullptr, fmt::format("the list names no {}", info_.name),
                                                       "each line below its header is one"));
        std::stable_sort(list_.entities.begin(), list_.entities.end(),
                         [](const auto& a, const auto& b) { return a.kind < b.kind; });
        return std::move(list_);
    }

private:
    std::optional<EntityList::Column> column_of(const std::string& name) const
    {
        const std::string path = joined(info_.group, name);
        for (const Field& field : sheet_.fields)
            if (field.path == path) return EntityList::Column{name, path, field.facts, std::nullopt};
        for (const ListableState& state : states_)
            if (state.list == info_.name && name == joined("opening", state.name))
                return EntityList::Column{
                    name, joined(info_.name, name),
                    facts_of(Spec<double>{.name = state.name, .range = {state.lowest, state.highest}, .unit = state.unit}),
                    state.handle};
        return std::nullopt;
    }

    std::vector<std::string> known() const
    {
        std::vector<std::string> names{std::string(info_.kind), std::string(of_people)};
        for (const Field& field : sheet_.fields)
            if (field.path.starts_with(std::string(info_.group) + "."))
                names.push_back(field.path.substr(info_.group.size() + 1));
        for (const ListableState& state : states_)
            if (state.list == info_.name) names.push_back(joined("opening", state.name));
        return names;
    }

    void read_columns()
    {
        bool has_kind = false;
        for (const Node& column : rows_.columns) {
            if (column.key == info_.kind) has_kind = true;
            if (column.key == info_.kind || column.key == of_people) continue;
            const auto is_it = [&](const EntityList::Column& known) { return known.name == column.key; };
            if (std::any_of(list_.columns.begin(), list_.columns.end(), is_it)) continue; // twice, which is reported
            if (auto found = column_of(column.key)) {
                list_.columns.push_back(std::move(*found));
                continue;
            }
            const std::string near = did_you_mean(nearest(column.key, known()));
            problems_.push_back(rows_.document.problem_at_key(
                column, fmt::format("the column {} is nothing that {} have", sim::quoted(column.key), info_.name),
                near.empty() ? fmt::format("they have {}", fmt::join(known(), ", ")) : near));
        }
        if (has_kind || rows_.columns.empty()) return;
        is_kind_missing_ = true;
        problems_.push_back(rows_.document.problem(
            &rows_.columns.front(), fmt::format("there is no column {}", info_.kind),
            fmt::format("it says which {} each is of: 0..{} ({})", info_.kind, kind_.hi.integer, info_.kinds)));
    }

    void read_row(ListRows::Row& row)
    {
        EntityList::Entity entity{0, std::vector<std::optional<Value>>(list_.columns.size())};
        bool has_kind = is_kind_missing_;
        for (Node& cell : row.cells) {
            if (cell.key == info_.kind) {
                has_kind = true;
                if (const auto kind = checked_value(rows_.document, cell, kind_, cell.key, problems_))
                    entity.kind = static_cast<std::size_t>(kind->integer);
                continue;
            }
            for (std::size_t k = 0; k < list_.columns.size(); ++k)
                if (list_.columns[k].name == cell.key)
                    entity.cells[k] = checked_value(rows_.document, cell, list_.columns[k].facts, cell.key, problems_);
        }
        if (!has_kind)
            problems_.push_back(rows_.document.problem(&row.place, fmt::format("this row has no {}", info_.kind),
                                                       fmt::format("it is one of 0..{}", kind_.hi.integer)));
        list_.entities.push_back(std::move(entity));
    }

    const Sheet& sheet_;
    const ListInfo& info_;
    std::span<const ListableState> states_;
    ListRows& rows_;
    std::vector<Problem>& problems_;
    Facts kind_;
    EntityList list_;
    bool is_kind_missing_ = false;
};

} // namespace

std::vector<EntityList> read_lists(Document& document, const Sheet& sheet, std::span<const ListInfo> infos,
                                   std::span<const ListableState> states, std::vector<Problem>& problems)
{
    std::vector<EntityList> lists;
    if (infos.empty()) return lists;
    document.know("population");
    Node* all = document.find("population");
    if (all) {
        all->is_taken = true;
        if (!all->is_table())
            problems.push_back(document.problem(
                all, fmt::format("population = {} is no group", shown(*all)),
                fmt::format("write [population] on a line of its own, and {} = \"list.csv\" below it", infos.front().name)));
    }
    for (const ListInfo& info : infos) {
        const std::string path = joined("population", info.name);
        const Node* node = document.take(path);
        if (!node) continue;
        if (const Node* other = document.find(info.replaces))
            problems.push_back(document.problem_at_key(
                *other, fmt::format("{} and {} both say how many {} there are", info.replaces, path, info.name),
                "leave one out"));
        const std::size_t before = problems.size();
        auto rows = list_rows(document, *node, path, problems);
        EntityList list = rows ? ListReader(sheet, info, states, *rows, problems).read() : EntityList{};
        if (problems.size() != before) list = {.info = &info, .kinds = 0, .columns = {}, .entities = {}};
        lists.push_back(std::move(list));
    }
    return lists;
}

} // namespace sim
