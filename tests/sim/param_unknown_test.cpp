// Keys nobody reads, and what they may have been meant to be.
#include <catch2/catch.hpp>

#include "sim/param/text.hpp"
#include "tests/sim/param_sample.hpp"

using Catch::Contains;
using sample::read_text;

TEST_CASE("an unknown key is told with its place and the nearest name", "[sim][param]")
{
    const auto [toml, expected] = GENERATE(table<std::string, std::string>({
        {"[growth]\n\ngian = 0.1\n", "a.toml:3:1: unknown key \"growth.gian\"\n    did you mean \"growth.gain\"?\n"},
        {"[growth]\n  Gain = 0.1\n", "a.toml:2:3: unknown key \"growth.Gain\"\n    did you mean \"growth.gain\"?\n"},
        {"gain = 0.1\n", "a.toml:1:1: unknown key \"gain\"\n    did you mean \"growth.gain\"?\n"},
        {"[decay]\ngain = 0.1\n", "a.toml:2:1: unknown key \"decay.gain\"\n    did you mean \"growth.gain\"?\n"},
        {"on = true\n", "a.toml:1:1: unknown key \"on\"\n    did you mean \"growth.on\" or \"decay.on\"?\n"},
        {"known-most = 7\n", "a.toml:1:1: unknown key \"known-most\"\n    did you mean \"known_most\"?\n"},
        {"[grwoth]\ngain = 0.1\n", "a.toml:1:2: unknown group \"grwoth\"\n    did you mean \"growth\"?\n"},
        {"growht.gain = 0.1\n", "a.toml:1:1: unknown group \"growht\"\n    did you mean \"growth\"?\n"},
        {"[growth.speed_limits]\na = 1\n",
         "a.toml:1:9: unknown group \"growth.speed_limits\"\n    [growth] has gain, on, silence, cells, speed\n"},
        {"[decay]\nwombat = 1\n", "a.toml:2:1: unknown key \"decay.wombat\"\n    [decay] has loss, on\n"},
        {"wombat = 1\n", "a.toml:1:1: unknown key \"wombat\"\n    the top has growth, decay, habit, seed, known, known_most\n"},
        {"[habit.calm]\npresure = 0.1\n",
         "a.toml:2:1: unknown key \"habit.calm.presure\"\n    did you mean \"habit.calm.pressure\"?\n"},
        {"\"growth.gain\" = 0.1\n", "a.toml:1:1: unknown key \"growth.gain\"\n    write growth.gain without quotes\n"},
        {"[habit]\npresnt = [\"calm\"]\n", "a.toml:2:1: unknown key \"habit.presnt\"\n    did you mean \"habit.present\"?\n"},
    }));
    CAPTURE(toml);
    CHECK(read_text(toml).text() == expected);
}

TEST_CASE("an unknown group is one problem, whatever stands in it", "[sim][param]")
{
    CHECK(read_text("[zoo]\na = 1\nb = 2\n[zoo.c]\nd = 1\n").problems.size() == 1);
}

TEST_CASE("spelling distance counts letters changed, added, dropped and swapped", "[sim][param]")
{
    CHECK(sim::spelling_distance("gain", "gain") == 0);
    CHECK(sim::spelling_distance("gain", "gian") == 1);
    CHECK(sim::spelling_distance("gain", "gai") == 1);
    CHECK(sim::spelling_distance("gain", "gainn") == 1);
    CHECK(sim::spelling_distance("gain", "gaim") == 1);
    CHECK(sim::spelling_distance("Gain-Rate", "gain_rate") == 0);
    CHECK(sim::spelling_distance("", "abc") == 3);
    CHECK(sim::spelling_distance(std::string(1000, 'a'), "a") == 64);
}

TEST_CASE("lists and paths are split where they should be", "[sim][param]")
{
    using V = std::vector<std::string_view>;
    CHECK(sim::split_path("a.b.c") == V{"a", "b", "c"});
    CHECK(sim::split_path("") == V{""});
    CHECK(sim::split_path("a.") == V{"a", ""});
    CHECK(sim::split_list("") == V{});
    CHECK(sim::split_list("a, \"b, c\", [d, e], {f = 1, g = 2}") == V{"a", "\"b, c\"", "[d, e]", "{f = 1, g = 2}"});
    CHECK(sim::group_of("a.b.c") == "a.b");
    CHECK(sim::group_of("a") == "");
    CHECK(sim::last_of("a.b.c") == "c");
    CHECK(sim::last_of("a") == "a");
}

TEST_CASE("long texts are cut between characters", "[sim][param]")
{
    std::string text(59, 'a');
    text += "\u00e4\u00e4";
    CHECK(sim::quoted(text) == "\"" + std::string(59, 'a') + "...\"");
    CHECK(sim::quoted("a\"b\\") == "\"a\\\"b\\\\\"");
}
