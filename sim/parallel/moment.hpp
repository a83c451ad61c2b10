// Who waits for whom inside TBB, told to the thread sanitizer: Debian does not build TBB for it. Nothing in other builds.
#pragma once

#ifdef __SANITIZE_THREAD__
#include <sanitizer/tsan_interface.h>
#endif

namespace sim::detail {

/// A moment that some threads reach and others wait for: what stands before reached() happens before what stands after awaited().
/// It makes nobody wait; it tells what TBB sees to.
class Moment {
public:
#ifdef __SANITIZE_THREAD__
    void reached() const { __tsan_release(place()); }
    void awaited() const { __tsan_acquire(place()); }

private:
    void* place() const { return const_cast<Moment*>(this); }
#else
    void reached() const {}
    void awaited() const {}
#endif
};

/// Reaches a moment, or is done waiting for it, as the scope ends: also when something is thrown.
struct ReachedAtEnd {
    const Moment& moment;
    ~ReachedAtEnd() { moment.reached(); }
};
struct AwaitedAtEnd {
    const Moment& moment;
    ~AwaitedAtEnd() { moment.awaited(); }
};

} // namespace sim::detail
