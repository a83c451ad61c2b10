// Values as text.
#include "sim/param/value.hpp"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace sim {

std::string_view name_of(Kind kind)
{
    switch (kind) {
    case Kind::number:
        return "number";
    case Kind::integer:
        return "integer";
    case Kind::toggle:
        return "switch";
    case Kind::choice:
        return "choice";
    }
    return "";
}

bool Facts::allows(Value value) const
{
    switch (kind) {
    case Kind::number:
        return lo.number <= value.number && value.number <= hi.number;
    case Kind::integer:
        return lo.integer <= value.integer && value.integer <= hi.integer;
    case Kind::toggle:
        return value.integer == 0 || value.integer == 1;
    case Kind::choice:
        return value.integer >= 0 && value.integer < static_cast<std::int64_t>(choices.size());
    }
    return false;
}

std::string number_text(double number)
{
    if (std::isnan(number)) return "nan";
    if (std::isinf(number)) return number > 0 ? "inf" : "-inf";
    if (number == 0) return std::signbit(number) ? "-0.0" : "0";
    char buffer[64];
    // Between these bounds people write numbers without an exponent.
    const bool is_everyday = std::abs(number) >= 1e-5 && std::abs(number) < 1e15;
    const auto end = is_everyday ? std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::fixed)
                                 : std::to_chars(buffer, buffer + sizeof buffer, number);
    return {buffer, end.ptr};
}

std::string plain_text(const Facts& facts, Value value)
{
    switch (facts.kind) {
    case Kind::number:
        return number_text(value.number);
    case Kind::integer:
        return std::to_string(value.integer);
    case Kind::toggle:
        return value.integer != 0 ? "true" : "false";
    case Kind::choice:
        return std::string(facts.choices[static_cast<std::size_t>(value.integer)].name);
    }
    return {};
}

std::string toml_text(const Facts& facts, Value value)
{
    std::string text = plain_text(facts, value);
    return facts.kind == Kind::choice ? '"' + text + '"' : text;
}

std::string range_text(const Facts& facts)
{
    return facts.has_range() ? plain_text(facts, facts.lo) + ".." + plain_text(facts, facts.hi) : std::string{};
}

std::string expected_text(const Facts& facts)
{
    if (facts.has_range()) return fmt::format("{}, {}", range_text(facts), facts.unit);
    if (facts.kind == Kind::toggle) return "true or false";
    std::string list;
    for (std::size_t i = 0; i < facts.choices.size(); ++i) {
        if (i > 0) list += i + 1 == facts.choices.size() ? " or " : ", ";
        list += fmt::format("\"{}\"", facts.choices[i].name);
    }
    return list;
}

} // namespace sim
