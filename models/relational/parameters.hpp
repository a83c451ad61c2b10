// Everything that can be set in the relational market: sizes, and the parameters of each rule.
#pragma once

#include <tuple>

#include "models/rules/account.hpp"
#include "models/rules/attention.hpp"
#include "models/rules/audit.hpp"
#include "models/rules/award.hpp"
#include "models/rules/category.hpp"
#include "models/rules/channel.hpp"
#include "models/rules/complaint.hpp"
#include "models/rules/delivery.hpp"
#include "models/rules/environment.hpp"
#include "models/rules/experience.hpp"
#include "models/rules/finance.hpp"
#include "models/rules/hours.hpp"
#include "models/rules/idea.hpp"
#include "models/rules/information.hpp"
#include "models/rules/learning.hpp"
#include "models/rules/link.hpp"
#include "models/rules/order.hpp"
#include "models/rules/policy.hpp"
#include "models/rules/problem.hpp"
#include "models/rules/production.hpp"
#include "models/rules/quality.hpp"
#include "models/rules/quote.hpp"
#include "models/rules/relation.hpp"
#include "models/rules/sale.hpp"
#include "models/rules/service.hpp"
#include "models/rules/sourcing.hpp"
#include "models/rules/supplier.hpp"
#include "models/rules/supplier_learning.hpp"
#include "models/rules/trust.hpp"
#include "sim/param/law.hpp"
#include "sim/param/param.hpp"
#include "sim/param/roster.hpp"
#include "sim/population/population.hpp"

namespace models::relational {

/// Limits that the addresses of draws set: so many needs a buyer and seats a need have room there.
inline constexpr int most_needs_per_buyer = 32;
inline constexpr int most_known = 16;
inline constexpr std::int64_t most_needs = std::int64_t{1} << 28;
/// Rows are counted by 32-bit numbers.
inline constexpr std::int64_t most_rows = std::int64_t{1} << 32;

/// How large the market is.
struct MarketParameters {
    int buyers = 40;
    int categories = 8;
    int needs_per_buyer = 4;
    int suppliers_per_category = 8;
    int known = 6;

