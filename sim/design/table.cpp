// A small CSV reader that knows places, for messages.
#include "sim/design/table.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iterator>

#include "sim/param/text.hpp"

namespace sim {
namespace {

using Cell = PointTable::Cell;

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    bool is_at_end() const { return at_ >= text_.size(); }
    bool has_open_quote() const { return open_quote_; }

    std::vector<Cell> row()
    {
        std::vector<Cell> cells;
        do cells.push_back(cell());
        while (!is_at_end() && text_[at_] == ',' && (step(), true));
        if (!is_at_end()) step(); // the line's end
        return cells;
    }

private:
    Cell cell()
    {
        while (!is_at_end() && (text_[at_] == ' ' || text_[at_] == '\t')) step();
        Cell cell{"", line_, column_};
        if (!is_at_end() && text_[at_] == '"') return quoted_cell(std::move(cell));
        while (!is_at_end() && text_[at_] != ',' && text_[at_] != '\n') cell.text += step();
        cell.text = trimmed(cell.text);
        return cell;
    }
    Cell quoted_cell(Cell cell)
    {
        step();
        open_quote_ = true;
        while (!is_at_end()) {
            if (text_[at_] != '"') {
                cell.text += step();
            } else if (step(); !is_at_end() && text_[at_] == '"') {
                cell.text += step();
            } else {
                open_quote_ = false;
                break;
            }
        }
        while (!is_at_end() && text_[at_] != ',' && text_[at_] != '\n') step();
        return cell;
    }
    char step()
    {
        const char letter = text_[at_++];
        ++column_;
        if (letter == '\n') ++line_, column_ = 1;
        return letter;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int line_ = 1, column_ = 1;
    bool open_quote_ = false;
};

void report_twice(const PointTable& table, std::vector<Problem>& problems)
{
    for (std::size_t k = 0; k < table.header.size(); ++k)
        for (std::size_t j = 0; j < k; ++j)
            if (table.header[j].text == table.header[k].text) {
                problems.push_back({table.name, table.header[k].line, table.header[k].column,
                                    fmt::format("there are two columns {}", sim::quoted(table.header[k].text)), "leave one out"});
                break;
            }
}

} // namespace

PointTable parse_points(std::string_view text, const std::string& name, std::vector<Problem>& problems)
{
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3); // spreadsheets put it there
    PointTable table;
    table.name = name;
    Reader reader(text);
    while (!reader.is_at_end()) {
        std::vector<Cell> row = reader.row();
        if (row.size() == 1 && row[0].text.empty()) continue;
        if (table.header.empty()) {
            table.header = std::move(row);
            report_twice(table, problems);
        } else if (row.size() != table.header.size()) {
            problems.push_back({name, row[0].line, 0,
                                fmt::format("this row has {} cells, but the header has {}", row.size(), table.header.size()),
                                "numbers have a decimal point, and no comma"});
        } else {
            table.rows.push_back(std::move(row));
        }
    }
    if (reader.has_open_quote()) problems.push_back({name, 0, 0, "a quote is opened and never closed", ""});
    if (table.header.empty())
        problems.push_back({name, 0, 0, "the table is empty", "its first line names the parameters"});
    else if (table.rows.empty() && problems.empty())
        problems.push_back({name, 0, 0, "the table has a header, but no points", "each line below it is a point"});
    return table;
}

std::optional<std::string> text_of_points(const std::string& path, std::vector<Problem>& problems)
{
    std::error_code error;
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path, error)) {
        problems.push_back({path, 0, 0, "the table of points cannot be read", "its place counts from the sweep file's folder"});
        return std::nullopt;
    }
    return std::string(std::istreambuf_iterator<char>(file), {});
}

} // namespace sim
