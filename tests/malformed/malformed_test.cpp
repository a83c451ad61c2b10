// Every malformed config of this folder against the message beside it: NAME.toml is refused with exactly NAME.expected.
#include <catch2/catch.hpp>

#include <string>
#include <tuple>
#include <vector>

#include "tests/malformed/expected_message.hpp"

namespace {

namespace fs = std::filesystem;
using program::Folder;
using program::Words;

const fs::path home = SOUK_ROOT "/tests/malformed";

// Paths from the root, such as tests/malformed/keys/misspelt.toml.
Words files_with(const std::string& extension)
{
    Words found;
    for (const auto& entry : fs::recursive_directory_iterator(home))
        if (entry.path().extension() == extension) found.push_back(fs::relative(entry.path(), SOUK_ROOT).generic_string());
    std::sort(found.begin(), found.end());
    return found;
}

std::string beside(const std::string& path, const std::string& extension)
{
    return fs::path(path).replace_extension(extension).string();
}

} // namespace

TEST_CASE("every malformed config is refused with the message beside it, and nothing is written", "[malformed]")
{
    const Words configs = files_with(".toml");
    REQUIRE(configs.size() >= 60);
    const Folder folder; // looks like the root, so that messages name the files as a person there would
    fs::create_directory_symlink(SOUK_ROOT "/tests", folder / "tests");
    for (const std::string& config : configs) {
        INFO(config);
        const fs::path expected = fs::path(SOUK_ROOT) / beside(config, ".expected");
        if (!fs::exists(expected)) {
            FAIL_CHECK("no message stands beside it");
            continue;
        }
        const program::Outcome outcome = folder.call({"compare", config, "--quiet"});
        CHECK(outcome.status == 2);
        CHECK(outcome.err == program::expected_message(expected));
        CHECK(outcome.out == "");
        CHECK(folder.names() == Words{"tests"});
        fs::remove_all(folder / "results"); // one failure is not the next one's
    }
}

TEST_CASE("every expected message has its malformed config", "[malformed]")
{
    for (const std::string& expected : files_with(".expected")) {
        INFO(expected);
        CHECK(fs::exists(fs::path(SOUK_ROOT) / beside(expected, ".toml")));
    }
}

TEST_CASE("a config that is no text, or has none, is refused", "[malformed]")
{
    const std::string no_model = "1 problem\na.toml: names no model\n    write model = \"relational\" on its first line; known "
                                 "models: relational, loyalty\n";
    const std::string no_text =
        "1 problem\na.toml:1:1: not TOML: Encountered invalid utf-8 sequence\n    save the file as UTF-8\n";
    using namespace std::string_literals;
    const auto [bytes, message] = GENERATE_COPY(table<std::string, std::string>({
        {"", no_model},
        {"\n\n \t\n", no_model},
        {"\xEF\xBB\xBF", no_model},
        {"\xFF\xFEm\0o\0d\0e\0l\0 \0=\0"s, no_text},
        {"\x89PNG\r\n\x1A\n", no_text},
    }));
    const Folder folder;
    const program::Outcome outcome = folder.call({"compare", folder.file("a.toml", bytes)});
    CAPTURE(bytes);
    CHECK(outcome.status == 2);
    CHECK(outcome.err == message);
    CHECK(folder.names() == Words{"a.toml"});
}

TEST_CASE("what looks odd but is right is accepted", "[malformed]")
{
    const std::string model = "model = \"relational\"\n";
    const auto [what, text] = GENERATE_COPY(table<std::string, std::string>({
        {"nothing but the model", model},
        {"no line end at the end", "model = \"relational\""},
        {"tabs", "model\t=\t\"relational\"\n[market]\n\tbuyers\t=\t10\t# few\n"},
        {"lines as Windows ends them", "model = \"relational\"\r\n\r\n[market]\r\nbuyers = 10\r\n"},
        {"a byte-order mark", "\xEF\xBB\xBFmodel = \"relational\"\n"},
        {"texts in single quotes", "model = 'relational'\ntitle = 'C:\\users'\n"},
        {"keys in quotes", "model = \"relational\"\n\"market\".\"buyers\" = 10\n"},
        {"spaces around dots and brackets", "model = \"relational\"\nmarket . buyers = 10\n[ trust ]\nloss = 0.2\n"},
        {"a table in one line", model + "market = {buyers = 10, known = 4}\n"},
        {"lists over lines, with a comma at the end",
         model + "[policy]\npresent = [\n  \"trusting\", # one\n  \"conditional\",\n]\n"},
        {"policies before the group they belong to",
         model + "[policy.firm]\nlike = \"trusting\"\n[policy]\npresent = [\"trusting\", \"firm\"]\n"},
        {"a policy without entries of its own", model + "[policy]\npresent = [\"trusting\", \"same\"]\n[policy.same]\n"},
        {"empty groups", model + "[market]\n[trust]\n[policy]\n"},
        {"numbers in other spellings",
         model + "[market]\nbuyers = 1_0\nknown = 0x4\n[trust]\nloss = 3e-1\n[cost]\nbase = +100.0\n"},
        {"a whole number as a real", model + "[market]\nbuyers = 1e1\nknown = 4.0\n"},
        {"the least and the greatest seed", model + "[run]\nseed = 9223372036854775807\n"},
        {"a comment of dots", "# " + std::string(200, '.') + "\n" + model},
        {"a text with many dots", model + "description = \"\"\"" + std::string(200, '.') + "\"\"\"\n"},
        {"letters of other languages", model + "title = \"\xC3\x84pfel, \xE5\xB8\x82\xE5\xA0\xB4\"\n"},
        {"stretches longer than the run", model + "[run]\nfirst_stretch = 1000\nlast_stretch = 1000\n"},
    }));
    const Folder folder;
    const Words call =
        program::joined({"compare", folder.file("a.toml", text), "--no-files"}, {"--quick", "--quiet", "--set", "run.periods=8"});
    const program::Outcome outcome = folder.call(call);
    CAPTURE(what, outcome.err);
    CHECK(outcome.status == 0);
    CHECK(outcome.err == "");
    CHECK_THAT(outcome.out, Catch::Contains("fingerprint"));
}
