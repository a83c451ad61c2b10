// A part of a sweep that is run on its own.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace experiments {

/// One disjoint part of a sweep: every `count`-th point, from `number` - 1 on. The whole is 1 of 1.
struct Shard {
    std::size_t number = 1, count = 1;
    std::string text() const;                   ///< "3/16"
    std::filesystem::path file() const;         ///< results.sqlite, shard-03-of-16.sqlite
    std::size_t points(std::size_t all) const;  ///< how many of all points it has
    std::size_t point(std::size_t k) const;     ///< number of the k-th of them
    static Shard from(const std::string& text); ///< throws InputError
};

} // namespace experiments
