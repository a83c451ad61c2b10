// What a document says about a roster: its rows, which of them are present, and their weights.
#include "sim/param/read_roster.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "sim/param/check.hpp"
#include "sim/param/drafts.hpp"
#include "sim/param/text.hpp"

namespace sim {
namespace {

class RosterReader {
public:
    RosterReader(Document& document, const RosterSheet& roster, std::vector<Problem>& problems)
        : document_(document), roster_(roster), problems_(problems), drafts_(document, roster, problems)
    {
    }

    bool read()
    {
        document_.know(path_of("present"));
        document_.know(path_of("shares"));
        for (const RosterSheet::BuiltIn& known : roster_.built_in) know_row(path_of(known.name));
        Node* table = document_.find(roster_.path);
        if (table == nullptr || !table->is_table()) return table == nullptr;
        const std::size_t before = problems_.size();
        for (Node& item : table->items) read_member(item);
        read_present(table->find("present"));
        read_shares(table->find("shares"));
        for (const std::string& name : present_)
            if (Draft* draft = drafts_.find(name)) drafts_.use(*draft);
        drafts_.make_all();
        report_unused();
        if (problems_.size() != before) return false;
        store();
        return true;
    }

private:
    std::string path_of(std::string_view name) const { return joined(roster_.path, name); }
    const std::string& first_name() const { return roster_.built_in.front().name; }
    void report(const Node* node, std::string message, std::string hint = "")
    {
        problems_.push_back(document_.problem(node, std::move(message), std::move(hint)));
    }
    void report_key(const Node& node, std::string message, std::string hint)
    {
        problems_.push_back(document_.problem_at_key(node, std::move(message), std::move(hint)));
    }

    void know_row(const std::string& path)
    {
        document_.know(path);
        document_.know(joined(path, "like"));
        document_.know(joined(path, "otherwise"));
        for (const RosterSheet::Column& column : roster_.columns) document_.know(joined(path, column.path));
    }

    void read_member(Node& item)
    {
        if (item.key == "present" || item.key == "shares") return;
        if (!item.is_table()) return read_stray(item);
        item.is_taken = true;
        if (!detail::is_word(item.key)) {
            document_.take(path_of(item.key));
            return report_key(item, fmt::format("{} is no name for a row", quoted(item.key)),
                              "use small letters, digits and \"_\", a letter first");
        }
        Draft* draft = drafts_.find(item.key);
        if (draft == nullptr) {
            know_row(path_of(item.key));
            draft = &drafts_.add(item.key, first_name());
        }
        read_row(*draft, item);
    }

    // A value right under the roster: an entry that forgot its row, or an unknown key.
    void read_stray(Node& item)
    {
        if (drafts_.find(item.key) != nullptr) {
            item.is_taken = true;
            const std::string path = path_of(item.key);
            return report(&item, fmt::format("{} = {} is {}, but {} is a group", path, shown(item), what(item), path),
                          fmt::format("write [{}] on a line of its own, and its entries below it", path));
        }
        const bool is_entry = std::any_of(roster_.columns.begin(), roster_.columns.end(),
                                          [&](const RosterSheet::Column& column) { return column.path == item.key; });
        if (!is_entry) return;
        item.is_taken = true;
        report_key(item, fmt::format("{} is an entry of a row", path_of(item.key)),
                   fmt::format("say which row: {}.{} = {}", path_of(first_name()), item.key, shown(item)));
    }

    void read_row(Draft& draft, Node& table)
    {
        draft.node = &table;
        const std::string path = path_of(draft.name);
        if (Node* like = table.find("like")) {
            draft.like = row_name(*like, joined(path, "like"));
            draft.like_node = like;
        }
        if (Node* otherwise = table.find("otherwise")) read_otherwise(draft, *otherwise);
        for (const std::string& group : roster_.groups)
            if (Node* node = document_.find(joined(path, group)); node != nullptr && node->is_table()) node->is_taken = true;
        for (std::size_t i = 0; i < roster_.columns.size(); ++i) {
            const std::string column = joined(path, roster_.columns[i].path);
            if (Node* node = document_.find(column))
                draft.changes[i] = checked_value(document_, *node, roster_.columns[i].facts, column, problems_);
        }
    }

    // The second row by name, or written out in place as [policy.x.otherwise].
    void read_otherwise(Draft& draft, Node& node)
    {
        node.is_taken = true;
        const std::string path = joined(path_of(draft.name), "otherwise");
        draft.otherwise_node = &node;
        if (!node.is_table()) {
            draft.otherwise = row_name(node, path);
        } else if (draft.name.find('.') != std::string::npos) {
            draft.otherwise.clear();
            document_.take(path);
            report_key(node, fmt::format("{} is a third row", path), "a row has two parts at most");
        } else {
            // It changes the second row of a built-in pair; any other row's second row starts from the row itself.
            Draft& second =
                drafts_.add(joined(draft.name, "otherwise"), draft.built_in != nullptr ? draft.built_in->otherwise : "");
            second.owner = &draft;
            know_row(path);
            draft.otherwise = second.name;
            read_row(second, node);
        }
    }

