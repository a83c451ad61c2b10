// How somebody outside follows and stops a long piece of work, period by period.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <functional>
#include <mutex>

namespace sim {

/// What somebody outside wants of the work.
struct Watch {
    /// Called now and then, from any thread, one call at a time, with rising numbers of periods done; the last call is with all.
    std::function<void(std::size_t done, std::size_t total)> progress;
    /// Once true, no period is begun and what is half done is thrown away.
    const std::atomic<bool>* stop = nullptr;
    /// Worlds run one after the other, each on all threads: slower for small markets, but only one is in memory.
    bool one_world_at_a_time = false;
};

/// Thrown when a Watch stopped the work.
struct Stopped {};

/// Counts the periods of many worlds that run at the same time. A period costs one atomic addition; only about a thousand of them
/// are told.
class Pulse {
public:
    Pulse(const Watch& watch, std::size_t total) : watch_(watch), total_(total), stride_(std::max<std::size_t>(1, total / 1000))
    {
    }

    /// Called before a period; throws Stopped.
    void begin() const
    {
        if (watch_.stop && watch_.stop->load(std::memory_order_relaxed)) throw Stopped{};
    }
    /// Called after a period.
    void end()
    {
        const std::size_t done = ++done_;
        if (!watch_.progress || (done % stride_ != 0 && done != total_)) return;
        const std::lock_guard guard(door_);
        if (done <= told_) return; // a later one was faster
        watch_.progress(told_ = done, total_);
    }

private:
    const Watch& watch_;
    std::size_t total_, stride_, told_ = 0;
    std::atomic<std::size_t> done_ = 0;
    std::mutex door_;
};

} // namespace sim
