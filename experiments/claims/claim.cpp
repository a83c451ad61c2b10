// Everything that a reader of the table needs must be there.
#include "experiments/claims/claim.hpp"

#include <fmt/format.h>

#include "sim/param/read.hpp"

namespace experiments {

Claim read_claim(const std::filesystem::path& file, std::vector<sim::Problem>& problems)
{
    sim::Document document = sim::Document::from_file(file.string());
    Claim claim;
    claim.id = file.stem().string();
    const bool is_read = document.waiting().empty();
    document.hand_on(problems);
    const std::size_t before = problems.size();
    if (!is_read) return claim;
    if (!document.find("claim")) {
        problems.push_back(document.problem(nullptr, "declares no claim", "a claim begins with the line [claim]"));
        return claim;
    }
    claim.settings = sim::read<ClaimSettings>(document, problems, "claim");
    const auto text = [&](const char* key, bool is_needed = true) {
        const std::string path = fmt::format("claim.{}", key);
        const bool is_there = document.find(path) != nullptr;
        const std::string found = sim::take_string(document, path).value_or("");
        if (is_needed && !is_there)
            problems.push_back(document.problem(document.find("claim"), fmt::format("the claim has no {}", key),
                                                fmt::format("write {} = \"...\" below [claim]", key)));
        return found;
    };
    claim.sentence = text("sentence");
    claim.source = text("source");
    claim.why_smallest = text("why_smallest");
    claim.mechanism = text("mechanism");
    const sim::Node* ablation = document.take("ablation");
    claim.ablated = text("ablated", ablation != nullptr);
    claim.contrast = read_contrast(document, "claim", document.take("scenario"), file.parent_path(), problems);
    if (claim.contrast.settings.how == How::ratio)
        problems.push_back(document.problem(document.find("claim.how"), "a claim is judged against 0, which no ratio is near",
                                            "write how = \"difference\"; ratios are for targets"));
    if (ablation && ablation->is_table()) {
        claim.ablation = assignments_in(*ablation, file.string());
        if (claim.contrast.base) check_assignments(*claim.contrast.base, claim.ablation, problems);
    }
    if (!ablation && !claim.ablated.empty())
        problems.push_back(document.problem(document.find("claim.ablated"), "there is no [ablation] that does this"));
    if (!document.find("claim.smallest_effect"))
        problems.push_back(document.problem(document.find("claim"), "the claim has no smallest_effect",
                                            "write the smallest effect of interest, in the unit of the measure"));
    if (problems.size() == before) sim::report_unknown(document, problems);
    document.hand_on(problems);
    return claim;
}

} // namespace experiments
