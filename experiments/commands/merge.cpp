// `souk merge`: shards of one sweep into one ledger, whole or not at all.
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "experiments/commands/carry_out.hpp"
#include "experiments/commands/sweep_options.hpp"
#include "experiments/report/sweep_manifest.hpp"
#include "experiments/sweep/counted.hpp"
#include "experiments/sweep/progress.hpp"
#include "experiments/sweep/shard.hpp"
#include "sim/check/input_error.hpp"
#include "sim/store/manifest.hpp"

namespace experiments {
namespace {

namespace fs = std::filesystem;
using sim::Ledger;
using sim::Problem;

std::vector<fs::path> files_of(const std::vector<std::string>& named)
{
    std::vector<fs::path> files;
    for (const std::string& name : named)
        if (fs::path(name).extension() != ".lock") // a pattern takes the locks along
            for (const fs::path& file : ledgers_of(name)) files.push_back(file);
    return files;
}

std::vector<std::string> keys_of(const Ledger& ledger)
{
    std::vector<std::string> keys;
    for (const sim::LedgerPoint& point : ledger.points()) keys.push_back(point.key);
    return keys;
}

// In what the second sweep differs from the first, told by one thing of all; nothing if they are one and the same.
std::string difference(const Ledger& first, const Ledger& second)
{
    constexpr std::size_t longest = 100; // a list of firms would hide the sentence
    const sim::Pairs there = first.identity(), here = second.identity();
    for (std::size_t k = 0; k < std::max(there.size(), here.size()); ++k) {
        if (k < there.size() && k < here.size() && there[k] == here[k]) continue;
        const std::string& name = k < here.size() ? here[k].first : there[k].first;
        if (k >= there.size() || k >= here.size() || there[k].first != name ||
            there[k].second.size() + here[k].second.size() > longest)
            return fmt::format("{} differs", name);
        return fmt::format("{} is {} there and {} here", name, there[k].second, here[k].second);
    }
    return keys_of(first) == keys_of(second) ? "" : "its points are others";
}

// The files by the number of their shard; throws InputError when they do not make one whole.
std::map<std::size_t, fs::path> checked(const std::vector<fs::path>& files)
{
    std::vector<Problem> problems;
    std::map<std::size_t, fs::path> by_number;
    const Ledger first = results_in(files.front());
    const std::size_t count = Shard::from(first.get("shard")).count;
    for (const fs::path& file : files) {
        const Ledger ledger = results_in(file);
        const Shard shard = Shard::from(ledger.get("shard"));
        if (const std::string other = difference(first, ledger); !other.empty()) {
            problems.push_back({file.string(), 0, 0,
                                fmt::format("is of another sweep than {}: {}", files.front().string(), other),
                                "merge only the shards of one sweep"});
            continue;
        }
        if (shard.count != count)
            problems.push_back({file.string(), 0, 0,
                                fmt::format("is shard {}, but {} is one of {}", shard.text(), files.front().string(), count),
                                "merge only shards of one division"});
        else if (const auto [at, is_new] = by_number.emplace(shard.number, file); !is_new)
            problems.push_back({file.string(), 0, 0, fmt::format("is shard {}, and so is {}", shard.text(), at->second.string()),
                                "name each shard once"});
        else if (const std::size_t left = restored(load_sweep(ledger), ledger).surely_left(); left > 0)
            problems.push_back({file.string(), 0, 0,
                                fmt::format("shard {} still has {} to do", shard.text(), counted(left, "run", "runs")),
                                "finish it first"});
    }
    if (problems.empty())
        for (std::size_t number = 1; number <= count; ++number)
            if (!by_number.contains(number))
                problems.push_back({"", 0, 0, fmt::format("shard {}/{} is missing", number, count), "name all shards"});
    sim::throw_if_any(problems);
    return by_number;
}

void remove_draft(const fs::path& draft)
{
    std::error_code ignored;
    for (const char* end : {"", "-wal", "-shm", ".lock"}) fs::remove(draft.string() + end, ignored);
}

} // namespace

int merge(const SweepOptions& options)
{
    const std::map<std::size_t, fs::path> shards = checked(files_of(options.shards));
    const fs::path whole = fs::path(options.out) / Shard{}.file();
    if (fs::exists(whole)) throw sim::InputError({{whole.string(), 0, 0, "exists already", "choose another folder"}});
    std::error_code error;
    fs::create_directories(options.out, error);
    if (error)
        throw sim::InputError(
            {{options.out, 0, 0, fmt::format("the results folder cannot be made ({})", error.message()), "choose another"}});
    ensure_unused(options.out);
    const fs::path draft = whole.string() + ".part";
    remove_draft(draft);
    std::string manifest;
    {
        Ledger out(draft, Ledger::Access::write);
        const Ledger first(shards.begin()->second, Ledger::Access::read);
        out.begin();
        out.begin_sweep(first.identity(), first.axes(), first.columns(), first.points());
        out.put("shard", Shard{}.text());
        for (const char* fact : {"source", "points"}) out.put(fact, first.get(fact));
        out.commit();
        for (const auto& [number, file] : shards) out.absorb(file);
        manifest = sweep_manifest(out);
        out.put("manifest", manifest);
        out.settle();
    }
    fs::rename(draft, whole);
    remove_draft(draft);
    sim::write_text(fs::path(options.out) / "manifest.json", manifest);
    fmt::print("{} joined in {}\ntables: souk export {}\n", counted(shards.size(), "shard", "shards"), whole.string(),
               options.out);
    return 0;
}

} // namespace experiments