    static constexpr auto table()
    {
        using P = MarketParameters;
        using sim::param;
        return std::tuple{
            param(&P::buyers, {.name = "buyers",
                               .range = {1, 10'000'000},
                               .plausible = {2, 1'000'000},
                               .unit = "count",
                               .doc = "Buyers.",
                               .source = "judgement",
                               .at_opening = true}),
            param(&P::categories, {.name = "categories",
                                   .range = {1, 10'000},
                                   .unit = "count",
                                   .doc = "Product categories.",
                                   .source = "judgement",
                                   .at_opening = true}),
            param(&P::needs_per_buyer, {.name = "needs_per_buyer",
                                        .range = {1, most_needs_per_buyer},
                                        .unit = "count",
                                        .doc = "Categories that a buyer buys in.",
                                        .source = "judgement",
                                        .at_opening = true}),
            param(&P::suppliers_per_category, {.name = "suppliers_per_category",
                                               .range = {2, 1'000'000},
                                               .plausible = {2, 10'000},
                                               .unit = "count",
                                               .doc = "Suppliers in each category.",
                                               .source = "judgement",
                                               .at_opening = true}),
            param(&P::known, {.name = "known",
                              .range = {2, most_known},
                              .unit = "suppliers",
                              .doc = "Suppliers that a buyer knows for a need (J).",
                              .source = "judgement",
                              .at_opening = true}),
        };
    }
};
static_assert(sim::table_is_sound<MarketParameters>());

using Policies = sim::Roster<rules::Policy>;

/// The archetypes: trusting against aggressive, and conditional (tit-for-tat), which is trusting where it trusts.
inline Policies archetypes()
{
    return Policies(
        {Policies::plain("trusting", rules::trusting(), "Builds long relations; looks at total cost; tells and helps."),
         Policies::plain("aggressive", rules::aggressive(), "Plays suppliers off against each other; looks at price."),
         Policies::pair("conditional", "trusting", "aggressive", "Trusting where it trusts, aggressive elsewhere.")},
        {"trusting", "aggressive"});
}

/// All parameters of the model.
struct Parameters {
    MarketParameters market;
    rules::EnvironmentParameters env;
    rules::CategoryParameters category;
    rules::CostParameters cost;
    rules::NeedParameters need;
    rules::SupplierParameters supplier;
    rules::SourcingParameters sourcing;
    rules::QuoteParameters quote;
    rules::SaleParameters sale;
    rules::AwardParameters award;
    rules::OrderParameters order;
    rules::ProductionParameters production;
    rules::ContractParameters contract;
    rules::DeliveryParameters delivery;
    rules::QualityParameters quality;
    rules::InspectionReliefParameters inspection_relief;
    rules::ProblemParameters problem;
    rules::ServiceParameters service;
    rules::ExperienceParameters experience;
    rules::ComplaintParameters complaint;
    rules::AuditParameters audit;
    rules::AttentionParameters attention;
    rules::EngineerParameters engineers;
    rules::TimeParameters time;
    rules::TransactionParameters transaction;
    rules::TrustParameters trust;
    rules::DecayParameters decay;
    rules::RelationParameters relation;
    rules::InformationParameters info;
    rules::IdeaParameters idea;
    rules::LeakParameters leak;
    rules::LinkParameters link;
    rules::AccountParameters account;
    rules::ReputationParameters reputation;
    rules::FinanceParameters finance;
    rules::LearningParameters learn;
    rules::SupplierLearningParameters supplier_learning;
    rules::ConditionalParameters conditional;
    Policies policy = archetypes();
    sim::Population population; ///< who of them differs, and how

    static constexpr auto table()
    {
        using P = Parameters;
        using sim::group;
        return std::tuple{
            group(&P::market, "market", "How large the market is."),
            group(&P::env, "env", "The environment and its uncertainty."),
            group(&P::category, "category", "What is bought."),
            group(&P::cost, "cost", "The scale of money."),
            group(&P::need, "need", "The scale of volume."),
            group(&P::supplier, "supplier", "Who the suppliers are."),
            group(&P::sourcing, "sourcing", "When a need goes to tender."),
            group(&P::quote, "quote", "What suppliers ask."),
            group(&P::sale, "sale", "What is promised at the sale."),
            group(&P::award, "award", "Who wins a tender."),
            group(&P::order, "order", "The price inside a contract."),
            group(&P::production, "production", "Capacity and who is served first."),
            group(&P::contract, "contract", "Contracts as governance."),
            group(&P::delivery, "delivery", "Slips and lateness."),
            group(&P::quality, "quality", "Defects and inspection."),
            group(&P::inspection_relief, "inspection_relief", "Inspection that trust makes superfluous."),
            group(&P::problem, "problem", "Hidden problems."),
            group(&P::service, "service", "After-sale service."),
            group(&P::experience, "experience", "How performance is judged."),
            group(&P::complaint, "complaint", "Dissatisfaction and voice."),
            group(&P::audit, "audit", "Visits to silent customers."),
            group(&P::attention, "attention", "What keeps a relation alive."),
            group(&P::engineers, "engineers", "The supplier's engineers with the customer."),
            group(&P::time, "time", "Where the hours go."),
            group(&P::transaction, "transaction", "Hours on transaction matters."),
            group(&P::trust, "trust", "How trust moves."),
            group(&P::decay, "decay", "The natural decline of relations."),
            group(&P::relation, "relation", "How relations start and fade."),
            group(&P::info, "info", "Confidential information."),
            group(&P::idea, "idea", "Ideas in both directions."),
            group(&P::leak, "leak", "Ideas and plans that reach third parties."),
            group(&P::link, "link", "Electronic ordering links."),
            group(&P::account, "account", "Remembered non-price cost."),
            group(&P::reputation, "reputation", "What rivals hear of a buyer."),
            group(&P::finance, "finance", "A supplier's money."),
            group(&P::learn, "learn", "How buyers judge their own success, and whether they change their policy."),
            group(&P::supplier_learning, "supplier_learning",
                  "Whether suppliers take over the practice of rivals that earn more."),
            group(&P::conditional, "conditional", "When a conditional buyer treats a supplier as a partner."),
            sim::roster(&P::policy, "policy", "The strategy rows: what a buyer decides, never what happens to it."),
            sim::beside(&P::population, "population"),
        };
    }

    static constexpr auto laws()
    {
        using P = Parameters;
        return std::tuple{
            sim::law(
                "market.known", "market.known must not exceed market.suppliers_per_category",
                [](const P& p) { return p.population.list("suppliers") || p.market.known <= p.market.suppliers_per_category; }),
            sim::law("population.suppliers",
                     "population.suppliers must list at least market.known suppliers for each of market.categories",
                     [](const P& p) {
                         const sim::EntityList* listed = p.population.list("suppliers");
                         return !listed || static_cast<std::size_t>(p.market.known) <= listed->fewest();
                     }),
            sim::law("learn.rule", "rows are imitated between two plain policies: policy.present names exactly two of them",
                     [](const P& p) {
                         const bool two_plain = p.policy.size() == 2 && !p.policy[0].conditional && !p.policy[1].conditional;
                         return p.learn.rule != rules::Adaptation::imitate_rows || two_plain;
                     }),
            sim::law(
                "learn.rule", "rows are imitated only where no entry of a policy is a distribution",
                [](const P& p) { return p.learn.rule != rules::Adaptation::imitate_rows || !p.population.differs("policy"); }),
            sim::law(
                "market.buyers", "market.buyers x market.needs_per_buyer x market.known must be below 4 294 967 296",
                [](const P& p) { return std::int64_t{p.market.buyers} * p.market.needs_per_buyer * p.market.known < most_rows; }),
            sim::law("market.buyers", "market.buyers x market.needs_per_buyer must be at most 268 435 456",
                     [](const P& p) { return std::int64_t{p.market.buyers} * p.market.needs_per_buyer <= most_needs; }),
            sim::law("market.categories", "market.categories x market.suppliers_per_category must be below 4 294 967 296",
                     [](const P& p) { return std::int64_t{p.market.categories} * p.market.suppliers_per_category < most_rows; }),
            sim::law("category.complexity_lowest", "category.complexity_lowest must not exceed category.complexity_highest",
                     [](const P& p) { return p.category.complexity_lowest <= p.category.complexity_highest; }),
            sim::law("supplier.alignment_low", "supplier.alignment_low must not exceed supplier.alignment_high",
                     [](const P& p) { return p.supplier.alignment_low <= p.supplier.alignment_high; }),
            sim::law("supplier.honesty_low", "supplier.honesty_low must not exceed supplier.honesty_high",
                     [](const P& p) { return p.supplier.honesty_low <= p.supplier.honesty_high; }),
            sim::law("supplier_learning.effort_low", "supplier_learning.effort_low must not exceed supplier_learning.effort_high",
                     [](const P& p) { return p.supplier_learning.effort_low <= p.supplier_learning.effort_high; }),
            sim::law("complaint.candour_low", "complaint.candour_low must not exceed complaint.candour_high",
                     [](const P& p) { return p.complaint.candour_low <= p.complaint.candour_high; }),
        };
    }
};
static_assert(sim::table_is_sound<Parameters>());

} // namespace models::relational
