// The values a run really had, in a form that can be read back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/param/sheet.hpp"

namespace sim {

/// One line of a manifest: `path = value` is TOML and an assignment for Document::set.
struct EffectiveValue {
    std::string path;
    std::string value;
    bool is_default = true; ///< what it would be if nothing were said about it
};

/// The same for sheets: `defaults` is the sheet of an untouched set.
std::vector<EffectiveValue> effective(const Sheet& sheet, const Sheet& defaults);

/// Every parameter in row order; a roster gives `present`, `shares` and the entries of each row present.
template <class P>
std::vector<EffectiveValue> effective(const P& p, std::string_view under = "")
{
    P values = p;
    static P untouched{};
    if (!under.empty()) return effective(sheet_of(values, under), sheet_of(untouched, under));
    static const Sheet defaults = sheet_of(untouched); // made once: a sweep asks this of each of its points
    return effective(sheet_of(values), defaults);
}

} // namespace sim
