// Work in the widest vectors of the machine that runs it: one program for all, and the same bits whatever the width.
#pragma once

#include <algorithm>
#include <atomic>

namespace sim {

/// Instruction sets with vectors of 128 bits (every x86-64, and whatever else there is), 256 and 512.
enum class VectorWidth { baseline, avx2, avx512 };

namespace detail {

inline VectorWidth machine_vector_width()
{
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl"))
        return VectorWidth::avx512;
    if (__builtin_cpu_supports("avx2")) return VectorWidth::avx2;
#endif
    return VectorWidth::baseline;
}

inline std::atomic<VectorWidth> chosen_vector_width{machine_vector_width()};

#if defined(__x86_64__)
template <class Work>
[[gnu::flatten, gnu::noinline, gnu::target("avx2")]] void in_avx2(const Work& work)
{
    work();
}

template <class Work>
[[gnu::flatten, gnu::noinline, gnu::target("avx2,avx512f,avx512dq,avx512bw,avx512vl")]] void in_avx512(const Work& work)
{
    work();
}
#endif

} // namespace detail

/// What work is done in from now on: the machine's widest, unless narrowed.
inline VectorWidth vector_width() { return detail::chosen_vector_width.load(std::memory_order_relaxed); }

/// Narrows what work is done in while it lives, for all threads: to show that no bit depends on the width.
class NarrowVectors {
public:
    explicit NarrowVectors(VectorWidth most) : before_(vector_width()) { detail::chosen_vector_width = std::min(before_, most); }
    ~NarrowVectors() { detail::chosen_vector_width = before_; }
    NarrowVectors(const NarrowVectors&) = delete;
    NarrowVectors& operator=(const NarrowVectors&) = delete;

private:
    VectorWidth before_;
};

/// Calls work(), compiled once for each width, with all that it calls put in place. Work is a loop over columns (a block of some
/// hundred rows) whose body has no jumps; nothing in it may be contracted or reassociated, so each row has the same bits at
/// every width. Loops of any other kind gain nothing here.
template <class Work>
void in_widest_vectors(const Work& work)
{
#if defined(__x86_64__)
    switch (vector_width()) {
    case VectorWidth::avx512:
        return detail::in_avx512(work);
    case VectorWidth::avx2:
        return detail::in_avx2(work);
    case VectorWidth::baseline:
        break;
    }
#endif
    work();
}

} // namespace sim
