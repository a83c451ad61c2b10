// A law is a rule across parameters: one may not be judged without the other.
#pragma once

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "sim/param/param.hpp"
#include "sim/param/roster.hpp"

namespace sim {

/// What must hold between parameters. `name` is the parameter it is reported at; `sentence` should name all those it reads,
/// by their paths, because their values are then shown, and it is not judged while one of them is itself wrong.
template <class Holds>
struct Law {
    std::string_view name;
    std::string_view sentence;
    Holds holds;
};

/// A law for `static constexpr auto laws()`; `holds` takes the owner of the table and says whether the sentence is true of it.
template <class Holds>
constexpr Law<Holds> law(std::string_view name, std::string_view sentence, Holds holds)
{
    return {name, sentence, holds};
}

/// A law as it stands for one parameter set.
struct JudgedLaw {
    std::string owner; ///< path of the set whose law it is; names in the sentence are relative to it
    std::string path;  ///< of the parameter it is reported at
    std::string sentence;
    bool holds = true;
};

namespace detail {

struct LawSink {
    std::vector<JudgedLaw>& laws;

    template <class T>
    void param(const std::string&, const Spec<T>&, const T&)
    {
    }
    void group(const std::string&, std::string_view) {}
    template <class Row>
    void roster(const std::string& path, std::string_view, const Roster<Row>& roster)
    {
        walk_entries(roster, *this, path);
    }
    template <class P>
    void enter(const P& p, const std::string& path)
    {
        if constexpr (requires { P::laws(); })
            std::apply(
                [&](const auto&... law) {
                    (laws.push_back({path, joined(path, law.name), std::string(law.sentence), law.holds(p)}), ...);
                },
                P::laws());
    }
};

} // namespace detail

/// Every law of a set and of the groups and roster rows within it, judged.
template <class P>
std::vector<JudgedLaw> judge(const P& p, std::string_view path = "")
{
    std::vector<JudgedLaw> laws;
    detail::LawSink sink{laws};
    detail::walk(p, sink, std::string(path));
    return laws;
}

} // namespace sim
