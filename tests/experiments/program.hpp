// Calls the program in a folder of its own, and reads what it prints and writes.
#pragma once

#include <catch2/catch.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <limits>
#include <string>
#include <string_view>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

#include "tests/scratch_folder.hpp"

namespace program {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

/// The repository's main config, and options that make any run of a config a matter of milliseconds.
inline const std::string main_config = SOUK_ROOT "/configs/trusting_vs_aggressive.toml";
inline const Words small{"--quick", "--quiet", "--set", "run.periods=12", "--set", "market.buyers=8"};

inline Words joined(Words words, const Words& more)
{
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

using tests::text_of;

/// What a call left behind. A status below 0 is the signal that killed it.
struct Outcome {
    int status = 0;
    std::string out, err;
};

/// Where a call reads and prints, if not from nowhere and to us.
struct Channels {
    std::string input;       ///< comes through a pipe on standard input
    std::string out_to = {}; ///< a file for standard output
    std::string err_to = {}; ///< and one for standard error
    bool as_nobody = false;  ///< without the rights of a superuser, should the test have them
};

/// A new empty folder in which the program is called; gone at the end.
class Folder {
public:
    Folder() { fs::create_directory(path()); }

    fs::path path() const { return base_ / "here"; }
    fs::path operator/(const fs::path& name) const { return path() / name; }

    /// Writes a file and gives its name.
    std::string file(const std::string& name, std::string_view text) const
    {
        std::ofstream(path() / name, std::ios::binary) << text;
        return name;
    }

    /// What lies in a folder below this one, in the order of names.
    Words names(const fs::path& below = ".") const
    {
        Words found;
        for (const auto& entry : fs::directory_iterator(path() / below)) found.push_back(entry.path().filename().string());
        std::sort(found.begin(), found.end());
        return found;
    }

    /// Calls the program and waits for its end.
    Outcome call(const Words& words, const Channels& channels = {}) const { return finished(started(words, channels)); }

    /// Calls the program without waiting; one at a time.
    pid_t started(const Words& words, const Channels& channels = {}) const
    {
        std::vector<const char*> arguments{SOUK_PROGRAM};
        for (const std::string& word : words) arguments.push_back(word.c_str());
        arguments.push_back(nullptr);
        const std::string here = path().string(), err = channels.err_to.empty() ? (base_ / "err").string() : channels.err_to;
        const std::string out = channels.out_to.empty() ? (base_ / "out").string() : channels.out_to;
        int in[2];
        REQUIRE(pipe(in) == 0);
        const auto length = static_cast<ssize_t>(channels.input.size()); // fits in the pipe
        REQUIRE(write(in[1], channels.input.data(), channels.input.size()) == length);
        if (channels.as_nobody)
            fs::permissions(base_.path(), fs::perms::others_exec | fs::perms::group_exec, fs::perm_options::add);
        const pid_t child = fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            bool is_ready = dup2(in[0], 0) == 0 && close(in[0]) == 0 && close(in[1]) == 0 && redirected(1, out) &&
                            redirected(2, err) && chdir(here.c_str()) == 0;
            if (channels.as_nobody && geteuid() == 0) is_ready = is_ready && setgid(nobody) == 0 && setuid(nobody) == 0;
            if (is_ready) execv(SOUK_PROGRAM, const_cast<char**>(arguments.data()));
            _exit(127);
        }
        close(in[0]);
        close(in[1]);
        return child;
    }

    Outcome finished(pid_t child) const
    {
        int status = 0;
        REQUIRE(waitpid(child, &status, 0) == child);
        const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
        REQUIRE(code != 127);
        return {code, text_of(base_ / "out"), text_of(base_ / "err")};
    }

private:
    static constexpr unsigned nobody = 65534;

    static bool redirected(int channel, const std::string& path)
    {
        const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        return file >= 0 && dup2(file, channel) == channel;
    }

    tests::ScratchFolder base_;
};

/// Waits until something is there, ten seconds at most.
inline bool appears(const fs::path& path)
{
    for (int tries = 0; tries < 1000; ++tries) {
        if (fs::exists(path)) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

/// The word after a name in what a run prints: `fingerprint 97ead11bb6c29782` or `"fingerprint":"97ead11bb6c29782"`.
inline std::string fingerprint_in(const std::string& printed)
{
    const std::string name = "fingerprint";
    const std::size_t at = printed.find(name);
    REQUIRE(at != std::string::npos);
    const std::size_t begin = printed.find_first_of("0123456789abcdef", at + name.size());
    const std::string word = printed.substr(begin, printed.find_first_not_of("0123456789abcdef", begin) - begin);
    REQUIRE(word.size() == 16);
    return word;
}

/// A number as written; not a number when the text is empty or "null".
inline double number_in(std::string_view text)
{
    if (text.empty() || text == "null") return std::numeric_limits<double>::quiet_NaN();
    double number = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
    CAPTURE(text);
    REQUIRE(end.ec == std::errc{});
    REQUIRE(end.ptr == text.data() + text.size());
    return number;
}

/// A CSV file: texts by row and column.
struct Table {
    Words header;
    std::vector<Words> rows;

    std::size_t column(const std::string& name) const
    {
        const auto found = std::find(header.begin(), header.end(), name);
        CAPTURE(name);
        REQUIRE(found != header.end());
        return static_cast<std::size_t>(found - header.begin());
    }
    const std::string& at(std::size_t row, const std::string& name) const { return rows.at(row).at(column(name)); }
};

inline Table table_in(const fs::path& path)
{
    std::vector<Words> lines{{""}};
    bool is_quoted = false;
    const std::string text = text_of(path);
    CAPTURE(path);
    REQUIRE_FALSE(text.empty());
    REQUIRE(text.back() == '\n');
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const char letter = text[i];
        if (letter == '"' && is_quoted && text[i + 1] == '"')
            lines.back().back() += text[++i];
        else if (letter == '"')
            is_quoted = !is_quoted;
        else if (letter == ',' && !is_quoted)
            lines.back().emplace_back();
        else if (letter == '\n' && !is_quoted)
            lines.push_back({""});
        else
            lines.back().back() += letter;
    }
    Table table{lines.front(), {lines.begin() + 1, lines.end()}};
    for (const Words& row : table.rows) REQUIRE(row.size() == table.header.size());
    return table;
}

} // namespace program
