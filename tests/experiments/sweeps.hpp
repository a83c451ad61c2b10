// Small sweeps for tests, and what they export.
#pragma once

#include <map>
#include <string>

#include "tests/experiments/program.hpp"

namespace program {

/// Four buyers, eight periods, six points.
inline const std::string small_sweep = R"(model = "relational"
[run]
periods = 8
replicates = 12
[market]
buyers = 4
[sweep]
series = "whole"
measures = ["total_cost", "component_price"]
[[sweep.design]]
kind = "grid"
[[sweep.design.axis]]
parameter = "env.uncertainty"
role = "uncertainty"
values = [0, 1, 2]
[[sweep.design.axis]]
parameter = "policy.aggressive.pressure"
role = "lever"
values = [0.3, 0.9]
)";

/// The text with other words in the place of some.
inline std::string with(std::string text, const std::string& old_words, const std::string& new_words)
{
    const std::size_t at = text.find(old_words);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old_words.size(), new_words);
}

/// Exports a results folder and gives every table but the times, by name.
inline std::map<std::string, std::string> exported(const Folder& folder, const std::string& results)
{
    const std::string tables = results + "-tables";
    const Outcome outcome = folder.call({"export", results, "--out", tables});
    CAPTURE(outcome.err);
    REQUIRE(outcome.status == 0);
    std::map<std::string, std::string> texts;
    for (const std::string& name : folder.names(tables))
        if (name != "timing.csv" && name != "manifest.json") texts[name] = text_of(folder / tables / name);
    return texts;
}

/// The tables of a sweep that nobody disturbs.
inline std::map<std::string, std::string> undisturbed(const Folder& folder, const std::string& config)
{
    REQUIRE(folder.call({"sweep", config, "--quiet", "--out", "undisturbed"}).status == 0);
    return exported(folder, "undisturbed");
}

} // namespace program
