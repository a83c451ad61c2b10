// Values written out, and read back.
#include <catch2/catch.hpp>

#include <charconv>
#include <clocale>
#include <cstring>
#include <random>

#include "sim/param/effective.hpp"
#include "tests/sim/param_sample.hpp"

namespace {

std::string lines(const std::vector<sim::EffectiveValue>& values)
{
    std::string out;
    for (const auto& value : values) out += value.path + " = " + value.value + (value.is_default ? "\n" : " *\n");
    return out;
}

} // namespace

TEST_CASE("the values in use are listed in row order, and the changed ones are marked", "[sim][param]")
{
    const auto got = sample::read_text(
        "known = 5\n[growth]\nspeed = \"fast\"\ngain = 0.3\n[habit]\npresent = [\"keen\", \"bold\"]\nshares = [1, 2.5]\n"
        "[habit.bold]\nterm = 3\n");
    REQUIRE(got.text() == "");
    CHECK(lines(sim::effective(got.values)) ==
          "seed = 1\nknown = 5 *\nknown_most = 8\ngrowth.gain = 0.3 *\ngrowth.on = true\ngrowth.silence = 4\n"
          "growth.cells = 1000\ngrowth.speed = \"fast\" *\ndecay.loss = 0.4\ndecay.on = false\n"
          "habit.present = [\"keen\", \"bold\"] *\nhabit.shares = [1, 2.5] *\n"
          "habit.keen.pressure = 0.8\nhabit.keen.term = 4\nhabit.keen.open = false\n"
          "habit.bold.pressure = 0.15\nhabit.bold.term = 3 *\nhabit.bold.open = true\n");
}

TEST_CASE("untouched values are all defaults", "[sim][param]")
{
    for (const auto& value : sim::effective(sample::All{}, "x")) {
        CAPTURE(value.path);
        CHECK(value.is_default);
        CHECK(value.path.starts_with("x."));
    }
}

TEST_CASE("the values in use read back as the same values", "[sim][param]")
{
    const auto toml =
        GENERATE(as<std::string>(), "",
                 "[habit]\npresent = [\"mixed\", \"mine\"]\n[habit.mine]\nlike = \"keen\"\notherwise = \"calm\"\nterm = 3\n",
                 "seed = 9000000000000000000\n[growth]\ngain = 0.3000000000000001\ncells = 123456789012\n",
                 "[habit]\npresent = [\"b\", \"calm\"]\n[habit.calm]\notherwise = \"keen\"\n[habit.b]\nlike = \"keen\"\n");
    const auto got = sample::read_text(toml);
    REQUIRE(got.text() == "");
    const auto values = sim::effective(got.values);
    sim::Document again = sim::Document::from_text("", "again");
    std::string document;
    for (const auto& value : values) {
        again.set(value.path + "=" + value.value);
        document += value.path + " = " + value.value + "\n";
    }
    const auto from_assignments = sample::read_all(again);
    CHECK(from_assignments.text() == "");
    CHECK(lines(sim::effective(from_assignments.values)) == lines(values));
    const auto from_file = sample::read_text(document);
    CHECK(from_file.text() == "");
    CHECK(lines(sim::effective(from_file.values)) == lines(values));
}

TEST_CASE("numbers are written as people write them", "[sim][param]")
{
    CHECK(sim::number_text(0.1) == "0.1");
    CHECK(sim::number_text(100000.0) == "100000");
    CHECK(sim::number_text(0.00001) == "0.00001");
    CHECK(sim::number_text(1e22) == "1e+22");
    CHECK(sim::number_text(1e-9) == "1e-09");
    CHECK(sim::number_text(0.0) == "0");
    CHECK(sim::number_text(-0.0) == "-0.0");
    CHECK(sim::number_text(-2.5) == "-2.5");
}

TEST_CASE("written numbers are exact, whatever their bits", "[sim][param]")
{
    std::mt19937_64 bits(7);
    for (int i = 0; i < 20000; ++i) {
        const std::uint64_t word = bits();
        double number = 0;
        std::memcpy(&number, &word, sizeof number);
        if (!(number - number == 0)) continue;
        const std::string text = sim::number_text(number);
        double back = 0;
        std::from_chars(text.data(), text.data() + text.size(), back);
        REQUIRE(std::memcmp(&back, &number, sizeof number) == 0);
    }
}
