// Designs: known small cases, and what makes a sample a Latin hypercube or a Sobol' sequence.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "sim/design/constraint.hpp"
#include "sim/design/expand.hpp"
#include "sim/design/sample.hpp"
#include "sim/design/table.hpp"

namespace {

using Texts = std::vector<std::string>;

sim::Axis listed(const char* path, Texts values)
{
    sim::Axis axis;
    axis.path = path;
    axis.values = std::move(values);
    return axis;
}

sim::Axis interval(double from, double to, sim::Scale scale = sim::Scale::linear, bool whole = false)
{
    sim::Axis axis;
    axis.from = from;
    axis.to = to;
    axis.scale = scale;
    axis.whole = whole;
    return axis;
}

// How many points lie in each of `parts` equal parts of an axis from 0 to 1.
std::vector<int> counts(const std::vector<sim::Coordinates>& points, std::size_t axis, std::size_t parts)
{
    std::vector<int> out(parts, 0);
    for (const sim::Coordinates& point : points)
        ++out.at(static_cast<std::size_t>(std::stod(point[axis]) * static_cast<double>(parts)));
    return out;
}

} // namespace

TEST_CASE("spaced values meet both ends exactly", "[design]")
{
    CHECK(sim::spaced(0, 3, 4, sim::Scale::linear, false) == Texts{"0", "1", "2", "3"});
    CHECK(sim::spaced(3, 0, 3, sim::Scale::linear, false) == Texts{"3", "1.5", "0"});
    const Texts log = sim::spaced(0.1, 10, 3, sim::Scale::log, false);
    CHECK(log.front() == "0.1");
    CHECK(log.back() == "10");
    CHECK(std::stod(log[1]) == Approx(1.0));
    CHECK(log[1] == "1"); // as a person writes it
    CHECK(sim::spaced(0, 3, 31, sim::Scale::linear, false)[3] == "0.3");
    CHECK(sim::spaced(0.1 + 0.2, 0.7, 3, sim::Scale::linear, false) == Texts{"0.30000000000000004", "0.5", "0.7"});
    CHECK(sim::spaced(1, 3, 5, sim::Scale::linear, true) == Texts{"1", "2", "3"}); // whole numbers, each once
}

TEST_CASE("a grid has every combination, the last axis fastest", "[design]")
{
    const std::vector<sim::Axis> axes{listed("a", {"1", "2"}), listed("b", {"x", "y", "z"})};
    CHECK(sim::grid_size(axes) == 6);
    CHECK(sim::grid(axes) ==
          std::vector<sim::Coordinates>{{"1", "x"}, {"1", "y"}, {"1", "z"}, {"2", "x"}, {"2", "y"}, {"2", "z"}});
    const Texts many(1000, "1");
    CHECK(sim::grid_size(std::vector<sim::Axis>(8, listed("a", many))) == sim::most_points + 1);
}

TEST_CASE("a zip goes side by side, and one at a time begins with the base", "[design]")
{
    const std::vector<sim::Axis> axes{listed("a", {"1", "2"}), listed("b", {"x", "y"})};
    CHECK(sim::zip(axes) == std::vector<sim::Coordinates>{{"1", "x"}, {"2", "y"}});
    CHECK(sim::one_at_a_time(axes) == std::vector<sim::Coordinates>{{"", ""}, {"1", ""}, {"2", ""}, {"", "x"}, {"", "y"}});
}

TEST_CASE("a Latin hypercube has one point in each part of each axis, and is the same each time", "[design]")
{
    const std::vector<sim::Axis> axes(3, interval(0, 1));
    const auto points = sim::latin_hypercube(axes, 50, 7);
    for (std::size_t axis = 0; axis < 3; ++axis) CHECK(counts(points, axis, 50) == std::vector<int>(50, 1));
    CHECK(sim::latin_hypercube(axes, 50, 7) == points);
    CHECK(sim::latin_hypercube(axes, 50, 8) != points);
    CHECK(counts(points, 0, 50) == counts(points, 1, 50));
    CHECK(std::any_of(points.begin(), points.end(), [](const auto& p) { return p[0] != p[1]; }));
}

TEST_CASE("a Sobol' sequence begins with its known points and is balanced, scrambled or not", "[design]")
{
    const std::vector<sim::Axis> axes(3, interval(0, 1));
    const auto plain = sim::sobol(axes, 4, false, 1);
    CHECK(plain == std::vector<sim::Coordinates>{
                       {"0", "0", "0"}, {"0.5", "0.5", "0.5"}, {"0.75", "0.25", "0.25"}, {"0.25", "0.75", "0.75"}});
    for (const bool scrambled : {false, true}) {
        const auto points = sim::sobol(axes, 64, scrambled, 3);
        for (std::size_t axis = 0; axis < 3; ++axis) CHECK(counts(points, axis, 64) == std::vector<int>(64, 1));
        std::set<std::pair<int, int>> boxes; // 8 by 8 boxes of the first two axes hold one point each
        for (const auto& p : points) boxes.emplace(static_cast<int>(std::stod(p[0]) * 8), static_cast<int>(std::stod(p[1]) * 8));
        CHECK(boxes.size() == 64);
        const auto more = sim::sobol(axes, 100, scrambled, 3);
        CHECK(std::vector<sim::Coordinates>(more.begin(), more.begin() + 64) == points);
    }
    CHECK(sim::sobol(axes, 64, true, 3) != sim::sobol(axes, 64, true, 4));
}

TEST_CASE("listed values and whole numbers get equal parts of the way", "[design]")
{
    sim::Axis axis = listed("a", {"x", "y", "z"});
    CHECK(axis.at(0.0) == "x");
    CHECK(axis.at(0.34) == "y");
    CHECK(axis.at(0.999999) == "z");
    axis = interval(2, 5, sim::Scale::linear, true);
    CHECK(axis.at(0.0) == "2");
    CHECK(axis.at(0.25) == "3");
    CHECK(axis.at(0.999999) == "5");
    CHECK(std::stod(interval(0.01, 1, sim::Scale::log).at(0.5)) == Approx(0.1));
}

TEST_CASE("a constraint compares parameters", "[design]")
{
    sim::Constraint::Fault fault;
    const auto constraint = sim::Constraint::parse("a.gain + 0.5 < 2 * a.loss", fault);
    REQUIRE(constraint);
    CHECK(constraint->names() == Texts{"a.gain", "a.loss"});
    CHECK(constraint->holds([](const std::string& name) { return name == "a.loss" ? 1.0 : 1.4; }));
    CHECK_FALSE(constraint->holds([](const std::string& name) { return name == "a.loss" ? 1.0 : 1.5; }));
    CHECK_FALSE(sim::Constraint::parse("a.gain <", fault));
    CHECK_FALSE(sim::Constraint::parse("a.gain + 1", fault));
    CHECK(fault.message == "compares nothing");
}

TEST_CASE("a table of points knows the places of its cells", "[design]")
{
    std::vector<sim::Problem> problems;
    const auto table = sim::parse_points("a.b, c.d\n1,\"x, y\"\n\n 2 ,\"say \"\"z\"\"\"\r\n", "p.csv", problems);
    CHECK(problems.empty());
    REQUIRE(table.rows.size() == 2);
    CHECK(table.header[1].text == "c.d");
    CHECK(table.rows[0][1].text == "x, y");
    CHECK(table.rows[1][0].text == "2");
    CHECK(table.rows[1][0].line == 4);
    CHECK(table.rows[1][0].column == 2);
    CHECK(table.rows[1][1].text == "say \"z\"");
    sim::parse_points("a,b\n1\n", "p.csv", problems);
    CHECK(problems.size() == 1);
}
