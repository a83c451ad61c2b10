// What a world needs of memory, told before it is opened.
#pragma once

#include <span>
#include <string_view>

namespace sim {

/// One kind of entity: how many there are, and the bytes that each takes.
struct MemoryPart {
    std::string_view name; ///< "relations"
    double count = 0.0, bytes_each = 0.0;
    double bytes() const { return count * bytes_each; }
};

/// The bytes of all parts.
inline double bytes_of(std::span<const MemoryPart> parts)
{
    double sum = 0.0;
    for (const MemoryPart& part : parts) sum += part.bytes();
    return sum;
}

} // namespace sim
