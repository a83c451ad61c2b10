// Ensembles of a toy model, through the adapter: shape, pooled rotations, replicates that stand alone.
#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "sim/parallel/parallel.hpp"
#include "sim/record/assignment.hpp"
#include "sim/run/adapt.hpp"
#include "sim/run/comparison.hpp"
#include "sim/run/ensemble.hpp"
#include "sim/store/fingerprint.hpp"

namespace {

/// Each agent pays in each period: a price, the weather of the day, and less if it asks.
struct Parameters {
    int agents = 5;
    double price = 10.0;
    double discount = 2.0;

    static constexpr auto table()
    {
        using P = Parameters;
        using sim::param;
        return std::tuple{
            param(&P::agents, {.name = "agents", .range = {1, 100}, .unit = "count", .doc = "Who pays.", .source = "toy"}),
            param(&P::price, {.name = "price", .range = {0, 100}, .unit = "coins", .doc = "Paid by all.", .source = "toy"}),
            param(&P::discount,
                  {.name = "discount", .range = {0, 100}, .unit = "coins", .doc = "For those who ask.", .source = "toy"}),
        };
    }
};
static_assert(sim::table_is_sound<Parameters>());

enum class Purpose : std::uint16_t { weather };

struct Tally {
    double days = 0.0;
    double price = 0.0;
    double weather = 0.0;
    double discount = 0.0;
    double storms = 0.0; // never any
};

struct Toy {
    using Parameters = ::Parameters;
    using Tally = ::Tally;
    struct State {
        std::vector<std::uint16_t> arm;
        std::vector<double> weather;
    };

    static constexpr sim::ModelInfo info{"toy", "a toy", "Agents pay for the weather.", "agents", "day", "these tests"};
    static std::vector<std::string> arms(const Parameters&) { return {"asks", "waits"}; }
    static std::size_t agents(const Parameters& p) { return static_cast<std::size_t>(p.agents); }
    static State open(const Parameters& p, const sim::World&, int rotation, int)
    {
        const std::size_t agents = static_cast<std::size_t>(p.agents);
        return {sim::assigned(agents, std::array{1.0, 1.0}, rotation), std::vector<double>(agents, 0.0)};
    }
    static void step(State& state, const Parameters&, const sim::Streams& draws)
    {
        for (std::size_t agent = 0; agent < state.weather.size(); ++agent)
            state.weather[agent] = draws.uniform(Purpose::weather, agent);
    }
    static void tally(const State& state, const Parameters& p, std::span<Tally> by_arm)
    {
        for (std::size_t agent = 0; agent < state.arm.size(); ++agent) {
            Tally& sums = by_arm[state.arm[agent]];
            sums.days += 1.0;
            sums.price += p.price;
            sums.weather += state.weather[agent];
            if (state.arm[agent] == 0) sums.discount += p.discount;
        }
    }
    static std::span<const sim::Measure<Tally>> measures()
    {
        static constexpr auto days = [](const Tally& t) { return t.days; };
        static const std::array<sim::Measure<Tally>, 5> all{{
            {{"price", "coins/day", "Costs", "Paid by all.", sim::Role::part}, [](const Tally& t) { return t.price; }, days},
            {{"weather", "coins/day", "Costs", "Paid for the day.", sim::Role::part},
             [](const Tally& t) { return t.weather; },
             days},
            {{"discount", "coins/day", "Costs", "Not paid.", sim::Role::deduction},
             [](const Tally& t) { return t.discount; },
             days},
            {{"cost", "coins/day", "Costs", "All in all.", sim::Role::total},
             [](const Tally& t) { return t.price + t.weather - t.discount; },
             days},
            {{"storm", "coins/storm", "Other", "Never seen."},
             [](const Tally& t) { return t.weather; },
             [](const Tally& t) { return t.storms; }},
        }};
        return all;
    }
};
static_assert(sim::Model<Toy>);

const sim::EntryOf<Toy> entry;

std::unique_ptr<sim::Scenario> toy(const std::string& toml = "")
{
    sim::Document document = sim::Document::from_text(toml, "toy.toml");
    std::vector<sim::Problem> problems;
    std::unique_ptr<sim::Scenario> scenario = entry.read(document, problems);
    sim::report_unknown(document, problems);
    sim::throw_if_any(problems);
    return scenario;
}

sim::Plan plan_of(int periods, int replicates, std::uint64_t seed = 5)
{
    sim::Plan plan;
    plan.periods = periods;
    plan.replicates = replicates;
    plan.seed = seed;
    return plan;
}

bool same_bits(const sim::Series& one, const sim::Series& other)
{
    return sim::fingerprint({one}) == sim::fingerprint({other}) && one.periods() == other.periods() && one.arms() == other.arms();
}

/// The mean weather of a replicate, drawn by hand.
double weather_of(const sim::Plan& plan, std::uint64_t replicate, std::size_t agents)
{
    const sim::World world(plan.seed, replicate);
    double sum = 0.0;
    for (int period = 0; period < plan.periods; ++period)
        for (std::uint64_t agent = 0; agent < agents; ++agent)
            sum += sim::Streams(world, static_cast<std::uint32_t>(period)).uniform(Purpose::weather, agent);
    return sum / static_cast<double>(agents * static_cast<std::size_t>(plan.periods));
}

} // namespace

