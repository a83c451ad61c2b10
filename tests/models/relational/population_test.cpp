// Suppliers, products, needs and buyers that differ: whose draws are whose, and what stays as it was.
#include <catch2/catch.hpp>

#include <cmath>
#include <set>

#include "sim/parallel/parallel.hpp"
#include "sim/run/ensemble.hpp"
#include "tests/models/relational/populations.hpp"

namespace {

using models::relational::Market;
using models::relational::Parameters;
using models::relational::Relational;
using tests::parameters_from;

const sim::World world(5, 0);

Market opened(const std::string& toml, int rotation = 0)
{
    return sim::opened<Relational>(parameters_from(toml), world, rotation, 20);
}

std::vector<double> series(const Parameters& p, int periods = 40)
{
    const sim::Series s = sim::ScenarioOf<Relational>(p).run(world, 0, periods);
    return {s.values().begin(), s.values().end()};
}

// Of rates that differ in their values and in nothing else.
std::vector<double> own_rates(const Market& m)
{
    std::vector<double> rates;
    for (const auto& row : m.own.supplier) rates.push_back(row.own_rate);
    return rates;
}

const std::string rates = "[supplier]\nown_rate = {distribution = \"uniform\", low = 0.02, high = 0.05}\n";

} // namespace

TEST_CASE("without distributions and lists nobody has a row of its own", "[relational][population]")
{
    const Market m = opened("");
    CHECK(m.own.supplier.empty());
    CHECK(m.own.category.empty());
    CHECK(m.own.need.empty());
    CHECK(m.own.policies.empty());
    CHECK(m.own.experience.empty());
    CHECK(m.own.complaint.empty());
    CHECK(m.own.conditional.empty());
    CHECK(m.own.learn.empty());
    CHECK(m.rows.size() == 4);
}

TEST_CASE("distributions of no width give the run of the values, byte for byte", "[relational][population]")
{
    const std::vector<double> plain = series(parameters_from(""));
    const std::string narrow = R"(
[supplier]
own_rate = {distribution = "uniform", low = 0.03, high = 0.03}
target_margin = {distribution = "lognormal", median = 0.08, sd = 0}
capacity_cost = {distribution = "values", values = [6.0]}
buffer = {distribution = "normal", mean = 0.08, sd = 0}
alignment_low = {distribution = "beta", alpha = 2, beta = 2, low = 0.3, high = 0.3}
[category]
life = {distribution = "normal", mean = 12, sd = 0}
[need]
demand = {distribution = "lognormal", median = 2000, sd = 0}
[experience]
service_weight = {distribution = "uniform", low = 0.45, high = 0.45}
signal_slope = {distribution = "values", values = [4]}
[complaint]
memory = {distribution = "normal", mean = 0.85, sd = 0}
candour_low = {distribution = "beta", alpha = 1, beta = 2, low = 0.05, high = 0.05}
[conditional]
threshold = {distribution = "uniform", low = 0.4, high = 0.4}
[learn]
memory = {distribution = "values", values = [0.08]}
patience = {distribution = "values", values = [10]}
[policy]
trusting.pressure = {distribution = "uniform", low = 0.15, high = 0.15}
)";
    CHECK((series(parameters_from(narrow)) == plain));
    CHECK((series(parameters_from(rates)) != plain));
}

TEST_CASE("a list of suppliers who are as the parameters say gives the run of the parameters", "[relational][population]")
{
    std::string list = "[population]\nsuppliers = [";
    for (int k = 0; k < 8; ++k)
        for (int i = 0; i < 8; ++i)
            list += "{category = " + std::to_string(7 - k) + ", own_rate = 0.03}, "; // order of kinds is free
    CHECK((series(parameters_from(list + "]")) == series(parameters_from(""))));
}

