// `souk claims` as its users call it.
#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <map>
#include <set>
#include <thread>

#include "tests/experiments/claims/small_claims.hpp"

using Catch::Contains;
using program::Folder;
using program::number_in;
using program::Outcome;
using program::small_claims;
using program::table_in;
using program::text_of;
using program::Words;

namespace {

const std::string declarations = SOUK_ROOT "/configs/claims";

// All tables, without times.
std::map<std::string, std::string> tables(const Folder& folder, const std::string& results)
{
    std::map<std::string, std::string> out;
    for (const std::string& name : folder.names(results)) {
        if (!name.ends_with(".csv")) continue;
        const program::Table table = table_in(folder / results / name);
        std::string& text = out[name];
        for (std::size_t column = 0; column < table.header.size(); ++column)
            if (table.header[column] != "seconds")
                for (const Words& row : table.rows) text += row[column] + "\n";
    }
    return out;
}

// The rule of the README, from the columns of claims.csv alone.
void judge_again(const program::Table& t)
{
    std::set<std::string> seen;
    for (std::size_t row = 0; row < t.rows.size(); ++row) {
        const double sign = t.at(row, "direction") == "above" ? 1.0 : -1.0;
        const auto value = [&](const char* name) { return sign * number_in(t.at(row, name)); };
        const auto lower = [&](const std::string& name) {
            return std::min(value((name + "_low").c_str()), value((name + "_high").c_str()));
        };
        const double upper = std::max(value("adjusted_low"), value("adjusted_high"));
        const double smallest = number_in(t.at(row, "smallest_effect"));
        const bool has_ablation = !t.at(row, "ablation").empty();
        const bool is_explained = !has_ablation || (lower("reduction") > 0 && value("reduction") >= 0.5 * value("effect"));
        const std::string expected = lower("adjusted") > 0
                                         ? (value("effect") >= smallest && is_explained ? "holds" : "holds in part")
                                         : (upper < smallest ? "not in this model" : "cannot be told");
        CAPTURE(t.at(row, "id"));
        CHECK(t.at(row, "verdict") == expected);
        if (has_ablation) CHECK(value("reduction") == Approx(value("effect") - value("ablated_effect")).margin(1e-9));
        seen.insert(expected);
    }
    CHECK(seen.size() >= 3);
}

// A box is given where more points tell the sign than chance would.
void look_at_boxes(const program::Table& map)
{
    int boxes = 0;
    for (std::size_t row = 0; row < map.rows.size(); ++row) {
        CAPTURE(map.at(row, "id"));
        const bool is_told = number_in(map.at(row, "share_told")) > 0.05;
        CHECK(is_told == !map.at(row, "box").empty());
        CHECK((number_in(map.at(row, "share_against")) > 0.05) == !map.at(row, "against_box").empty());
        boxes += is_told;
    }
    CHECK(boxes > 0);
    CHECK(boxes < 24);
}

} // namespace

TEST_CASE("a quick look at all claims gives every table, and says that it is no result", "[claims]")
{
    const Folder folder;
    const Outcome outcome = folder.call({"claims", "--quick", "--quiet", "--from", declarations, "--out", "quick"});
    CAPTURE(outcome.err);
    REQUIRE(outcome.status == 0);
    CHECK_THAT(outcome.out, Contains("This was a quick look, not a result."));
    const program::Table claims = table_in(folder / "quick/claims.csv");
    CHECK(claims.rows.size() >= 27);
    const program::Words verdicts{"holds", "holds in part", "not in this model", "cannot be told"};
    for (std::size_t row = 0; row < claims.rows.size(); ++row) {
        CAPTURE(claims.at(row, "id"));
        CHECK(std::find(verdicts.begin(), verdicts.end(), claims.at(row, "verdict")) != verdicts.end());
        CHECK(claims.at(row, "fingerprint").size() == 16);
        CHECK(program::number_in(claims.at(row, "adjusted_low")) <= program::number_in(claims.at(row, "low")));
        CHECK(program::number_in(claims.at(row, "effect")) >= program::number_in(claims.at(row, "low")));
    }
    judge_again(claims);
    CHECK(table_in(folder / "quick/map.csv").rows.size() == 24);
    look_at_boxes(table_in(folder / "quick/map.csv"));
    for (const char* name : {"shapley.csv", "shapley_switches.csv"}) {
        const program::Table parts = table_in(folder / "quick" / name);
        double sum = 0.0;
        for (std::size_t row = 0; row + 1 < parts.rows.size(); ++row) sum += program::number_in(parts.at(row, "value"));
        CHECK(parts.rows.back().front() == "total");
        CHECK(sum == Approx(program::number_in(parts.at(parts.rows.size() - 1, "value"))).margin(1e-9));
    }
    CHECK(table_in(folder / "quick/targets.csv").rows.size() >= 20);
    for (const char* name : {"claims.md", "claims.json", "manifest.json", "columns.csv"})
        CHECK_FALSE(text_of(folder / "quick" / name).empty());
    // Each claim is a sweep of its own.
    CHECK(folder.call({"verify", "quick/S20", "-n", "2"}).status == 0);
    CHECK(folder.call({"export", "quick/S20"}).status == 0);
}