TEST_CASE("an ensemble is one series for each replicate, by period, arm and field of the tally", "[sim][run]")
{
    const auto series = sim::run_ensemble(*toy(), plan_of(12, 7));
    REQUIRE(series.size() == 7);
    for (const sim::Series& one : series) {
        CHECK(one.periods() == 12);
        CHECK(one.arms() == 2);
        CHECK(one.fields() == 5);
    }
}

TEST_CASE("rotations are pooled: every agent counts once in every arm, in the same weather", "[sim][run]")
{
    const sim::Plan plan = plan_of(9, 4);
    const auto series = sim::run_ensemble(*toy("agents = 5\nprice = 3\ndiscount = 0.25"), plan);
    for (std::size_t replicate = 0; replicate < series.size(); ++replicate) {
        for (std::size_t period = 0; period < 9; ++period)
            for (std::size_t arm = 0; arm < 2; ++arm) {
                CHECK(series[replicate].row(period, arm)[0] == 5.0);
                CHECK(series[replicate].row(period, arm)[1] == 15.0);
                CHECK(series[replicate].row(period, arm)[3] == (arm == 0 ? 1.25 : 0.0));
            }
        for (std::size_t arm = 0; arm < 2; ++arm)
            CHECK(series[replicate].sum(0, 9, arm)[2] / 45.0 == Approx(weather_of(plan, replicate, 5)).epsilon(1e-12));
    }
}

TEST_CASE("a replicate is the sum of its world under each rotation", "[sim][run]")
{
    const auto scenario = toy();
    const auto series = sim::run_ensemble(*scenario, plan_of(10, 6));
    for (std::size_t replicate = 0; replicate < series.size(); ++replicate) {
        const sim::World world(5, replicate);
        sim::Series sum = scenario->run(world, 0, 10);
        sum += scenario->run(world, 1, 10);
        CHECK(same_bits(series[replicate], sum));
    }
}

TEST_CASE("replicate k is the same bits among few or many, on any number of threads", "[sim][run]")
{
    const auto scenario = toy();
    const auto many = sim::run_ensemble(*scenario, plan_of(10, 20));
    for (const int threads : {1, 2, 7})
        for (const int replicates : {1, 3, 20}) {
            CAPTURE(threads, replicates);
            std::vector<sim::Series> few;
            sim::with_threads(threads, [&] { few = sim::run_ensemble(*scenario, plan_of(10, replicates)); });
            REQUIRE(few.size() == static_cast<std::size_t>(replicates));
            for (std::size_t replicate = 0; replicate < few.size(); ++replicate)
                CHECK(same_bits(few[replicate], many[replicate]));
        }
}

TEST_CASE("worlds one after the other give the same bits as worlds side by side", "[sim][run]")
{
    const auto scenario = toy();
    const auto beside = sim::run_ensemble(*scenario, plan_of(10, 5));
    sim::Watch watch;
    watch.one_world_at_a_time = true;
    const auto after = sim::run_ensemble(*scenario, plan_of(10, 5), watch);
    REQUIRE(after.size() == beside.size());
    for (std::size_t replicate = 0; replicate < after.size(); ++replicate) CHECK(same_bits(after[replicate], beside[replicate]));
}

