// How much memory is free by what a system says of itself: made-up systems, in a folder.
#include <catch2/catch.hpp>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "experiments/sweep/memory_gate.hpp"
#include "experiments/terminal/available_memory.hpp"
#include "tests/scratch_folder.hpp"

namespace {

namespace fs = std::filesystem;

// A machine with 1000 kB to give.
class System {
public:
    System() { file("proc/meminfo", "MemTotal: 9000 kB\nMemFree:  10 kB\nMemAvailable:    1000 kB\nBuffers: 1 kB\n"); }
    void file(const fs::path& name, const std::string& text) const
    {
        fs::create_directories((root_ / name).parent_path());
        std::ofstream(root_ / name) << text;
    }
    double available() const { return experiments::available_memory(root_ / "").value(); }

private:
    tests::ScratchFolder root_;
};

constexpr double of_machine = 1000.0 * 1024.0;

} // namespace

TEST_CASE("without limits the machine's memory is available, and nothing is said where the system says nothing", "[experiments]")
{
    const System system;
    CHECK(system.available() == of_machine);
    system.file("proc/self/cgroup", "0::/\n1:cpu:/\nnot a line\n");
    system.file("sys/fs/cgroup/memory.max", "max\n");
    system.file("sys/fs/cgroup/memory.current", "400000\n");
    CHECK(system.available() == of_machine);
    const tests::ScratchFolder nothing;
    CHECK_FALSE(experiments::available_memory(nothing / "").has_value());
}

TEST_CASE("the least that a group or one around it leaves is available", "[experiments]")
{
    const System system;
    system.file("proc/self/cgroup", "0::/slurm/job_7/step_0\n");
    system.file("sys/fs/cgroup/slurm/job_7/memory.max", "600000\n");
    system.file("sys/fs/cgroup/slurm/job_7/memory.current", "250000\n");
    CHECK(system.available() == 350000.0);
    system.file("sys/fs/cgroup/slurm/job_7/memory.stat", "anon 1\ninactive_file 50000\nactive_file 7\n"); // can be read again
    CHECK(system.available() == 400000.0);
    system.file("sys/fs/cgroup/slurm/job_7/step_0/memory.max", "100000\n");
    system.file("sys/fs/cgroup/slurm/job_7/step_0/memory.current", "30000\n");
    CHECK(system.available() == 70000.0);
    system.file("sys/fs/cgroup/slurm/job_7/step_0/memory.current", "130000\n"); // above its limit
    CHECK(system.available() == 0.0);
}

TEST_CASE("groups of the first version are asked as well, where the controller of memory is among others", "[experiments]")
{
    const System system;
    system.file("proc/self/cgroup", "9:name=systemd:/\n4:cpu,memory:/box/inner\n0::/\n");
    system.file("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n"); // no limit
    system.file("sys/fs/cgroup/memory/memory.usage_in_bytes", "5000000\n");
    CHECK(system.available() == of_machine);
    system.file("sys/fs/cgroup/memory/box/memory.limit_in_bytes", "500000\n");
    system.file("sys/fs/cgroup/memory/box/memory.usage_in_bytes", "300000\n");
    system.file("sys/fs/cgroup/memory/box/memory.stat", "inactive_file 9\ntotal_inactive_file 100000\n");
    CHECK(system.available() == 300000.0);
}

TEST_CASE("runs pass a gate only as far as memory goes, and one that needs more than all passes alone", "[experiments][sweep]")
{
    experiments::MemoryGate gate(3.0);
    std::atomic<int> taken = 0, most = 0, passed = 0;
    const auto go = [&](int bytes) {
        passed += gate.pass(bytes, [&] {
            most = std::max(most.load(), taken += bytes);
            std::this_thread::yield();
            taken -= bytes;
            return 1;
        });
    };
    std::vector<std::thread> threads;
    for (int k = 0; k < 8; ++k)
        threads.emplace_back([&, k] {
            for (int turn = 0; turn < 200; ++turn) go(1 + k % 2);
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(passed == 1600);
    CHECK(most <= 3);
    go(5);
    CHECK(passed == 1601);
}