TEST_CASE("a distribution moves no other draw", "[relational][population]")
{
    const Market plain = opened(""), one = opened(rates);
    const Market two = opened(rates + "drift = {distribution = \"uniform\", low = 0, high = 0.1}\n"
                                      "[need]\ndemand = {distribution = \"uniform\", low = 1000, high = 3000}\n");
    CHECK((own_rates(one) == own_rates(two)));
    CHECK((plain.supplier.alignment == two.supplier.alignment));
    CHECK((plain.supplier.productivity == two.supplier.productivity));
    CHECK((plain.relation.supplier == two.relation.supplier));
    CHECK((plain.need.log_demand == two.need.log_demand));
    const std::vector<double> drawn = own_rates(one);
    CHECK(std::set<double>(drawn.begin(), drawn.end()).size() == drawn.size()); // each its own
}

TEST_CASE("a supplier, a category, a need and a buyer draw the same in a market of any size", "[relational][population]")
{
    const Parameters small = parameters_from(tests::many_spreads);
    Parameters large = small;
    large.market.buyers = 100;
    large.market.suppliers_per_category = 20;
    large.market.needs_per_buyer = 6;
    const Market a = models::relational::open(small, world, 0), b = models::relational::open(large, world, 0);
    for (std::size_t k = 0; k < 8; ++k) {
        CHECK(a.own.category[k].life == b.own.category[k].life);
        for (std::size_t i = 0; i < 8; ++i)
            CHECK(a.own.supplier[8 * k + i].target_margin == b.own.supplier[20 * k + i].target_margin);
    }
    for (std::size_t buyer = 0; buyer < 40; ++buyer) {
        for (std::size_t n = 0; n < 4; ++n) CHECK(a.own.need[4 * buyer + n].demand == b.own.need[6 * buyer + n].demand);
        for (std::size_t arm = 0; arm < 3; ++arm)
            CHECK(a.rows[a.first_row(buyer, arm)].pressure == b.rows[b.first_row(buyer, arm)].pressure);
        CHECK(a.judge(small, buyer).service_weight == b.judge(large, buyer).service_weight);
        CHECK(a.complainer(small, buyer).leave_level == b.complainer(large, buyer).leave_level);
        CHECK(a.buyer.candour[buyer] == b.buyer.candour[buyer]);
        CHECK(a.trust_threshold(buyer) == b.trust_threshold(buyer));
        CHECK(a.learner(small, buyer).patience == b.learner(large, buyer).patience);
    }
}

TEST_CASE("the swapped worlds of a comparison have the same suppliers, categories, needs and buyers", "[relational][population]")
{
    const Market a = opened(tests::many_spreads, 0), b = opened(tests::many_spreads, 1);
    CHECK((own_rates(a) == own_rates(b)));
    for (std::size_t n = 0; n < a.needs(); ++n) CHECK(a.own.need[n].demand == b.own.need[n].demand);
    for (std::size_t k = 6; k < a.rows.size(); ++k) CHECK(a.rows[k].pressure == b.rows[k].pressure);
    const auto& conditional = a.rows[a.first_row(3, 2)];
    CHECK(conditional.pressure == a.rows[a.first_row(3, 0)].pressure); // trusting where it trusts
    CHECK(a.rows[a.first_row(3, 2) + 1].rivals_invited == a.rows[a.first_row(3, 1)].rivals_invited);
    CHECK(a.rows[a.first_row(3, 0) + 1].pressure == a.rows[a.first_row(3, 0)].pressure); // whether it trusts or not
}

TEST_CASE("a world with differing entities is the same alone, among others, and on any number of threads",
          "[relational][population]")
{
    const sim::ScenarioOf<Relational> scenario(parameters_from(tests::small_sizes + tests::many_spreads));
    sim::Plan plan;
    plan.periods = 20;
    plan.replicates = 4;
    std::vector<sim::Series> one, seven;
    sim::with_threads(1, [&] { one = sim::run_ensemble(scenario, plan); });
    sim::with_threads(7, [&] { seven = sim::run_ensemble(scenario, plan); });
    CHECK(sim::fingerprint(one) == sim::fingerprint(seven));
    sim::Series alone = scenario.run(sim::World(plan.seed, 3), 0, 20);
    for (int rotation = 1; rotation < 3; ++rotation) alone += scenario.run(sim::World(plan.seed, 3), rotation, 20);
    CHECK(std::equal(alone.values().begin(), alone.values().end(), one[3].values().begin()));
}

