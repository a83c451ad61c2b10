// What the columns of the claims' tables mean.
#pragma once

#include <filesystem>

#include "experiments/claims/study.hpp"

namespace experiments {

/// columns.csv: table, name, unit and meaning of every column of every table of these results.
void write_claims_dictionary(const std::filesystem::path& path, const ClaimsResults& results);

} // namespace experiments
