// The files of the tree as the tests of the house read them: lines, code without comments, and one check held over all of them.
#pragma once

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace house {

namespace fs = std::filesystem;
using Words = std::set<std::string, std::less<>>;

struct Source {
    std::string path;               // from the root: sim/check/ensure.hpp
    std::vector<std::string> lines; // as written
    std::vector<std::string> code;  // the same lines; comments and what strings say are blanks
};

inline bool has(const Words& words, std::string_view word) { return words.find(word) != words.end(); }
inline bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
inline bool is_upper(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }
inline bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

inline std::vector<std::string> split_lines(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

/// The text without comments and without what strings and characters say; line ends stay where they are.
inline std::string code_only(const std::string& text)
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

inline Source source(const std::string& path, const std::string& text)
{
    return {path, split_lines(text), split_lines(code_only(text))};
}

inline std::vector<fs::path> paths_below(const std::string& folder)
{
    std::vector<fs::path> out;
    if (!fs::exists(fs::path(SOUK_ROOT) / folder)) return out;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOUK_ROOT) / folder)) out.push_back(entry.path());
    std::sort(out.begin(), out.end());
    return out;
}

inline std::vector<Source> sources_of(const std::vector<std::string>& folders, const Words& kinds)
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

using Problems = std::vector<std::string>;

inline std::string at_line(const Source& file, std::size_t index, std::string_view problem)
{
    return fmt::format("{}:{}: {}", file.path, index + 1, problem);
}

template <typename Check>
void hold(const std::vector<std::string>& folders, const Check& check, const Words& kinds = {".hpp", ".cpp"})
{
    const std::vector<Source> files = sources_of(folders, kinds);
    REQUIRE_FALSE(files.empty());
    for (const Source& file : files)
        for (const std::string& problem : check(file)) FAIL_CHECK(problem);
}

} // namespace house