    // The name of another row; empty when something else stands there, which is then reported.
    std::string row_name(Node& node, const std::string& path)
    {
        node.is_taken = true;
        if (node.kind == Node::Kind::text && !node.text.empty()) return node.text;
        document_.take(path);
        report(&node, fmt::format("{} = {} is not the name of a row", path, shown(node)), drafts_.hint_for(""));
        return {};
    }

    void read_present(Node* node)
    {
        for (const RosterSheet::Entry& entry : roster_.entries) {
            present_.push_back(entry.name);
            shares_.push_back(entry.share);
        }
        if (node == nullptr) return;
        const std::string path = path_of("present");
        document_.take(path);
        present_.clear();
        if (node->kind != Node::Kind::list)
            return report(node, fmt::format("{} = {} is {}, not a list of rows", path, shown(*node), what(*node)),
                          list_of(path, drafts_.names()));
        if (node->items.empty()) report(node, fmt::format("{} names no row", path), drafts_.hint_for(""));
        for (const Node& item : node->items) {
            present_.push_back(item.text);
            if (item.kind != Node::Kind::text || !detail::is_word(item.text) || drafts_.find(item.text) == nullptr)
                report(&item, fmt::format("{} names {}, which is not a row", path, shown(item)), drafts_.hint_for(item.text));
            else if (std::count(present_.begin(), present_.end(), item.text) > 1)
                report(&item, fmt::format("{} names {} twice", path, quoted(item.text)),
                       "give it a larger share, or define a second row like it");
        }
        shares_.assign(present_.size(), 1.0);
    }

    void read_shares(Node* node)
    {
        if (node == nullptr) return;
        const std::string path = path_of("shares");
        document_.take(path);
        if (node->kind != Node::Kind::list)
            return report(node, fmt::format("{} = {} is {}, not a list of weights", path, shown(*node), what(*node)),
                          fmt::format("write one weight per row present: {} = [1, 1]", path));
        const std::size_t before = problems_.size();
        std::vector<double> shares;
        double sum = 0.0;
        for (const Node& item : node->items) {
            const bool is_number = item.kind == Node::Kind::integer || item.kind == Node::Kind::number;
            const double share = item.kind == Node::Kind::integer ? static_cast<double>(item.integer) : item.number;
            if (!is_number || !std::isfinite(share) || share < 0)
                report(&item, fmt::format("{}: {} is not a weight (expected a number, 0 or more)", path, shown(item)));
            shares.push_back(share);
            sum += share;
        }
        if (shares.size() != shares_.size())
            report(node,
                   fmt::format("{} has {} {}, but the rows present are {}: {}", path, shares.size(),
                               shares.size() == 1 ? "entry" : "entries", present_.size(), listed(present_)),
                   "give one weight per row, in the same order");
        else if (problems_.size() == before && !(sum > 0 && std::isfinite(sum)))
            report(node, fmt::format("{} adds up to {}", path, number_text(sum)),
                   sum > 0 ? "write smaller weights: only their proportions count" : "at least one weight must be above 0");
        shares_ = std::move(shares);
    }

    static std::string listed(const std::vector<std::string>& names)
    {
        std::string list;
        for (const std::string& name : names) list += (list.empty() ? "" : ", ") + quoted(name);
        return list;
    }

    static std::string list_of(const std::string& path, const std::vector<std::string>& names)
    {
        return fmt::format("{} = [{}]", path, listed(names));
    }

    // A new row that no present row is made from is surely a slip.
    void report_unused()
    {
        for (const Draft& draft : drafts_.all()) {
            if (draft.is_used || draft.built_in != nullptr || !detail::is_word(draft.name)) continue;
            std::vector<std::string> known;
            std::vector<std::string> with(present_);
            for (const RosterSheet::BuiltIn& one : roster_.built_in) known.push_back(one.name);
            const std::string near = did_you_mean(nearest(draft.name, known));
            with.push_back(draft.name);
            report_key(*draft.node, fmt::format("{} is a new row, but it is not present", path_of(draft.name)),
                       fmt::format("{}{}add it: {}", near, near.empty() ? "" : " Or ", list_of(path_of("present"), with)));
        }
    }

    void store()
    {
        std::vector<RosterSheet::Entry> entries;
        for (std::size_t i = 0; i < present_.size(); ++i) {
            const Draft* draft = drafts_.find(present_[i]);
            if (draft != nullptr)
                entries.push_back({draft->name, draft->row, draft->is_conditional ? draft->second : draft->row,
                                   draft->is_conditional, shares_[i]});
            else // a row that an earlier document brought, and this one does not mention
                entries.push_back(roster_.entries[i]);
        }
        roster_.store(entries);
    }

    Document& document_;
    const RosterSheet& roster_;
    std::vector<Problem>& problems_;
    Drafts drafts_;
    std::vector<std::string> present_;
    std::vector<double> shares_;
};

} // namespace

bool read_roster(Document& document, const RosterSheet& roster, std::vector<Problem>& problems)
{
    return RosterReader(document, roster, problems).read();
}

} // namespace sim
