// The bar is redrawn ten times a second at most; a log gets a line every ten percent, but not more often than every two seconds.
#include "experiments/terminal/progress.hpp"

#include <cstdio>
#include <fmt/format.h>
#include <unistd.h>

#include "experiments/terminal/say.hpp"

namespace experiments {

std::string duration_text(double seconds)
{
    const auto whole = static_cast<long>(seconds + 0.5);
    if (whole < 60) return fmt::format("{} s", whole);
    if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
    return fmt::format("{} h {:02} min", whole / 3600, whole % 3600 / 60);
}

ProgressBar::ProgressBar(std::string what, bool quiet, std::string counted)
    : what_(std::move(what)),
      counted_(std::move(counted)),
      quiet_(quiet),
      terminal_(isatty(STDERR_FILENO) == 1),
      started_(Clock::now()),
      last_(started_)
{
}

ProgressBar::~ProgressBar()
{
    if (drawn_) say("\r\033[K");
}

void ProgressBar::advance(std::size_t done, std::size_t total)
{
    if (quiet_) return;
    const auto now = Clock::now();
    const double seconds = std::chrono::duration<double>(now - started_).count();
    const double since = std::chrono::duration<double>(now - last_).count();
    if (terminal_) {
        if (since < 0.1 && done < total) return;
        draw_bar(done, total, seconds);
    } else {
        const std::size_t percent = 100 * done / total;
        const bool due = since >= 60.0 || (percent / 10 > last_percent_ / 10 && since >= 2.0);
        if (!due) return;
        last_percent_ = percent;
        print_line(done, total, seconds);
    }
    last_ = now;
}

void ProgressBar::draw_bar(std::size_t done, std::size_t total, double seconds)
{
    constexpr std::size_t width = 30;
    const std::size_t filled = width * done / total;
    const double left = seconds / static_cast<double>(done) * static_cast<double>(total - done);
    say("\r\033[K{} [{}{}] {} %, {} left", what_, std::string(filled, '#'), std::string(width - filled, '.'), 100 * done / total,
        duration_text(left));
    std::fflush(stderr);
    drawn_ = true;
}

void ProgressBar::print_line(std::size_t done, std::size_t total, double seconds)
{
    const double left = seconds / static_cast<double>(done) * static_cast<double>(total - done);
    say("{}: {} % ({} of {} {}), {} gone, {} left\n", what_, 100 * done / total, done, total, counted_, duration_text(seconds),
        duration_text(left));
}

} // namespace experiments
