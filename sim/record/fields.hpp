// Records whose every field is a double, or a column of doubles: read as the row of numbers, or of columns, that they are.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>
#include <span>
#include <type_traits>
#include <vector>

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

/// The columns of a record that is kept as one column a field: `record` holds nothing but columns.
template <class Columns, class Column = std::vector<double>>
std::span<Column> columns_of(Columns& record)
{
    static_assert(std::is_standard_layout_v<Columns> && sizeof(Columns) % sizeof(Column) == 0, "every field is a column");
    return {reinterpret_cast<Column*>(&record), sizeof(Columns) / sizeof(Column)};
}

} // namespace sim
