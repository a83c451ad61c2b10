// Rows of the claims' tables in words, shared by text and Markdown.
#pragma once

#include <string>
#include <vector>

#include "experiments/report/claims_results.hpp"

namespace experiments {

/// A table for people: a title, a header, and rows.
struct WordTable {
    std::string title, note;
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
};

/// Claims, counter-evidence, map, channels, targets: those that there are.
std::vector<WordTable> word_tables(const ClaimsResults& results);

/// "12 of 24 claims hold, 3 in part, 4 are not in this model, 5 cannot be told."
std::string summary_of(const ClaimsResults& results);

} // namespace experiments
