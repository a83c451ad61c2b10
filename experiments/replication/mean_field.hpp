// What the loyalty market does without noise: many buyers, forgetting that goes to 0. Exact; nothing here is simulated.
#pragma once

namespace experiments {

/// Choice probability P of the favourite among n equal sellers on the stable loyal branch, where x = beta profit / gamma:
/// P = 1 / (1 + (n - 1) exp(-x (P - (1 - P)/(n - 1)))), the greatest root. 1/n where there is no such branch.
double favourite_probability(int sellers, double x);

/// Order parameter y = P^2 + (1 - P)^2 / (n - 1) of a buyer with that favourite.
double order_at(int sellers, double favourite);

/// Profit of the first of two sellers at which buyers loyal to it leave it; the second seller's is 1, x = beta / gamma.
/// J_1 = f p, J_2 = 1 - p and p = logistic(x (J_1 - J_2)) in units of 1/gamma: the least f for which the root next to p = 1 is.
double leaving_profit(double x);

/// The same for buyers loyal to the second: the greatest f for which the root next to p = 0 is.
double returning_profit(double x);

} // namespace experiments