TEST_CASE("a new firm is another firm: it draws anew, and has nothing of the list", "[relational][population]")
{
    const std::string listed = R"(
market = {categories = 2, known = 2}
[supplier]
own_rate = {distribution = "uniform", low = 0.02, high = 0.05}
entry = 1.0
[finance]
entry_delay = 1
[population]
suppliers = [{category = 0, own_rate = 0.9, buffer = 0.5}, {category = 0}, {category = 1}, {category = 1}]
)";
    const Parameters p = parameters_from(listed);
    Market m = sim::opened<Relational>(p, world, 0, 10);
    CHECK(m.firm(p, 0).own_rate == 0.9);
    CHECK(m.firm(p, 0).buffer == 0.5);
    const double neighbour = m.firm(p, 1).own_rate, shared = p.supplier.buffer;
    m.supplier.alive[0] = 0;
    m.supplier.died[0] = -5;
    models::relational::finance(m, p, sim::Streams(world, 0));
    REQUIRE(m.supplier.alive[0] == 1);
    CHECK(m.firm(p, 0).own_rate >= 0.02);
    CHECK(m.firm(p, 0).own_rate <= 0.05);
    CHECK(m.firm(p, 0).buffer == shared);
    CHECK(m.firm(p, 1).own_rate == neighbour);
    Market later = m;
    for (Market* each : {&m, &later}) each->supplier.alive[0] = 0;
    models::relational::finance(m, p, sim::Streams(world, 7));
    models::relational::finance(later, p, sim::Streams(world, 8));
    CHECK(m.firm(p, 0).own_rate != later.firm(p, 0).own_rate);
}

TEST_CASE("a shock moves what all share and leaves each its own", "[relational][population]")
{
    Parameters p = parameters_from(tests::many_spreads);
    Market m = models::relational::open(p, world, 0);
    const std::vector<double> before = own_rates(m);
    const double pressure = m.rows[m.first_row(5, 0)].pressure;
    p.supplier.new_management = 0.5;
    p.policy[0].row.term = 3.0;
    models::relational::adopt(m, p);
    CHECK((own_rates(m) == before));
    for (const auto& row : m.own.supplier) CHECK(row.new_management == 0.5);
    CHECK(m.rows[m.first_row(5, 0)].term == 3.0);
    CHECK(m.rows[m.first_row(5, 0)].pressure == pressure);
}

TEST_CASE("what a buyer is stays with it, whatever policy it follows, in the swapped world too", "[relational][population]")
{
    const Parameters p = parameters_from(tests::many_spreads);
    const Market a = models::relational::open(p, world, 0), b = models::relational::open(p, world, 1);
    std::set<double> thresholds;
    for (std::size_t buyer = 0; buyer < a.buyers(); ++buyer) {
        CHECK(a.buyer.arm[buyer] != b.buyer.arm[buyer]);
        CHECK(a.trust_threshold(buyer) == b.trust_threshold(buyer));
        CHECK(a.complainer(p, buyer).memory == b.complainer(p, buyer).memory);
        CHECK(a.complainer(p, buyer).relief == p.complaint.relief); // what a complaint brings about is the same for all
        thresholds.insert(a.trust_threshold(buyer));
    }
    CHECK(thresholds.size() == a.buyers()); // each its own
}

TEST_CASE("a shock of a parameter that buyers share leaves each buyer what is its own", "[relational][population]")
{
    Parameters p = parameters_from(tests::many_spreads);
    Market m = models::relational::open(p, world, 0);
    const double grudge = m.complainer(p, 3).memory, weight = m.judge(p, 3).service_weight;
    const int patience = m.learner(p, 3).patience;
    p.complaint.relief = 0.9;
    p.experience.signal_slope = 6.0;
    p.learn.rate = 0.5;
    models::relational::adopt(m, p);
    CHECK(m.complainer(p, 3).relief == 0.9);
    CHECK(m.complainer(p, 3).memory == grudge);
    CHECK(m.judge(p, 3).signal_slope == 6.0);
    CHECK(m.judge(p, 3).service_weight == weight);
    CHECK(m.learner(p, 3).rate == 0.5);
    CHECK(m.learner(p, 3).patience == patience);
}

