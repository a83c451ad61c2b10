// Runs that would not fit into memory side by side wait for each other.
#pragma once

#include <condition_variable>
#include <mutex>

namespace experiments {

/// How much memory runs may take at once. It may be called from any thread.
class MemoryGate {
public:
    explicit MemoryGate(double bytes) : bytes_(bytes) {}
    MemoryGate(const MemoryGate&) = delete;
    MemoryGate& operator=(const MemoryGate&) = delete;

    double bytes() const { return bytes_; }

    /// work(), once there is room for what it takes beside the others; who is alone is let in whatever it takes.
    template <class Work>
    auto pass(double bytes, const Work& work)
    {
        const Stay stay(*this, bytes);
        return work();
    }

private:
    class Stay {
    public:
        Stay(MemoryGate& gate, double bytes) : gate_(gate), bytes_(bytes)
        {
            std::unique_lock lock(gate_.door_);
            gate_.left_.wait(lock, [&] { return gate_.inside_ == 0 || gate_.taken_ + bytes_ <= gate_.bytes_; });
            gate_.taken_ += bytes_, ++gate_.inside_;
        }
        ~Stay()
        {
            {
                const std::lock_guard lock(gate_.door_);
                gate_.taken_ -= bytes_, --gate_.inside_;
            }
            gate_.left_.notify_all();
        }
        Stay(const Stay&) = delete;
        Stay& operator=(const Stay&) = delete;

    private:
        MemoryGate& gate_;
        double bytes_;
    };

    const double bytes_;
    double taken_ = 0;
    int inside_ = 0;
    std::mutex door_;
    std::condition_variable left_;
};

} // namespace experiments
