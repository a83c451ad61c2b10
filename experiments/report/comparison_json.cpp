// JSON by Boost.JSON; keys stand in a fixed order.
#include "experiments/report/comparison_json.hpp"

#include <boost/json.hpp>
#include <cmath>

namespace experiments {
namespace {

namespace json = boost::json;

json::value number_or_null(double value) { return std::isnan(value) ? json::value(nullptr) : json::value(value); }

json::object interval(const sim::Interval& i)
{
    return {{"mean", number_or_null(i.mean)},
            {"low", number_or_null(i.low)},
            {"high", number_or_null(i.high)},
            {"sd", number_or_null(i.sd)},
            {"replicates", i.count}};
}

json::object crossover(const sim::Crossover& c)
{
    json::object out = interval(c.period);
    out["replicates_that_cross"] = c.crossed;
    out["of_mean"] = c.of_mean ? json::value(*c.of_mean) : json::value(nullptr);
    return out;
}

json::object measure(const sim::MeasureResult& m, const std::vector<std::string>& arms)
{
    json::object values;
    for (std::size_t arm = 0; arm < arms.size(); ++arm) values[arms[arm]] = interval(m.arms[arm]);
    json::object out{{"name", m.name},
                     {"unit", m.info.unit},
                     {"meaning", m.meaning},
                     {"scope", m.info.scope == sim::Scope::market ? "market" : "policy"},
                     {"values", std::move(values)}};
    if (arms.size() < 2) return out;
    json::object differences;
    for (std::size_t k = 0; k + 1 < arms.size(); ++k) {
        json::object difference = interval(m.differences[k]);
        difference["pairing_gain"] = number_or_null(m.gains[k]);
        if (k == 0) out["difference"] = difference;
        differences[arms[k + 1]] = std::move(difference);
    }
    out["differences"] = std::move(differences);
    return out;
}

json::object crossovers(const std::vector<sim::Crossover>& list, const std::vector<std::string>& arms)
{
    json::object out;
    if (list.empty()) return out;
    out = crossover(list[0]);
    json::object against;
    for (std::size_t k = 0; k < list.size(); ++k) against[arms[k + 1]] = crossover(list[k]);
    out["against"] = std::move(against);
    return out;
}

} // namespace

std::string as_json(const sim::Comparison& c, const std::string& model, const std::string& fingerprint)
{
    json::array policies, measures;
    for (const std::string& arm : c.arms) policies.emplace_back(arm);
    for (const sim::MeasureResult& m : c.measures) measures.push_back(measure(m, c.arms));
    const json::object root{
        {"fingerprint", fingerprint},
        {"model", model},
        {"seed", c.plan.seed},
        {"replicates", c.plan.replicates},
        {"periods", c.plan.periods},
        {"confidence", c.plan.confidence},
        {"policies", std::move(policies)},
        {"measures", std::move(measures)},
        {"crossover", {{"flow", crossovers(c.flow, c.arms)}, {"cumulative", crossovers(c.cumulative, c.arms)}}}};
    return json::serialize(root) + "\n";
}

} // namespace experiments
