// Which rows a loop goes over: neighbours, or listed ones. The loop is written once for both and read like one over all rows.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "sim/math/marked.hpp"
#include "sim/parallel/parallel.hpp"

namespace sim {

/// Rows first, first + 1, ...
struct Neighbours {
    std::size_t first, count;
    std::size_t size() const { return count; }
    std::size_t operator[](std::size_t k) const { return first + k; }
};

/// Rows that stand here and there, none of them twice.
struct Listed {
    const std::uint32_t* row;
    std::size_t count;
    std::size_t size() const { return count; }
    std::size_t operator[](std::size_t k) const { return row[k]; }
};

/// Rows that are collected one by one, as many as are worked on side by side at most.
class Gathered {
public:
    void add(std::size_t row) { row_[count_++] = static_cast<std::uint32_t>(row); }
    Listed rows() const { return {row_.data(), count_}; }

private:
    std::array<std::uint32_t, rows_side_by_side> row_;
    std::size_t count_ = 0;
};

/// Calls work(rows) for the rows from first on and below end, neighbours, at most rows_side_by_side at a time.
template <class Work>
void for_each_stretch_of(std::size_t first, std::size_t end, const Work& work)
{
    for (; first < end; first += rows_side_by_side) work(Neighbours{first, std::min(rows_side_by_side, end - first)});
}

/// The same for all rows below count, on all threads.
template <class Work>
void for_each_stretch(std::size_t count, const Work& work)
{
    for_each_block(count, [&](std::size_t first, std::size_t end) { for_each_stretch_of(first, end, work); });
}

} // namespace sim
