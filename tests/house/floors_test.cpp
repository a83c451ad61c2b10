// The floors of the house: who may include whom, and which room knows which foreign library. README says why.
#include "tests/house/sources.hpp"

#include <map>
#include <utility>

namespace house {
namespace {

struct Include {
    std::string target;
    bool quoted;
};

/// What a line of code includes; an empty target when it includes nothing.
Include include_of(const std::string& line)
{
    const std::size_t hash = line.find_first_not_of(" \t");
    if (hash == std::string::npos || line.compare(hash, 8, "#include") != 0) return {"", false};
    const std::size_t open = line.find_first_of("\"<", hash);
    const std::size_t close = open == std::string::npos ? open : line.find_first_of("\">", open + 1);
    if (close == std::string::npos) return {"", false};
    return {line.substr(open + 1, close - open - 1), line[open] == '"'};
}

/// sim/check, models/rules, models/catalogue (folder or files so named), experiments; whole path when it lies outside all rooms.
std::string room_of(const std::string& path)
{
    const fs::path parts = path;
    std::string top = parts.begin()->string();
    if (top != "sim" && top != "models") return top;
    if (std::distance(parts.begin(), parts.end()) < 2) return path;
    const std::string second = std::next(parts.begin())->string();
    if (top == "models" && second.starts_with("catalogue")) return "models/catalogue";
    return std::distance(parts.begin(), parts.end()) < 3 ? path : top + "/" + second;
}

const Words foundation = {"sim/check", "sim/math", "sim/random", "sim/param", "sim/parallel"};
Words foundation_and(Words more)
{
    more.insert(foundation.begin(), foundation.end());
    return more;
}
/// The rooms that a room of the engine may include, besides itself.
const std::map<std::string, Words> engine_floors = {
    {"sim/check", {}},
    {"sim/math", {"sim/check"}},
    {"sim/random", {"sim/check", "sim/math"}},
    {"sim/param", {"sim/check"}},
    {"sim/parallel", {"sim/check", "sim/math"}},
    {"sim/population", foundation},
    {"sim/record", foundation},
    {"sim/stats", foundation},
    {"sim/design", foundation},
    {"sim/store", foundation_and({"sim/record", "sim/stats"})},
    {"sim/run", foundation_and({"sim/population", "sim/record", "sim/stats", "sim/store"})},
};
const Words rules_floor = {"sim/check", "sim/math", "sim/random", "sim/param"};
const Words model_floor = foundation_and({"sim/population", "sim/record", "models/rules"});

bool may_include(const std::string& from, const std::string& to)
{
    if (to == "tests") return from == "tests";
    if (from == "experiments" || from == "tests" || from == to) return true;
    if (to == "experiments") return false;
    if (const auto room = engine_floors.find(from); room != engine_floors.end()) return has(room->second, to);
    if (from == "models/catalogue") return true;
    if (from == "models/rules") return has(rules_floor, to);
    return from.starts_with("models/") && has(model_floor, to);
}

Problems broken_floors(const Source& file)
{
    Problems out;
    const std::string from = room_of(file.path);
    if (from.starts_with("sim/") && !engine_floors.contains(from))
        out.push_back(at_line(file, 0, "sim has no such room; give it a floor in tests/house/floors_test.cpp"));
    if (from == file.path) out.push_back(at_line(file, 0, "a file lives in a room, not beside the rooms"));
    for (std::size_t i = 0; i < file.code.size(); ++i) {
        const auto [target, quoted] = include_of(file.code[i]);
        if (target.empty()) continue;
        const std::string to = room_of(target);
        const bool ours = to == "experiments" || to == "tests" || target.starts_with("sim/") || target.starts_with("models/");
        if (!ours && quoted)
            out.push_back(
                at_line(file, i, fmt::format("\"{}\" is not a path from the root, such as \"sim/check/ensure.hpp\"", target)));
        if (ours && !may_include(from, to))
            out.push_back(at_line(file, i, fmt::format("{} may not see {} ({})", from, to, target)));
    }
    return out;
}

Problems foreign_headers(const Source& file)
{
    static const Words outside = {"iostream", "chrono", "ctime", "time.h", "random", "print"};
    Problems out;
    const std::string room = room_of(file.path);
    const bool engine_or_model = file.path.starts_with("sim/") || file.path.starts_with("models/");
    for (std::size_t i = 0; i < file.code.size(); ++i) {
        const auto [target, quoted] = include_of(file.code[i]);
        if (target.empty()) continue;
        const auto only_in = [&, name = target](bool here, const char* rule) {
            if (!here) out.push_back(at_line(file, i, fmt::format("<{}>: {}", name, rule)));
        };
        if (target.starts_with("tbb/") || target.starts_with("oneapi/") || target == "execution")
            only_in(room == "sim/parallel", "only sim/parallel includes TBB");
        if (target.starts_with("toml"))
            only_in(room == "sim/param" && file.path.ends_with(".cpp"), "only the .cpp files of sim/param include toml++");
        if (target.starts_with("Random123/")) only_in(room == "sim/random", "only sim/random includes Random123");
        if (target.starts_with("muParser"))
            only_in(file.path == "sim/design/constraint.cpp", "only constraint.cpp includes muParser");
        if (target.starts_with("SQLiteCpp/") || target == "sqlite3.h")
            only_in(room == "sim/store", "only sim/store includes SQLite");
        if (target == "netcdf.h") only_in(room == "sim/store" || room == "tests", "only sim/store includes NetCDF");
        if (has(outside, target))
            only_in(!engine_or_model, "sim and models never print, read the clock, or draw from std; use sim/random to draw");
    }
    return out;
}

} // namespace

TEST_CASE("every room includes only the rooms below it", "[house]") { hold({"sim", "models", "experiments"}, broken_floors); }

TEST_CASE("each foreign library is known to one room", "[house]") { hold({"sim", "models", "experiments"}, foreign_headers); }

TEST_CASE("the floors notice what they should and nothing else", "[house]")
{
    const auto floors = [](const char* path, const char* text) { return broken_floors(source(path, text)).size(); };
    CHECK(floors("sim/math/a.hpp", "// a\n#include \"sim/check/ensure.hpp\"\n#include <vector>\n") == 0);
    CHECK(floors("sim/math/a.hpp", "#include \"sim/random/draw.hpp\"\n#include <sim/run/run.hpp>\n") == 2);
    CHECK(floors("sim/math/a.hpp", "// #include \"sim/random/draw.hpp\"\n/*\n#include \"ensure.hpp\"\n*/") == 0);
    CHECK(floors("sim/math/a.hpp", "#include \"ensure.hpp\"\n") == 1);
    CHECK(floors("sim/attic/a.hpp", "") == 1);
    CHECK(floors("models/rules/a.cpp", "#include \"sim/record/table.hpp\"\n#include \"models/rules/b.hpp\"\n") == 1);
    CHECK(floors("models/one/a.cpp", "#include \"models/one/b.hpp\"\n#include \"models/rules/b.hpp\"\n") == 0);
    CHECK(floors("models/one/a.cpp", "#include \"models/two/b.hpp\"\n#include \"models/catalogue.hpp\"\n") == 2);
    CHECK(floors("models/catalogue.cpp", "#include \"models/two/b.hpp\"\n#include \"experiments/c.hpp\"\n") == 1);
    CHECK(floors("experiments/main.cpp", "#include \"models/catalogue.hpp\"\n#include \"tests/a.hpp\"\n") == 1);

    CHECK(foreign_headers(source("sim/run/a.cpp", "#include <tbb/parallel_for.h>\n#include <chrono>\n")).size() == 2);
    CHECK(foreign_headers(source("sim/param/read.cpp", "#include <toml++/toml.h>\n")).empty());
    CHECK(foreign_headers(source("sim/param/read.hpp", "#include <toml++/toml.h>\n")).size() == 1);
}

} // namespace house
