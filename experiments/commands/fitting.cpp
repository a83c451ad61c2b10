// Worlds run side by side as long as they fit; a market that is too large for that has its entities shared out instead.
#include "experiments/commands/fitting.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

#include "experiments/report/number.hpp"
#include "experiments/terminal/available_memory.hpp"
#include "sim/check/input_error.hpp"
#include "sim/parallel/pipeline.hpp"

namespace experiments {
namespace {

constexpr double spare = 0.95;       // of what is available; the program needs some for itself
constexpr double worth_a_note = 1e9; // bytes

std::string gigabytes(double bytes) { return fmt::format("{} GB", number(bytes / 1e9, bytes < 1e11 ? 1 : 0)); }

// "24 000 000 relations x 640 bytes, ...", the largest first.
std::string parts_of(std::vector<sim::MemoryPart> parts)
{
    std::sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.bytes() > b.bytes(); });
    std::string text;
    for (const sim::MemoryPart& part : parts)
        text +=
            fmt::format("{}{} {} x {:.0f} bytes", text.empty() ? "" : ", ", number(part.count, 0), part.name, part.bytes_each);
    return text;
}

} // namespace

double memory_for_worlds() { return spare * available_memory().value_or(std::numeric_limits<double>::infinity()); }

Fitting fitted(const sim::Scenario& scenario, const sim::Plan& plan, int threads, double available, const std::string& config)
{
    const std::vector<sim::MemoryPart> parts = scenario.memory();
    const double copies = scenario.branching() ? 2.0 : 1.0; // a world and its twin
    const double world = copies * sim::bytes_of(parts);
    if (world > spare * available)
        throw sim::InputError({{config, 0, 0,
                                fmt::format("the market needs {} of memory, but {} are free ({})", gigabytes(world),
                                            gigabytes(available), parts_of(parts)),
                                "make it smaller: fewer buyers, needs or known suppliers"}});
    const double worlds = static_cast<double>(plan.replicates) * static_cast<double>(scenario.arms().size());
    const double at_once = std::min(worlds, static_cast<double>(sim::threads_at_work(threads)));
    Fitting fitting;
    fitting.one_world_at_a_time = at_once * world > spare * available;
    const double needed = fitting.one_world_at_a_time ? world : at_once * world;
    if (needed >= worth_a_note)
        fitting.note = fmt::format("needs about {} of memory ({}{}); {} are free\n", gigabytes(needed), parts_of(parts),
                                   fitting.one_world_at_a_time ? "; one world at a time"
                                   : at_once > 1.0             ? fmt::format("; {:.0f} worlds at a time", at_once)
                                                               : "",
                                   gigabytes(available));
    return fitting;
}

} // namespace experiments
