// Hand-worked scenes for information, ideas, leaks and ordering links (specification 5.8).
#include <catch2/catch.hpp>

#include "tests/models/relational/scene.hpp"

using tests::near;
using tests::quiet;
using tests::Scene;

namespace models::relational {
namespace {

// Exactly one idea is born in the quarter, on the side chosen; it is as large as it may be: a tenth of the gap.
Parameters one_idea(double from_supplier, double from_buyer)
{
    Parameters p = quiet();
    p.idea.rate = from_supplier;
    p.idea.buyer_rate = from_buyer;
    p.idea.most = 1;
    p.idea.uninformed_rate = p.idea.margin_free = 1.0;
    p.idea.size = 1.0;
    p.idea.size_limit = 0.1;
    p.idea.appropriation = 0.0; // no fear
    p.idea.adoption_base = 1.0;
    p.idea.process_share = 1.0;
    return p;
}
Parameters supplier_idea() { return one_idea(100.0, 0.0); }
Parameters buyer_idea() { return one_idea(0.0, 100.0); }
Parameters product_idea()
{
    Parameters p = supplier_idea();
    p.idea.process_share = 0.0;
    return p;
}

// The trusting buyer and its supplier, full contact. The process gap is 0.5 - 0.1 - 0.1 = 0.3, the product gap 0.6 - 0.2 - 0.1.
struct Exchange : Scene {
    std::size_t e;
    explicit Exchange(const Parameters& chosen = quiet()) : Scene(chosen), e(at(0, 0))
    {
        auto& r = m.relation;
        m.category.process_frontier[0] = 0.5;
        m.category.product_frontier[0] = 0.6;
        m.category.reference_knowledge[0] = 0.2;
        m.supplier.knowledge[supplier(0, 0)] = 0.1;
        r.process_knowledge[e] = 0.1;
        m.need.product_knowledge[0] = 0.1;
        m.need_flow.from_incumbent[0] = 1500.0;
        r.price[e] = 120.0;
        m.running.full_cost[e] = 110.0;
        r.rent[e] = 0.4;
        m.running_flow.contact[e] = 1.0;
        row(0).contract = 0.0;
        row(0).assist = 1.0;
        row(1).assist = 0.0;
        m.need.incumbent[1] = nobody; // the other buyer is out of it
        // The draws of size must allow the largest idea.
        REQUIRE(random().exponential(Purpose::supplier_idea, e, 1) > 0.1);
        REQUIRE(random().exponential(Purpose::buyer_idea, e, 0) > 0.1);
    }
    void talk() { share(m, p, random()); }
    NeedFlow ideas() const { return books(0); }
};

} // namespace

TEST_CASE("plans and secrets flow to whom one trusts and go stale", "[relational][step]")
{
    Exchange s;
    auto& r = s.m.relation;
    r.buyer_trust[s.e] = r.supplier_trust[s.e] = 0.45; // at the threshold: half of what could be told
    r.plans[s.e] = 2.0;
    r.secrets[s.e] = 1.0;
    r.link[s.e] = 0.5;
    s.talk();
    CHECK(s.m.running_flow.disclosure[s.e] == near(0.45));
    CHECK(r.plans[s.e] == near(2.0 * 0.925 + 0.45 + 0.15)); // calm: fades by half of 0.15; the link tells 0.3 * 0.5
    CHECK(r.secrets[s.e] == near(0.925 + 0.5));

    Parameters p = quiet();
    p.info.on = false;
    p.env.uncertainty = 2.0;
    Exchange off(p);
    off.m.relation.buyer_trust[off.e] = 0.45;
    off.m.relation.plans[off.e] = off.m.relation.secrets[off.e] = 1.0;
    off.talk();
    CHECK(off.m.running_flow.disclosure[off.e] == near(0.45)); // willing, but there is no channel
    CHECK(off.m.relation.plans[off.e] == near(0.775));         // turbulent: 0.15 (0.5 + 0.5 * 2)
    CHECK(off.m.relation.secrets[off.e] == near(0.775));
}

TEST_CASE("a process idea of the supplier makes it cheaper, and the gain is split", "[relational][step]")
{
    Exchange s(supplier_idea());
    s.talk();
    const auto& r = s.m.relation;
    CHECK(s.ideas().supplier_ideas_born == 1.0);
    CHECK(s.ideas().supplier_ideas_proposed == 1.0);
    CHECK(s.ideas().supplier_ideas_adopted == 1.0);
    CHECK(r.process_knowledge[s.e] == near(0.13));     // 0.1 of a gap of 0.3
    CHECK(s.m.running_flow.spill[s.e] == near(0.009)); // 0.3 of it
    CHECK(r.price[s.e] == near(118.5));                // - 0.5 * 100 * 0.03
    CHECK(r.rent[s.e] == near(1.9));                   // + 0.5 * 100 * 0.03
    CHECK(s.m.running_flow.engineering[s.e] == near(600));
    CHECK(s.ideas().implementing == near(2000));
    CHECK(s.ideas().cost == near(2000));
    CHECK(s.ideas().ideas_leaked == 0.0);
    CHECK(s.m.need.product_knowledge[0] == near(0.097)); // nothing new, and a part is common knowledge by now
    CHECK(s.ideas().innovation == near(14550));          // 100 * 0.097 * 1500
    CHECK(s.ideas().buyer_ideas_born == 0.0);
}

TEST_CASE("a product idea of the supplier is worth something to the buyer, who pays a part in the price", "[relational][step]")
{
    Exchange s(product_idea());
    s.talk();
    const auto& r = s.m.relation;
    CHECK(s.ideas().supplier_ideas_adopted == 1.0);
    CHECK(s.m.need.product_knowledge[0] == near(0.13 * 0.97));
    CHECK(s.ideas().innovation == near(100.0 * 0.13 * 0.97 * 1500.0));
    CHECK(r.price[s.e] == near(120.45)); // + 0.5 * 0.3 * 100 * 0.03
    CHECK(r.rent[s.e] == near(0.85));
    CHECK(r.process_knowledge[s.e] == 0.1);
    CHECK(s.m.running_flow.spill[s.e] == 0.0);
}

TEST_CASE("an idea that does not pay is withheld, one that the buyer declines costs the supplier its work", "[relational][step]")
{
    // Expected share 0.5 * 0.25 + 0.5 * 0.5 * 0.5 = 0.25; value 6000 a quarter for 3 + 8 * 0.5 quarters:
    // (0.25 * 0.5 + 0.06) * 6000 * 7 = 7770, and for a product idea (0.25 * 0.5 * 0.6 + 0.06) * 6000 * 7 = 5670.
    const auto withheld = [](Parameters p, double cost) {
        p.idea.supplier_cost = cost;
        Exchange s(p);
        s.talk();
        CHECK(s.ideas().supplier_ideas_born == 1.0);
        CHECK(s.ideas().supplier_ideas_withheld + s.ideas().supplier_ideas_proposed == 1.0);
        if (s.ideas().supplier_ideas_withheld == 1.0) {
            CHECK(s.m.relation.price[s.e] == 120.0);
            CHECK(s.m.running_flow.engineering[s.e] == 0.0);
        }
        return s.ideas().supplier_ideas_withheld == 1.0;
    };
    CHECK_FALSE(withheld(supplier_idea(), 7769.0));
    CHECK(withheld(supplier_idea(), 7771.0));
    CHECK_FALSE(withheld(product_idea(), 5669.0));
    CHECK(withheld(product_idea(), 5671.0));
    Parameters afraid = supplier_idea();
    afraid.idea.appropriation = 10.0;
    CHECK(withheld(afraid, 600.0));

    Parameters p = supplier_idea();
    p.idea.adoption_base = p.idea.adoption_trust = 0.0;
    Exchange declined(p);
    declined.talk();
    CHECK(declined.ideas().supplier_ideas_rejected == 1.0);
    CHECK(declined.ideas().supplier_ideas_adopted == 0.0);
    CHECK(declined.m.running_flow.engineering[declined.e] == near(600));
    CHECK(declined.ideas().implementing == 0.0);
    CHECK(declined.m.relation.process_knowledge[declined.e] == 0.1);
}

TEST_CASE("a leaked process idea helps the rivals of the need from the next period on", "[relational][step]")
{
    Parameters p = supplier_idea();
    p.idea.detect = 1.0;
    Exchange s(p);
    s.row(0).leak = 1.0;
    auto& r = s.m.relation;
    r.process_knowledge[s.at(0, 2)] = 0.2;
    s.talk();
    CHECK(s.ideas().ideas_leaked == 1.0);
    CHECK(s.m.running_flow.leak_detected[s.e] == 1.0);
    CHECK(r.process_knowledge[s.at(0, 2)] == 0.2); // not yet
    trust(s.m, s.p);
    CHECK(r.process_knowledge[s.at(0, 1)] == near(0.018)); // 0.6 * 0.03
    CHECK(r.process_knowledge[s.at(0, 2)] == near(0.2 * 0.9925 + 0.018));
    CHECK(r.process_knowledge[s.e] == near(0.13 * 0.9925));
    CHECK(r.process_knowledge[s.at(1, 1)] == 0.0); // another need
    environment(s.m, s.p, s.random());             // the next period begins
    trust(s.m, s.p);
    CHECK(r.process_knowledge[s.at(0, 1)] == near(0.018 * 0.9925)); // once

    Parameters product = product_idea();
    product.idea.detect = 0.0;
    Exchange unseen(product);
    unseen.row(0).leak = 1.0;
    unseen.talk();
    CHECK(unseen.ideas().ideas_leaked == 1.0);
    CHECK(unseen.m.running_flow.leak_detected[unseen.e] == 0.0);
    CHECK(unseen.m.running_flow.leaked[unseen.e] == 0.0);
}

TEST_CASE("a buyer's idea helps the supplier's process, without implementing or leaks", "[relational][step]")
{
    Exchange s(buyer_idea());
    s.row(0).leak = 1.0;
    s.talk();
    const auto& r = s.m.relation;
    CHECK(s.ideas().buyer_ideas_born == 1.0);
    CHECK(s.ideas().buyer_ideas_proposed == 1.0);
    CHECK(s.ideas().buyer_ideas_adopted == 1.0);
    CHECK(s.m.running_flow.assistance[s.e] == 1.0);
    CHECK(r.process_knowledge[s.e] == near(0.13));
    CHECK(s.m.running_flow.spill[s.e] == near(0.009));
    CHECK(r.price[s.e] == near(118.5));
    CHECK(r.rent[s.e] == near(1.9));
    CHECK(s.ideas().implementing == near(300));
    CHECK(s.m.running_flow.engineering[s.e] == 0.0);
    CHECK(s.ideas().ideas_leaked == 0.0);

    Parameters p = buyer_idea(); // worth (1 - 0.5) * 6000 * 7 * 0.5 = 10500, less half of the supplier's cost
    p.idea.supplier_cost = 21001.0;
    Exchange kept(p);
    kept.talk();
    CHECK(kept.ideas().buyer_ideas_born == 1.0);
    CHECK(kept.ideas().buyer_ideas_proposed == 0.0);
    CHECK(kept.ideas().implementing == 0.0);

    p.idea.supplier_cost = 20999.0;
    p.idea.adoption_base = p.idea.adoption_trust = 0.0;
    Exchange unused(p);
    unused.talk();
    CHECK(unused.ideas().buyer_ideas_proposed == 1.0);
    CHECK(unused.ideas().buyer_ideas_adopted == 0.0);
    CHECK(unused.ideas().implementing == near(10499.5));
    CHECK(unused.m.running_flow.assistance[unused.e] == 0.0);
}

TEST_CASE("a dishonest supplier that knows the buyer's plans may sell them", "[relational][step]")
{
    Parameters p = quiet();
    p.info.supplier_leak = 1.0;
    p.info.leak_factor = 100.0;
    Exchange s(p);
    s.m.relation.plans[s.e] = 1.0;
    s.m.running_flow.signal[s.e] = 0.4;
    s.talk();
    CHECK(s.ideas().betrayals == 1.0);
    CHECK(s.ideas().leak == near(6000)); // 12000 * 0.5
    CHECK(s.m.running_flow.signal[s.e] == near(-0.6));

    s.p.supplier.honesty_low = s.p.supplier.honesty_high = 1.0;
    Exchange honest(s.p);
    honest.m.relation.plans[honest.e] = 1.0;
    honest.talk();
    CHECK(honest.ideas().betrayals == 0.0);
}

TEST_CASE("a supplier that trusts an old customer installs an ordering link, which grows", "[relational][step]")
{
    const auto link_after = [](double trust_now, double age, double link, double acceptance = 1.0, bool on = true) {
        Parameters p = quiet();
        p.link.install_chance = 1.0;
        p.link.upkeep = 0.0;
        p.link.on = on;
        Exchange s(p);
        s.row(0).link = acceptance;
        s.m.relation.supplier_trust[s.e] = trust_now;
        s.m.running.age[s.e] = age;
        s.m.relation.link[s.e] = link;
        s.talk();
        const bool installed = link == 0.0 && s.m.relation.link[s.e] > 0.0;
        CHECK(s.m.running_flow.links[s.e] == (installed ? 6000.0 : 0.0));
        return s.m.relation.link[s.e];
    };
    CHECK(link_after(0.56, 3, 0.0) == 0.25);
    CHECK(link_after(0.55, 3, 0.0) == 0.0);
    CHECK(link_after(0.56, 2, 0.0) == 0.0);
    CHECK(link_after(0.56, 3, 0.0, 0.0) == 0.0); // declined
    CHECK(link_after(0.56, 3, 0.0, 1.0, false) == 0.0);
    CHECK(link_after(0.10, 0, 0.25) == 0.5);
    CHECK(link_after(0.10, 0, 0.1) == near(0.35)); // what is left of an old one
    CHECK(link_after(0.10, 0, 0.9) == 1.0);

    for (const double link : {0.1, 1.0}) { // upkeep is the same for any link
        Exchange s;
        s.m.relation.link[s.e] = link;
        s.talk();
        CHECK(s.m.running_flow.links[s.e] == near(150));
    }
    Exchange none;
    none.talk();
    CHECK(none.m.running_flow.links[none.e] == 0.0);
}

TEST_CASE("product knowledge fades also where nobody supplies", "[relational][step]")
{
    Exchange s;
    s.m.need.incumbent[0] = nobody;
    s.m.need_flow.from_incumbent[0] = 0.0;
    s.talk();
    CHECK(s.m.need.product_knowledge[0] == near(0.097));
    CHECK(s.ideas().innovation == 0.0);
}

} // namespace models::relational
