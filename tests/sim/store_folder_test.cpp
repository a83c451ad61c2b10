// Results folders: numbered, never mixed, and gone unless kept.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "sim/check/input_error.hpp"
#include "sim/parallel/parallel.hpp"
#include "sim/store/results_folder.hpp"
#include "tests/scratch_folder.hpp"

namespace {

namespace fs = std::filesystem;
using sim::ResultsFolder;

struct Place : tests::ScratchFolder {
    std::set<std::string> names() const
    {
        std::set<std::string> all;
        for (const auto& entry : fs::directory_iterator(path())) all.insert(entry.path().filename().string());
        return all;
    }
};

void write(const fs::path& path) { std::ofstream(path) << "something"; }

/// Reserves a numbered folder, keeps it, and says what it is called.
std::string kept(const fs::path& parent, const std::string& name)
{
    ResultsFolder folder = ResultsFolder::numbered(parent, name);
    folder.keep();
    return folder.path().filename().string();
}

/// The problem that reserving gives.
sim::Problem refusal(const std::function<ResultsFolder()>& reserve)
{
    try {
        reserve();
    } catch (const sim::InputError& error) {
        REQUIRE(error.problems().size() == 1);
        return error.problems()[0];
    }
    FAIL("it was not refused");
    return {};
}

} // namespace

TEST_CASE("folders of one name are numbered from the second on", "[sim][store]")
{
    const Place place;
    CHECK(kept(place.path(), "base") == "base");
    CHECK(kept(place.path(), "base") == "base-2");
    CHECK(kept(place.path(), "base") == "base-3");
    CHECK(kept(place.path(), "other") == "other");
    CHECK(place.names() == std::set<std::string>{"base", "base-2", "base-3", "other"});
}

TEST_CASE("the first number that is free is taken", "[sim][store]")
{
    const Place place;
    for (int k = 0; k < 4; ++k) kept(place.path(), "base");
    fs::remove(place / "base-3");
    CHECK(kept(place.path(), "base") == "base-3");
    CHECK(kept(place.path(), "base") == "base-5");
    fs::remove(place / "base");
    CHECK(kept(place.path(), "base") == "base");
}

TEST_CASE("a file takes a number as a folder does", "[sim][store]")
{
    const Place place;
    write(place / "base");
    fs::create_symlink(place / "nowhere", place / "base-2");
    CHECK(kept(place.path(), "base") == "base-3");
    CHECK(fs::is_regular_file(place / "base"));
}

TEST_CASE("a folder exists while it is reserved, and is gone with all in it unless kept", "[sim][store]")
{
    const Place place;
    {
        const ResultsFolder folder = ResultsFolder::numbered(place.path(), "base");
        CHECK(fs::is_directory(place / "base"));
        fs::create_directories(folder.path() / "deep" / "deeper");
        write(folder.path() / "deep" / "results.csv");
    }
    CHECK(place.names().empty());
    {
        ResultsFolder folder = ResultsFolder::exactly(place / "base", false);
        write(folder.path() / "results.csv");
        folder.keep();
    }
    CHECK(fs::exists(place / "base" / "results.csv"));
}

TEST_CASE("a folder that was handed on is removed once, by its last owner", "[sim][store]")
{
    const Place place;
    std::optional<ResultsFolder> owner;
    {
        ResultsFolder folder = ResultsFolder::numbered(place.path(), "base");
        owner.emplace(std::move(folder));
    }
    CHECK(place.names() == std::set<std::string>{"base"});
    CHECK(owner->path() == place / "base");
    owner.reset();
    CHECK(place.names().empty());
}

TEST_CASE("folders above are made when they are missing", "[sim][store]")
{
    const Place place;
    ResultsFolder::numbered(place / "a" / "b", "base").keep();
    CHECK(fs::is_directory(place / "a" / "b" / "base"));
    ResultsFolder::exactly(place / "c" / "d" / "e", false).keep();
    CHECK(fs::is_directory(place / "c" / "d" / "e"));
}

TEST_CASE("folders above that were made are gone with theirs unless kept or in use", "[sim][store]")
{
    const Place place;
    {
        const ResultsFolder one = ResultsFolder::numbered(place / "a" / "b", "base");
        const ResultsFolder other = ResultsFolder::exactly(place / "c" / "d" / "e", false);
        CHECK(place.names() == std::set<std::string>{"a", "c"});
    }
    CHECK(place.names().empty());
    {
        const ResultsFolder first = ResultsFolder::numbered(place / "a", "base");
        CHECK(kept(place / "a", "base") == "base-2");
    }
    CHECK(place.names() == std::set<std::string>{"a"});
    CHECK_FALSE(fs::exists(place / "a" / "base"));
    CHECK(fs::is_directory(place / "a" / "base-2"));
}

TEST_CASE("a folder that exists is refused, and stays as it is", "[sim][store]")
{
    const Place place;
    fs::create_directory(place / "mine");
    write(place / "mine" / "old.csv");
    const sim::Problem problem = refusal([&] { return ResultsFolder::exactly(place / "mine", false); });
    CHECK(problem.source == (place / "mine").string());
    CHECK(problem.message == "the results folder exists already");
    CHECK(problem.hint.find("--force") != std::string::npos);
    CHECK(fs::exists(place / "mine" / "old.csv"));
}

TEST_CASE("with force a folder that exists is used and never removed", "[sim][store]")
{
    const Place place;
    fs::create_directory(place / "mine");
    write(place / "mine" / "old.csv");
    {
        const ResultsFolder folder = ResultsFolder::exactly(place / "mine", true);
        CHECK(folder.path() == place / "mine");
    }
    CHECK(fs::exists(place / "mine" / "old.csv"));
}

TEST_CASE("with force a folder that does not exist is new: gone unless kept", "[sim][store]")
{
    const Place place;
    {
        const ResultsFolder folder = ResultsFolder::exactly(place / "mine", true);
    }
    CHECK(place.names().empty());
}

TEST_CASE("a file is no results folder, not even with force", "[sim][store]")
{
    const Place place;
    write(place / "file");
    for (const bool force : {false, true}) {
        CHECK(refusal([&] { return ResultsFolder::exactly(place / "file", force); }).message == "is a file, not a folder");
        CHECK_FALSE(refusal([&] { return ResultsFolder::exactly(place / "file" / "below", force); }).message.empty());
    }
    CHECK(refusal([&] { return ResultsFolder::numbered(place / "file", "base"); }).source.starts_with(place.path().string()));
    CHECK(fs::is_regular_file(place / "file"));
}

TEST_CASE("a folder may be named with a slash at its end", "[sim][store]")
{
    const Place place;
    const std::string name = (place / "mine").string() + "/";
    ResultsFolder::exactly(name, false).keep();
    CHECK(fs::is_directory(place / "mine"));
}

TEST_CASE("many who ask at once for one name get a folder each", "[sim][store]")
{
    const Place place;
    constexpr std::size_t many = 40;
    std::vector<std::string> names(many);
    sim::with_threads(8, [&] { sim::for_each_task(many, [&](std::size_t k) { names[k] = kept(place.path(), "base"); }); });
    CHECK(std::set<std::string>(names.begin(), names.end()).size() == many);
    CHECK(place.names().size() == many);
}
