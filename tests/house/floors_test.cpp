// The floors of the house: who may include whom, which words and calls belong where, and how files look. README says why.
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Words = std::set<std::string, std::less<>>;

struct Source {
    std::string path;               // from the root: sim/check/ensure.hpp
    std::vector<std::string> lines; // as written
    std::vector<std::string> code;  // the same lines; comments and what strings say are blanks
};

struct Include {
    std::string target;
    bool quoted;
};

bool has(const Words& words, std::string_view word) { return words.find(word) != words.end(); }
bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
bool is_upper(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }
bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

std::vector<std::string> split_lines(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

/// The text without comments and without what strings and characters say; line ends stay where they are.
std::string code_only(const std::string& text)
{
    std::string out = text;
    const auto blank = [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < std::min(to, out.size()); ++i)
            if (out[i] != '\n') out[i] = ' ';
        return to;
    };
    const auto after = [&](std::string_view what, std::size_t from) {
        const std::size_t at = text.find(what, from);
        return at == std::string::npos ? text.size() : at + what.size();
    };
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view rest = std::string_view(text).substr(i);
        if (rest.starts_with("#include")) {
            i = std::min(text.find('\n', i), text.size()); // its name stays
        } else if (rest.starts_with("//")) {
            i = blank(i, std::min(text.find('\n', i), text.size()));
        } else if (rest.starts_with("/*")) {
            i = blank(i, after("*/", i + 2));
        } else if (rest.starts_with("R\"") && (i == 0 || !is_word(text[i - 1]))) {
            const std::size_t open = std::min(text.find('(', i), text.size());
            i = blank(i, after(")" + text.substr(i + 2, open - i - 2) + "\"", open));
        } else if (text[i] == '"' || (text[i] == '\'' && (i == 0 || !is_word(text[i - 1])))) { // 1'000 is a number
            std::size_t end = i + 1;
            while (end < text.size() && text[end] != text[i] && text[end] != '\n') end += text[end] == '\\' ? 2 : 1;
            i = blank(i, end + 1);
        } else {
            ++i;
        }
    }
    return out;
}

Source source(const std::string& path, const std::string& text)
{
    return {path, split_lines(text), split_lines(code_only(text))};
}

std::vector<fs::path> paths_below(const std::string& folder)
{
    std::vector<fs::path> out;
    if (!fs::exists(fs::path(SOUK_ROOT) / folder)) return out;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOUK_ROOT) / folder)) out.push_back(entry.path());
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<Source> sources_of(const std::vector<std::string>& folders, const Words& kinds)
{
    std::vector<Source> out;
    for (const std::string& folder : folders)
        for (const fs::path& path : paths_below(folder)) {
            if (!has(kinds, path.extension().string())) continue;
            std::ifstream in(path);
            const std::string text(std::istreambuf_iterator<char>(in), {});
            out.push_back(source(fs::relative(path, SOUK_ROOT).generic_string(), text));
        }
    return out;
}

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
    {"sim/parallel", {"sim/check"}},
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

using Problems = std::vector<std::string>;

