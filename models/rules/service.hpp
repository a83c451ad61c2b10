// After-sale service: what the price paid for, what reaches the customer, and what stands still (claims S3, S6, S7, S12, S13).
#pragma once

#include <tuple>

#include "sim/math/clamp.hpp"
#include "sim/math/exp.hpp"
#include "sim/math/select.hpp"
#include "sim/param/param.hpp"

namespace models::rules {

/// What service depends on and what its absence costs.
struct ServiceParameters {
    bool on = true;
    double downtime_multiple = 2.8;
    double noise = 0.5;
    double divert = 0.25;
    double extra_mile = 0.6;
    double level_agreement = 0.85;
    double orphan = 0.15;
    double attention = 0.15;
    double capacity_share = 0.8;
    double agreement_funding = 0.2;
    double unfunded_service = 0.6;
    double problem_effect = 0.6;
    double idle_base = 1.0;

    static constexpr auto table()
    {
        using P = ServiceParameters;
        using sim::param;
        return std::tuple{
            param(&P::on, {.name = "on",
                           .unit = "switch",
                           .doc = "Equipment needs service after the sale; off: none is needed, promised, paid for or missed.",
                           .source = "S3 S12; scenario switch"}),
            param(&P::downtime_multiple, {.name = "downtime_multiple",
                                          .range = {0, 100},
                                          .plausible = {1, 10},
                                          .unit = "EUR per EUR not done",
                                          .doc = "Cost to the buyer of service that is not done.",
                                          .source = "S3; derived: H8, H10; sensitive"}),
            param(&P::noise, {.name = "noise",
                              .range = {0, 3},
                              .plausible = {0, 1},
                              .unit = "log",
                              .doc = "Spread of downtime losses.",
                              .source = "judgement"}),
            param(&P::divert, {.name = "divert",
                               .range = {0, 1},
                               .unit = "share",
                               .doc = "Service money that a misaligned supplier spends elsewhere.",
                               .source = "S6; judgement"}),
            param(&P::extra_mile, {.name = "extra_mile",
                                   .range = {0, 1},
                                   .unit = "share",
                                   .doc = "Unpaid service done for a buyer one trusts and thinks of.",
                                   .source = "S16; judgement"}),
            param(&P::level_agreement, {.name = "level_agreement",
                                        .range = {0, 1},
                                        .unit = "share",
                                        .doc = "Service that a complete contract enforces.",
                                        .source = "S23; judgement"}),
            param(&P::orphan, {.name = "orphan",
                               .range = {0, 1},
                               .unit = "share",
                               .doc = "Service lost on equipment of a former supplier.",
                               .source = "judgement"}),
            param(&P::attention, {.name = "attention",
                                  .range = {0, 1},
                                  .unit = "share",
                                  .doc = "Service lost without any attention.",
                                  .source = "S7; judgement"}),
            param(&P::capacity_share, {.name = "capacity_share",
                                       .range = {0, 1},
                                       .unit = "share of capacity cost",
                                       .doc = "Capacity cost that is paid before any service.",
                                       .source = "judgement"}),
            param(&P::agreement_funding, {.name = "agreement_funding",
                                          .range = {0, 1},
                                          .unit = "funding",
                                          .doc = "Funding above which a service-level agreement can be enforced.",
                                          .source = "S13; judgement"}),
            param(&P::unfunded_service, {.name = "unfunded_service",
                                         .range = {0, 1},
                                         .unit = "share",
                                         .doc = "Service that a supplier without funds still manages.",
                                         .source = "S13; judgement"}),
            param(&P::problem_effect, {.name = "problem_effect",
                                       .range = {0, 1},
                                       .unit = "share",
                                       .doc = "Service lost to a full hidden problem.",
                                       .source = "S7; judgement"}),
            param(&P::idle_base, {.name = "idle_base",
                                  .range = {0, 1000},
                                  .plausible = {0, 10},
                                  .unit = "units",
                                  .doc = "Installed base up to which a former supplier's equipment rests.",
                                  .source = "specification"}),
        };
    }
};
static_assert(sim::table_is_sound<ServiceParameters>());

/// s x: what service brings about, such as its need s or the complexity x of its incidents; nothing when service is off.
inline double served(double amount, const ServiceParameters& p) { return sim::select(p.on, amount, 0.0); }

/// covn = clip((p - kp' - 0.8 kov - hrs wage / D0) / ksv, 0, 1): share of the promised service that today's price pays for;
/// 1 when the product needs no service.
inline double price_coverage(double price_less_production, double capacity_cost, double transaction_cost, double service_cost,
                             const ServiceParameters& p)
{
    const double paid =
        sim::clamp((price_less_production - p.capacity_share * capacity_cost - transaction_cost) / service_cost, 0.0, 1.0);
    return sim::select(service_cost <= 0.0, 1.0, paid);
}

/// The equipment that a supplier must keep running for one need.
struct InstalledBase {
    double units;    ///< N
    double coverage; ///< cov
};

/// N' = N (1 - 1/life); cov = (cov N' + covn dq) / (N' + dq), and covn while nothing is installed; N = N' + dq.
inline InstalledBase aged_base(const InstalledBase& base, double delivered, double coverage_today, double life)
{
    const double kept = base.units * (1.0 - 1.0 / life);
    const double units = kept + delivered;
    const double coverage = (base.coverage * kept + coverage_today * delivered) / units;
    return {units, sim::select(units < 1e-9, coverage_today, coverage)};
}

/// What the service ratio depends on.
struct ServiceConditions {
    double coverage;       ///< cov
    double accountability; ///< A_e
    double supplier_trust; ///< ts
    double attention;      ///< att
    double funding;        ///< F
    double repair;         ///< fix
    double problem;        ///< pb
    double contract;       ///< completeness
    bool active;
    bool alive;
};

/// phi: share of the service need that is done. fund = cov (1 - divert (1 - A_e)); the extra mile for a buyer one trusts; the
/// service-level agreement while funds last; repairs; then funds, attention and problems take their toll; a former supplier loses
/// `orphan` more; a dead one does nothing.
inline double service_ratio(const ServiceConditions& c, const ServiceParameters& p)
{
    const double funded = c.coverage * (1.0 - p.divert * (1.0 - c.accountability));
    double ratio = funded + p.extra_mile * c.supplier_trust * c.attention * c.funding * (1.0 - funded);
    ratio = sim::select(c.funding > p.agreement_funding, sim::max(ratio, p.level_agreement * c.contract), ratio);
    ratio += c.repair * (1.0 - ratio);
    ratio *= (p.unfunded_service + (1.0 - p.unfunded_service) * c.funding) * (1.0 - p.attention * (1.0 - c.attention)) *
             (1.0 - p.problem_effect * c.problem);
    return sim::select(c.alive, sim::select(c.active, ratio, ratio * (1.0 - p.orphan)), 0.0);
}

/// Loss from equipment that stands still, EUR: N s (1 - phi) mdt exp(sd n - sd^2 / 2).
inline double downtime_loss(double units, double service_need, double service_ratio, double normal, const ServiceParameters& p)
{
    return units * service_need * (1.0 - service_ratio) * p.downtime_multiple *
           sim::exp(p.noise * normal - p.noise * p.noise / 2.0);
}

} // namespace models::rules
