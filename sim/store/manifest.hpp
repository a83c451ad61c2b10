// Where a result comes from: everything needed to make it again.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/param/effective.hpp"

namespace sim {

/// How the files of a results folder are laid out; a program reads its own number and smaller ones.
inline constexpr int table_format = 1;

/// What a manifest says. Times come from the caller: the engine does not read the clock.
struct Manifest {
    std::string program, version, commit, compiler, flags;
    std::string command, config, title, model;
    std::string agents, period;    ///< what the model calls those who decide, and its step in time
    std::string started, finished; ///< ISO 8601, UTC
    std::string fingerprint;
    std::vector<EffectiveValue> settings;
};

/// The manifest as JSON (Boost.JSON); keys in a fixed order.
std::string as_json(const Manifest& manifest);

/// Writes text to a file, whole or not at all; throws InputError when it cannot.
void write_text(const std::filesystem::path& path, std::string_view text);

} // namespace sim
