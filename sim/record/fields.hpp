// Records whose every field is a double: added, counted and read as the row of numbers that they are.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <type_traits>

namespace sim {

/// How many doubles a record has.
template <class Record>
inline constexpr std::size_t field_count = sizeof(Record) / sizeof(double);

/// The record as a row of doubles.
template <class Record>
std::array<double, field_count<Record>> as_row(const Record& record)
{
    static_assert(std::is_trivially_copyable_v<Record> && sizeof(Record) % sizeof(double) == 0, "every field is a double");
    return std::bit_cast<std::array<double, field_count<Record>>>(record);
}

/// total += part, field by field.
template <class Record>
void add_fields(Record& total, const Record& part)
{
    auto sum = as_row(total);
    const auto row = as_row(part);
    for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += row[k];
    total = std::bit_cast<Record>(sum);
}

} // namespace sim
