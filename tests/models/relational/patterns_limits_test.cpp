// Patterns H6 to H9 of specification section 1: what carries the advantage of trust, and where it stops.
#include "tests/models/relational/patterns.hpp"

namespace models::relational {
namespace {

using tests::compared;
using tests::interval_of;
using tests::is_above;
using tests::is_below;
using tests::less;
using tests::values;

constexpr std::size_t trusting = 0, aggressive = 1;

// What trusting buyers pay more in total, EUR/unit, replicate by replicate; their advantage is below 0.
std::vector<double> trusting_costs_more(const Parameters& p)
{
    const sim::Comparison c = compared(p);
    return less(values(c, "total_cost", trusting), values(c, "total_cost", aggressive));
}

Parameters with_uncertainty(double uncertainty)
{
    Parameters p;
    p.env.uncertainty = uncertainty;
    return p;
}

} // namespace

TEST_CASE("H6: the trusting advantage grows with uncertainty", "[relational][patterns]")
{
    std::vector<double> calmer = trusting_costs_more(with_uncertainty(0.0));
    is_above(interval_of(calmer), 0.0); // in a calm world there is none; error rate 1/2000
    for (const double uncertainty : {1.0, 2.0, 3.0}) {
        CAPTURE(uncertainty);
        const std::vector<double> cost = trusting_costs_more(with_uncertainty(uncertainty));
        is_below(interval_of(less(cost, calmer)), 0.0); // error rate 1/2000 for each step
        is_below(interval_of(cost), 0.0);               // error rate 1/2000 for each
        calmer = cost;
    }
}

TEST_CASE("H6: without ideas, and in a commodity market, trusting buyers are at a disadvantage", "[relational][patterns]")
{
    Parameters without_ideas;
    without_ideas.idea.on = false;
    is_above(interval_of(trusting_costs_more(without_ideas)), 0.0);             // error rate 1/2000
    is_above(interval_of(trusting_costs_more(tests::commodity_market())), 0.0); // error rate 1/2000
}

namespace {

// How much more often relations end after silence than after a complaint, replicate by replicate.
std::vector<double> danger_of_silence(const sim::Comparison& c, std::size_t policy)
{
    return less(values(c, "ending_after_silence", policy), values(c, "ending_after_complaint", policy));
}

} // namespace

TEST_CASE("H7: without audits silent relations end more often than those with complaints, and audits repair most of it",
          "[relational][patterns]")
{
    Parameters no_audits;
    no_audits.audit.on = false;
    const sim::Comparison without = compared(no_audits), with = compared({});
    for (const std::size_t policy : {trusting, aggressive}) {
        CAPTURE(policy);
        const std::vector<double> before = danger_of_silence(without, policy), after = danger_of_silence(with, policy);
        is_above(interval_of(before), 0.0); // error rate 1/2000
        // Fewer silent relations end, and less than half of the gap is left: error rate 1/2000 each.
        is_below(interval_of(less(values(with, "ending_after_silence", policy), values(without, "ending_after_silence", policy))),
                 0.0);
        is_below(interval_of(less(after, before, 0.5)), 0.0);
    }
    // For trusting buyers something of the gap stays at the default frequency of visits: error rate 1/2000.
    is_above(interval_of(danger_of_silence(with, trusting)), 0.0);
}

TEST_CASE("H7: visits after every half year of silence close the gap", "[relational][patterns]")
{
    Parameters p;
    p.audit.silence = 2;
    p.audit.chance = 1.0;
    const sim::Comparison c = compared(p);
    for (const std::size_t policy : {trusting, aggressive}) {
        CAPTURE(policy);
        is_below(interval_of(danger_of_silence(c, policy)), 0.01); // of a hundred relations less than one; error rate 1/2000
    }
}

TEST_CASE("H8: squeezing prices below full cost including service raises the squeezer's total cost", "[relational][patterns]")
{
    Parameters floor, hardest;
    floor.quote.price_floor = true;
    for (auto& entry : hardest.policy)
        if (entry.name == "aggressive") entry.row.pressure = 1.0;
    const sim::Comparison squeezed = compared({}), fair = compared(floor), harder = compared(hardest);
    is_above(interval_of(values(squeezed, "awards_below_full_cost", aggressive)), 0.0); // error rate 1/2000
    CHECK(fair.at("awards_below_full_cost").arms[aggressive].high == 0.0);
    const auto saved = [](const sim::Comparison& c, const sim::Comparison& than, const char* measure) {
        return interval_of(less(values(c, measure, aggressive), values(than, measure, aggressive)));
    };
    is_below(saved(squeezed, fair, "component_price"), 0.0); // the squeeze works: error rate 1/2000
    is_above(saved(squeezed, fair, "total_cost"), 0.0);      // and costs more: error rate 1/2000
    is_above(saved(harder, squeezed, "total_cost"), 0.0);    // the harder the more: error rate 1/2000
}

TEST_CASE("H9: complete contracts curb opportunism but do not bring the ideas", "[relational][patterns]")
{
    Parameters none, complete;
    for (auto& entry : none.policy) entry.row.contract = 0.0;
    for (auto& entry : complete.policy) entry.row.contract = 1.0;
    const sim::Comparison without = compared(none), with = compared(complete);
    const auto change = [&](const char* measure, std::size_t policy) {
        return interval_of(less(values(with, measure, policy), values(without, measure, policy)));
    };
    for (const std::size_t policy : {trusting, aggressive}) {
        CAPTURE(policy);
        is_below(change("reopeners", policy), 0.0);              // error rate 1/2000
        is_below(change("ideas_leaked", policy), 0.0);           // error rate 1/2000
        is_below(change("supplier_ideas_adopted", policy), 0.0); // no more, but fewer: error rate 1/2000
    }
    // A contract does not make an aggressive buyer get what a trusting one gets without: error rate 1/2000.
    is_below(interval_of(
                 less(values(with, "supplier_ideas_adopted", aggressive), values(without, "supplier_ideas_adopted", trusting))),
             0.0);
}

} // namespace models::relational
