// The rule of verdicts: hand-worked, and on synthetic outcomes whose truth is known.
#include <catch2/catch.hpp>

#include "experiments/claims/verdict.hpp"
#include "sim/random/draw.hpp"
#include "sim/stats/holm.hpp"

namespace {

using experiments::Direction;
using experiments::Evidence;
using experiments::Verdict;
using experiments::verdict;
using sim::Interval;

enum class Purpose : std::uint16_t { effect = 1, left = 2 };

Interval around(double mean, double half) { return {mean, mean - half, mean + half, half, 100}; }
Evidence seen(Interval effect) { return {effect, effect, {}}; }
Evidence seen(Interval effect, Interval left, Interval reduction)
{
    return {effect, effect, Evidence::Ablation{left, reduction}};
}

// The verdict on `worlds` synthetic worlds with a true effect and a true rest after the ablation, noise of standard deviation 1.
Verdict judged_once(std::uint64_t trial, double effect, double left, double smallest, std::size_t worlds = 50)
{
    const sim::Streams draws({5, trial}, 0);
    std::vector<double> with, without;
    for (std::uint64_t k = 0; k < worlds; ++k) {
        with.push_back(effect + draws.normal(Purpose::effect, k));
        without.push_back(left + draws.normal(Purpose::left, k));
    }
    const Interval interval = sim::student_interval(with, 0.95);
    return verdict({interval, interval,
                    Evidence::Ablation{sim::student_interval(without, 0.95), sim::paired_difference(with, without, 0.95)}},
                   Direction::above, smallest);
}

int count_of(Verdict wanted, double effect, double left, double smallest, int trials)
{
    int count = 0;
    for (int trial = 0; trial < trials; ++trial)
        count += judged_once(static_cast<std::uint64_t>(trial), effect, left, smallest) == wanted;
    return count;
}

} // namespace

TEST_CASE("the verdict follows the rule", "[claims]")
{
    CHECK(verdict(seen(around(2, 0.5)), Direction::above, 1) == Verdict::holds);
    CHECK(verdict(seen(around(0.8, 0.5)), Direction::above, 1) == Verdict::holds_in_part); // shown, but smaller
    CHECK(verdict(seen(around(0.2, 0.5)), Direction::above, 1) == Verdict::not_in_this_model);
    CHECK(verdict(seen(around(-2, 0.5)), Direction::above, 1) == Verdict::not_in_this_model);
    CHECK(verdict(seen(around(0.8, 1)), Direction::above, 1) == Verdict::cannot_be_told);
    CHECK(verdict(seen(around(-2, 0.5)), Direction::below, 1) == Verdict::holds);
    CHECK(verdict(seen(around(2, 0.5)), Direction::below, 1) == Verdict::not_in_this_model);
    // The ablation must take away half of the effect, surely.
    CHECK(verdict(seen(around(2, 0.5), around(0, 0.5), around(2, 0.7)), Direction::above, 1) == Verdict::holds);
    CHECK(verdict(seen(around(2, 0.5), around(1.2, 0.5), around(0.8, 0.7)), Direction::above, 1) == Verdict::holds_in_part);
    CHECK(verdict(seen(around(2, 0.5), around(0.5, 0.5), around(1.5, 2)), Direction::above, 1) == Verdict::holds_in_part);
    CHECK(verdict(seen(around(-2, 0.5), around(0, 0.5), around(-2, 0.7)), Direction::below, 1) == Verdict::holds);
    // Nothing observed.
    const Interval nothing = sim::student_interval({}, 0.95);
    CHECK(verdict(seen(nothing), Direction::above, 1) == Verdict::cannot_be_told);
    CHECK(verdict(seen(around(2, 0.5), nothing, nothing), Direction::above, 1) == Verdict::holds_in_part);
}

TEST_CASE("a verdict says why it is no better one", "[claims]")
{
    using experiments::reason;
    CHECK(reason(seen(around(2, 0.5)), Direction::above, 1) == "");
    CHECK(reason(seen(around(0.8, 0.5)), Direction::above, 1) == "the effect is below 1");
    CHECK(reason(seen(around(2, 0.5), around(1.6, 0.5), around(0.4, 0.3)), Direction::above, 1) ==
          "the ablation takes 20 % of it away");
    CHECK(reason(seen(around(-0.8, 0.5), around(-0.9, 0.5), around(0.1, 0.3)), Direction::below, 1) ==
          "the effect is below 1; it cannot be told that the ablation takes any of it away");
    CHECK(reason(seen(around(2, 0.5), around(2.4, 0.5), around(-0.4, 0.3)), Direction::above, 1) ==
          "the ablation takes nothing of it away");
    CHECK(reason(seen(around(0.2, 0.5)), Direction::above, 1) == "an effect of 1 is excluded");
    CHECK(reason(seen(around(2, 0.5)), Direction::below, 1) == "the effect goes the other way");
    CHECK(reason(seen(around(0.8, 1)), Direction::above, 1) == "more worlds are needed");
    CHECK(reason(seen(sim::student_interval({}, 0.95)), Direction::above, 1) == "more worlds are needed");
}

TEST_CASE("no effect holds, wholly or in part, in one case of forty at most", "[claims]")
{
    // Size: one tail of a 95 % interval, 2.5 % of 4000 trials: 100, standard deviation 10.
    const int wrong = count_of(Verdict::holds, 0, 0, 0.0, 4000) + count_of(Verdict::holds_in_part, 0, 0, 0.0, 4000);
    CHECK(wrong <= 137); // by chance more for one seed in 10,000
    CHECK(wrong >= 63);
}

TEST_CASE("a true effect of twice the smallest one is found with a power of nine in ten, and told from one without its mechanism",
          "[claims]")
{
    // Effect 1, smallest 0.5, 50 worlds of standard deviation 1: the mean has standard error 0.14.
    CHECK(count_of(Verdict::holds, 1.0, 0.0, 0.5, 1000) >= 900);
    CHECK(count_of(Verdict::holds_in_part, 1.0, 1.0, 0.5, 1000) >= 900); // the ablation takes nothing away
    CHECK(count_of(Verdict::holds, 1.0, 1.0, 0.5, 1000) <= 25);
    // An effect a quarter of the smallest one is never said to hold.
    CHECK(count_of(Verdict::holds, 0.125, 0.0, 0.5, 1000) <= 25);
    // No effect, and 200 worlds: an effect of interest is excluded.
    int excluded = 0;
    for (std::uint64_t trial = 0; trial < 300; ++trial)
        excluded += judged_once(trial, 0.0, 0.0, 0.5, 200) == Verdict::not_in_this_model;
    CHECK(excluded >= 285);
}