std::string at_line(const Source& file, std::size_t index, std::string_view problem)
{
    return fmt::format("{}:{}: {}", file.path, index + 1, problem);
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

Problems forbidden_calls(const Source& file)
{
    // A firm may exit(market); only std's exit ends the program.
    static const std::vector<std::string> calls = {"std::exit", "std::quick_exit", "_exit",      "printf", "fprintf",
                                                   "puts",      "fputs",           "fmt::print", "getenv", "secure_getenv"};
    Problems out;
    for (std::size_t i = 0; i < file.code.size(); ++i)
        for (const std::string& call : calls) {
            const std::string& line = file.code[i];
            for (std::size_t at = line.find(call); at != std::string::npos; at = line.find(call, at + 1)) {
                const bool starts = at == 0 || (!is_word(line[at - 1]) && line[at - 1] != '.');
                const std::size_t end = line.find_first_not_of(' ', at + call.size());
                const bool called = end != std::string::npos && (line[end] == '(' || call == "fmt::print");
                if (starts && called)
                    out.push_back(
                        at_line(file, i, fmt::format("{}: sim and models never print, exit or read the environment", call)));
            }
        }
    return out;
}

/// The words of a line in lower case: trust_gain, TrustGain and "trust.gain" all are trust, gain.
Words words_of(const std::string& line)
{
    Words out;
    std::string word;
    for (std::size_t i = 0; i <= line.size(); ++i) {
        const bool goes_on = i < line.size() && is_letter(line[i]);
        const bool hump = goes_on && i > 0 && is_upper(line[i]) && !is_upper(line[i - 1]);
        if ((!goes_on || hump) && !word.empty()) out.insert(std::exchange(word, ""));
        if (goes_on) word += static_cast<char>(std::tolower(static_cast<unsigned char>(line[i])));
    }
    return out;
}

Problems words_of_the_trade(const Source& file)
{
    Problems out;
    for (std::size_t i = 0; i < file.lines.size(); ++i)
        for (const std::string& word : words_of(file.lines[i]))
            if (has({"buyer", "buyers", "supplier", "suppliers", "trust"}, word))
                out.push_back(at_line(file, i, fmt::format("the engine does not know the word {}; say it in models", word)));
    return out;
}

Problems look(const Source& file)
{
    Problems out;
    const std::string first = file.lines.empty() ? "" : file.lines[0];
    const Words marks = file.path.ends_with("pp") ? Words{"//", "/*"} : Words{"#", "\"\"\""};
    if (std::none_of(marks.begin(), marks.end(), [&](const std::string& mark) { return first.starts_with(mark); }))
        out.push_back(at_line(file, 0, "the first line is a comment that says what the file is for"));
    if (file.lines.size() > 300 && has({"sim", "models", "experiments"}, fs::path(file.path).begin()->string()))
        out.push_back(at_line(file, 300, "no file of sim, models or experiments is longer than 300 lines; split it by concept"));
    return out;
}

Problems vague_names(const std::string& path)
{
    static const Words vague = {"util", "utils", "common", "misc", "helper", "helpers", "manager", "managers"};
    Problems out;
    for (const fs::path& part : fs::path(path))
        if (has(vague, part.stem().string()))
            out.push_back(fmt::format("{}: {} says nothing; name it by its concept", path, part.string()));
    return out;
}

template <typename Check>
void hold(const std::vector<std::string>& folders, const Check& check, const Words& kinds = {".hpp", ".cpp"})
{
    const std::vector<Source> files = sources_of(folders, kinds);
    REQUIRE_FALSE(files.empty());
    for (const Source& file : files)
        for (const std::string& problem : check(file)) FAIL_CHECK(problem);
}

} // namespace

TEST_CASE("every room includes only the rooms below it", "[house]") { hold({"sim", "models", "experiments"}, broken_floors); }

TEST_CASE("each foreign library is known to one room", "[house]") { hold({"sim", "models", "experiments"}, foreign_headers); }

TEST_CASE("the engine and the models never print or exit or read the environment", "[house]")
{
    hold({"sim", "models"}, forbidden_calls);
}

TEST_CASE("the engine does not know the words of the trade", "[house]") { hold({"sim"}, words_of_the_trade); }

TEST_CASE("every file starts with a comment and is short", "[house]")
{
    hold({"sim", "models", "configs", "experiments", "tests"}, look, {".hpp", ".cpp", ".py", ".sh", ".toml", ".txt"});
}

TEST_CASE("every file and folder is named by its concept", "[house]")
{
    for (const char* folder : {"sim", "models", "configs", "experiments", "tests"})
        for (const fs::path& path : paths_below(folder))
            for (const std::string& problem : vague_names(fs::relative(path, SOUK_ROOT).generic_string())) FAIL_CHECK(problem);
}

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
    CHECK(forbidden_calls(source("sim/run/a.cpp", "std::exit(1); printf(\"\"); ::getenv(x); std::getenv(x);")).size() == 4);
    CHECK(forbidden_calls(source("sim/run/a.cpp", "snprintf(b); exit(firm); f(\"printf(\"); // std::exit(1)")).empty());
    CHECK(forbidden_calls(source("sim/run/a.cpp", "f(R\"x( \" )\" printf( )x\", 1'000, '\"'); fmt::print(1);")).size() == 1);
    CHECK(words_of_the_trade(source("sim/run/a.cpp", "BuyerState s; // trust.gain\nrobust trusted")).size() == 2);
    CHECK(look(source("sim/run/a.cpp", "int a;\n" + std::string(300, '\n'))).size() == 2);
    CHECK(vague_names("sim/utils/common_worlds.hpp").size() == 1);
}
