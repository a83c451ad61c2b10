// What is said about a model.
#pragma once

#include <string_view>

namespace sim {

/// Texts about a model.
struct ModelInfo {
    std::string_view name;        ///< as in `model = "..."`
    std::string_view title;       ///< a few words
    std::string_view summary;     ///< a sentence or two
    std::string_view agent_name;  ///< who is compared, in the plural
    std::string_view period_name; ///< what one period is, in the singular
    std::string_view source;      ///< where it comes from
};

} // namespace sim
