// Settings from the command line: what is refused, and who wins.
#include <catch2/catch.hpp>

#include <boost/json.hpp>
#include <string>

#include "tests/experiments/program.hpp"

namespace {

using Catch::Contains;
using program::Folder;
using program::joined;
using program::main_config;
using program::small;
using program::Words;

// What a run that prints JSON says about itself.
boost::json::object run_with(const Words& options)
{
    const Folder folder;
    const program::Outcome outcome =
        folder.call(joined(joined({"compare", main_config, "--json", "--no-files"}, small), options));
    CAPTURE(outcome.err);
    REQUIRE(outcome.status == 0);
    return boost::json::parse(outcome.out).as_object();
}

} // namespace

TEST_CASE("a setting that may not be is refused, and --set is named as its source", "[experiments]")
{
    const std::string form = "\n    write it as --set group.name=value";
    const auto [setting, message] = GENERATE_COPY(table<std::string, std::string>({
        {"market.buyers", "\"market.buyers\" has no \"=\"" + form},
        {"market.buyers 5", "\"market.buyers 5\" has no \"=\"" + form},
        {"market.buyers=", "\"market.buyers=\" gives no value" + form},
        {"=5", "\"=5\" does not begin with a name such as group.name" + form},
        {"market..buyers=5", "\"market..buyers=5\" does not begin with a name such as group.name" + form},
        {"market buyers=5", "\"market buyers=5\" does not begin with a name such as group.name" + form},
        {"buyers=5", "unknown key \"buyers\"\n    did you mean \"market.buyers\"?"},
        {"market.buyrs=5", "unknown key \"market.buyrs\"\n    did you mean \"market.buyers\"?"},
        {"markets.buyers=5", "unknown group \"markets\"\n    did you mean \"market\"?"},
        {"market=5",
         "market = 5 is a number, but market is a group\n    write [market] on a line of its own, and its entries below it"},
        {"market.buyers=0", "market.buyers = 0 is outside 1..10000000 (count)"},
        {"market.buyers=many", "market.buyers = \"many\" is not a whole number (expected 1..10000000, count)"},
        {"market.buyers=4.5", "market.buyers = 4.5 is not a whole number (expected 1..10000000, count)"},
        {"trust.loss=1.4", "trust.loss = 1.4 is outside 0..1 (1/quarter)"},
        {"trust.loss=0,3",
         "trust.loss = \"0,3\" is not a number (expected 0..1, 1/quarter)\n    write decimals with a point: 0.3"},
        {"trust.loss=nan", "trust.loss = nan is not a finite number (expected 0..1, 1/quarter)"},
        {"info.on=perhaps",
         "info.on = \"perhaps\" is not true or false\n    write true or false, in small letters and without quotes"},
        {"policy.present=trusting",
         "policy.present = \"trusting\" is a text, not a list of rows\n    policy.present = [\"trusting\", "
         "\"aggressive\", \"conditional\"]"},
        {"policy.present=[trusting,agressive]",
         "policy.present names \"agressive\", which is not a row\n    did you mean \"aggressive\"?"},
        {"policy.trusting.pressure=2", "policy.trusting.pressure = 2 is outside 0..1 (share)"},
        {"market.known=9", "market.known must not exceed market.suppliers_per_category (market.suppliers_per_category = 8, "
                           "market.known = 9)"},
    }));
    CAPTURE(setting);
    const Folder folder;
    const program::Outcome outcome = folder.call({"compare", main_config, "--set", setting});
    CHECK(outcome.status == 2);
    CHECK(outcome.err == "1 problem\n--set: " + message + "\n");
    CHECK(outcome.out == "");
    CHECK(folder.names().empty());
}

TEST_CASE("problems of the file come before those of the command line, and all come at once", "[experiments]")
{
    const Folder folder;
    folder.file("a.toml", "model = \"relational\"\n[trust]\nloss = 7\ngian = 0.1\n");
    const program::Outcome outcome =
        folder.call({"compare", "a.toml", "--set", "market.buyers=0", "--set", "x", "--replicates", "0"});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Catch::StartsWith("5 problems\na.toml:3:8: trust.loss = 7 "));
    CHECK_THAT(outcome.err, Contains("\na.toml:4:1: unknown key \"trust.gian\"\n    did you mean \"trust.gain\"?\n--set: "));
    CHECK_THAT(outcome.err, Contains("market.buyers = 0 is outside"));
    CHECK_THAT(outcome.err, Contains("\"x\" has no \"=\""));
    CHECK_THAT(outcome.err, Contains("run.replicates = 0 is outside 1..1000000 (count)"));
}

TEST_CASE("option --seed and --replicates are checked like the settings they stand for", "[experiments]")
{
    const auto [option, value, message] = GENERATE(table<std::string, std::string, std::string>({
        {"--seed", "abc", "run.seed = \"abc\" is not a whole number (expected 0..9223372036854775807, number)"},
        {"--seed", "-1", "run.seed = -1 is outside 0..9223372036854775807 (number)"},
        {"--replicates", "0", "run.replicates = 0 is outside 1..1000000 (count)"},
        {"--replicates", "2.5", "run.replicates = 2.5 is not a whole number (expected 1..1000000, count)"},
    }));
    const Folder folder;
    const program::Outcome outcome = folder.call({"compare", main_config, option, value});
    CHECK(outcome.status == 2);
    CHECK(outcome.err == "1 problem\n" + option + ": " + message + "\n");
}

TEST_CASE("a wrong value of the file may be mended from the command line", "[experiments]")
{
    const Folder folder;
    folder.file("a.toml", "model = \"relational\"\n[market]\nbuyers = 0\n");
    CHECK(folder.call(joined({"compare", "a.toml", "--no-files"}, small)).status == 0);
}

TEST_CASE("the command line wins over the file, the later setting over the earlier, and an option over both", "[experiments]")
{
    CHECK(run_with({}).at("seed").as_int64() == 1);
    CHECK(run_with({}).at("replicates").as_int64() == 5); // --quick
    CHECK(run_with({"--set", "run.seed=5"}).at("seed").as_int64() == 5);
    CHECK(run_with({"--set", "run.seed=5", "--set", "run.seed=6"}).at("seed").as_int64() == 6);
    CHECK(run_with({"--seed", "7", "--set", "run.seed=5"}).at("seed").as_int64() == 7);
    CHECK(run_with({"--set", "run.replicates=3"}).at("replicates").as_int64() == 3);
    CHECK(run_with({"--replicates", "2", "--set", "run.replicates=3"}).at("replicates").as_int64() == 2);
    CHECK(run_with({"--set", "run={periods=9}"}).at("periods").as_int64() == 9);
    CHECK(run_with({"--set", "policy.present=[aggressive, trusting]"}).at("policies") ==
          boost::json::array{"aggressive", "trusting"});
}

TEST_CASE("a seed names the worlds, and the number of threads changes nothing", "[experiments]")
{
    const boost::json::value first = run_with({"--threads", "1"}).at("fingerprint");
    CHECK(run_with({"--threads", "2"}).at("fingerprint") == first);
    CHECK(run_with({"--threads", "5"}).at("fingerprint") == first);
    CHECK(run_with({"--threads", "0"}).at("fingerprint") == first);
    CHECK(run_with({"--seed", "1"}).at("fingerprint") == first);
    CHECK(run_with({"--seed", "0"}).at("fingerprint") != first);
    CHECK(run_with({"--seed", "2"}).at("fingerprint") != first);
}
