// Tables: what a cell looks like, that numbers read back, and what a full disk gives.
#include <catch2/catch.hpp>

#include <bit>
#include <clocale>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <locale>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "sim/check/ensure.hpp"
#include "sim/check/input_error.hpp"
#include "sim/store/csv.hpp"
#include "tests/scratch_folder.hpp"

namespace {

namespace fs = std::filesystem;

/// The table with one column "x" of these numbers, as text.
std::string table_of(const std::vector<double>& numbers)
{
    const tests::ScratchFolder folder;
    sim::CsvWriter table(folder / "t.csv", {"x"});
    for (const double number : numbers) {
        table.cell(number);
        table.end_row();
    }
    table.finish();
    return tests::text_of(folder / "t.csv");
}

std::vector<double> read_back(const std::string& table)
{
    std::istringstream lines(table);
    std::string line;
    std::getline(lines, line);
    CHECK(line == "x");
    std::vector<double> numbers;
    while (std::getline(lines, line)) {
        char* end = nullptr;
        numbers.push_back(std::strtod(line.c_str(), &end));
        REQUIRE(end == line.c_str() + line.size());
    }
    return numbers;
}

std::vector<std::uint64_t> bits_of(const std::vector<double>& numbers)
{
    std::vector<std::uint64_t> bits;
    bits.reserve(numbers.size());
    for (const double number : numbers) bits.push_back(std::bit_cast<std::uint64_t>(number));
    return bits;
}

/// Edges, and numbers of all sizes; none is a NaN.
std::vector<double> numbers_of_all_sizes()
{
    using limits = std::numeric_limits<double>;
    std::vector<double> numbers{0.0,
                                -0.0,
                                0.1,
                                1.0 / 3.0,
                                1e22,
                                123456.789,
                                1e15,
                                0.00001,
                                limits::max(),
                                limits::min(),
                                limits::denorm_min(),
                                5e-324,
                                limits::infinity(),
                                -limits::infinity()};
    std::mt19937_64 random(3);
    while (numbers.size() < 20'000) {
        const double number = std::bit_cast<double>(random());
        if (!std::isnan(number)) numbers.push_back(number);
    }
    return numbers;
}

struct DecimalComma : std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
};

/// Makes an installed locale with a decimal comma the C library's, if there is one.
bool set_decimal_comma()
{
    for (const char* name :
         {"de_DE.UTF-8", "de_DE.utf8", "de_CH.UTF-8", "de_AT.UTF-8", "fr_FR.UTF-8", "nl_NL.UTF-8", "pl_PL.UTF-8", "de_DE"})
        if (std::setlocale(LC_ALL, name) != nullptr && std::string(std::localeconv()->decimal_point) == ",") return true;
    std::setlocale(LC_ALL, "C");
    return false;
}

} // namespace

TEST_CASE("a table is its header and its rows", "[sim][store]")
{
    const tests::ScratchFolder folder;
    sim::CsvWriter table(folder / "t.csv", {"arm", "replicate", "cost"});
    table.cell("a").cell(std::size_t{1}).cell(2.5).end_row();
    table.cell("b").cell(std::size_t{18'446'744'073'709'551'615U}).cell(-1000000.0).end_row();
    table.finish();
    CHECK(tests::text_of(folder / "t.csv") == "arm,replicate,cost\na,1,2.5\nb,18446744073709551615,-1000000\n");
}

TEST_CASE("text with commas, quotes or line ends is quoted, other text is not", "[sim][store]")
{
    const tests::ScratchFolder folder;
    sim::CsvWriter table(folder / "t.csv", {"a,b", "plain", "a \"b\""});
    table.cell("\"").cell("two\nlines").cell(",").end_row();
    table.cell("").cell(" space ").cell("it's; tab\t, caf\u00e9").end_row();
    table.finish();
    CHECK(tests::text_of(folder / "t.csv") == "\"a,b\",plain,\"a \"\"b\"\"\"\n"
                                              "\"\"\"\",\"two\nlines\",\",\"\n"
                                              ", space ,\"it's; tab\t, caf\u00e9\"\n");
}

