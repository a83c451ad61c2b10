// Roots are found by iterating maps that rise, from an end: the iterates fall (or rise) onto the nearest root.
#include "experiments/replication/mean_field.hpp"

#include <algorithm>
#include <cmath>

#include "sim/math/exp.hpp"
#include "sim/math/log.hpp"

namespace experiments {
namespace {

// p = logistic(x (f p - (1 - p))) gives f(p) = (logit(p) / x + 1 - p) / p; its extremes on (0, 1) are the folds.
double profit_that_holds(double p, double x) { return (sim::log(p / (1.0 - p)) / x + 1.0 - p) / p; }

} // namespace

double favourite_probability(int sellers, double x)
{
    const double others = sellers - 1.0;
    double p = 1.0;
    for (int k = 0; k < 200'000; ++k) p = 1.0 / (1.0 + others * sim::exp(-x * (p - (1.0 - p) / others)));
    return p;
}

double order_at(int sellers, double favourite)
{
    return favourite * favourite + (1.0 - favourite) * (1.0 - favourite) / (sellers - 1.0);
}

double leaving_profit(double x)
{
    double least = profit_that_holds(0.5, x);
    for (int k = 1; k < 500'000; ++k) least = std::min(least, profit_that_holds(0.5 + k * 1e-6, x));
    return least;
}

double returning_profit(double x)
{
    double greatest = profit_that_holds(0.5, x);
    for (int k = 1; k < 500'000; ++k) greatest = std::max(greatest, profit_that_holds(0.5 - k * 1e-6, x));
    return greatest;
}

} // namespace experiments
