// Reading rosters: rows made from rows, which are present, and what can go wrong.
#include <catch2/catch.hpp>

#include "tests/sim/param_sample.hpp"

using Catch::Contains;
using sample::read_text;

TEST_CASE("without a word about it a roster holds the model's default rows", "[sim][param]")
{
    const auto got = read_text("[habit]\n");
    CHECK(got.text() == "");
    REQUIRE(got.values.habit.size() == 2);
    CHECK(got.values.habit[0].name == "calm");
    CHECK(got.values.habit[1].row.pressure == 0.8);
    CHECK(got.values.habit[1].share == 1.0);
}

TEST_CASE("present chooses rows and their order, shares weigh them", "[sim][param]")
{
    const auto got = read_text("[habit]\npresent = [\"keen\", \"mixed\", \"calm\"]\nshares = [1, 0.5, 0]\n");
    CHECK(got.text() == "");
    REQUIRE(got.values.habit.size() == 3);
    CHECK(got.values.habit[0].name == "keen");
    CHECK(got.values.habit[1].conditional);
    CHECK(got.values.habit[1].row.pressure == 0.15);
    CHECK(got.values.habit[1].otherwise.pressure == 0.8);
    CHECK(got.values.habit[1].share == 0.5);
    CHECK(got.values.habit[2].share == 0.0);
    CHECK_FALSE(got.values.habit[2].conditional);
}

TEST_CASE("entries of a built-in row can be overridden, and pairs made of it follow", "[sim][param]")
{
    const auto got =
        read_text("[habit]\npresent = [\"calm\", \"mixed\"]\n[habit.calm]\npressure = 0.2\n[habit.keen]\nterm = 2\n");
    CHECK(got.text() == "");
    CHECK(got.values.habit[0].row.pressure == 0.2);
    CHECK(got.values.habit[0].row.term == 8);
    CHECK(got.values.habit[1].row.pressure == 0.2);
    CHECK(got.values.habit[1].otherwise.term == 2);
    CHECK(got.values.habit[1].otherwise.pressure == 0.8);
}

TEST_CASE("a new row starts from the row it is like, else from the first built-in row", "[sim][param]")
{
    const auto got =
        read_text("[habit]\npresent = [\"harsh\", \"plain\", \"calm\"]\n[habit.harsh]\nlike = \"keen\"\npressure = 1\n"
                  "[habit.plain]\nterm = 3\n[habit.calm]\npressure = 0.3\n");
    CHECK(got.text() == "");
    CHECK(got.values.habit.find("harsh")->row.pressure == 1.0);
    CHECK(got.values.habit.find("harsh")->row.term == 4);
    CHECK_FALSE(got.values.habit.find("harsh")->row.open);
    CHECK(got.values.habit.find("plain")->row.term == 3);
    CHECK(got.values.habit.find("plain")->row.pressure == 0.3);
}

TEST_CASE("rows may be made from rows defined later", "[sim][param]")
{
    const auto got =
        read_text("[habit]\npresent = [\"third\"]\n[habit.third]\nlike = \"second\"\n[habit.second]\nlike = \"first\"\nterm = 2\n"
                  "[habit.first]\nlike = \"keen\"\npressure = 0.5\n");
    CHECK(got.text() == "");
    CHECK(got.values.habit[0].row.pressure == 0.5);
    CHECK(got.values.habit[0].row.term == 2);
    CHECK_FALSE(got.values.habit[0].row.open);
}

TEST_CASE("a row with otherwise is conditional; its own entries belong to the first part", "[sim][param]")
{
    const auto got = read_text("[habit]\npresent = [\"mine\"]\n[habit.mine]\nlike = \"calm\"\notherwise = \"keen\"\nterm = 5\n");
    CHECK(got.text() == "");
    CHECK(got.values.habit[0].conditional);
    CHECK(got.values.habit[0].row.term == 5);
    CHECK(got.values.habit[0].otherwise.term == 4);
}

