// A thread of its own writes finished runs, so that those who simulate wait neither for the disk nor for the database.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "experiments/sweep/recorder.hpp"
#include "experiments/sweep/scheduler.hpp"

namespace experiments {

/// A run that ended, and the points whose number of replicates it decided.
struct Finished {
    sim::LedgerRun run;
    bool is_wanted = true;
    std::vector<Task> decided;
};

/// Consumer of a bounded buffer: one thread hands finished runs to a recorder in the order in which they were put. What it takes
/// of memory is bounded by `room`, whatever the disk does. Where no thread can be had, who puts a run writes it.
class Writer {
public:
    static constexpr std::size_t usual_room = std::size_t{4} << 20; // bytes

    explicit Writer(Recorder& recorder, std::size_t room = usual_room);
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    /// What was put is written also when something else went wrong; what goes wrong with writing is then not told.
    ~Writer();

    /// Waits while the buffer is full, unless nothing is in it. Throws what went wrong with writing, if anything did.
    void put(Finished finished);
    /// Returns when everything is written and committed; throws what went wrong. Nothing is put afterwards.
    void finish();

private:
    template <class Write>
    void write_here(const Write& write);
    void end();
    void write_all();
    std::vector<Finished> next_batch();
    bool is_done();
    void record(Finished& finished);
    void write(Finished& finished);

    Recorder& recorder_;
    const std::size_t room_;
    std::mutex door_; // of all that stands below
    std::condition_variable has_come_, has_room_;
    std::vector<Finished> waiting_;
    std::size_t bytes_ = 0; // of what waits and of what is being written
    bool is_full_ = false, is_last_ = false;
    std::exception_ptr error_;
    bool has_thread_ = false; // set before anything is put
    bool is_broken_ = false;  // without a thread: writing went wrong
    std::thread thread_;
};

} // namespace experiments
