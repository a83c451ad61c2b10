// One quarter, in the order and words of the ODD's process overview (specification section 3).
#include "models/relational/step.hpp"

#include "models/relational/phases.hpp"

namespace models::relational {

void step(Market& market, const Parameters& parameters, const sim::Streams& random)
{
    adopt_policies(market);                    //    what buyers learned in the last period takes force
    environment(market, parameters, random);   // 0  costs, technology and demand move
    sourcing_need(market, parameters, random); // 1  contracts end, dissatisfied buyers look around
    if (parameters.sourcing.in_turn) {
        tender_in_turn(market, parameters, random); // 2, 3 for one need after another: a variant, to test the simultaneity
    } else {
        quote(market, parameters); // 2  suppliers price cost, margin and the risk of being played off
        award(market, parameters); // 3  the best score wins; the price is driven down and haggled over
    }
    order(market, parameters, random);             // 4  buyers order, index prices, re-open contracts
    produce(market, parameters);                   // 5  capacity goes first to customers whom the supplier trusts
    deliver_and_serve(market, parameters, random); // 6  goods arrive or slip, are inspected, serviced, stand still
    experience(market, parameters, random);        // 7  promises are kept or broken; complaint, silence, audit
    share(market, parameters, random);             // 8  plans, secrets and ideas flow both ways, or leak
    trust(market, parameters);                     // 9  trust moves on both sides; former relations fade
    account(market, parameters);                   // 10 buyers learn what a supplier really costs
    reputation(market, parameters);                // 11 rivals hear how the buyer treats its supplier
    finance(market, parameters, random);           // 12 suppliers close their books, learn, fail, enter
    learn(market, parameters, random);             // 13 buyers look at their own success and at others'
    learn_from_rivals(market, parameters, random); // 13 suppliers too, where they do
    check_books(market);                           // every cost has a receipt, in every period of every run
    ++market.period;
}

} // namespace models::relational
