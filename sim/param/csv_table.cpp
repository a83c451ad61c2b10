// A small CSV reader that knows places, for messages.
#include "sim/param/csv_table.hpp"

#include <fmt/format.h>
#include <optional>

#include "sim/param/text.hpp"

namespace sim {
namespace {

using Cell = CsvTable::Cell;

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    bool is_at_end() const { return at_ >= text_.size(); }
    // The cell whose quote was never closed, and those with text after theirs.
    const std::optional<Cell>& open_quote() const { return open_quote_; }
    const std::vector<Cell>& torn_quotes() const { return torn_quotes_; }

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
        open_quote_ = cell;
        while (!is_at_end()) {
            if (text_[at_] != '"') {
                cell.text += step();
            } else if (step(); !is_at_end() && text_[at_] == '"') {
                cell.text += step();
            } else {
                open_quote_.reset();
                break;
            }
        }
        std::string rest;
        while (!is_at_end() && text_[at_] != ',' && text_[at_] != '\n') rest += step();
        if (!trimmed(rest).empty()) torn_quotes_.push_back(cell);
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
    std::optional<Cell> open_quote_;
    std::vector<Cell> torn_quotes_;
};

void report_twice(const CsvTable& table, std::vector<Problem>& problems)
{
    for (std::size_t k = 0; k < table.header.size(); ++k)
        for (std::size_t j = 0; j < k; ++j)
            if (table.header[j].text == table.header[k].text) {
                problems.push_back({table.name, table.header[k].line, table.header[k].column,
                                    fmt::format("there are two columns {}", quoted(table.header[k].text)), "leave one out"});
                break;
            }
}

} // namespace

CsvTable parse_csv(std::string_view text, const std::string& name, std::vector<Problem>& problems)
{
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3); // spreadsheets put it there
    CsvTable table;
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
    for (const Cell& cell : reader.torn_quotes())
        problems.push_back(
            {name, cell.line, cell.column, "text stands behind a closing quote", "a quote within quotes is written twice"});
    if (const auto& cell = reader.open_quote())
        problems.push_back({name, cell->line, cell->column, "a quote is opened and never closed", ""});
    return table;
}

} // namespace sim
