// The writer is woken for some runs together: waking a thread for each costs more than a short run's writing.
#include "experiments/sweep/writer.hpp"

#include <chrono>
#include <system_error>
#include <utility>

namespace experiments {
namespace {

constexpr std::chrono::milliseconds together{50}; // runs that end within are taken together, if the buffer has room
constexpr std::chrono::seconds idle{1};           // after which what was taken is committed

std::size_t bytes_of(const Finished& finished)
{
    return sizeof finished + (finished.run.values.size() + finished.run.series.size()) * sizeof(double);
}

} // namespace

Writer::Writer(Recorder& recorder, std::size_t room) : recorder_(recorder), room_(room)
{
    try {
        thread_ = std::thread([this] { write_all(); });
        has_thread_ = true;
    } catch (const std::system_error&) { // a limit on memory or on threads: then who puts writes
    }
}

Writer::~Writer()
{
    if (thread_.joinable()) end();
    if (has_thread_ || is_broken_) return;
    try {
        recorder_.flush();
    } catch (const std::exception&) { // something else went wrong, and is told
    }
}

void Writer::end()
{
    {
        const std::lock_guard guard(door_);
        is_last_ = true;
    }
    has_come_.notify_one();
    thread_.join();
}

// What throws leaves its mark.
template <class Write>
void Writer::write_here(const Write& write)
{
    is_broken_ = true;
    write();
    is_broken_ = false;
}

void Writer::put(Finished finished)
{
    if (!has_thread_) return write_here([&] { record(finished); });
    const std::size_t bytes = bytes_of(finished);
    std::unique_lock guard(door_);
    if (bytes_ + bytes > room_) {
        is_full_ = true;
        has_come_.notify_one();
        has_room_.wait(guard, [&] { return error_ || bytes_ == 0 || bytes_ + bytes <= room_; });
        is_full_ = false;
    }
    if (error_) std::rethrow_exception(error_);
    waiting_.push_back(std::move(finished));
    bytes_ += bytes;
    if (waiting_.size() == 1 || bytes_ >= room_ / 2) has_come_.notify_one();
}

void Writer::finish()
{
    if (!has_thread_) return write_here([&] { recorder_.flush(); });
    end();
    if (error_) std::rethrow_exception(error_);
}

// Nothing when nothing has come for a while, or comes no more.
std::vector<Finished> Writer::next_batch()
{
    std::unique_lock guard(door_);
    if (has_come_.wait_for(guard, idle, [&] { return is_last_ || !waiting_.empty(); }))
        has_come_.wait_for(guard, together, [&] { return is_last_ || is_full_ || bytes_ >= room_ / 2; });
    return std::exchange(waiting_, {});
}

bool Writer::is_done()
{
    const std::lock_guard guard(door_);
    return is_last_ && waiting_.empty();
}

void Writer::record(Finished& finished)
{
    for (const Task& known : finished.decided) recorder_.plan(known.point, known.replicate);
    if (finished.is_wanted) recorder_.add(std::move(finished.run));
}

void Writer::write(Finished& finished)
{
    const std::size_t bytes = bytes_of(finished);
    record(finished);
    {
        const std::lock_guard guard(door_);
        bytes_ -= bytes;
    }
    has_room_.notify_one();
}

void Writer::write_all()
{
    try {
        while (!is_done()) {
            std::vector<Finished> batch = next_batch();
            for (Finished& finished : batch) write(finished);
            if (batch.empty()) recorder_.flush();
        }
        recorder_.flush();
    } catch (...) {
        const std::lock_guard guard(door_);
        error_ = std::current_exception();
    }
    has_room_.notify_all();
}

} // namespace experiments