TEST_CASE("text with a carriage return is quoted", "[sim][store]")
{
    const tests::ScratchFolder folder;
    sim::CsvWriter table(folder / "t.csv", {"a"});
    table.cell("one\rtwo").end_row();
    table.finish();
    CHECK(tests::text_of(folder / "t.csv") == "a\n\"one\rtwo\"\n"); // RFC 4180, section 2, rule 6
}

TEST_CASE("what is not a number is an empty cell", "[sim][store]")
{
    const tests::ScratchFolder folder;
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    sim::CsvWriter table(folder / "t.csv", {"a", "b", "c"});
    table.cell(nothing).cell(-nothing).cell(0.0).end_row();
    table.cell(1.0).cell(nothing).cell(nothing).end_row();
    table.finish();
    CHECK(tests::text_of(folder / "t.csv") == "a,b,c\n,,0\n1,,\n");
}

TEST_CASE("numbers read back with the same bits", "[sim][store]")
{
    const std::vector<double> numbers = numbers_of_all_sizes();
    CHECK(bits_of(read_back(table_of(numbers))) == bits_of(numbers));
}

TEST_CASE("numbers are the same text where people write a decimal comma", "[sim][store]")
{
    const std::vector<double> numbers = numbers_of_all_sizes();
    const std::string expected = table_of(numbers);
    const std::locale before = std::locale::global(std::locale(std::locale::classic(), new DecimalComma));
    const std::string of_streams = table_of(numbers);
    std::locale::global(before);
    CHECK(of_streams == expected);
    if (!set_decimal_comma()) {
        WARN("skipped for the C library: no locale with a decimal comma is installed");
        return;
    }
    const std::string of_library = table_of(numbers);
    std::setlocale(LC_ALL, "C");
    CHECK(of_library == expected);
    CHECK(bits_of(read_back(of_library)) == bits_of(numbers));
}

TEST_CASE("a row with too few or too many cells is a broken promise", "[sim][store]")
{
    const tests::ScratchFolder folder;
    sim::CsvWriter table(folder / "t.csv", {"a", "b"});
    SECTION("none") { CHECK_THROWS_AS(table.end_row(), sim::BrokenPromise); }
    SECTION("too few") { CHECK_THROWS_AS(table.cell(1.0).end_row(), sim::BrokenPromise); }
    SECTION("too many") { CHECK_THROWS_AS(table.cell(1.0).cell("x").cell(2.0).end_row(), sim::BrokenPromise); }
    SECTION("after a good one")
    {
        table.cell(1.0).cell(2.0).end_row();
        CHECK_THROWS_AS(table.cell(1.0).end_row(), sim::BrokenPromise);
    }
}

TEST_CASE("a table where none can be written is an input error that names it", "[sim][store]")
{
    const tests::ScratchFolder folder;
    const fs::path path = folder / "missing" / "t.csv";
    try {
        const sim::CsvWriter table(path, {"a"});
        FAIL("it was written");
    } catch (const sim::InputError& error) {
        REQUIRE(error.problems().size() == 1);
        CHECK(error.problems()[0].source == path.string());
        CHECK(error.problems()[0].message == "cannot be written");
    }
    CHECK_THROWS_AS(sim::CsvWriter(folder.path(), {"a"}), sim::InputError); // a folder
}

TEST_CASE("a full disk is an input error, for small tables and large ones", "[sim][store]")
{
    if (!fs::is_character_file("/dev/full")) {
        WARN("skipped: there is no /dev/full");
        return;
    }
    const int rows = GENERATE(0, 1, 100'000);
    sim::CsvWriter table("/dev/full", {"a"});
    for (int row = 0; row < rows; ++row) table.cell(0.1 * row).end_row();
    CHECK_THROWS_AS(table.finish(), sim::InputError);
}

TEST_CASE("half a table never is there, and an older one stays until the new one is whole", "[sim][store]")
{
    const tests::ScratchFolder folder;
    std::ofstream(folder / "a.csv") << "old";
    const auto text = [&] { return tests::text_of(folder / "a.csv"); };
    {
        sim::CsvWriter table(folder / "a.csv", {"a"});
        table.cell(1.0).end_row();
        CHECK(text() == "old");
    }
    CHECK(text() == "old");
    CHECK_FALSE(fs::exists(folder / "a.csv.part"));
    sim::CsvWriter table(folder / "a.csv", {"a"});
    table.finish();
    CHECK(text() == "a\n");
}
