// Worlds stay the same whatever is switched off, so that a world's own Shapley values are exact.
#include "experiments/claims/attribution.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <numeric>

#include "sim/design/orders.hpp"
#include "sim/param/read.hpp"
#include "sim/stats/shapley.hpp"

namespace experiments {
namespace {

using Group = Attribution::Group;
using sim::Coalition;

constexpr const char* rest = "prices and the rest";
constexpr std::size_t most_groups = 6; // 64 combinations

Coalition everybody(std::size_t players) { return (Coalition{1} << players) - 1; }

// One row for each coalition: which switches are on.
std::string table_of(const std::vector<Group>& groups, const std::vector<Coalition>& coalitions)
{
    std::vector<std::string> header;
    for (const Group& group : groups) header.insert(header.end(), group.switches.begin(), group.switches.end());
    std::string text = fmt::format("{}\n", fmt::join(header, ","));
    for (const Coalition coalition : coalitions) {
        std::vector<std::string> cells;
        for (std::size_t g = 0; g < groups.size(); ++g)
            for (std::size_t k = 0; k < groups[g].switches.size(); ++k) cells.emplace_back(coalition >> g & 1 ? "true" : "false");
        text += fmt::format("{}\n", fmt::join(cells, ","));
    }
    return text;
}

SweepText sweep_of(const Attribution& a, const std::vector<Group>& groups, const std::vector<Coalition>& coalitions,
                   int replicates, const char* name)
{
    std::string text = with_sweep(*a.contrast.base, {a.contrast.measure});
    text += "\n[[sweep.design]]\nname = \"coalitions\"\nkind = \"table\"\nfile = \"coalitions.csv\"\n";
    for (const Group& group : groups)
        for (const std::string& path : group.switches)
            text += fmt::format("[[sweep.design.axis]]\nparameter = \"{}\"\nrole = \"uncertainty\"\n", path);
    return {std::string("shapley/") + name, text, {{"coalitions.csv", table_of(groups, coalitions)}}, {}, replicates};
}

using Orders = std::vector<std::vector<std::size_t>>;

Orders orders_of(const Attribution& a, std::uint64_t seed)
{
    return sim::random_orders(a.single_switches().size(), static_cast<std::size_t>(a.settings.orders / 2 * 2), seed);
}

// All coalitions that the orders pass, each once, in the order in which they first come.
std::vector<Coalition> passed(const Orders& orders)
{
    std::vector<Coalition> coalitions;
    std::map<Coalition, bool> seen;
    for (const auto& order : orders)
        for (const Coalition one : sim::growing(order))
            if (seen.try_emplace(one, true).second) coalitions.push_back(one);
    return coalitions;
}

using Worths = std::map<Coalition, std::vector<double>>; // by world

// Point k of the sweep is the k-th coalition. Only worlds in which every one of them ran: in others the parts would not add up.
Worths worths_of(const Attribution& a, const Outcomes& outcomes, const std::vector<Coalition>& coalitions)
{
    std::vector<std::vector<double>> all; // by coalition, world
    for (std::size_t point = 0; point < coalitions.size(); ++point) {
        const PointOf at{&outcomes, point};
        all.push_back(effects(a.contrast, std::span(&at, 1)));
    }
    Worths worths;
    for (const Coalition one : coalitions) worths[one] = {};
    for (std::size_t world = 0; world < all.front().size(); ++world) {
        if (std::any_of(all.begin(), all.end(), [&](const auto& one) { return std::isnan(one[world]); })) continue;
        for (std::size_t k = 0; k < coalitions.size(); ++k) worths[coalitions[k]].push_back(all[k][world]);
    }
    return worths;
}

std::vector<Coalition> every_coalition(std::size_t players)
{
    std::vector<Coalition> all(everybody(players) + 1);
    std::iota(all.begin(), all.end(), Coalition{0});
    return all;
}

// The mean over worlds and orders; both were drawn, and the spread of each adds to the uncertainty.
sim::Interval over_both(const std::vector<double>& by_world, const std::vector<double>& by_pair, double confidence)
{
    const sim::Interval worlds = sim::student_interval(by_world, confidence), pairs = sim::student_interval(by_pair, confidence);
    const auto n = static_cast<double>(worlds.count), m = static_cast<double>(pairs.count);
    const double degrees = std::min(n, m) - 1.0;
    if (degrees < 1.0) return {worlds.mean, worlds.low, worlds.high, worlds.sd, worlds.count}; // the ends are not numbers
    const boost::math::students_t law(degrees);
    const double half = boost::math::quantile(boost::math::complement(law, (1.0 - confidence) / 2.0)) *
                        std::sqrt(worlds.sd * worlds.sd / n + pairs.sd * pairs.sd / m);
    return {worlds.mean, worlds.mean - half, worlds.mean + half, worlds.sd, worlds.count};
}

void add_rest_and_total(std::vector<Part>& parts, const std::vector<double>& none, const std::vector<double>& all,
                        double confidence)
{
    parts.push_back({rest, sim::student_interval(none, confidence)});
    parts.push_back({"total", sim::student_interval(all, confidence)});
}

} // namespace

std::vector<Group> Attribution::single_switches() const
{
    std::vector<Group> singles;
    for (const Group& group : groups)
        for (const std::string& path : group.switches) singles.push_back({path, {path}});
    return singles;
}

Attribution read_attribution(const std::filesystem::path& file, std::vector<sim::Problem>& problems)
{
    sim::Document document = sim::Document::from_file(file.string());
    document.hand_on(problems);
    Attribution a;
    a.settings = sim::read<AttributionSettings>(document, problems, "shapley");
    a.contrast = read_contrast(document, "shapley", nullptr, file.parent_path(), problems);
    const sim::Node* table = document.take("group");
    std::vector<std::string> names;
    if (table && table->is_table())
        for (const sim::Node& item : table->items) names.push_back(item.key);
    for (const std::string& name : names) {
        a.groups.push_back({name, take_names(document, "group." + name, problems)});
        for (const std::string& path : a.groups.back().switches)
            if (a.contrast.base) check_assignments(*a.contrast.base, {{path, "false", file.string()}}, problems);
    }
    if (a.groups.empty() || a.groups.size() > most_groups)
        problems.push_back(
            document.problem(table, fmt::format("there are {} groups of switches, but 1 to {} can be split exactly",
                                                a.groups.size(), most_groups)));
    sim::report_unknown(document, problems);
    return a;
}

SweepText sweep_of_groups(const Attribution& a)
{
    return sweep_of(a, a.groups, every_coalition(a.groups.size()), a.settings.replicates, "groups");
}

SweepText sweep_of_orders(const Attribution& a, std::uint64_t seed)
{
    return sweep_of(a, a.single_switches(), passed(orders_of(a, seed)), a.settings.order_replicates, "orders");
}

std::vector<Part> split_over_groups(const Attribution& a, const Outcomes& outcomes, double confidence)
{
    const std::size_t players = a.groups.size();
    const Worths worth = worths_of(a, outcomes, every_coalition(players));
    std::vector<std::vector<double>> values(players); // by group, world
    for (std::size_t world = 0; world < worth.at(0).size(); ++world) {
        std::vector<double> here;
        for (const auto& [coalition, by_world] : worth) here.push_back(by_world[world]);
        const std::vector<double> split = sim::shapley_values(here, players);
        for (std::size_t player = 0; player < players; ++player) values[player].push_back(split[player]);
    }
    std::vector<Part> parts;
    for (std::size_t player = 0; player < players; ++player)
        parts.push_back({a.groups[player].name, sim::student_interval(values[player], confidence)});
    add_rest_and_total(parts, worth.at(0), worth.at(everybody(players)), confidence);
    return parts;
}

std::vector<Part> split_over_switches(const Attribution& a, const Outcomes& outcomes, std::uint64_t seed, double confidence)
{
    const std::vector<Group> singles = a.single_switches();
    const Orders orders = orders_of(a, seed);
    const Worths worth = worths_of(a, outcomes, passed(orders));
    const std::size_t worlds = worth.at(0).size(), pairs = orders.size() / 2;
    std::vector<std::vector<double>> by_world(singles.size(), std::vector<double>(worlds, 0.0));
    std::vector<std::vector<double>> by_pair(singles.size(), std::vector<double>(pairs, 0.0));
    for (std::size_t o = 0; o < orders.size(); ++o)
        for (std::size_t world = 0; world < worlds; ++world) {
            std::vector<double> here;
            for (const Coalition one : sim::growing(orders[o])) here.push_back(worth.at(one)[world]);
            const std::vector<double> added = sim::added_in_order(orders[o], here);
            for (std::size_t k = 0; k < singles.size(); ++k) {
                by_world[k][world] += added[k] / static_cast<double>(orders.size());
                by_pair[k][o / 2] += added[k] / static_cast<double>(2 * worlds);
            }
        }
    std::vector<Part> parts;
    for (std::size_t k = 0; k < singles.size(); ++k)
        parts.push_back({singles[k].name, over_both(by_world[k], by_pair[k], confidence)});
    add_rest_and_total(parts, worth.at(0), worth.at(everybody(singles.size())), confidence);
    return parts;
}

} // namespace experiments