namespace {

// A market in which a parameter of buyers is at work.
std::string where_it_matters(const std::string& path)
{
    if (path.starts_with("learn.")) {
        const std::string rule = path == "learn.mutate_sd" ? "imitate_rows"
                                 : path == "learn.mutate"  ? "imitate_types"
                                                           : "reinforce";
        const std::string many_buyers = "market = {buyers = 60, categories = 4, needs_per_buyer = 2, known = 3}\n";
        return many_buyers + "learn.rule = \"" + rule + "\"\n" + (path == "learn.rate" ? "" : "learn.rate = 0.5\n") +
               (path == "learn.patience" ? "" : "learn.patience = 1\n");
    }
    if (path.starts_with("conditional.")) return tests::small_sizes + "policy.present = [\"conditional\", \"aggressive\"]\n";
    return tests::small_sizes;
}

} // namespace

TEST_CASE("each parameter that may differ makes a difference when it does, and is refused where it may not",
          "[relational][population]")
{
    std::size_t tried = 0;
    for (const sim::RowInfo& row : sim::EntryOf<Relational>().description().rows()) {
        if (!row.has_range() || row.path.starts_with("market.") || row.path.starts_with("policy.")) continue;
        CAPTURE(row.path);
        const std::string wide = "{distribution = \"uniform\", low = " + row.plausible_lo + ", high = " + row.plausible_hi + "}";
        const std::string toml = where_it_matters(row.path) + row.path + " = ";
        if (row.may_differ) {
            ++tried;
            const Parameters differing = parameters_from(toml + wide);
            sim::Spread spread = differing.population.spreads.front();
            CHECK((series(differing, 60) !=
                   series(parameters_from(toml + sim::toml_text(spread.facts, spread.value_at(0.5))), 60)));
        } else {
            sim::Document document = sim::Document::from_text(toml + wide + "\n", "test.toml");
            std::vector<sim::Problem> problems;
            sim::read_with_population<Parameters>(document, Relational::population(), sim::listable_states<Relational>(),
                                                  problems);
            REQUIRE(problems.size() == 1);
            CHECK_THAT(problems[0].message, Catch::Contains(row.path + " is the same for all: it cannot be a distribution"));
        }
    }
    CHECK(tried > 40);
}

TEST_CASE("what a list says of suppliers is what they open with", "[relational][population]")
{
    const Market m = opened(tests::small_sizes + tests::listed_suppliers);
    CHECK((m.category.first_supplier == std::vector<std::size_t>{0, 3, 7, 10, 13}));
    CHECK(m.supplier.cash[0] == 50000.0);
    CHECK(m.own.supplier[1].own_rate == 0.05);
    CHECK(m.own.supplier[2].own_rate == 0.03);
    CHECK(m.supplier.capacity[5] == 9000.0);
    CHECK(m.supplier.honesty[10] == 0.4);
    for (std::size_t n = 0; n < m.needs(); ++n) // everybody knows suppliers of the category, and no other
        for (std::size_t e = n; e < m.relations(); e += m.needs())
            CHECK(m.supplier.category[m.relation.supplier[e]] == m.need.category[n]);
}

TEST_CASE("the settings of a heterogeneous market read back as the same market", "[relational][population]")
{
    for (const std::string& toml : {tests::many_spreads, tests::small_sizes + tests::listed_suppliers + rates}) {
        const sim::ScenarioOf<Relational> scenario(parameters_from(toml));
        std::string again;
        for (const sim::EffectiveValue& setting : scenario.settings()) again += setting.path + " = " + setting.value + "\n";
        CHECK((series(parameters_from(again)) == series(scenario.parameters())));
    }
}
