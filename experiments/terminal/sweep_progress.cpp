// Rate and time left are those of this session.
#include "experiments/terminal/sweep_progress.hpp"

#include <cstdio>
#include <fmt/format.h>
#include <string>
#include <unistd.h>

#include "experiments/terminal/progress.hpp"
#include "experiments/terminal/say.hpp"

namespace experiments {

SweepProgress::SweepProgress(bool quiet, bool json)
    : quiet_(quiet), json_(json), draws_(!json && !quiet && isatty(STDERR_FILENO) == 1)
{
}

SweepProgress::~SweepProgress()
{
    if (drawn_) say("\r\033[K");
}

void SweepProgress::draw(std::size_t done, std::size_t total, const std::string& more)
{
    constexpr std::size_t width = 30;
    const std::size_t filled = width * done / total;
    say("\r\033[K[{}{}] {}/{} runs{}", std::string(filled, '#'), std::string(width - filled, '.'), done, total, more);
    std::fflush(stderr);
    drawn_ = true;
}

// Nothing is known of the rate yet.
void SweepProgress::begin(std::size_t done, std::size_t total)
{
    if (draws_) draw(done, total, "");
}

void SweepProgress::tell(const SweepState& s)
{
    const std::size_t now = s.runs.now_finished + s.runs.now_failed, done = s.runs.finished + s.runs.failed,
                      total = done + s.left;
    if (total == 0) return;
    if (now == 0) return begin(done, total);
    const double rate = static_cast<double>(now) / s.seconds;
    const double left = static_cast<double>(s.left) / rate;
    const std::size_t percent = 100 * done / total;
    if (draws_) {
        draw(done, total,
             fmt::format("{}, {:.3g} a second, {} left", s.runs.failed > 0 ? fmt::format(", {} failed", s.runs.failed) : "", rate,
                         duration_text(left)));
        return;
    }
    const bool due = (percent > last_percent_ && s.seconds - last_seconds_ >= 1.0) || s.seconds - last_seconds_ >= 60.0;
    if (!due || quiet_) return;
    last_percent_ = percent;
    last_seconds_ = s.seconds;
    if (json_) {
        fmt::print("{{\"done\":{},\"failed\":{},\"left\":{},\"rate\":{:.6g},\"seconds\":{:.3f},\"seconds_left\":{:.0f}}}\n",
                   s.runs.finished, s.runs.failed, s.left, rate, s.seconds, left);
        std::fflush(stdout);
    } else {
        say("{}/{} runs ({} %){}, {:.3g} a second, {} left\n", done, total, percent,
            s.runs.failed > 0 ? fmt::format(", {} failed", s.runs.failed) : "", rate, duration_text(left));
    }
}

} // namespace experiments
