// What --json prints: the shape other programs rely on, and books that balance.
#include <catch2/catch.hpp>

#include <boost/json.hpp>
#include <cmath>
#include <set>
#include <string>

#include "tests/experiments/program.hpp"

namespace {

namespace json = boost::json;
using program::Folder;
using program::joined;
using program::Words;

const Words size{"--quick", "--quiet", "--no-files", "--set", "run.periods=48", "--set", "market.buyers=8"};

json::value parsed(const Words& words)
{
    const Folder folder;
    const program::Outcome outcome = folder.call(words);
    CAPTURE(outcome.err);
    REQUIRE(outcome.status == 0);
    REQUIRE(outcome.out.back() == '\n');
    return json::parse(outcome.out);
}

const json::object& comparison()
{
    static const json::value value = parsed(joined({"compare", program::main_config, "--json"}, size));
    return value.as_object();
}

const json::object* measure(const std::string& name)
{
    for (const json::value& one : comparison().at("measures").as_array())
        if (one.at("name").as_string() == name) return &one.as_object();
    return nullptr;
}

double number(const json::value& value) { return value.to_number<double>(); }

void check_interval(const json::value& value)
{
    const json::object& interval = value.as_object();
    for (const char* key : {"mean", "low", "high"}) REQUIRE(interval.contains(key));
    if (interval.at("mean").is_null()) return;
    if (interval.at("low").is_null()) return;
    CHECK(number(interval.at("low")) <= number(interval.at("mean")));
    CHECK(number(interval.at("mean")) <= number(interval.at("high")));
}

double mean(const std::string& name, const std::string& of)
{
    CAPTURE(name);
    const json::object* found = measure(name);
    REQUIRE(found);
    return number(of == "difference" ? found->at("difference").at("mean") : found->at("values").at(of).at("mean"));
}

// Everything on the receipt that adds up to its total.
std::set<std::string> accounts()
{
    static const json::value described = parsed({"describe", "relational", "--json"});
    std::set<std::string> names;
    const json::value* section = nullptr;
    for (const json::value& one : described.at("x-measures").as_array()) {
        if (one.at("name").as_string() == "component_price") section = &one.at("section");
        if (section && one.at("section") == *section) names.emplace(one.at("name").as_string());
    }
    names.erase("total_cost");
    names.erase("buyer_cost");
    return names;
}

} // namespace

TEST_CASE("a comparison in JSON says what was run", "[experiments]")
{
    const json::object& all = comparison();
    CHECK(all.at("fingerprint").as_string().size() == 16);
    CHECK(all.at("model").as_string() == "relational");
    CHECK(all.at("seed").as_int64() == 1);
    CHECK(all.at("replicates").as_int64() == 5);
    CHECK(all.at("periods").as_int64() == 48);
    CHECK(all.at("confidence").as_double() == 0.95);
    CHECK(all.at("policies") == json::array{"trusting", "aggressive"});
}

TEST_CASE("each measure in JSON has a name, a unit, a value for each policy and their difference", "[experiments]")
{
    std::set<std::string> names;
    for (const json::value& value : comparison().at("measures").as_array()) {
        const json::object& one = value.as_object();
        const std::string name(one.at("name").as_string());
        CAPTURE(name);
        CHECK(names.insert(name).second);
        CHECK_FALSE(one.at("unit").as_string().empty());
        CHECK_FALSE(one.at("meaning").as_string().empty());
        const json::object& values = one.at("values").as_object();
        CHECK(values.size() == 2);
        check_interval(values.at("trusting"));
        check_interval(values.at("aggressive"));
        check_interval(one.at("difference"));
        CHECK(one.at("differences").at("aggressive") == one.at("difference"));
    }
    for (const char* name : {"component_price", "total_cost", "buyer_cost", "innovation_value", "penalties_received",
                             "transaction_time_share", "inspection_rate", "buyer_trust", "supplier_trust",
                             "supplier_ideas_proposed", "supplier_ideas_adopted", "buyer_ideas_proposed", "renewal_share",
                             "goods_per_procurement_employee", "total_cost_first_8_periods", "total_cost_last_40_periods"}) {
        CAPTURE(name);
        CHECK(names.count(name) == 1);
    }
    for (const std::string& account : accounts()) {
        CAPTURE(account);
        CHECK(names.count(account) == 1);
    }
}

