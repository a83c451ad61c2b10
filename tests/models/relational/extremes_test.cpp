// At each end of each parameter's legal range the market runs: the books balance and all state stays finite.
#include <string>
#include <string_view>
#include <type_traits>

#include <catch2/catch.hpp>

#include "sim/check/ensure.hpp"
#include "tests/models/relational/column_walk.hpp"
#include "tests/models/relational/worlds.hpp"

namespace models::relational {
namespace {

// Runs six years; what went wrong, or nothing.
std::string failure_of(const Parameters& p)
{
    const sim::World world(41, 0);
    try {
        Market m = open(p, world, 0);
        for (std::uint32_t period = 0; period < 24; ++period) step(m, p, sim::Streams(world, period));
        std::string failure;
        tests::walk_columns(m, [&](const char* name, const auto& column) {
            if (!tests::all_finite(column)) failure = name; // is not finite
        });
        const Relations& r = m.relation;
        for (const Column* share : {&r.buyer_trust, &r.supplier_trust, &r.attention, &r.coverage, &r.link, &r.problem})
            for (const double value : *share)
                if (!(value >= 0.0 && value <= 1.0)) failure = "a share is " + std::to_string(value);
        for (const Column* stock : {&r.plans, &r.secrets, &r.process_knowledge, &r.installed_base, &r.dissatisfaction})
            for (const double value : *stock)
                if (!(value >= 0.0)) failure = "a stock is " + std::to_string(value);
        return failure;
    } catch (const sim::BrokenPromise& broken) {
        return broken.what();
    }
}

} // namespace

TEST_CASE("the books balance at each end of each parameter's legal range", "[relational][identity]")
{
    Parameters p = tests::small_market();
    int runs = 0;
    sim::for_each_param(p, [&](std::string_view name, const auto& spec, auto& value) {
        if (name.starts_with("market.")) return; // sizes
        CAPTURE(name);
        const auto usual = value;
        const auto try_value = [&](auto end) {
            value = end;
            ++runs;
            const std::string failure = failure_of(p);
            CAPTURE(static_cast<double>(end), failure);
            CHECK(failure.empty());
        };
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, bool>) {
            try_value(!usual);
        } else if constexpr (std::is_enum_v<std::remove_cvref_t<decltype(value)>>) {
            for (const auto& choice : choices(value)) try_value(choice.value);
        } else {
            try_value(spec.range.lo);
            try_value(spec.range.hi);
        }
        value = usual;
    });
    CHECK(runs > 400);
}

TEST_CASE("ends of legal ranges that strain one quantity together do not break it", "[relational][identity]")
{
    Parameters p = tests::small_market();
    p.env.uncertainty = p.env.technology = 3.0; // technology nine times as fast
    CHECK(failure_of(p) == "");
    p.info.fade = 0.5; // more than all of a stock would fade
    p.idea.obsolescence = 0.3;
    CHECK(failure_of(p) == "");
    p.env.uncertainty = p.env.technology = 10.0;
    CHECK(failure_of(p) == "");

    p = tests::small_market();
    p.attention.contact_gain = p.attention.routine_gain = 1.0; // more attention than there is
    p.reputation.spread = p.reputation.forgetting = 1.0;       // and more hearsay
    p.trust.attention_decay = 0.0;
    p.experience.learning = p.experience.promise_pull = 1.0;
    CHECK(failure_of(p) == "");

    p = tests::small_market();
    p.production.least_plan = 0.0; // a firm without customers that still serves its former ones
    p.production.slow_down = p.supplier.capacity_speed = 1.0;
    CHECK(failure_of(p) == "");
    p = tests::small_market();
    p.supplier.own_rate = 0.0001; // a large stock of ideas pushes prices below 0
    CHECK(failure_of(p) == "");
}

TEST_CASE("the market runs at every small size", "[relational][identity]")
{
    Parameters p = tests::small_market();
    for (const int buyers : {1, 3})
        for (const int categories : {1, 5})
            for (const int needs : {1, 7})
                for (const int suppliers : {2, 20}) {
                    p.market.buyers = buyers;
                    p.market.categories = categories;
                    p.market.needs_per_buyer = needs;
                    p.market.suppliers_per_category = suppliers;
                    p.market.known = suppliers < 16 ? suppliers : 16;
                    CAPTURE(buyers, categories, needs, suppliers);
                    CHECK(failure_of(p) == "");
                }
}

} // namespace models::relational
