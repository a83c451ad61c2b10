// Reading values: types, ranges, laws, places and words of each message.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "tests/scratch_folder.hpp"
#include "tests/sim/param_sample.hpp"

using Catch::Contains;
using sample::read_text;

TEST_CASE("an empty document gives the defaults", "[sim][param]")
{
    const auto got = read_text("");
    CHECK(got.problems.empty());
    CHECK(got.values.growth.gain == 0.18);
    CHECK(got.values.habit.size() == 2);
}

TEST_CASE("a document changes what it mentions and nothing else", "[sim][param]")
{
    const auto got =
        read_text("seed = 42\n[growth]\ngain = 0.25\non = false\nsilence = 16\ncells = 5000000000\nspeed = \"fast\"\n");
    CHECK(got.text() == "");
    CHECK(got.values.seed == 42);
    CHECK(got.values.growth.gain == 0.25);
    CHECK_FALSE(got.values.growth.on);
    CHECK(got.values.growth.silence == 16);
    CHECK(got.values.growth.cells == 5000000000);
    CHECK(got.values.growth.speed == sample::Speed::fast);
    CHECK(got.values.decay.loss == 0.4);
}

TEST_CASE("a value outside its range is shown with its place, range and unit", "[sim][param]")
{
    const auto got = read_text("[growth]\ngain = 1.4\n");
    CHECK(got.text() == "a.toml:2:8: growth.gain = 1.4 is outside 0..1 (1/quarter)\n");
    CHECK(got.values.growth.gain == 0.18);
}

TEST_CASE("messages say what was given and what is expected", "[sim][param]")
{
    const auto [line, expected] = GENERATE(table<std::string, std::string>({
        {"gain = \"high\"", "growth.gain = \"high\" is not a number (expected 0..1, 1/quarter)"},
        {"gain = true", "growth.gain = true is not a number (expected 0..1, 1/quarter)"},
        {"gain = nan", "growth.gain = nan is not a finite number (expected 0..1, 1/quarter)"},
        {"gain = -inf", "growth.gain = -inf is not a finite number (expected 0..1, 1/quarter)"},
        {"gain = [0.1, 0.2]", "growth.gain = [0.1, 0.2] is a list, not a number (expected 0..1, 1/quarter)"},
        {"gain = 2020-01-31", "growth.gain = 2020-01-31 is a date or time, not a number (expected 0..1, 1/quarter)"},
        {"gain = 07:32:00", "growth.gain = 07:32:00 is a date or time, not a number (expected 0..1, 1/quarter)"},
        {"gain = {low = 1}", "growth.gain is a table, but should be one value (expected 0..1, 1/quarter)"},
        {"gain = -0.1", "growth.gain = -0.1 is outside 0..1 (1/quarter)"},
        {"silence = 4.5", "growth.silence = 4.5 is not a whole number (expected 1..16, quarters)"},
        {"silence = 1e300", "growth.silence = 1e+300 is not a whole number (expected 1..16, quarters)"},
        {"silence = nan", "growth.silence = nan is not a whole number (expected 1..16, quarters)"},
        {"silence = 0", "growth.silence = 0 is outside 1..16 (quarters)"},
        {"silence = 99999999999", "growth.silence = 99999999999 is outside 1..16 (quarters)"},
        {"silence = true", "growth.silence = true is not a whole number (expected 1..16, quarters)"},
        {"on = 2", "growth.on = 2 is not true or false"},
        {"on = 1.0", "growth.on = 1 is not true or false"},
        {"on = \"yes\"", "growth.on = \"yes\" is not true or false"},
        {"speed = \"fsat\"", "growth.speed = \"fsat\" is not one of \"slow\" or \"fast\""},
        {"speed = 1", "growth.speed = 1 is not one of \"slow\" or \"fast\""},
        {"speed = [\"slow\", \"fast\", 1, 2, 3]",
         "growth.speed = [\"slow\", \"fast\", 1, ...] is not one of \"slow\" or \"fast\""},
    }));
    CAPTURE(line);
    const auto got = read_text("[growth]\n" + line + "\n");
    REQUIRE(got.problems.size() == 1);
    CHECK(got.problems[0].message == expected);
    CHECK(got.problems[0].line == 2);
}

