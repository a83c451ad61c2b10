// Random legal parameter sets: any number of parameters and policy entries, each moved to anywhere in its range.
#pragma once

#include <cmath>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "models/relational/model.hpp"
#include "sim/param/sheet.hpp"
#include "tests/property.hpp"

namespace tests {

/// One parameter that is moved: which of all, and how far on its way from the low to the high end of its range.
struct Move {
    int parameter;
    int per_cent;
    bool far; ///< the legal range, else the plausible one
};

/// All that may be moved: every parameter but the sizes of the market, and both policies present, entry by entry.
inline std::vector<sim::Field> movable(models::relational::Parameters& p)
{
    std::vector<sim::Field> all = sim::sheet_of(p).fields;
    std::erase_if(all, [](const sim::Field& field) { return field.path.starts_with("market."); });
    for (auto& entry : p.policy)
        for (sim::Field& field : sim::detail::fields_of(entry.row).fields) {
            field.path = "policy." + entry.name + "." + field.path;
            all.push_back(std::move(field));
        }
    return all;
}

/// The value at a share of a parameter's range. Ranges over many powers of ten are stepped through by factors.
inline sim::Value value_between(const sim::Facts& facts, const sim::Value& low, const sim::Value& high, double share)
{
    sim::Value value = low;
    if (facts.kind == sim::Kind::number) {
        const double from = low.number, to = high.number;
        const bool by_factors = from >= 0.0 && to > 1e4 * (from + 1.0);
        value.number = by_factors ? (from + 1.0) * std::pow((to + 1.0) / (from + 1.0), share) - 1.0 : from + share * (to - from);
        if (value.number > to || share == 1.0) value.number = to; // by a rounding
    } else {
        const double steps = static_cast<double>(high.integer - low.integer) + 1.0;
        value.integer = low.integer + static_cast<std::int64_t>(share * steps);
        if (value.integer > high.integer) value.integer = high.integer;
    }
    return value;
}

/// A small market with these parameters moved; laws between two of them are kept by changing the two round.
inline models::relational::Parameters moved(const std::vector<Move>& moves, models::relational::Parameters p)
{
    const std::vector<sim::Field> fields = movable(p);
    for (const Move& move : moves) {
        const sim::Field& field = fields[static_cast<std::size_t>(move.parameter) % fields.size()];
        const sim::Facts& facts = field.facts;
        const double share = move.per_cent / 100.0;
        if (!facts.has_range())
            field.store(
                value_between(facts, {}, {0.0, facts.kind == sim::Kind::choice ? std::ssize(facts.choices) - 1 : 1}, share));
        else if (move.far)
            field.store(value_between(facts, facts.lo, facts.hi, share));
        else
            field.store(value_between(facts, facts.plausible_lo, facts.plausible_hi, share));
    }
    const auto in_order = [](double& low, double& high) {
        if (low > high) std::swap(low, high);
    };
    in_order(p.category.complexity_lowest, p.category.complexity_highest);
    in_order(p.supplier.alignment_low, p.supplier.alignment_high);
    in_order(p.supplier.honesty_low, p.supplier.honesty_high);
    in_order(p.supplier_learning.effort_low, p.supplier_learning.effort_high);
    in_order(p.complaint.candour_low, p.complaint.candour_high);
    return p;
}

inline rc::Gen<std::vector<Move>> random_moves()
{
    return rc::gen::container<std::vector<Move>>(rc::gen::build<Move>(rc::gen::set(&Move::parameter, rc::gen::inRange(0, 10'000)),
                                                                      rc::gen::set(&Move::per_cent, rc::gen::inRange(0, 101)),
                                                                      rc::gen::set(&Move::far)));
}

/// What a case that broke a property moved.
inline std::string told(const std::vector<Move>& moves, models::relational::Parameters p)
{
    const models::relational::Parameters after = moved(moves, p);
    models::relational::Parameters changed = after;
    std::string text;
    const std::vector<sim::Field> was = movable(p), is = movable(changed);
    for (std::size_t k = 0; k < is.size(); ++k) {
        const std::string now = sim::toml_text(is[k].facts, is[k].load());
        if (now != sim::toml_text(was[k].facts, was[k].load())) text += is[k].path + " = " + now + "\n";
    }
    return text;
}

} // namespace tests
