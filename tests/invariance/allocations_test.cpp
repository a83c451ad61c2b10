// The period loop allocates nothing: all memory of a run is taken at its opening.
#include <cstddef>
#include <cstdlib>
#include <new>
#include <vector>

#include <catch2/catch.hpp>

#include "models/loyalty/model.hpp"
#include "models/relational/model.hpp"
#include "tests/models/relational/worlds.hpp"

// Sanitizers bring their own operator new, which must not be replaced.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

// g++ 12 inlines these and then takes free for a mismatch of operator new.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace {

thread_local bool counting = false;
thread_local std::size_t allocations = 0;

void* allocated(std::size_t size, std::size_t alignment)
{
    if (counting) ++allocations;
    const std::size_t whole = (size + alignment - 1) / alignment * alignment; // aligned_alloc wants multiples
    void* memory =
        alignment <= alignof(std::max_align_t) ? std::malloc(size == 0 ? 1 : size) : std::aligned_alloc(alignment, whole);
    if (memory == nullptr) throw std::bad_alloc();
    return memory;
}

// Counts the allocations of this thread while it lives.
struct Count {
    Count()
    {
        allocations = 0;
        counting = true;
    }
    ~Count() { counting = false; }
    Count(const Count&) = delete;
    Count& operator=(const Count&) = delete;
};

} // namespace

// For the whole test program, but they only count where a test asks; the forms for arrays call these.
void* operator new(std::size_t size) { return allocated(size, alignof(std::max_align_t)); }
void* operator new(std::size_t size, std::align_val_t alignment) { return allocated(size, static_cast<std::size_t>(alignment)); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }

TEST_CASE("allocations are counted where asked", "[invariance]")
{
    std::size_t seen = 0;
    std::vector<double> column;
    {
        const Count count;
        column.resize(100);
        seen = allocations;
    }
    CHECK(seen == 1);
    column.resize(1000);
    CHECK(allocations == 1);
}

TEST_CASE("no period allocates, neither its phases nor its sums", "[invariance]")
{
    using models::relational::Market;
    using models::relational::Parameters;
    using models::relational::Tally;
    auto moods = tests::moods();
    moods.push_back({"full size", Parameters{}});
    moods.push_back({"sums in parts", Parameters{}});
    moods.back().p.market.buyers = 4200; // 16,800 needs
    for (const tests::Mood& mood : moods) {
        CAPTURE(mood.name);
        const sim::World world(37, 0);
        Market m = models::relational::open(mood.p, world, 0);
        std::vector<Tally> by_arm(m.arms);
        std::size_t seen = 0;
        {
            const Count count;
            for (std::uint32_t period = 0; period < 40; ++period) {
                models::relational::step(m, mood.p, sim::Streams(world, period));
                models::relational::measure(m, mood.p, m.buyer.arm, by_arm);
            }
            seen = allocations;
        }
        CHECK(seen == 0);
    }
}

TEST_CASE("no day of the loyalty market allocates", "[invariance][loyalty]")
{
    using models::loyalty::Loyalty;
    models::loyalty::Parameters general;
    general.market = {400, 20, 5};
    general.supply.setting = models::rules::Offer::unit_profit;
    general.supply.capacity = 0.8; // some are turned away
    for (const models::loyalty::Parameters& p : {models::loyalty::Parameters{}, general}) {
        const sim::World world(37, 0);
        auto m = Loyalty::open(p, world, 0, 40);
        std::vector<models::loyalty::Tally> by_arm(1);
        std::size_t seen = 0;
        {
            const Count count;
            for (std::uint32_t day = 0; day < 40; ++day) {
                Loyalty::step(m, p, sim::Streams(world, day));
                Loyalty::tally(m, p, by_arm);
            }
            seen = allocations;
        }
        CHECK(seen == 0);
    }
}

#endif
