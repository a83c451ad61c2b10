// Shards take turns, so that each gets points from all of a design.
#include "experiments/sweep/shard.hpp"

#include <charconv>
#include <fmt/format.h>

#include "sim/check/input_error.hpp"

namespace experiments {

std::string Shard::text() const { return fmt::format("{}/{}", number, count); }

std::filesystem::path Shard::file() const
{
    if (count == 1) return "results.sqlite";
    const std::size_t width = std::to_string(count).size();
    return fmt::format("shard-{:0{}}-of-{}.sqlite", number, width, count);
}

std::size_t Shard::points(std::size_t all) const { return (all + count - number) / count; }

std::size_t Shard::point(std::size_t k) const { return number - 1 + k * count; }

Shard Shard::from(const std::string& text)
{
    Shard shard;
    const char* const end = text.data() + text.size();
    const auto number = std::from_chars(text.data(), end, shard.number);
    bool is_good = number.ec == std::errc{} && number.ptr != end && *number.ptr == '/';
    if (is_good) {
        const auto count = std::from_chars(number.ptr + 1, end, shard.count);
        is_good = count.ec == std::errc{} && count.ptr == end && shard.number >= 1 && shard.number <= shard.count;
    }
    if (!is_good)
        throw sim::InputError(
            {{"--shard", 0, 0, fmt::format("\"{}\" is no shard", text), "write --shard 3/16 for the third of sixteen parts"}});
    return shard;
}

} // namespace experiments
