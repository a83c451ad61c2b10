// Records whose every field is a double: added, counted and read as the row of numbers that they are.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>
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
    static_assert(std::is_trivially_copyable_v<Record> && sizeof(Record) % sizeof(double) == 0, "every field is a double");
    auto* const sums = reinterpret_cast<std::byte*>(&total); // field by field in place: whole rows would be copied thrice
    const auto* const parts = reinterpret_cast<const std::byte*>(&part);
    for (std::size_t at = 0; at < sizeof(Record); at += sizeof(double)) {
        double sum, addend;
        std::memcpy(&sum, sums + at, sizeof sum);
        std::memcpy(&addend, parts + at, sizeof addend);
        sum += addend;
        std::memcpy(sums + at, &sum, sizeof sum);
    }
}

} // namespace sim
