// Reading parameters from a document: defaults, then what the person wrote; every problem is gathered, none is thrown.
//
//     sim::Document document = sim::Document::from_file("configs/base.toml");
//     document.set("growth.gain=0.1");
//     std::vector<sim::Problem> problems;
//     const auto run = sim::read<RunParameters>(document, problems, "run");
//     const auto p = sim::read<Parameters>(document, problems);
//     sim::report_unknown(document, problems);
//     sim::throw_if_any(problems);
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/check/input_error.hpp"
#include "sim/param/document.hpp"
#include "sim/param/law.hpp"
#include "sim/param/sheet.hpp"

namespace sim {

/// Stores what the document says into the fields of a sheet, and reports what it may not say. Returns the paths that are wrong.
std::vector<std::string> read_sheet(Document& document, const Sheet& sheet, std::vector<Problem>& problems);

/// Reports the laws that do not hold, with the values they speak of, save those that speak of a path that is wrong itself.
void report_broken(const Document& document, const Sheet& sheet, const std::vector<JudgedLaw>& laws,
                   const std::vector<std::string>& wrong, std::vector<Problem>& problems);

/// Changes `p` to what the document says under the table `under` (empty: the top). What it does not mention stays.
template <class P>
void read_into(P& p, Document& document, std::vector<Problem>& problems, std::string_view under = "")
{
    document.hand_on(problems);
    const std::vector<std::string> wrong = read_sheet(document, sheet_of(p, under), problems);
    const std::vector<JudgedLaw> laws = judge(p, under);
    if (std::all_of(laws.begin(), laws.end(), [](const JudgedLaw& law) { return law.holds; })) return; // nothing to be named
    report_broken(document, sheet_of(p, under), laws, wrong, problems);
}

/// The defaults, changed to what the document says. A value that may not be is reported and stays at its default.
template <class P>
P read(Document& document, std::vector<Problem>& problems, std::string_view under = "")
{
    P p{};
    read_into(p, document, problems, under);
    return p;
}

/// The text at a path, such as "title"; what stands there and is not a text becomes a problem of the document.
std::optional<std::string> take_string(Document& document, std::string_view path);

/// Called last: reports every key that nobody has read, with the nearest name, and puts the problems in the order of lines.
void report_unknown(Document& document, std::vector<Problem>& problems);

} // namespace sim
