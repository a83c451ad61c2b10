// A handler may only set a flag.
#include "experiments/terminal/stop_signal.hpp"

#include <csignal>

namespace experiments {
namespace {

std::atomic<bool> stop{false};
volatile std::sig_atomic_t came = 0;

void on_signal(int number)
{
    came = number;
    stop.store(true);
    std::signal(number, SIG_DFL);
}

} // namespace

const std::atomic<bool>& listen_for_stop()
{
    static_assert(std::atomic<bool>::is_always_lock_free, "a handler may touch it");
    std::signal(SIGINT, on_signal);
    std::signal(SIGTERM, on_signal);
    return stop;
}

int stop_status() { return came == 0 ? 0 : 128 + static_cast<int>(came); }

} // namespace experiments
