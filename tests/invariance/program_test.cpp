// The program writes the same bytes for any number of threads.
#include <cstdlib>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "tests/scratch_folder.hpp"

namespace {

namespace fs = std::filesystem;

using Contents = std::map<std::string, std::string>;

Contents contents_of(const fs::path& folder)
{
    Contents out;
    for (const auto& entry : fs::directory_iterator(folder)) out[entry.path().filename().string()] = tests::text_of(entry.path());
    return out;
}

// Runs the program in a folder of its own; everything it wrote.
Contents results_of(const std::string& command, const std::string& threads, const fs::path& folder)
{
    const std::string line = "'" SOUK_PROGRAM "' " + command + " --quiet --threads " + threads + " --out '" + folder.string() +
                             "' > '" + folder.string() + ".log' 2>&1";
    INFO(line);
    REQUIRE(std::system(line.c_str()) == 0);
    return contents_of(folder);
}

// The manifest without what may differ: the command as typed and the times.
std::string without_circumstances(std::string manifest)
{
    for (const char* key : {"command", "started", "finished"}) {
        const std::regex entry("\"" + std::string(key) + "\"\\s*:\\s*\"([^\"\\\\]|\\\\.)*\"");
        REQUIRE(std::regex_search(manifest, entry));
        manifest = std::regex_replace(manifest, entry, key);
    }
    return manifest;
}

void same_on_any_number_of_threads(const std::string& command, const std::set<std::string>& expected_files)
{
    const tests::ScratchFolder scratch;
    const Contents alone = results_of(command, "1", scratch / "1");
    for (const std::string& file : expected_files) {
        CAPTURE(file);
        REQUIRE(alone.contains(file));
        CHECK_FALSE(alone.at(file).empty());
    }
    for (const char* threads : {"2", "3", "7"}) {
        const Contents other = results_of(command, threads, scratch / threads);
        REQUIRE(other.size() == alone.size());
        for (const auto& [file, bytes] : alone) {
            CAPTURE(threads, file);
            REQUIRE(other.contains(file));
            if (file == "manifest.json")
                CHECK(without_circumstances(other.at(file)) == without_circumstances(bytes));
            else
                CHECK((other.at(file) == bytes)); // in brackets: thousands of lines are not shown
        }
    }
}

} // namespace

TEST_CASE("compare writes the same files, byte by byte, on 1, 2, 3 and 7 threads", "[invariance][program]")
{
    same_on_any_number_of_threads(
        "compare '" SOUK_ROOT "/configs/trusting_vs_aggressive.toml' --replicates 3",
        {"comparison.json", "differences.csv", "manifest.json", "replicates.csv", "series.csv", "summary.csv"});
}

TEST_CASE("run writes the same files, byte by byte, on 1, 2, 3 and 7 threads", "[invariance][program]")
{
    same_on_any_number_of_threads("run '" SOUK_ROOT "/configs/conditional.toml' --replicates 2 --set run.periods=20",
                                  {"manifest.json", "series.csv"});
}
