// The tables of a model's description (ODD), made from its declarations, and the documents that hold them between marks.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sim/run/scenario.hpp"

namespace experiments {

/// Everything that can be set: the engine's [run] and the model's groups.
sim::Description description_of(const sim::ModelEntry& model);

/// One table of a document.
struct ModelTable {
    std::string name; ///< what its mark says
    std::string text; ///< Markdown, ends with a line break
};

/// parameters, policies, channels, measures; scenarios too when a folder of configs is given. Tables without a row are left out.
std::vector<ModelTable> tables_of(const sim::ModelEntry& model, const std::filesystem::path& configs = {});

/// The document with the text between `<!-- souk describe MODEL: TABLE -->` and the next `<!-- end -->` replaced by the table.
/// Other text stays as it is; throws InputError when a mark names no table or has no end.
std::string with_tables(const std::string& document, const std::string& name, std::string_view model,
                        const std::vector<ModelTable>& tables);

} // namespace experiments