TEST_CASE("some claims can be run alone, and S2 comes before S10", "[claims]")
{
    const Folder folder;
    const Outcome outcome =
        folder.call({"claims", "S10", "C3", "S2", "--quick", "--quiet", "--from", declarations, "--out", "some"});
    REQUIRE(outcome.status == 0);
    const program::Table claims = table_in(folder / "some/claims.csv");
    REQUIRE(claims.rows.size() == 3);
    CHECK(claims.at(0, "id") == "S2");
    CHECK(claims.at(1, "id") == "S10");
    CHECK(claims.at(2, "id") == "C3");
    CHECK_FALSE(std::filesystem::exists(folder / "some/map.csv"));
}

TEST_CASE("claims killed and run again give the tables of an undisturbed run, on any number of threads", "[claims]")
{
    const Folder folder;
    small_claims(folder);
    const Words call{"claims", "--quiet", "--from", "claims"};
    REQUIRE(folder.call(program::joined(call, {"--out", "whole"})).status == 0);
    const auto expected = tables(folder, "whole");
    REQUIRE(expected.size() == 7);
    for (const int moment : {5, 20, 40, 70, 110, 160}) {
        const pid_t child = folder.started(program::joined(call, {"--out", "killed"}));
        std::this_thread::sleep_for(std::chrono::milliseconds(moment));
        kill(child, SIGKILL);
        folder.finished(child);
    }
    REQUIRE(folder.call(program::joined(call, {"--out", "killed"})).status == 0);
    CHECK((tables(folder, "killed") == expected));
    for (const char* threads : {"1", "3", "7"}) {
        const std::string out = std::string("threads") + threads;
        REQUIRE(folder.call(program::joined(call, {"--out", out, "--threads", threads})).status == 0);
        CHECK((tables(folder, out) == expected));
    }
}

TEST_CASE("a claim that was changed is refused in its old folder, and its results stay", "[claims]")
{
    const Folder folder;
    small_claims(folder);
    REQUIRE(folder.call({"claims", "S1", "--quiet", "--from", "claims", "--out", "r"}).status == 0);
    const std::string before = text_of(folder / "r/claims.csv"), sweep = text_of(folder / "r/S1/sweep.toml");
    folder.file("claims/S1.toml", text_of(folder / "claims/S1.toml") + "quote.padding = 0.1\n");
    const Outcome outcome = folder.call({"claims", "S1", "--quiet", "--from", "claims", "--out", "r"});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Contains("--out DIR"));
    CHECK(text_of(folder / "r/claims.csv") == before);
    CHECK(text_of(folder / "r/S1/sweep.toml") == sweep);
}

TEST_CASE("two policies that are the same have no effect at all, so that nothing holds", "[claims]")
{
    const Folder folder;
    small_claims(folder, "[policy]\npresent = [\"trusting\", \"aggressive\"]\n[policy.aggressive]\nlike = \"trusting\"\n");
    const Outcome outcome = folder.call({"claims", "S2", "--quiet", "--from", "claims", "--out", "null"});
    CAPTURE(outcome.err);
    REQUIRE(outcome.status == 0);
    const program::Table claims = table_in(folder / "null/claims.csv");
    CHECK(program::number_in(claims.at(0, "effect")) == 0.0);
    CHECK(claims.at(0, "verdict") == "not in this model");
}

TEST_CASE("time that is up leaves claims that go on, and says so", "[claims]")
{
    const Folder folder;
    small_claims(folder);
    const Outcome outcome =
        folder.call({"claims", "--quiet", "--from", "claims", "--out", "r", "--replicates", "20000", "--max-time", "0.5s"});
    CHECK(outcome.status == 5);
    CHECK_THAT(outcome.out, Contains("time is up") && Contains("to go on"));
}

TEST_CASE("every malformed declaration is refused with the message beside it, and nothing is written", "[malformed][claims]")
{
    namespace fs = std::filesystem;
    const Folder folder;
    int files = 0;
    for (const auto& entry : fs::directory_iterator(SOUK_ROOT "/tests/malformed_claims")) {
        if (entry.path().extension() != ".toml") continue;
        INFO(entry.path().filename().string());
        fs::remove_all(folder / "claims");
        small_claims(folder);
        for (const char* name : {"S1", "S2", "map", "shapley", "targets"})
            fs::remove(folder / "claims" / (std::string(name) + ".toml"));
        const std::string kind =
            entry.path().stem().string().substr(0, entry.path().stem().string().find('-')); // S1-..., map-...
        folder.file("claims/" + kind + ".toml", text_of(entry.path()));
        const Outcome outcome = folder.call({"claims", "--quiet", "--from", "claims"});
        CHECK(outcome.status == 2);
        CHECK(outcome.err == text_of(fs::path(entry.path()).replace_extension(".expected")));
        CHECK_FALSE(fs::exists(folder / "results"));
        ++files;
    }
    CHECK(files >= 15);
    const Outcome absent = folder.call({"claims", "--from", "nowhere"});
    CHECK(absent.status == 2);
    CHECK_THAT(absent.err, Contains("nowhere: there is no such folder"));
    const Outcome unknown = folder.call({"claims", "S99", "--from", declarations});
    CHECK(unknown.status == 2);
    CHECK_THAT(unknown.err, Contains("declares no S99"));
}
