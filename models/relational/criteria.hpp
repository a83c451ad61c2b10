// What counts as what where relations are observed (specification section 9): the rules and the measures' texts go by these.
#pragma once

namespace models::relational {

/// Quarters that a relation must have been without a complaint, and quarters after them in which it may end.
inline constexpr unsigned followed_quarters = 6;
/// Dissatisfaction above which a quarter without a complaint counts as silent.
inline constexpr double silent_level = 0.25;
/// Weights of health (claim S1): of each side's trust; of attention; of the absence of dissatisfaction.
inline constexpr double health_of_trust = 0.3, health_of_attention = 0.2, health_of_content = 0.2;

} // namespace models::relational
