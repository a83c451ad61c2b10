// What `souk chart` and `souk report` are told.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace experiments {

/// Options of both; the Python scripts judge what the tables permit.
struct ChartOptions {
    std::string results, out, style, format, width, measure, x, y;
    std::vector<std::string> figures; ///< empty: all that the tables permit
    std::vector<std::string> at;      ///< KEY=VALUE: where the other axes of a sweep are held
    bool list = false;
};

/// The commands, added to the program; run calls the one that was parsed, or nothing.
class ChartCommands {
public:
    explicit ChartCommands(CLI::App& app);
    std::optional<int> run() const;

private:
    CLI::App *chart_, *report_;
    std::shared_ptr<ChartOptions> options_;
};

/// Each returns the program's exit status.
int chart(const ChartOptions& options);
int report(const ChartOptions& options);

} // namespace experiments
