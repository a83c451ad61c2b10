// What a shock does, without the model's types.
#include "sim/run/shock.hpp"

#include <algorithm>
#include <cmath>

#include "sim/check/ensure.hpp"
#include "sim/run/plan.hpp"

namespace sim {
namespace {

Value moved(const Field& field, const Shock& shock)
{
    if (shock.change.kind == Change::Kind::set) return shock.value;
    const Value old = field.load();
    if (field.facts.kind == Kind::number) return {shock.change(old.number), 0};
    constexpr double largest = 0x1p62; // what a whole number can hold; ranges are narrower
    return {0.0, std::llround(std::clamp(shock.change(static_cast<double>(old.integer)), -largest, largest))};
}

} // namespace

const Shock* move_parameters(std::vector<Field>& parameters, std::span<const Shock> shocks, int period)
{
    const Shock* at_fault = nullptr;
    for (const Shock& shock : shocks) {
        if (shock.parameter.empty() || !shock.is_active(period)) continue;
        const auto field =
            std::find_if(parameters.begin(), parameters.end(), [&](const Field& f) { return f.path == shock.parameter; });
        ensure(field != parameters.end(), "a shock moves a parameter that exists");
        const Value value = moved(*field, shock);
        if (field->facts.allows(value))
            field->store(value);
        else if (!at_fault)
            at_fault = &shock;
    }
    return at_fault;
}

std::vector<int> turning_periods(std::span<const Shock> shocks)
{
    std::vector<int> periods;
    for (const Shock& shock : shocks) {
        if (shock.parameter.empty()) continue;
        periods.push_back(shock.from);
        if (shock.to < std::numeric_limits<int>::max()) periods.push_back(shock.to + 1);
    }
    std::sort(periods.begin(), periods.end());
    periods.erase(std::unique(periods.begin(), periods.end()), periods.end());
    return periods;
}

std::string as_toml(std::span<const Shock> shocks)
{
    std::string out;
    for (const Shock& shock : shocks) out += (out.empty() ? "" : ", ") + shock.text;
    return "[" + out + "]";
}

int periods_of(const Document& document)
{
    const Node* node = document.find("run.periods");
    const bool is_given = node && node->kind == Node::Kind::integer && node->integer > 0 && node->integer <= 1'000'000;
    return is_given ? static_cast<int>(node->integer) : Plan{}.periods;
}

std::vector<std::size_t> selected(const Selection& selection, std::vector<std::pair<double, std::size_t>> candidates)
{
    const auto wanted = static_cast<std::size_t>(std::llround(selection.share * static_cast<double>(candidates.size())));
    const std::size_t most = std::min({wanted, selection.count, candidates.size()});
    std::sort(candidates.begin(), candidates.end()); // who is in a smaller selection is in a larger one too
    std::vector<std::size_t> rows;
    for (std::size_t k = 0; k < most; ++k) rows.push_back(candidates[k].second);
    std::sort(rows.begin(), rows.end());
    return rows;
}

} // namespace sim
