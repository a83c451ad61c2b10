// Garbage, cut-off and mutilated documents: always values or problems, never a crash.
#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

#include "sim/param/describe.hpp"
#include "sim/param/effective.hpp"
#include "tests/sim/param_sample.hpp"

namespace {

// Whatever stood in the document, what comes out is legal.
void check_outcome(const sample::Reading& got)
{
    CHECK_NOTHROW(sim::ensure_sound(sim::sheet_of(const_cast<sample::All&>(got.values))));
    for (const sim::Problem& problem : got.problems) {
        REQUIRE_FALSE(problem.message.empty());
        REQUIRE_FALSE(problem.source.empty());
        const std::string shown = problem.message + problem.hint;
        REQUIRE(
            std::all_of(shown.begin(), shown.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F; }));
    }
}

std::string sample_document()
{
    return sim::as_toml(sim::describe<sample::All>()) +
           "[habit.mine]\nlike = \"keen\"\notherwise = \"calm\"\nterm = 3\n[habit.mine.x]\ny = [1, {z = 2}]\n";
}

} // namespace

TEST_CASE("random bytes give problems, not crashes", "[sim][param]")
{
    std::mt19937_64 random(11);
    for (int i = 0; i < 3000; ++i) {
        std::string text(random() % 200, '\0');
        for (char& c : text) c = static_cast<char>(random());
        check_outcome(sample::read_text(text, {text.substr(0, random() % 40)}));
    }
}

TEST_CASE("random characters of TOML give problems or values, not crashes", "[sim][param]")
{
    constexpr std::string_view letters = "[]{}=\"'\n\n,.#ab01e-+_ \t:TZ\\";
    const std::vector<std::string> words{"habit", "growth", "gain",  "present", "shares", "like", "otherwise",
                                         "calm",  "keen",   "mixed", "term",    "= ",     "\n[",  "]\n"};
    std::mt19937_64 random(12);
    for (int i = 0; i < 6000; ++i) {
        std::string text;
        for (std::size_t j = random() % 40; j > 0; --j) {
            if (random() % 2 == 0)
                text += letters[random() % letters.size()];
            else
                text += words[random() % words.size()];
        }
        check_outcome(sample::read_text(text, {text}));
    }
}

TEST_CASE("a document cut off anywhere gives problems or values", "[sim][param]")
{
    const std::string whole = sample_document();
    for (std::size_t length = 0; length <= whole.size(); length += 3) check_outcome(sample::read_text(whole.substr(0, length)));
}

TEST_CASE("a document with bytes changed, dropped or doubled gives problems or values", "[sim][param]")
{
    const std::string whole = sample_document();
    std::mt19937_64 random(13);
    for (int i = 0; i < 1000; ++i) {
        std::string text = whole;
        for (int changes = 1 + static_cast<int>(random() % 4); changes > 0; --changes) {
            const std::size_t at = random() % text.size();
            switch (random() % 4) {
            case 0:
                text[at] = static_cast<char>(random());
                break;
            case 1:
                text.erase(at, 1 + random() % 20);
                break;
            case 2: {
                const std::size_t from = random() % text.size();
                text.insert(at, text.substr(from, random() % 30));
                break;
            }
            default:
                text[at] = "=[]{}\"\n.,#"[random() % 10];
                break;
            }
            if (text.empty()) text = " ";
        }
        check_outcome(sample::read_text(text));
    }
}

TEST_CASE("what nests too deep is refused", "[sim][param]")
{
    const auto repeated = [](std::string_view part, int times) {
        std::string out;
        for (int i = 0; i < times; ++i) out += part;
        return out;
    };
    const auto text =
        GENERATE_COPY(as<std::string>(), "a" + repeated(".a", 200'000) + " = 1\n", "[a" + repeated(".a", 200'000) + "]\n",
                      "a = " + repeated("[", 200'000), "a = " + repeated("{a=", 100'000),
                      repeated("[[a]]\n", 10) + "[a" + repeated(" . a", 50'000) + "]");
    check_outcome(sample::read_text(text));
    CHECK(sample::read_text(text).problems.size() == 1);
    check_outcome(sample::read_text(
        "", {text, "growth.gain=" + repeated("[", 100'000) + repeated("]", 100'000), repeated("a.", 100'000) + "a=1"}));
}

TEST_CASE("very long lines and many problems are borne", "[sim][param]")
{
    std::string text = "[growth]\n";
    for (int i = 0; i < 2000; ++i) text += "wrong" + std::to_string(i) + " = 1\n";
    CHECK(sample::read_text(text).problems.size() == 2000);
    CHECK(sample::read_text("[growth]\nspeed = \"" + std::string(100'000, 'x') + "\"\n").text().size() < 300);
    std::string broken;
    for (int i = 0; i < 100; ++i) broken += "x" + std::to_string(i) + " = ?\n";
    CHECK(sample::read_text(broken).problems.size() == 20);
}