TEST_CASE("a row like a conditional one is conditional too", "[sim][param]")
{
    const auto got = read_text("[habit]\npresent = [\"mine\", \"other\"]\n[habit.mine]\nlike = \"mixed\"\nterm = 5\n"
                               "[habit.other]\nlike = \"mixed\"\notherwise = \"calm\"\n");
    CHECK(got.text() == "");
    CHECK(got.values.habit[0].conditional);
    CHECK(got.values.habit[0].row.term == 5);
    CHECK(got.values.habit[0].otherwise.term == 4);
    CHECK(got.values.habit[1].otherwise.term == 8);
}

TEST_CASE("the second row can be written out in place", "[sim][param]")
{
    const auto got = read_text("[habit]\npresent = [\"mine\", \"mixed\"]\n[habit.mine.otherwise]\nlike = \"keen\"\nterm = 6\n",
                               {"habit.mixed.otherwise.pressure=0.9"});
    CHECK(got.text() == "");
    CHECK(got.values.habit[0].conditional);
    CHECK(got.values.habit[0].row.pressure == 0.15);
    CHECK(got.values.habit[0].otherwise.pressure == 0.8);
    CHECK(got.values.habit[0].otherwise.term == 6);
    CHECK(got.values.habit[1].otherwise.pressure == 0.9);
    CHECK(got.values.habit[1].otherwise.term == 4); // a built-in pair keeps what it had
}

TEST_CASE("a second row written out in place starts from the row itself", "[sim][param]")
{
    const auto got = read_text("[habit]\n[habit.keen]\nterm = 3\n[habit.keen.otherwise]\npressure = 0.1\n");
    CHECK(got.text() == "");
    CHECK(got.values.habit[1].otherwise.pressure == 0.1);
    CHECK(got.values.habit[1].otherwise.term == 3);
    CHECK(read_text("[habit.keen]\nlike = \"calm.otherwise\"\n[habit.calm.otherwise]\nterm = 2\n").problems.size() == 1);
}

TEST_CASE("a row used only through another need not be present", "[sim][param]")
{
    const auto got = read_text("[habit]\npresent = [\"mine\"]\n[habit.mine]\notherwise = \"hard\"\n[habit.hard]\npressure = 1\n");
    CHECK(got.text() == "");
    CHECK(got.values.habit[0].otherwise.pressure == 1.0);
}

TEST_CASE("rows and lists can be set from the command line", "[sim][param]")
{
    const auto got = read_text("[habit]\npresent = [\"calm\"]\n", {"habit.present=[calm,bold]", "habit.bold.pressure=0.7",
                                                                   "habit.shares=[1,3]", "habit.bold.like=keen"});
    CHECK(got.text() == "");
    CHECK(got.values.habit[1].row.pressure == 0.7);
    CHECK(got.values.habit[1].row.term == 4);
    CHECK(got.values.habit[1].share == 3.0);
}

