// The wording of a list of problems.
#include "sim/check/input_error.hpp"

#include <fmt/format.h>

namespace sim {
namespace {

std::string listing(const std::vector<Problem>& problems)
{
    std::string out = problems.size() == 1 ? "1 problem" : fmt::format("{} problems", problems.size());
    for (const Problem& problem : problems) out.append("\n").append(text(problem));
    return out;
}

} // namespace

std::string text(const Problem& problem)
{
    std::string place = problem.source;
    if (problem.line > 0) place += fmt::format(":{}", problem.line);
    if (problem.line > 0 && problem.column > 0) place += fmt::format(":{}", problem.column);
    std::string out = place.empty() ? problem.message : fmt::format("{}: {}", place, problem.message);
    if (!problem.hint.empty()) out += fmt::format("\n    {}", problem.hint);
    return out;
}

InputError::InputError(std::vector<Problem> problems) : std::runtime_error(listing(problems)), problems_(std::move(problems)) {}

void throw_if_any(const std::vector<Problem>& problems)
{
    if (!problems.empty()) throw InputError(problems);
}

} // namespace sim
