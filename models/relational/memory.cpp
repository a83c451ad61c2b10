// Bytes follow from the types themselves: a new column counts without being named here.
#include <cmath>

#include "models/relational/model.hpp"
#include "models/relational/rationing.hpp"
#include "sim/parallel/part_sums.hpp"

namespace models::relational {
namespace {

// A struct of columns and nothing else: eight bytes a row each, less what narrower ones save.
template <class Table>
constexpr double row_of(double saved)
{
    static_assert(sizeof(Table) % sizeof(Column) == 0, "a table is made of columns only");
    return static_cast<double>(sizeof(Table) / sizeof(Column) * sizeof(double)) - saved;
}

template <class T>
constexpr double saved_by(std::size_t columns = 1)
{
    return static_cast<double>(columns * (sizeof(double) - sizeof(T)));
}

} // namespace

std::vector<sim::MemoryPart> Relational::memory(const Parameters& p)
{
    const double buyers = p.market.buyers, needs = buyers * p.market.needs_per_buyer, relations = needs * p.market.known;
    const sim::EntityList* listed = p.population.list("suppliers");
    const double suppliers = listed ? static_cast<double>(listed->entities.size())
                                    : static_cast<double>(p.market.categories) * p.market.suppliers_per_category;
    const double arms = static_cast<double>(p.policy.size());
    const double own_rows = p.population.differs("policy")                    ? 2.0 * arms
                            : p.learn.rule == rules::Adaptation::imitate_rows ? 2.0
                                                                              : 0.0;
    const double own_need = p.population.differs("need") ? sizeof(rules::NeedParameters) : 0.0;
    const double own_firm = p.population.differs("supplier") ? sizeof(rules::SupplierParameters) : 0.0;
    const double own_habits = (p.population.differs("experience") ? sizeof(rules::ExperienceParameters) : 0.0) +
                              (p.population.differs("complaint") ? sizeof(rules::ComplaintParameters) : 0.0) +
                              (p.population.differs("conditional") ? sizeof(rules::ConditionalParameters) : 0.0) +
                              (p.population.differs("learn") ? sizeof(rules::LearningParameters) : 0.0);
    const double at_once =
        static_cast<double>(rationing_at_once(static_cast<std::size_t>(suppliers), static_cast<std::size_t>(relations),
                                              static_cast<std::size_t>(std::ceil(relations / suppliers))));
    const double of_a_block = (arms * sizeof(Tally) + sizeof(BookSums)) / static_cast<double>(sim::entities_per_block);
    return {
        {"relations", relations,
         row_of<Relations>(saved_by<Index>() + saved_by<std::uint8_t>() + saved_by<float>()) +
             row_of<RelationFlows>(saved_by<std::uint8_t>()) + sizeof(std::uint8_t) +
             sizeof(Customer) +                                             // of a need's places, one; of customers too
             at_once * (sizeof(rules::Claim) + sizeof(Index)) / suppliers}, // the claims on a few suppliers
        {"needs", needs,
         row_of<Needs>(saved_by<Index>(3) + saved_by<std::int8_t>(5) + saved_by<std::uint16_t>() + saved_by<int>()) -
             sizeof(double) + row_of<Running>(saved_by<std::uint32_t>()) + sizeof(NeedFlow) + sizeof(RunningFlow) +
             sizeof(double) + of_a_block + (p.sourcing.in_turn ? sizeof(std::pair<std::uint64_t, std::size_t>) : 0.0) + own_need},
        {"buyers", buyers,
         row_of<Buyers>(saved_by<std::uint16_t>(2) + saved_by<Index>(2) + saved_by<int>() + saved_by<std::uint8_t>()) +
             (arms - 1.0) * (sizeof(double) + sizeof(std::uint8_t)) + // what it believes of each arm, of which one is counted
             own_rows * sizeof(rules::Policy) + own_habits},
        {"suppliers", suppliers,
         row_of<Suppliers>(saved_by<Index>() + saved_by<int>(3)) + sizeof(SupplierBooks) + sizeof(double) + own_firm +
             static_cast<double>(sim::sum_parts(static_cast<std::size_t>(needs), static_cast<std::size_t>(suppliers))) *
                 (sizeof(SupplierSales) + sizeof(SupplierOrders))},
    };
}

} // namespace models::relational
