// `souk replicate`: published numbers and exact results that a model must reproduce.
#include <fmt/format.h>

#include "experiments/commands/options.hpp"
#include "experiments/replication/replication.hpp"
#include "experiments/terminal/stop_signal.hpp"
#include "sim/check/input_error.hpp"
#include "sim/parallel/parallel.hpp"

namespace experiments {

int replicate(const ReplicateOptions& options)
{
    if (options.model != "loyalty")
        throw sim::InputError(
            {{"", 0, 0, fmt::format("there is nothing published to replicate with \"{}\"", options.model), "known: loyalty"}});
    const sim::Watch watch{{}, &listen_for_stop()};
    Replication r;
    try {
        sim::with_threads(options.threads, [&] { r = replicate_loyalty(watch); });
    } catch (const sim::Stopped&) {
        return stop_status();
    }
    fmt::print("{}", options.json ? as_json(r) : as_markdown(r));
    return 0;
}

} // namespace experiments
