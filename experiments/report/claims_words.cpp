// Every number stands beside its interval.
#include "experiments/report/claims_words.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "experiments/report/number.hpp"

namespace experiments {
namespace {

using Row = std::vector<std::string>;

std::string range(const sim::Interval& i)
{
    if (i.count < 2) return "-";
    const int digits = decimals(i);
    return fmt::format("{} ({} to {})", number(i.mean, digits, true), number(i.low, digits, true), number(i.high, digits, true));
}

std::string percent(double share) { return fmt::format("{:.0f} %", 100.0 * share); }

std::string level(double confidence) { return fmt::format("{:.3g} %", 100.0 * confidence); }

WordTable claims_table(const ClaimsResults& r, Family family)
{
    WordTable table;
    table.title = family == Family::claims ? "Claims of the article" : "Counter-evidence";
    table.note =
        fmt::format("Effects with {} intervals, adjusted over the family by Holm's procedure. A claim holds when its interval "
                    "lies on the claimed side of 0, the effect is at least the smallest one of interest, and the ablation takes "
                    "half of it or more away.",
                    level(r.confidence));
    table.header = {"id",      "claim", "compared",    "unit",       "claimed", "effect (adjusted interval)", "after ablation",
                    "verdict", "n",     "computed in", "fingerprint"};
    for (const JudgedClaim& j : r.claims) {
        const Claim& c = *j.claim;
        if (c.settings.family != family) continue;
        const char* sign = c.settings.direction == Direction::above ? "> " : "< -";
        table.rows.push_back(
            {c.id, c.sentence, c.contrast.words(), c.contrast.unit, fmt::format("{}{:g}", sign, c.settings.smallest_effect),
             range(j.evidence.adjusted),
             j.evidence.ablation ? fmt::format("{}: {}", c.ablated, range(j.evidence.ablation->effect)) : "-",
             j.reason.empty() ? std::string(words(j.verdict)) : fmt::format("{}: {}", words(j.verdict), j.reason),
             fmt::format("{}", j.evidence.effect.count), fmt::format("{:.1f} s", j.seconds), j.fingerprint});
    }
    return table;
}

WordTable map_table(const ClaimsResults& r)
{
    WordTable table{
        "Where each sign holds",
        "Share of the points of the space at which the mean effect has the claimed sign; in brackets those whose interval lies "
        "on the claimed side of 0, and on the other. Coverage: share of such points in the box; density: share of the box's "
        "points that are such. No box where no more than 5 % of the points tell so.",
        {"id", "sign holds", "strongest boundary", "holds in", "fails in"},
        {}};
    for (const auto& [claim, map] : r.maps) {
        const auto box = [&axes = map.axes](const std::optional<sim::Box>& b) {
            return b ? fmt::format("{} (coverage {}, density {})", words(b, axes), percent(b->coverage), percent(b->density))
                     : "-";
        };
        table.rows.push_back({claim->id,
                              fmt::format("{} ({}, {})", percent(map.share), percent(map.share_told), percent(map.share_against)),
                              map.boundary_words(), box(map.box), box(map.against_box)});
    }
    return table;
}

WordTable parts_table(const ClaimsResults& r, const std::vector<Part>& parts, const char* title, const char* note)
{
    WordTable table{title, fmt::format("{} ({}). {}", r.split, r.split_unit, note), {"channel", "Shapley value"}, {}};
    for (const Part& part : parts) table.rows.push_back({part.channel, range(part.value)});
    return table;
}

WordTable targets_table(const ClaimsResults& r)
{
    WordTable table{"Published figures", "", {"id", "quantity", "published", "used for", "model", "judged"}, {}};
    for (const auto& [target, value] : r.targets)
        table.rows.push_back({target->id, target->quantity, target->published,
                              in_words(choices(target->settings.use)[static_cast<std::size_t>(target->settings.use)].name),
                              target->contrast ? range(value) : target->reason, std::string(judged(*target, value))});
    return table;
}

} // namespace

std::vector<WordTable> word_tables(const ClaimsResults& r)
{
    std::vector<WordTable> tables;
    for (const Family family : {Family::claims, Family::counter_evidence})
        if (WordTable table = claims_table(r, family); !table.rows.empty()) tables.push_back(std::move(table));
    if (!r.maps.empty()) tables.push_back(map_table(r));
    if (!r.groups.empty()) {
        tables.push_back(parts_table(r, r.groups, "What each group of channels carries",
                                     "Exact Shapley values of each world, over all combinations; they add up to the total."));
        tables.push_back(parts_table(r, r.switches, "What each switch carries",
                                     "Shapley values from random orders; intervals allow for the orders that were drawn."));
    }
    if (!r.targets.empty()) tables.push_back(targets_table(r));
    return tables;
}

std::string summary_of(const ClaimsResults& r)
{
    const auto count = [&](Verdict verdict) {
        return std::count_if(r.claims.begin(), r.claims.end(), [&](const JudgedClaim& j) {
            return j.claim->settings.family == Family::claims && j.verdict == verdict;
        });
    };
    const auto all = count(Verdict::holds) + count(Verdict::holds_in_part) + count(Verdict::not_in_this_model) +
                     count(Verdict::cannot_be_told);
    if (all == 0) return "";
    const auto many = [](auto number, const char* one, const char* more) {
        return fmt::format("{} {}", number, number == 1 ? one : more);
    };
    return fmt::format("Of {} of the article {}, {}, {}, {} cannot be told.{}\n", many(all, "claim", "claims"),
                       many(count(Verdict::holds), "holds", "hold"),
                       many(count(Verdict::holds_in_part), "holds in part", "hold in part"),
                       many(count(Verdict::not_in_this_model), "is not in this model", "are not in this model"),
                       count(Verdict::cannot_be_told), r.is_quick ? " This was a quick look, not a result." : "");
}

} // namespace experiments
