// A handler may only set a flag, and write by the system's own call.
#include "experiments/terminal/stop_signal.hpp"

#include <csignal>
#include <cstring>
#include <unistd.h>

namespace experiments {
namespace {

std::atomic<bool> stop{false};
volatile std::sig_atomic_t came = 0;
const char* answer = "";
std::size_t answer_length = 0;

void on_signal(int number)
{
    came = number;
    stop.store(true);
    std::signal(number, SIG_DFL);
    [[maybe_unused]] const auto written = write(STDERR_FILENO, answer, answer_length); // words may be lost, the work goes on
}

} // namespace

const std::atomic<bool>& listen_for_stop(const char* said)
{
    answer = said;
    answer_length = std::strlen(said);
    static_assert(std::atomic<bool>::is_always_lock_free, "a handler may touch it");
    std::signal(SIGINT, on_signal);
    std::signal(SIGTERM, on_signal);
    return stop;
}

int stop_status() { return came == 0 ? 0 : 128 + static_cast<int>(came); }

} // namespace experiments
