// Trials use the model as any config would.
#include "experiments/replication/trial.hpp"

#include "models/loyalty/model.hpp"
#include "sim/check/ensure.hpp"
#include "sim/run/adapt.hpp"
#include "sim/run/ensemble.hpp"

namespace experiments {

using models::loyalty::Loyalty;

Worlds::Worlds(const Trial& trial, const sim::Watch& watch) : trial_(trial)
{
    sim::Plan plan;
    plan.periods = trial.periods;
    plan.replicates = trial_replicates;
    replicates_ = sim::run_ensemble(sim::ScenarioOf<Loyalty>(trial.parameters), plan, watch);
}

std::vector<double> Worlds::values(std::string_view measure) const
{
    const sim::ScenarioOf<Loyalty> scenario(trial_.parameters);
    const std::vector<sim::MeasureInfo> infos = scenario.measures();
    std::size_t k = 0;
    while (k < infos.size() && infos[k].name != measure) ++k;
    sim::ensure(k < infos.size(), "a measure that is asked for exists");
    const auto end = static_cast<std::size_t>(trial_.periods), begin = end - static_cast<std::size_t>(trial_.last);
    std::vector<double> values;
    for (const sim::Series& series : replicates_) values.push_back(scenario.value(k, series.sum(begin, end, 0)));
    return values;
}

Trial paper(double intensity)
{
    Trial trial{{}, 200, 100};
    trial.parameters.choice.intensity = intensity;
    return trial;
}

Trial without_rationing(int sellers, double x, double forgetting, bool is_loyal, int buyers, double relaxations)
{
    Trial trial{{}, static_cast<int>(relaxations / forgetting), static_cast<int>(relaxations / forgetting / 4.0)};
    models::loyalty::Parameters& p = trial.parameters;
    p.market = {buyers, sellers, sellers};
    p.supply.setting = models::rules::Offer::unit_profit;
    p.supply.capacity = sellers;
    p.choice.forgetting = forgetting;
    p.choice.intensity = x * forgetting;
    p.choice.opening = is_loyal ? 0.0 : 1.0 / (sellers * forgetting);
    p.choice.favour = is_loyal ? 1.0 / forgetting : 0.0;
    return trial;
}

} // namespace experiments
