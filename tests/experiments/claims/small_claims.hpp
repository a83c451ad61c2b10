// Declarations of a study that takes milliseconds.
#pragma once

#include <filesystem>
#include <string>

#include "tests/experiments/program.hpp"

namespace program {

/// Two claims, a map, an attribution and two targets of a small market, in claims/.
inline void small_claims(const Folder& folder, const std::string& policies = "")
{
    folder.file("base.toml", "model = \"relational\"\n[run]\nperiods = 8\n[market]\nbuyers = 4\n" + policies);
    const std::string claim =
        "sentence = \"A\"\nsource = \"B\"\nwhy_smallest = \"C\"\nmechanism = \"D\"\nbase = \"../base.toml\"\n"
        "smallest_effect = 0.1\nreplicates = 30\npolicies = [\"trusting\", \"aggressive\"]\n";
    std::filesystem::create_directory(folder / "claims");
    folder.file("claims/S1.toml", "[claim]\n" + claim +
                                      "measure = \"component_price\"\nablated = \"no pressure\"\n[ablation]\n"
                                      "policy.aggressive.pressure = 0.15\n");
    folder.file("claims/S2.toml", "[claim]\n" + claim +
                                      "measure = \"total_cost\"\nscenarios = [\"calm\", \"wild\"]\n"
                                      "[scenario.calm]\nenv.uncertainty = 0\n[scenario.wild]\nenv.uncertainty = 2\n");
    folder.file("claims/map.toml",
                "[map]\npoints = 8\nreplicates = 2\n[[map.axis]]\nparameter = \"env.uncertainty\"\nrole = \"uncertainty\"\n"
                "from = 0\nto = 3\n[[map.axis]]\nparameter = \"idea.rate\"\nrole = \"uncertainty\"\nfrom = 0\nto = 4\n");
    folder.file("claims/shapley.toml",
                "[shapley]\nbase = \"../base.toml\"\nmeasure = \"total_cost\"\npolicies = [\"trusting\", \"aggressive\"]\n"
                "replicates = 3\norders = 4\norder_replicates = 2\n[group]\nideas = [\"idea.on\"]\n"
                "telling = [\"info.on\", \"leak.on\"]\n");
    folder.file("claims/targets.toml",
                "[[target]]\nid = \"T1\"\nquantity = \"Price\"\npublished = \"104\"\nlow = 0\nhigh = 500\n"
                "base = \"../base.toml\"\nmeasure = \"component_price\"\npolicies = [\"trusting\"]\n"
                "[[target]]\nid = \"T2\"\nquantity = \"Moons\"\npublished = \"2\"\nuse = \"no_quantity\"\nreason = \"none\"\n");
}

} // namespace program
