// Making rows from rows: names that lead nowhere and circles are found here.
#include "sim/param/drafts.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "sim/param/text.hpp"

namespace sim {

Drafts::Drafts(const Document& document, const RosterSheet& roster, std::vector<Problem>& problems)
    : document_(document), roster_(roster), problems_(problems)
{
    for (const RosterSheet::BuiltIn& known : roster.built_in) {
        Draft& draft = add(known.name, known.like);
        draft.otherwise = known.otherwise;
        draft.built_in = &known;
    }
}

Draft& Drafts::add(std::string name, std::string like)
{
    Draft draft;
    draft.name = std::move(name);
    draft.like = std::move(like);
    draft.changes.resize(roster_.columns.size());
    return all_.emplace_back(std::move(draft));
}

Draft* Drafts::find(std::string_view name)
{
    const auto found = std::find_if(all_.begin(), all_.end(), [&](const Draft& draft) { return draft.name == name; });
    return found == all_.end() ? nullptr : &*found;
}

std::vector<std::string> Drafts::names() const
{
    std::vector<std::string> names;
    for (const Draft& draft : all_)
        if (detail::is_word(draft.name)) names.push_back(draft.name);
    return names;
}

std::string Drafts::hint_for(std::string_view name) const
{
    const std::string near = did_you_mean(nearest(name, names()));
    return near.empty() ? fmt::format("rows: {}", fmt::join(names(), ", ")) : near;
}

void Drafts::report(const Node* node, std::string message, std::string hint)
{
    problems_.push_back(document_.problem(node, std::move(message), std::move(hint)));
}

void Drafts::make_all()
{
    for (Draft& draft : all_)
        if (draft.is_used || draft.node != nullptr) make(draft, draft, nullptr);
}

void Drafts::use(Draft& draft)
{
    if (std::exchange(draft.is_used, true)) return;
    for (const std::string& name : {draft.like, draft.otherwise})
        if (Draft* other = find(name)) use(*other);
}

bool Drafts::make(Draft& draft, const Draft& asker, const Node* asked_at)
{
    using State = Draft::State;
    if (draft.state == State::open) {
        const std::string path = joined(roster_.path, asker.name);
        const Node* places[] = {asked_at, asker.like_node, asker.otherwise_node, draft.like_node, draft.otherwise_node};
        report(*std::find_if(std::begin(places), std::end(places) - 1, [](const Node* node) { return node != nullptr; }),
               &draft == &asker ? fmt::format("{} is made from itself", path)
                                : fmt::format("{} and {} are made from each other", joined(roster_.path, draft.name), path),
               "let it start from another row");
        return false;
    }
    if (draft.state != State::fresh) return draft.state == State::made;
    draft.state = State::open;
    const bool is_made = start(draft) && finish(draft);
    draft.state = is_made ? State::made : State::failed;
    return is_made;
}

// The values a row starts from, and what is changed of them.
bool Drafts::start(Draft& draft)
{
    const bool is_plain = draft.built_in != nullptr && draft.built_in->like.empty() && draft.like_node == nullptr;
    if (is_plain) {
        draft.row = draft.built_in->row;
    } else if (draft.owner != nullptr && draft.like.empty() && draft.like_node == nullptr) {
        draft.row = draft.owner->row; // made by now, because a second row is made while its owner is
        if (draft.row.empty()) return false;
    } else {
        const Draft* base = other(draft, draft.like, draft.like_node, "like");
        if (base == nullptr) return false;
        draft.row = base->row;
        const bool is_asked_for = draft.built_in != nullptr || draft.like_node != nullptr;
        if (is_asked_for) { // a row that starts from the first one for want of another takes its entries alone
            draft.second = base->second;
            draft.is_conditional = base->is_conditional;
        }
    }
    for (std::size_t i = 0; i < draft.changes.size(); ++i)
        if (draft.changes[i]) draft.row[i] = *draft.changes[i];
    return true;
}

// The second row, for where the condition does not hold.
bool Drafts::finish(Draft& draft)
{
    const bool has_second = !draft.otherwise.empty() || draft.otherwise_node != nullptr;
    if (!has_second) return true;
    const Draft* second = other(draft, draft.otherwise, draft.otherwise_node, "otherwise");
    if (second == nullptr) return false;
    if (second->is_conditional) {
        report(draft.otherwise_node != nullptr ? draft.otherwise_node : second->otherwise_node,
               fmt::format("{}.otherwise = {} is itself conditional", joined(roster_.path, draft.name), quoted(second->name)),
               "name a plain row");
        return false;
    }
    draft.second = second->row;
    draft.is_conditional = true;
    return true;
}

// Another row that `draft` is made from, itself made first; nullptr when there is none.
Draft* Drafts::other(Draft& draft, const std::string& name, const Node* node, std::string_view role)
{
    if (name.empty()) return nullptr; // no text stood there, which is reported already
    Draft* found = find(name);
    const bool is_own = found != nullptr && found->owner == &draft;
    if (found == nullptr || (found->owner != nullptr && !is_own)) {
        report(node, fmt::format("{}.{} = {} is not a row", joined(roster_.path, draft.name), role, quoted(name)),
               hint_for(name));
        return nullptr;
    }
    return make(*found, draft, node) ? found : nullptr;
}

} // namespace sim
