// What `souk claims` is told.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace experiments {

struct ClaimsOptions {
    std::vector<std::string> names; ///< S17, C3, map, shapley, targets; all when empty
    std::string from = "configs/claims";
    std::string out, max_time;
    std::optional<std::string> seed, replicates;
    int threads = 0;
    bool quick = false, extend = false, retry_failed = false, json = false, quiet = false;
    std::string command_line; ///< as typed
};

/// The command, added to the program; run calls it when it was parsed.
class ClaimsCommand {
public:
    ClaimsCommand(CLI::App& app, const std::string& command_line);
    std::optional<int> run() const;

private:
    CLI::App* claims_;
    std::shared_ptr<ClaimsOptions> options_;
};

/// Returns the program's exit status.
int claims(const ClaimsOptions& options);

} // namespace experiments