TEST_CASE("common slips come with the way to mend them", "[sim][param]")
{
    const auto [line, expected] = GENERATE(table<std::string, std::string>({
        {"gain = \"0.3\"", "leave out the quotes: 0.3"},
        {"gain = \"0,3\"", "write decimals with a point: 0.3"},
        {"gain = 0,3", "write decimals with a point: gain = 0.3"},
        {"gain = .3", "write gain = 0.3"},
        {"gain =", "give gain a value, or remove the line"},
        {"on = True", "write on = true"},
        {"on = \"false\"", "write true or false, in small letters and without quotes"},
        {"speed = fast", "texts stand in quotes: speed = \"fast\""},
        {"speed = \"fsat\"", "did you mean \"fast\"?"},
    }));
    CAPTURE(line);
    const auto got = read_text("[growth]\n" + line + "\n");
    REQUIRE(got.problems.size() == 1);
    CHECK(got.problems[0].hint == expected);
    CHECK(got.problems[0].line == 2);
}

TEST_CASE("whole numbers may be written with a point, numbers without, switches as 0 and 1", "[sim][param]")
{
    const auto got = read_text("[growth]\ngain = 1\nsilence = 4.0\ncells = 1e6\non = 0\n[decay]\non = 1\n");
    CHECK(got.text() == "");
    CHECK(got.values.growth.gain == 1.0);
    CHECK(got.values.growth.silence == 4);
    CHECK(got.values.growth.cells == 1000000);
    CHECK_FALSE(got.values.growth.on);
    CHECK(got.values.decay.on);
}

TEST_CASE("every problem of a document is reported at once, in the order of lines", "[sim][param]")
{
    const auto got = read_text(
        "known = 9\nsede = 1\n[growth]\ngain = 3\nsilence = \"x\"\n[decay]\nlos = 1\n[habit.calm]\nterm = 0\n", {"decay.loss=7"});
    CHECK(got.text() == "a.toml:1:9: known must not exceed known_most (known = 9, known_most = 8)\n"
                        "a.toml:2:1: unknown key \"sede\"\n    did you mean \"seed\"?\n"
                        "a.toml:4:8: growth.gain = 3 is outside 0..1 (1/quarter)\n"
                        "a.toml:5:11: growth.silence = \"x\" is not a whole number (expected 1..16, quarters)\n"
                        "a.toml:7:1: unknown key \"decay.los\"\n    did you mean \"decay.loss\"?\n"
                        "a.toml:9:8: habit.calm.term = 0 is outside 1..24 (quarters)\n"
                        "--set: decay.loss = 7 is outside 0..1 (1/quarter)\n");
}

TEST_CASE("a value where a table belongs is said once", "[sim][param]")
{
    const auto got = read_text("growth = 5\nhabit = \"calm\"\n");
    CHECK(got.text() == "a.toml:1:10: growth = 5 is a number, but growth is a group\n"
                        "    write [growth] on a line of its own, and its entries below it\n"
                        "a.toml:2:9: habit = \"calm\" is a text, but habit is a group\n"
                        "    write [habit] on a line of its own, and its entries below it\n");
    CHECK_THAT(read_text("[[growth]]\ngain = 0.1\n").text(), Contains("growth = [{...}] is a list, but growth is a group"));
}

TEST_CASE("a law of a group is told with the group's path, at the value that breaks it", "[sim][param]")
{
    const auto got = read_text("[decay]\non = true\n", {"decay.loss=0"});
    CHECK(got.text() == "--set: loss must be above 0 while on is true (decay.loss = 0, decay.on = true)\n");
    CHECK_THAT(read_text("known_most = 2\n").text(),
               Contains("a.toml:1:14: known must not exceed known_most (known = 6, known_most = 2)"));
}

TEST_CASE("a law is not judged while a value it speaks of is itself wrong", "[sim][param]")
{
    const auto got = read_text("known = 9\nknown_most = \"many\"\n");
    REQUIRE(got.problems.size() == 1);
    CHECK_THAT(got.text(), Contains("known_most = \"many\""));
}

TEST_CASE("several reads share a document, each under its own table", "[sim][param]")
{
    auto document = sim::Document::from_text(
        "title = \"T\"\n[a]\ngain = 0.2\n[b]\nloss = 0.1\nlost = 1\n[c.d]\nx = [1, {y = 2}]\n", "a.toml");
    std::vector<sim::Problem> problems;
    CHECK(sim::read<sample::Growth>(document, problems, "a").gain == 0.2);
    sample::Decay decay{.loss = 0.9, .on = false};
    sim::read_into(decay, document, problems, "b");
    CHECK(decay.loss == 0.1);
    CHECK(sim::take_string(document, "title") == "T");
    CHECK_FALSE(sim::take_string(document, "model").has_value());
    const sim::Node* taken = document.take("c.d.x");
    REQUIRE(taken != nullptr);
    CHECK(taken->items.size() == 2);
    sim::report_unknown(document, problems);
    REQUIRE(problems.size() == 2);
    CHECK(problems[0].message == "unknown key \"b.lost\"");
    CHECK(problems[1].message == "unknown group \"c\"");
}