TEST_CASE("the crossover in JSON is told of flow and of the cumulative cost", "[experiments]")
{
    const json::object& crossover = comparison().at("crossover").as_object();
    CHECK(crossover.size() == 2);
    for (const char* kind : {"flow", "cumulative"}) {
        check_interval(crossover.at(kind));
        const std::int64_t crossing = crossover.at(kind).at("replicates_that_cross").as_int64();
        CHECK(crossing >= 0);
        CHECK(crossing <= 5);
        CHECK(crossover.at(kind).at("mean").is_null() == (crossing == 0));
    }
}

TEST_CASE("a difference is the first policy minus the second", "[experiments]")
{
    int compared = 0;
    for (const json::value& one : comparison().at("measures").as_array()) {
        const json::value &first = one.at("values").at("trusting").at("mean"),
                          &second = one.at("values").at("aggressive").at("mean");
        const json::object& difference = one.at("difference").as_object();
        // Where a replicate has no value for one of the two, the means are over other replicates than the difference.
        if (difference.at("mean").is_null() || difference.at("replicates").as_int64() < 5) continue;
        CAPTURE(one.at("name").as_string().c_str());
        ++compared;
        CHECK(number(difference.at("mean")) == Approx(number(first) - number(second)).epsilon(1e-9).margin(1e-9));
    }
    CHECK(compared > 60);
}

TEST_CASE("the accounts of the receipt, less the deductions, are the total", "[experiments]")
{
    REQUIRE(accounts().size() >= 10);
    const std::set<std::string> deductions{"penalties_received", "innovation_value"};
    for (const std::string stretch : {"", "_first_8_periods", "_last_40_periods"})
        for (const std::string of : {"trusting", "aggressive", "difference"}) {
            CAPTURE(stretch, of);
            double sum = 0;
            for (const std::string& name : accounts()) sum += (deductions.count(name) ? -1.0 : 1.0) * mean(name + stretch, of);
            CHECK(sum == Approx(mean("total_cost" + stretch, of)).epsilon(1e-9));
            CHECK(mean("total_cost" + stretch, of) + mean("innovation_value" + stretch, of) ==
                  Approx(mean("buyer_cost" + stretch, of)).epsilon(1e-9));
        }
}

TEST_CASE("three policies give two differences, each against the first", "[experiments]")
{
    const json::value all = parsed(joined({"compare", SOUK_ROOT "/configs/conditional.toml", "--json"}, size));
    CHECK(all.at("policies") == json::array{"trusting", "aggressive", "conditional"});
    for (const json::value& one : all.at("measures").as_array()) {
        CHECK(one.at("values").as_object().size() == 3);
        CHECK(one.at("differences").as_object().size() == 2);
        CHECK(one.at("difference") == one.at("differences").at("aggressive"));
        CHECK(one.at("differences").as_object().contains("conditional"));
    }
    CHECK(all.at("crossover").at("flow").at("against").as_object().size() == 2);
}

TEST_CASE("a run of one policy has values and no difference", "[experiments]")
{
    const Words one{"run", program::main_config, "--json", "--set", "policy.present=[aggressive]"};
    const json::value all = parsed(joined(one, size));
    CHECK(all.at("policies") == json::array{"aggressive"});
    const json::object& first = all.at("measures").as_array().at(0).as_object();
    CHECK(first.at("values").as_object().size() == 1);
    CHECK_FALSE(first.contains("difference"));
}
