// Which of some rows something holds for, found without jumps.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "sim/math/vector_width.hpp"

namespace sim {

/// Rows that are worked on side by side: few enough for the intermediate columns of a phase to stay in the nearest cache.
inline constexpr std::size_t rows_side_by_side = 256;

/// Of rows side by side, those that something holds for: a bit each, so that a loop over columns finds them without jumps, and
/// what is done for them costs as much as there are of them.
class Marked {
public:
    /// Marks those k below count (at most rows_side_by_side) for which holds(k) does, in the widest vectors: holds has no jumps.
    template <class Holds>
    void mark(std::size_t count, const Holds& holds)
    {
        in_widest_vectors([&] {
            for (std::size_t word = 0; word * in_word < count; ++word) {
                const std::size_t first = word * in_word, rows = std::min(in_word, count - first);
                std::uint64_t bits = 0;
                for (std::size_t k = 0; k < rows; ++k) bits |= static_cast<std::uint64_t>(holds(first + k)) << k;
                word_[word] = bits;
            }
        });
        words_ = (count + in_word - 1) / in_word;
    }
    /// Calls visit(k) for each of them, in their order.
    template <class Visit>
    void for_each(const Visit& visit) const
    {
        for (std::size_t word = 0; word < words_; ++word)
            for (std::uint64_t bits = word_[word]; bits != 0; bits &= bits - 1)
                visit(word * in_word + static_cast<std::size_t>(std::countr_zero(bits)));
    }

private:
    static constexpr std::size_t in_word = 64;
    std::array<std::uint64_t, rows_side_by_side / in_word> word_;
    std::size_t words_ = 0;
};

} // namespace sim