TEST_CASE("what is wrong with a roster is told with place and remedy, and it stays as it was", "[sim][param]")
{
    const auto [toml, expected] = GENERATE(table<std::string, std::string>({
        {"present = []", "a.toml:2:11: habit.present names no row\n    rows: calm, keen, mixed\n"},
        {"present = [\"calm\", \"keeen\"]",
         "a.toml:2:20: habit.present names \"keeen\", which is not a row\n    did you mean \"keen\"?\n"},
        {"present = [\"calm\", 3]", "a.toml:2:20: habit.present names 3, which is not a row\n    rows: calm, keen, mixed\n"},
        {"present = [\"calm\", \"calm\"]",
         "a.toml:2:20: habit.present names \"calm\" twice\n    give it a larger share, or define a second row like it\n"},
        {"present = \"calm\"", "a.toml:2:11: habit.present = \"calm\" is a text, not a list of rows\n    habit.present = "
                               "[\"calm\", \"keen\", \"mixed\"]\n"},
        {"shares = [1, 2, 3]", "a.toml:2:10: habit.shares has 3 entries, but the rows present are 2: \"calm\", \"keen\"\n"
                               "    give one weight per row, in the same order\n"},
        {"shares = [1, -2]", "a.toml:2:14: habit.shares: -2 is not a weight (expected a number, 0 or more)\n"},
        {"shares = [nan, 1]", "a.toml:2:11: habit.shares: nan is not a weight (expected a number, 0 or more)\n"},
        {"shares = [\"half\", 1]", "a.toml:2:11: habit.shares: \"half\" is not a weight (expected a number, 0 or more)\n"},
        {"shares = [0, 0]", "a.toml:2:10: habit.shares adds up to 0\n    at least one weight must be above 0\n"},
        {"shares = 1", "a.toml:2:10: habit.shares = 1 is a number, not a list of weights\n"
                       "    write one weight per row present: habit.shares = [1, 1]\n"},
        {"pressure = 0.3", "a.toml:2:1: habit.pressure is an entry of a row\n    say which row: habit.calm.pressure = 0.3\n"},
        {"[habit.bold]", "a.toml:2:8: habit.bold is a new row, but it is not present\n"
                         "    add it: habit.present = [\"calm\", \"keen\", \"bold\"]\n"},
        {"[habit.kene]", "a.toml:2:8: habit.kene is a new row, but it is not present\n"
                         "    did you mean \"keen\"? Or add it: habit.present = [\"calm\", \"keen\", \"kene\"]\n"},
        {"[habit.\"Bold one\"]\npressure = 0.3", "a.toml:2:8: \"Bold one\" is no name for a row\n"
                                                 "    use small letters, digits and \"_\", a letter first\n"},
        {"[habit.keen]\npressure = 7",
         "a.toml:3:12: habit.keen.pressure = 7 is outside 0..1 (share)\n    if you mean 7 %, write 0.07\n"},
        {"[habit.keen]\nlike = \"clam\"", "a.toml:3:8: habit.keen.like = \"clam\" is not a row\n    did you mean \"calm\"?\n"},
        {"[habit.keen]\nlike = 3", "a.toml:3:8: habit.keen.like = 3 is not the name of a row\n    rows: calm, keen, mixed\n"},
        {"[habit.keen]\notherwise = \"mixed\"",
         "a.toml:3:13: habit.keen and habit.mixed are made from each other\n    let it start from another row\n"},
        {"[habit.calm]\nlike = \"calm\"", "a.toml:3:8: habit.calm is made from itself\n    let it start from another row\n"},
        {"[habit.calm]\nlike = \"keen\"\n[habit.keen]\nlike = \"calm\"",
         "a.toml:5:8: habit.calm and habit.keen are made from each other\n    let it start from another row\n"},
        {"present = [\"a\"]\n[habit.a]\notherwise = \"mixed\"",
         "a.toml:4:13: habit.a.otherwise = \"mixed\" is itself conditional\n    name a plain row\n"},
        {"[habit.calm.otherwise.otherwise]\nterm = 3", "a.toml:2:23: habit.calm.otherwise.otherwise is a third row\n"
                                                       "    a row has two parts at most\n"},
    }));
    CAPTURE(toml);
    const auto got = read_text("[habit]\n" + toml + "\n");
    CHECK(got.text() == expected);
    CHECK(got.values.habit.size() == 2);
    CHECK(got.values.habit[1].row.pressure == 0.8);
}

TEST_CASE("all problems of a roster come together", "[sim][param]")
{
    const auto got = read_text("[habit]\npresent = [\"x\", \"keen\"]\nshares = [1]\n[habit.y]\nlike = \"z\"\nterm = 0\n");
    CHECK(got.problems.size() == 5); // x, shares, y is not present, z, term
}

TEST_CASE("reading a second document keeps the rows the first one brought", "[sim][param]")
{
    auto first = sim::Document::from_text("[habit]\npresent = [\"bold\", \"keen\"]\n[habit.bold]\nterm = 3\n", "a.toml");
    auto second = sim::Document::from_text("[habit.keen]\nterm = 2\n", "b.toml");
    std::vector<sim::Problem> problems;
    sample::All all = sim::read<sample::All>(first, problems);
    sim::read_into(all, second, problems);
    CHECK(problems.empty());
    REQUIRE(all.habit.size() == 2);
    CHECK(all.habit[0].row.term == 3);
    CHECK(all.habit[1].row.term == 2);
}
