// The electronic ordering link: dependence that the supplier builds (claim S9).
#pragma once

#include <tuple>

#include "sim/math/clamp.hpp"
#include "sim/math/select.hpp"
#include "sim/param/param.hpp"

namespace models::rules {

/// When an ordering link is installed, how it grows and what it costs.
struct LinkParameters {
    bool on = true;
    double cost = 6000.0;
    double upkeep = 150.0;
    double least_trust = 0.55;
    double least_age = 3.0;
    double install_chance = 0.5;
    double growth = 0.25;

    static constexpr auto table()
    {
        using P = LinkParameters;
        using sim::param;
        return std::tuple{
            param(&P::on, {.name = "on",
                           .unit = "switch",
                           .doc = "Ordering links exist; off: none is installed.",
                           .source = "S9; scenario switch"}),
            param(&P::cost, {.name = "cost",
                             .range = {0, 1e7},
                             .plausible = {0, 50000},
                             .unit = "EUR",
                             .doc = "Cost to the supplier of a link.",
                             .source = "judgement"}),
            param(&P::upkeep, {.name = "upkeep",
                               .range = {0, 1e6},
                               .plausible = {0, 2000},
                               .unit = "EUR/quarter",
                               .doc = "Upkeep of a link, whatever it has grown to.",
                               .source = "judgement"}),
            param(&P::least_trust, {.name = "least_trust",
                                    .range = {0, 1},
                                    .unit = "trust",
                                    .doc = "Supplier trust from which a link is offered.",
                                    .source = "judgement"}),
            param(&P::least_age, {.name = "least_age",
                                  .range = {0, 100},
                                  .plausible = {1, 6},
                                  .unit = "quarters",
                                  .doc = "Age of the relation from which a link is offered.",
                                  .source = "judgement"}),
            param(&P::install_chance, {.name = "install_chance",
                                       .range = {0, 1},
                                       .unit = "1/quarter",
                                       .doc = "Chance of an offer, times the buyer's acceptance.",
                                       .source = "judgement"}),
            param(&P::growth, {.name = "growth",
                               .range = {0, 1},
                               .plausible = {0.1, 0.5},
                               .unit = "1/quarter",
                               .doc = "First step of a link and its growth towards 1.",
                               .source = "judgement"}),
        };
    }
};
static_assert(sim::table_is_sound<LinkParameters>());

/// May a link be offered: none yet, ts > 0.55, age >= 3.
inline bool link_is_due(double link, double supplier_trust, double age, const LinkParameters& p)
{
    return p.on & (link <= 0.0) & (supplier_trust > p.least_trust) & (age >= p.least_age);
}

/// A link, also what is left of an old one, grows by a quarter per period up to 1.
inline double grown_link(double link, const LinkParameters& p)
{
    return sim::select(p.on & (link > 0.0), sim::min(1.0, link + p.growth), link);
}

} // namespace models::rules
