// What a claim compares: one measure under two policies, in two scenarios, or both, world by world.
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "sim/param/document.hpp"
#include "sim/param/param.hpp"
#include "sim/run/plan.hpp"
#include "sim/run/scenario.hpp"

namespace experiments {

/// A value given to a parameter, as TOML writes it, and where that stands.
struct Assignment {
    std::string path, value, place;
};

/// A change of the base; without assignments the base as it is.
struct Setup {
    std::string name;
    std::vector<Assignment> assignments;
};

/// The config that a claim begins from.
struct Base {
    std::string file, text;
    sim::Document document;
    const sim::ModelEntry* model = nullptr;
    sim::Plan run;
};

/// Which part of a run counts.
enum class Span { whole, first, last };
constexpr auto choices(Span)
{
    using sim::choice;
    return std::array{choice(Span::whole, "whole", "The whole run."),
                      choice(Span::first, "first", "The first stretch: run.first_stretch periods."),
                      choice(Span::last, "last", "The last stretch: run.last_stretch periods.")};
}

/// How the two sides are compared.
enum class How { difference, ratio };
constexpr auto choices(How)
{
    using sim::choice;
    return std::array{choice(How::difference, "difference", "The first less the second."),
                      choice(How::ratio, "ratio", "The first over the second.")};
}

struct ContrastSettings {
    Span stretch = Span::whole;
    How how = How::difference;

    static constexpr auto table()
    {
        using P = ContrastSettings;
        using sim::param;
        return std::tuple{
            param(&P::stretch, {.name = "stretch", .doc = "Which part of a run counts.", .source = "chosen by the author"}),
            param(&P::how, {.name = "how", .doc = "How the two sides are compared.", .source = "chosen by the author"}),
        };
    }
};
static_assert(sim::table_is_sound<ContrastSettings>());

/// With policies p, q, scenarios s, r and a measure m the effect in one world is (m(p, s) - m(q, s)) - (m(p, r) - m(q, r)); what
/// is not there counts nothing. With `minus` a second measure is taken off m first. As a ratio: m(p) / m(q), or m(s) / m(r).
struct Contrast {
    std::shared_ptr<const Base> base;
    std::string measure, minus;
    ContrastSettings settings;
    std::vector<std::string> policies; ///< one or two
    std::vector<Setup> scenarios;      ///< one or two
    std::string unit;                  ///< of the effect

    /// The column of results that holds a measure over the stretch.
    std::string column(const std::string& of) const;
    /// What is compared, in words: "trusting - aggressive, total cost in the last 40 quarters".
    std::string words() const;
};

/// Reads one from the table `under`; its scenarios stand in [scenario.NAME], and `base` is a file beside the document unless it
/// says otherwise. Every assignment is tried out on the base. Problems are gathered.
Contrast read_contrast(sim::Document& document, const std::string& under, const sim::Node* scenarios,
                       const std::filesystem::path& folder, std::vector<sim::Problem>& problems);

/// The assignments of a table, with dotted paths; `where` is the file they stand in.
std::vector<Assignment> assignments_in(const sim::Node& table, const std::string& where);

/// Tries assignments on a base, and reports what it does not accept.
void check_assignments(const Base& base, const std::vector<Assignment>& assignments, std::vector<sim::Problem>& problems);

/// A list of names at a path; empty, with a problem when something else stands there.
std::vector<std::string> take_names(sim::Document& document, const std::string& path, std::vector<sim::Problem>& problems);

} // namespace experiments
