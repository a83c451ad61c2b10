// Following and stopping an ensemble, and what it does when a world fails.
#include <catch2/catch.hpp>

#include <atomic>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "sim/check/ensure.hpp"
#include "sim/parallel/parallel.hpp"
#include "sim/run/ensemble.hpp"

namespace {

/// A scenario without a model: its worlds are empty, and one of them may fail.
class Quick final : public sim::Scenario {
public:
    explicit Quick(int failing_rotation = -1) : failing_rotation_(failing_rotation) {}

    const sim::ModelInfo& info() const override { return info_; }
    std::vector<std::string> arms() const override { return {"first", "second"}; }
    std::vector<sim::MeasureInfo> measures() const override { return {}; }
    double value(std::size_t, std::span<const double>) const override { return 0.0; }
    std::size_t agents() const override { return 1; }
    sim::Series run(const sim::World&, int rotation, int periods, sim::Pulse* pulse) const override
    {
        sim::ensure(rotation != failing_rotation_, "a world does not fail");
        ++worlds;
        for (int period = 0; period < periods; ++period) {
            pulse->begin();
            ++periods_run;
            pulse->end();
        }
        return {static_cast<std::size_t>(periods), 2, 1};
    }
    std::vector<sim::EffectiveValue> settings() const override { return {}; }

    mutable std::atomic<std::size_t> worlds = 0, periods_run = 0;

private:
    int failing_rotation_;
    sim::ModelInfo info_{"quick", "", "", "", "", ""};
};

sim::Plan plan_of(int replicates)
{
    sim::Plan plan;
    plan.periods = 8;
    plan.replicates = replicates;
    return plan;
}

} // namespace

TEST_CASE("progress is told after each period of a short work, in order, one call at a time", "[sim][run]")
{
    const int threads = GENERATE(1, 4);
    std::vector<std::size_t> told;
    std::atomic<int> inside = 0;
    bool alone = true;
    bool right_total = true;
    sim::Watch watch;
    watch.progress = [&](std::size_t done, std::size_t total) {
        alone = ++inside == 1 && alone;
        right_total = right_total && total == 800;
        told.push_back(done);
        --inside;
    };
    sim::with_threads(threads, [&] { (void)sim::run_ensemble(Quick(), plan_of(50), watch); });
    CHECK(alone);
    CHECK(right_total);
    if (threads == 1) CHECK(told.size() == 800); // on more threads one may overtake another, and then tells for both
    for (std::size_t k = 1; k < told.size(); ++k) CHECK(told[k] > told[k - 1]);
    CHECK(told.back() == 800);
}

TEST_CASE("the progress of a long work is told about a thousand times", "[sim][run]")
{
    std::vector<std::size_t> told;
    sim::Watch watch;
    watch.progress = [&](std::size_t done, std::size_t) { told.push_back(done); };
    sim::with_threads(1, [&] { (void)sim::run_ensemble(Quick(), plan_of(5001), watch); });
    CHECK(told.size() >= 1000);
    CHECK(told.size() <= 1100);
    CHECK(told.back() == 5001 * 2 * 8);
}

TEST_CASE("a stopped ensemble begins no other period and says that it was stopped", "[sim][run]")
{
    const Quick scenario;
    std::atomic<bool> stop = false;
    std::size_t stop_after = 27; // three worlds, and three periods of the fourth
    sim::Watch watch;
    watch.stop = &stop;
    watch.progress = [&](std::size_t done, std::size_t) {
        if (done >= stop_after) stop = true;
    };
    const auto run = [&](int threads) {
        sim::with_threads(threads, [&] { (void)sim::run_ensemble(scenario, plan_of(50), watch); });
    };
    SECTION("before it began")
    {
        stop = true;
        CHECK_THROWS_AS(run(2), sim::Stopped);
        CHECK(scenario.periods_run == 0);
    }
    SECTION("within a world, on one thread")
    {
        CHECK_THROWS_AS(run(1), sim::Stopped);
        CHECK(scenario.worlds == 4);
        CHECK(scenario.periods_run == 27);
    }
    SECTION("within worlds, on four threads, each of which finishes the period that it does")
    {
        CHECK_THROWS_AS(run(4), sim::Stopped);
        CHECK(scenario.periods_run >= 27);
        CHECK(scenario.periods_run < 800);
    }
    SECTION("with its last period: then it is finished")
    {
        stop_after = 800;
        CHECK_NOTHROW(run(2));
    }
}

TEST_CASE("an ensemble that nobody stops is finished", "[sim][run]")
{
    const Quick scenario;
    const std::atomic<bool> stop = false;
    sim::Watch watch;
    watch.stop = &stop;
    CHECK(sim::run_ensemble(scenario, plan_of(5), watch).size() == 5);
    CHECK(scenario.worlds == 10);
    CHECK(sim::run_ensemble(scenario, plan_of(1)).size() == 1);
}

TEST_CASE("a promise that breaks within a world comes out of the ensemble", "[sim][run]")
{
    for (const int threads : {1, 4})
        for (const int rotation : {0, 1})
            CHECK_THROWS_AS(sim::with_threads(threads, [&] { (void)sim::run_ensemble(Quick(rotation), plan_of(20)); }),
                            sim::BrokenPromise);
}
