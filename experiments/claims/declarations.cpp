// Names are files; S2 comes before S10.
#include "experiments/claims/declarations.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <tuple>

#include "sim/check/input_error.hpp"
#include "sim/param/text.hpp"

namespace experiments {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

constexpr const char *map_name = "map", *attribution_name = "shapley", *targets_name = "targets";

bool is_claim(const std::string& name) { return name != map_name && name != attribution_name && name != targets_name; }

// Letters before digits, claims of the article (S) before the others.
auto order_of(const std::string& name)
{
    const std::size_t digits = std::min(name.find_first_of("0123456789"), name.size());
    int number = 0;
    std::from_chars(name.data() + digits, name.data() + name.size(), number);
    return std::make_tuple(!is_claim(name), !name.starts_with('S'), name.substr(0, digits), number, name);
}

Names names_in(const fs::path& folder)
{
    Names names;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (entry.path().extension() == ".toml") names.push_back(entry.path().stem().string());
    if (names.empty())
        throw sim::InputError({{folder.string(), 0, 0, error ? "there is no such folder" : "declares no claim",
                                "name a folder of declarations, such as configs/claims, with --from DIR"}});
    std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) { return order_of(a) < order_of(b); });
    return names;
}

void check_wanted(const Names& wanted, const Names& known, const fs::path& folder)
{
    std::vector<sim::Problem> problems;
    for (const std::string& name : wanted)
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            const Names near = sim::nearest(name, known);
            problems.push_back({folder.string(), 0, 0, fmt::format("declares no {}", name),
                                near.empty() ? fmt::format("it has {}", fmt::join(known, ", ")) : sim::did_you_mean(near)});
        }
    sim::throw_if_any(problems);
}

} // namespace

Declarations read_declarations(const fs::path& folder, const Names& names)
{
    const Names known = names_in(folder);
    check_wanted(names, known, folder);
    const bool names_a_claim = std::any_of(names.begin(), names.end(), is_claim);
    const auto is_wanted = [&](const std::string& name) {
        return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
    };
    Declarations out;
    std::vector<sim::Problem> problems;
    for (const std::string& name : known) {
        const fs::path file = folder / (name + ".toml");
        if (is_claim(name)) {
            const bool has_map = is_wanted(map_name);
            if (!is_wanted(name) && !has_map) continue;
            const Claim claim = read_claim(file, problems);
            if (has_map && claim.settings.family == Family::claims) {
                out.mapped.push_back(claim);
                if (!names_a_claim || is_wanted(name)) out.ids_to_be_mapped.insert(name);
            }
            if (is_wanted(name)) out.claims.push_back(claim);
        } else if (is_wanted(name)) {
            if (name == map_name) out.map = read_map(file, problems);
            if (name == attribution_name) out.attribution = read_attribution(file, problems);
            if (name == targets_name) out.targets = read_targets(file, problems);
        }
    }
    sim::throw_if_any(problems);
    return out;
}

void make_quick(Declarations& declarations)
{
    for (Claim& claim : declarations.claims) claim.settings.replicates = 5;
    if (declarations.map) declarations.map->settings = {.points = 24, .replicates = 2};
    if (declarations.attribution) declarations.attribution->settings = {.replicates = 2, .orders = 4, .order_replicates = 2};
}

} // namespace experiments