TEST_CASE("a longer run begins like a shorter one", "[sim][run]")
{
    const auto scenario = toy();
    const sim::Series shorter = scenario->run(sim::World(1, 2), 0, 5);
    const sim::Series longer = scenario->run(sim::World(1, 2), 0, 15);
    for (std::size_t k = 0; k < shorter.values().size(); ++k) REQUIRE(shorter.values()[k] == longer.values()[k]);
}

TEST_CASE("the fingerprint is that of all recorded values in order, and tells seeds apart", "[sim][run]")
{
    const auto scenario = toy();
    const auto series = sim::run_ensemble(*scenario, plan_of(10, 3));
    sim::Fingerprint hash;
    for (const sim::Series& one : series) hash.add(one.values());
    CHECK(sim::fingerprint(series) == hash.text());
    CHECK(sim::fingerprint(series) == sim::fingerprint(sim::run_ensemble(*scenario, plan_of(10, 3))));
    CHECK(sim::fingerprint(series) != sim::fingerprint(sim::run_ensemble(*scenario, plan_of(10, 3, 6))));
    CHECK(sim::fingerprint(series) != sim::fingerprint({series[1], series[0], series[2]}));
}

TEST_CASE("the adapter hands on what a model says about itself", "[sim][run]")
{
    CHECK(entry.info().name == "toy");
    CHECK(entry.measures().size() == 5);
    CHECK(entry.measures()[3].name == "cost");
    CHECK(entry.description().rows().size() == 3);
    const auto scenario = toy("price = 7");
    CHECK(scenario->info().title == "a toy");
    CHECK(scenario->arms() == std::vector<std::string>{"asks", "waits"});
    const auto settings = scenario->settings();
    REQUIRE(settings.size() == 3);
    CHECK(settings[1].path == "price");
    CHECK(settings[1].value == "7");
    CHECK_FALSE(settings[1].is_default);
    CHECK(settings[0].is_default);
    CHECK_THROWS_AS(toy("price = 101"), sim::InputError);
    CHECK_THROWS_AS(toy("prize = 1"), sim::InputError);
}

TEST_CASE("a measure of a row of sums is the ratio it says", "[sim][run]")
{
    const auto scenario = toy();
    const std::vector<double> row{4, 40, 2, 8, 0};
    CHECK(scenario->value(0, row) == 10.0);
    CHECK(scenario->value(2, row) == 2.0);
    CHECK(scenario->value(3, row) == 8.5);
    CHECK(std::isnan(scenario->value(4, row)));
    CHECK_THROWS_AS(scenario->value(0, std::vector<double>{1, 2, 3, 4}), sim::BrokenPromise);
}

TEST_CASE("an ensemble compared shows the known means and the known difference", "[sim][run]")
{
    const sim::Plan plan = plan_of(40, 30);
    const auto scenario = toy("agents = 6\nprice = 10\ndiscount = 2");
    const sim::Comparison comparison = sim::compare(*scenario, plan, sim::run_ensemble(*scenario, plan));
    const sim::MeasureResult& cost = comparison.at("cost");
    CHECK(cost.differences[0].mean == Approx(-2.0).epsilon(1e-12)); // in pairs the weather cancels
    CHECK(cost.differences[0].sd < 1e-12);
    // Weather is uniform: mean 0.5, and over 40 * 6 * 30 draws a standard deviation of 0.0034.
    CHECK(cost.arms[0].mean == Approx(8.5).margin(4 * 0.0034));
    CHECK(cost.arms[1].mean == Approx(10.5).margin(4 * 0.0034));
    for (std::size_t replicate = 0; replicate < 30; ++replicate)
        CHECK(cost.values[1][replicate] == Approx(10.0 + weather_of(plan, replicate, 6)).epsilon(1e-12));
    CHECK(comparison.at("storm").arms[0].count == 0);
    CHECK(comparison.flow[0].of_mean == 3); // the first period with a mean over four
    CHECK(comparison.cumulative[0].of_mean == 0);
}
