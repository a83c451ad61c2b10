// Points as rows of a CSV file.
#include "sim/design/table.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace sim {

PointTable parse_points(std::string_view text, const std::string& name, std::vector<Problem>& problems)
{
    PointTable table = parse_csv(text, name, problems);
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