TEST_CASE("taking a whole table makes nothing in it unknown", "[sim][param]")
{
    auto document = sim::Document::from_text("[sweep]\n\"growth.gain\" = [0.1, 0.2]\n[sweep.more]\nx = 1\n", "a.toml");
    std::vector<sim::Problem> problems;
    REQUIRE(document.take("sweep") != nullptr);
    CHECK(document.take("sweep")->items[0].key == "growth.gain");
    CHECK(document.take("sweep")->items[0].items[1].number == 0.2);
    sim::report_unknown(document, problems);
    CHECK(problems.empty());
}

TEST_CASE("a title that is not a text is a problem, from the command line it is taken as written", "[sim][param]")
{
    auto document = sim::Document::from_text("title = 5\n", "a.toml");
    CHECK_FALSE(sim::take_string(document, "title").has_value());
    REQUIRE(document.waiting().size() == 1);
    CHECK(sim::text(document.waiting()[0]) ==
          "a.toml:1:9: title = 5 is a number, not a text\n    texts stand in quotes: title = \"5\"");
    document.set("title=2020");
    CHECK(sim::take_string(document, "title") == "2020");
    document.set("title=Long and short");
    CHECK(sim::take_string(document, "title") == "Long and short");
    document.set("title=[1]");
    CHECK_FALSE(sim::take_string(document, "title").has_value());
}

TEST_CASE("files that cannot be read are problems, not exceptions", "[sim][param]")
{
    const auto problem_of = [](const std::string& path) {
        const auto document = sim::Document::from_file(path);
        REQUIRE(document.waiting().size() == 1);
        return sim::text(document.waiting()[0]);
    };
    const auto folder = std::filesystem::temp_directory_path();
    CHECK_THAT(problem_of("/no/such/file.toml"), Contains("/no/such/file.toml: there is no such file"));
    CHECK_THAT(problem_of(folder.string()), Contains("this is a folder, not a file"));
    CHECK_THAT(problem_of(""), Contains("there is no such file"));
}

TEST_CASE("a file is read, and problems name it", "[sim][param]")
{
    const tests::ScratchFolder folder;
    const std::string path = (folder / "read.toml").string();
    std::ofstream(path) << "\xEF\xBB\xBF[growth]\r\ngain = 0.3\r\nsilence = 99\r\n";
    const auto got = sample::read_all(sim::Document::from_file(path));
    CHECK(got.values.growth.gain == 0.3);
    CHECK(got.text() == path + ":3:11: growth.silence = 99 is outside 1..16 (quarters)\n");
}

TEST_CASE("after a broken line the rest of a document is still judged", "[sim][param]")
{
    const auto got = read_text("[growth]\ngain = 0,3\nsilence = 4\nsilence = 5\non = maybe\ncells = 0\n[decay]\nloss = 0.2\n");
    REQUIRE(got.problems.size() == 4);
    CHECK(sim::text(got.problems[0]) == "a.toml:2:9: not TOML: key-value pair: expected a comment or whitespace, saw ','\n"
                                        "    write decimals with a point: gain = 0.3");
    CHECK_THAT(sim::text(got.problems[1]), Contains("a.toml:4:11: not TOML") && Contains("silence"));
    CHECK_THAT(sim::text(got.problems[2]), Contains("a.toml:5:") && Contains("texts stand in quotes: on = \"maybe\""));
    CHECK_THAT(sim::text(got.problems[3]), Contains("a.toml:6:9: growth.cells = 0 is outside"));
    CHECK(got.values.decay.loss == 0.2);
}

TEST_CASE("after a break whose reach is unclear nothing more is judged", "[sim][param]")
{
    const auto text =
        GENERATE(as<std::string>(), "[growth\ngain = 3\nfoo = 1\n", "x = [1,\n[growth]\ngain = 3\n", "x = [1,\ngain = 3\n",
                 "x = \"\"\"\ngain = 3\n", "\xFF\xFE", "x = \"\xC3(\"\n", "gain 0.3\ngain = 3\n");
    const auto got = read_text(text);
    CHECK(got.problems.size() == 1);
    CHECK_THAT(got.text(), Contains("a.toml:") && Contains("not TOML"));
    CHECK(got.values.growth.gain == 0.18);
}

TEST_CASE("control characters of a document never reach a message", "[sim][param]")
{
    const auto got = read_text("[growth]\ngain = \"\\u001b[31m\\nred\"\nspeed = \"\"\"a\nb\"\"\"\n");
    CHECK(got.problems.size() == 2);
    CHECK(got.text().find('\x1b') == std::string::npos);
    CHECK_THAT(got.text(), Contains("\"\\u001B[31m\\nred\"") && Contains("\"a\\nb\""));
}
