// What a person can mend: problems are gathered, all of them, and shown at once.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace sim {

/// One thing wrong with what a person gave us.
struct Problem {
    std::string source;  ///< file name, or "--set" for the command line; empty when there is none
    int line = 0;        ///< 1-based; 0 when unknown
    int column = 0;      ///< 1-based; 0 when unknown
    std::string message; ///< what is wrong, with the value and the allowed range
    std::string hint;    ///< how to mend it; may be empty
};

/// "file:line:column: message" and, on its own indented line, the hint.
std::string text(const Problem& problem);

/// Everything wrong with an input, found in one pass; the program ends with exit status 2 and nothing written.
class InputError : public std::runtime_error {
public:
    explicit InputError(std::vector<Problem> problems);
    const std::vector<Problem>& problems() const { return problems_; }

private:
    std::vector<Problem> problems_;
};

/// Throws InputError when there are problems; otherwise does nothing.
void throw_if_any(const std::vector<Problem>& problems);

} // namespace sim
