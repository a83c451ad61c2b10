// A claim is a paragraph on a terminal, and a row in a document.
#include <algorithm>
#include <fmt/format.h>

#include "experiments/report/claims_words.hpp"
#include "experiments/report/number.hpp"

namespace experiments {
namespace {

// Lines of at most `width` letters, each after so many spaces.
std::string wrapped(const std::string& text, std::size_t indent, std::size_t width)
{
    std::string out, line;
    const auto flush = [&] {
        out += std::string(indent, ' ') + line + "\n";
        line.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (!line.empty() && indent + line.size() + 1 + end - at > width) flush();
        line += (line.empty() ? "" : " ") + text.substr(at, end - at);
        at = end + 1;
    }
    if (!line.empty()) flush();
    return out;
}

constexpr std::size_t page = 110, least_name = 8;

std::string claim_paragraph(const std::vector<std::string>& row)
{
    return fmt::format("{} {}\n", pad_right(row[0], 4), row[7]) + wrapped(row[1], 5, page) +
           wrapped(fmt::format("{}: {} {} (claimed {}; n = {})", row[2], row[5], row[3], row[4], row[8]), 5, page) +
           (row[6] == "-" ? "" : wrapped("when " + row[6], 5, page)) +
           wrapped(fmt::format("computed in {}; fingerprint {}", row[9], row[10]), 5, page) + "\n";
}

// The first cell, and the others below each other.
std::string paragraph(const WordTable& table, const std::vector<std::string>& row, std::size_t name)
{
    if (row.size() == 2) return fmt::format("  {}  {}\n", pad_right(row[0], name), row[1]);
    std::string out = fmt::format("{} {}\n", pad_right(row[0], 4), row.back());
    if (table.header.back() != "judged") out = fmt::format("{} {}: {}\n", pad_right(row[0], 4), table.header[1], row[1]);
    for (std::size_t k = table.header.back() == "judged" ? 1 : 2; k < row.size(); ++k)
        if (k + 1 < row.size() || table.header.back() != "judged") out += wrapped(table.header[k] + ": " + row[k], 5, page);
    return out;
}

std::string cell(std::string text)
{
    std::string out;
    for (const char c : text) out += c == '|' ? std::string("\\|") : std::string(1, c);
    return out;
}

} // namespace

std::string claims_text(const ClaimsResults& r)
{
    std::string out;
    for (const WordTable& table : word_tables(r)) {
        out += table.title + "\n" + (table.note.empty() ? "" : wrapped(table.note, 0, page)) + "\n";
        std::size_t name = least_name;
        for (const auto& row : table.rows) name = std::max(name, row.front().size());
        for (const auto& row : table.rows) out += row.size() == 11 ? claim_paragraph(row) : paragraph(table, row, name);
        out += out.ends_with("\n\n") ? "" : "\n";
    }
    return out + summary_of(r) + fmt::format("fingerprint {}\n", r.fingerprint);
}

std::string claims_markdown(const ClaimsResults& r)
{
    std::string out =
        fmt::format("<!-- made by `souk claims`; fingerprint {} -->\n# The claims, tested\n\n{}\n", r.fingerprint, summary_of(r));
    for (const WordTable& table : word_tables(r)) {
        out += fmt::format("## {}\n\n{}{}", table.title, table.note, table.note.empty() ? "" : "\n\n");
        out += fmt::format("| {} |\n|{}\n", fmt::join(table.header, " | "), [&] {
            std::string rule;
            for (std::size_t k = 0; k < table.header.size(); ++k) rule += "---|";
            return rule;
        }());
        for (const auto& row : table.rows) {
            std::vector<std::string> cells;
            for (const std::string& one : row) cells.push_back(cell(one));
            out += fmt::format("| {} |\n", fmt::join(cells, " | "));
        }
        out += "\n";
    }
    return out;
}

} // namespace experiments
