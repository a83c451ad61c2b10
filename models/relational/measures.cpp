// The outputs of specification section 9. Each is a ratio of two sums over needs, relations, swapped worlds and periods.
#include "models/relational/model.hpp"

namespace models::relational {
namespace {

using sim::Role;
using sim::Scope;
using Row = sim::Measure<Tally>;

constexpr auto receipt = "The receipt: what a unit costs";
constexpr auto hours = "Hours and people";
constexpr auto goods = "Inspection, quality, delivery";
constexpr auto relation = "Trust and the relation";
constexpr auto tenders = "Tenders and endings";
constexpr auto voice = "Voice, silence, audits, service";
constexpr auto knowledge = "Information and ideas, both ways";
constexpr auto market = "The market as a whole";

double units(const Tally& t) { return t.flow.received; }
double relations(const Tally& t) { return t.relations; }
double relation_years(const Tally& t) { return t.relations / 4.0; }
double needs(const Tally& t) { return t.needs; }
double face_to_face(const Tally& t) { return t.flow.transaction_hours + t.flow.productive_hours; }

constexpr Row measures[] = {
    {{"component_price", "EUR/unit", receipt, "Payment for components per unit received.", Role::part, Scope::arm, true},
     [](const Tally& t) { return t.flow.payment; }, units},
    {{"transaction_cost", "EUR/unit", receipt, "Hours spent on tenders, haggling, monitoring, disputes and blame.", Role::part, Scope::arm, true},
     [](const Tally& t) { return t.flow.transaction; }, units},
    {{"coordination_cost", "EUR/unit", receipt, "Hours spent on joint planning, service and engineering.", Role::part, Scope::arm, true},
     [](const Tally& t) { return t.flow.coordination; }, units},
    {{"order_desk_cost", "EUR/unit", receipt, "Hours of the order desk.", Role::part, Scope::arm, true},
     [](const Tally& t) { return t.flow.order_desk; }, units},
    {{"inspection_cost", "EUR/unit", receipt, "Inspecting what arrives.", Role::part, Scope::arm, true},
     [](const Tally& t) { return t.flow.inspection; }, units},
    {{"failure_cost", "EUR/unit", receipt, "Defects that nobody found in time.", Role::part, Scope::arm, true},
     [](const Tally& t) { return t.flow.failure; }, units},
    {{"downtime_cost", "EUR/unit", receipt, "Equipment that stands still for want of service.", Role::part, Scope::arm, true},
     [](const Tally& t) { return t.flow.downtime; }, units},
    {{"delay_cost", "EUR/unit", receipt, "Units that come late.", Role::part, Scope::arm, true}, [](const Tally& t) { return t.flow.delay; }, units},
    {{"switching_cost", "EUR/unit", receipt, "Changing supplier.", Role::part, Scope::arm, true}, [](const Tally& t) { return t.flow.switching; }, units},
    {{"leak_cost", "EUR/unit", receipt, "Losses from plans that a supplier leaked.", Role::part, Scope::arm, true},
     [](const Tally& t) { return t.flow.leak; }, units},
    {{"implementing_cost", "EUR/unit", receipt, "Working out and implementing ideas.", Role::part, Scope::arm, true},
     [](const Tally& t) { return t.flow.implementing; }, units},
    {{"penalties_received", "EUR/unit", receipt, "Penalties that suppliers paid for lateness.", Role::deduction,
      Scope::arm, true},
     [](const Tally& t) { return t.flow.penalties; }, units},
    {{"innovation_value", "EUR/unit", receipt, "Value of adopted product ideas beyond what everybody knows (not cash).", Role::deduction,
      Scope::arm, true},
     [](const Tally& t) { return t.flow.innovation; }, units},
    {{"total_cost", "EUR/unit", receipt, "Total cost of ownership: all of the above.", Role::total, Scope::arm, true},
     [](const Tally& t) { return t.flow.cost - t.flow.innovation; }, units},
    {{"buyer_cost", "EUR/unit", receipt, "Total cost in cash: without the innovation value.", Role::cash, Scope::arm, true},
     [](const Tally& t) { return t.flow.cost; }, units},

    {{"transaction_time_share", "share", hours, "Share of face-to-face hours spent on transaction matters.", Role::plain, Scope::arm, true},
     [](const Tally& t) { return t.flow.transaction_hours; }, face_to_face},
    {{"transaction_hours", "h/need/quarter", hours, "Hours on transaction matters."},
     [](const Tally& t) { return t.flow.transaction_hours; }, needs},
    {{"productive_hours", "h/need/quarter", hours, "Hours on planning, service and engineering."},
     [](const Tally& t) { return t.flow.productive_hours; }, needs},
    {{"order_desk_hours", "h/need/quarter", hours, "Hours of the order desk."}, [](const Tally& t) { return t.flow.order_hours; }, needs},
    {{"goods_per_procurement_employee", "units/quarter", hours, "Units received per employee on transactions and the order desk."},
     units, [](const Tally& t) { return t.procurement_staff; }},
    {{"goods_per_employee_with_inspectors", "units/quarter", hours, "The same with the people who inspect."}, units,
     [](const Tally& t) { return t.procurement_staff + t.inspection_staff; }},

    {{"inspection_rate", "share", goods, "Share of units inspected."}, [](const Tally& t) { return t.flow.inspected; }, units},
    {{"defects_found", "share", goods, "Defective units found by inspection."}, [](const Tally& t) { return t.flow.found; }, units},
    {{"defects_missed", "share", goods, "Defective units that nobody found."}, [](const Tally& t) { return t.flow.missed; }, units},
    {{"late_share", "share", goods, "Units late, in unit-quarters per unit received."}, [](const Tally& t) { return t.flow.late; }, units},
    {{"units_received", "units/need/quarter", goods, "Units received."}, units, needs},

    {{"buyer_trust", "0..1", relation, "Buyer's trust in its supplier."}, [](const Tally& t) { return t.buyer_trust; }, relations},
    {{"supplier_trust", "0..1", relation, "Supplier's trust in the buyer."}, [](const Tally& t) { return t.supplier_trust; }, relations},
    {{"attention", "0..1", relation, "How alive contact is."}, [](const Tally& t) { return t.attention; }, relations},
    {{"health", "0..1", relation, "Health of the relation: 0.3 and 0.3 the trusts, 0.2 attention, 0.2 absence of dissatisfaction."},
     [](const Tally& t) { return t.health; }, relations},
    {{"dissatisfaction", "performance", relation, "Accumulated dissatisfaction."}, [](const Tally& t) { return t.dissatisfaction; },
     relations},
    {{"hidden_problem", "0..1", relation, "Severity of hidden problems."}, [](const Tally& t) { return t.problem; }, relations},
    {{"relation_age", "quarters", relation, "Age of the running relations."}, [](const Tally& t) { return t.age; }, relations},
    {{"ordering_link", "0..1", relation, "Electronic ordering links."}, [](const Tally& t) { return t.link; }, relations},

    {{"renewal_share", "share", tenders, "Tenders with a living incumbent that it won."}, [](const Tally& t) { return t.flow.renewals; },
     [](const Tally& t) { return t.flow.tenders_with_incumbent; }},
    {{"tenders", "1/relation/year", tenders, "Tenders."}, [](const Tally& t) { return t.flow.tenders; }, relation_years},
    {{"reopeners", "1/relation/year", tenders, "Price cuts demanded inside a running contract."},
     [](const Tally& t) { return t.flow.reopeners; }, relation_years},
    {{"endings_at_term", "1/relation/year", tenders, "Relations ended by a tender at the end of the contract."},
     [](const Tally& t) { return t.flow.ended_at_term; }, relation_years},
    {{"endings_early", "1/relation/year", tenders, "Relations ended before, out of dissatisfaction."},
     [](const Tally& t) { return t.flow.ended_early; }, relation_years},
    {{"endings_by_failure", "1/relation/year", tenders, "Relations ended by the failure of the supplier."},
     [](const Tally& t) { return t.flow.ended_by_failure; }, relation_years},
    {{"awards_below_full_cost", "share", tenders, "Awards at a price below the supplier's full cost including service."},
     [](const Tally& t) { return t.flow.awards_below_cost; }, [](const Tally& t) { return t.flow.awards; }},

    {{"complaints", "1/relation/year", voice, "Complaints."}, [](const Tally& t) { return t.flow.complaints; }, relation_years},
    {{"silent_dissatisfied", "1/relation/year", voice, "Quarters without a complaint although dissatisfaction is above 0.25."},
     [](const Tally& t) { return t.flow.silent_dissatisfied; }, relation_years},
    {{"audits", "1/relation/year", voice, "Visits of the supplier to a silent customer."}, [](const Tally& t) { return t.flow.audits; },
     relation_years},
    {{"ending_after_silence", "share", voice, "Relations of six quarters or more without a complaint in six that end within six."},
     [](const Tally& t) { return t.flow.ended_after_silence; }, [](const Tally& t) { return t.silent_at_risk; }},
    {{"ending_after_complaint", "share", voice, "The same with a complaint in six quarters."},
     [](const Tally& t) { return t.flow.ended_after_complaint; }, [](const Tally& t) { return t.complained_at_risk; }},
    {{"service_ratio", "0..1", voice, "Share of the service need that the incumbent does."},
     [](const Tally& t) { return t.service_ratio; }, relations},
    {{"price_coverage", "0..1", voice, "Share of the service cost of the installed base that prices paid for."},
     [](const Tally& t) { return t.coverage; }, relations},
    {{"downtime_at_former_suppliers", "EUR/unit", voice, "Part of the downtime cost on equipment bought from former suppliers."},
     [](const Tally& t) { return t.flow.downtime_former; }, units},

    {{"plans_shared", "0..1", knowledge, "Share of the buyer's plans that its supplier knows (w_b)."},
     [](const Tally& t) { return t.plans; }, relations},
    {{"secrets_shared", "0..1", knowledge, "Share of the supplier's confidential data that the buyer knows (w_s)."},
     [](const Tally& t) { return t.secrets; }, relations},
    {{"supplier_ideas_born", "1/relation/year", knowledge, "Ideas that suppliers had."},
     [](const Tally& t) { return t.flow.supplier_ideas_born; }, relation_years},
    {{"supplier_ideas_proposed", "1/relation/year", knowledge, "Ideas that suppliers proposed; the others were withheld."},
     [](const Tally& t) { return t.flow.supplier_ideas_proposed; }, relation_years},
    {{"supplier_ideas_adopted", "1/relation/year", knowledge, "Supplier ideas that the buyer adopted."},
     [](const Tally& t) { return t.flow.supplier_ideas_adopted; }, relation_years},
    {{"buyer_ideas_proposed", "1/relation/year", knowledge, "Ideas that buyers offered for the supplier's process."},
     [](const Tally& t) { return t.flow.buyer_ideas_proposed; }, relation_years},
    {{"buyer_ideas_adopted", "1/relation/year", knowledge, "Buyer ideas that the supplier used."},
     [](const Tally& t) { return t.flow.buyer_ideas_adopted; }, relation_years},
    {{"ideas_leaked", "1/relation/year", knowledge, "Adopted supplier ideas that the buyer showed to rivals."},
     [](const Tally& t) { return t.flow.ideas_leaked; }, relation_years},
    {{"plans_betrayed", "1/relation/year", knowledge, "Buyer's plans that a supplier leaked."},
     [](const Tally& t) { return t.flow.betrayals; }, relation_years},
    {{"product_knowledge", "log", knowledge, "Adopted product knowledge above what everybody knows (v)."},
     [](const Tally& t) { return t.product_knowledge; }, needs},
    {{"process_knowledge", "log", knowledge, "Process knowledge specific to the relation (Y)."},
     [](const Tally& t) { return t.process_knowledge; }, relations},

    {{"supplier_contribution", "EUR/unit", market, "Suppliers' revenue less what the relation costs them, before capacity."},
     [](const Tally& t) { return t.contribution; }, units},
    {{"supplier_funding", "0..1", market, "Funding health of the suppliers in running relations."},
     [](const Tally& t) { return t.funding; }, relations},
    {{"supplier_profit", "EUR/supplier/quarter", market, "Suppliers' profit.", Role::plain, Scope::market},
     [](const Tally& t) { return t.supplier_profit; }, [](const Tally& t) { return t.suppliers; }},
    {{"supplier_exits", "1/supplier/year", market, "Suppliers that fail.", Role::plain, Scope::market},
     [](const Tally& t) { return t.exits; }, [](const Tally& t) { return t.suppliers / 4.0; }},
    {{"suppliers_alive", "share", market, "Suppliers alive.", Role::plain, Scope::market},
     [](const Tally& t) { return t.suppliers_alive; }, [](const Tally& t) { return t.suppliers; }},
    {{"all_supplier_funding", "0..1", market, "Funding health of all living suppliers.", Role::plain, Scope::market},
     [](const Tally& t) { return t.supplier_funding; }, [](const Tally& t) { return t.suppliers_alive; }},
    {{"concentration", "0..1", market, "Herfindahl index of revenue, mean over categories.", Role::plain, Scope::market},
     [](const Tally& t) { return t.concentration; }, [](const Tally& t) { return t.categories; }},
};

} // namespace

std::span<const sim::Measure<Tally>> Relational::measures() { return relational::measures; }

} // namespace models::relational
