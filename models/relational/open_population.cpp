// Who differs from whom as a run opens: lists, and values drawn at each entity's own address.

#include "models/relational/opening.hpp"
#include "sim/random/draw.hpp"

namespace models::relational {
namespace {

// One row for each of `count` entities.
template <class Row, class Address>
std::vector<Row> own_rows(const sim::OwnValues& values, const Row& shared, std::size_t count, const sim::Streams& random,
                          const Address& address_of)
{
    if (values.empty()) return {};
    std::vector<Row> rows(count, shared);
    for (std::size_t k = 0; k < count; ++k) values.draw(rows[k], random, sim::EnginePurpose::own_values, address_of(k));
    return rows;
}

} // namespace

void seat_suppliers(Market& m, const Parameters& p)
{
    const sim::EntityList* listed = p.population.list("suppliers");
    m.category.first_supplier.assign(1, 0);
    m.supplier.category.clear();
    for (std::size_t k = 0; k < m.categories(); ++k) {
        const std::size_t count = listed ? listed->count_of(k) : static_cast<std::size_t>(p.market.suppliers_per_category);
        m.supplier.category.resize(m.supplier.category.size() + count, static_cast<Index>(k));
        m.category.first_supplier.push_back(m.supplier.category.size());
    }
}

void draw_categories(Market& m, const Parameters& p, const sim::Streams& random)
{
    m.own.categories = sim::OwnValues(p.population, "category", p.category);
    m.own.category = own_rows(m.own.categories, p.category, m.categories(), random, [](std::size_t k) { return k; });
}

void draw_needs(Market& m, const Parameters& p, const sim::Streams& random)
{
    m.own.needs = sim::OwnValues(p.population, "need", p.need);
    const std::size_t count = static_cast<std::size_t>(p.market.buyers) * m.needs_per_buyer;
    m.own.need = own_rows(m.own.needs, p.need, count, random, [&](std::size_t n) { return m.need_address(n); });
}

void draw_suppliers(Market& m, const Parameters& p, const sim::Streams& random)
{
    m.own.suppliers = sim::OwnValues(p.population, "supplier", p.supplier);
    m.own.supplier =
        own_rows(m.own.suppliers, p.supplier, m.suppliers(), random, [&](std::size_t i) { return m.supplier_address(i); });
    for (std::size_t i = 0; i < m.own.supplier.size(); ++i) m.own.suppliers.take_listed(m.own.supplier[i], i);
}

void draw_buyers(Market& m, const Parameters& p, const sim::Streams& random, std::size_t buyers)
{
    const auto draw = [&](const char* group, sim::OwnValues& values, auto& rows, const auto& shared) {
        values = sim::OwnValues(p.population, group, shared);
        rows = own_rows(values, shared, buyers, random, [](std::size_t b) { return b; });
    };
    draw("experience", m.own.judges, m.own.experience, p.experience);
    draw("complaint", m.own.complainers, m.own.complaint, p.complaint);
    draw("conditional", m.own.conditionals, m.own.conditional, p.conditional);
    draw("learn", m.own.learners, m.own.learn, p.learn);
}

void draw_policies(Market& m, const Parameters& p, const sim::Streams& random, std::size_t buyers)
{
    if (!p.population.differs("policy")) return;
    for (std::size_t arm = 0; arm < m.arms; ++arm) {
        const auto& entry = p.policy[arm];
        const std::string path = "policy." + entry.name;
        m.own.policies.emplace_back(p.population, path, entry.row);
        m.own.policies.emplace_back(p.population, entry.conditional ? path + ".otherwise" : path, entry.row);
    }
    m.rows.resize(2 * m.arms * (buyers + 1));
    for (std::size_t b = 0; b < buyers; ++b)
        for (std::size_t k = 0; k < 2 * m.arms; ++k) {
            rules::Policy& row = m.rows[m.first_row(b, 0) + k] = m.rows[k];
            m.own.policies[k].draw(row, random, sim::EnginePurpose::own_values, b);
        }
}

double usual_volume(const Market& m, const Parameters& p)
{
    double beyond = 0.0; // so that needs that differ by nothing are as many needs that are alike
    for (const rules::NeedParameters& need : m.own.need) beyond += need.demand - p.need.demand;
    return p.need.demand * static_cast<double>(p.market.buyers) * static_cast<double>(p.market.needs_per_buyer) + beyond;
}

void share_rows(Market& m, const Parameters& p)
{
    for (auto& row : m.own.supplier) m.own.suppliers.keep(row, p.supplier);
    for (auto& row : m.own.category) m.own.categories.keep(row, p.category);
    for (auto& row : m.own.need) m.own.needs.keep(row, p.need);
    for (auto& row : m.own.experience) m.own.judges.keep(row, p.experience);
    for (auto& row : m.own.complaint) m.own.complainers.keep(row, p.complaint);
    for (auto& row : m.own.conditional) m.own.conditionals.keep(row, p.conditional);
    for (auto& row : m.own.learn) m.own.learners.keep(row, p.learn);
}

void share_policies(Market& m)
{
    if (m.own.policies.empty()) return;
    for (std::size_t first = 2 * m.arms; first < m.rows.size(); first += 2 * m.arms)
        for (std::size_t k = 0; k < 2 * m.arms; ++k) m.own.policies[k].keep(m.rows[first + k], m.rows[k]);
}

} // namespace models::relational
