// Progress of long work: a bar on a terminal, plain lines in a log, nothing when it is quiet.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace experiments {

/// Shows progress in periods, or what else is counted, on standard error. Call advance from one thread at a time.
class ProgressBar {
public:
    ProgressBar(std::string what, bool quiet, std::string counted = "periods");
    ~ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    void advance(std::size_t done, std::size_t total);

private:
    using Clock = std::chrono::steady_clock;
    void draw_bar(std::size_t done, std::size_t total, double seconds);
    void print_line(std::size_t done, std::size_t total, double seconds);

    std::string what_, counted_;
    bool quiet_, terminal_;
    bool drawn_ = false;
    Clock::time_point started_, last_;
    std::size_t last_percent_ = 0;
};

/// "12 s", "3 min 05 s", "2 h 10 min".
std::string duration_text(double seconds);

} // namespace experiments
