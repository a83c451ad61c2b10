// How code of each room behaves and looks: which calls and words belong where, and what every file has.
#include "tests/house/sources.hpp"

#include <utility>

namespace house {
namespace {

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

} // namespace

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

TEST_CASE("the tests of conduct and look notice what they should and nothing else", "[house]")
{
    CHECK(forbidden_calls(source("sim/run/a.cpp", "std::exit(1); printf(\"\"); ::getenv(x); std::getenv(x);")).size() == 4);
    CHECK(forbidden_calls(source("sim/run/a.cpp", "snprintf(b); exit(firm); f(\"printf(\"); // std::exit(1)")).empty());
    CHECK(forbidden_calls(source("sim/run/a.cpp", "f(R\"x( \" )\" printf( )x\", 1'000, '\"'); fmt::print(1);")).size() == 1);
    CHECK(words_of_the_trade(source("sim/run/a.cpp", "BuyerState s; // trust.gain\nrobust trusted")).size() == 2);
    CHECK(look(source("sim/run/a.cpp", "int a;\n" + std::string(300, '\n'))).size() == 2);
    CHECK(vague_names("sim/utils/common_worlds.hpp").size() == 1);
}

} // namespace house
