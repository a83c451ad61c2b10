// What can be set, for people and programs: a complete TOML, a JSON schema, tables. All of it comes from the rows.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/param/sheet.hpp"

namespace sim {

/// One parameter as it is declared. In a roster there is one for each entry of each plain built-in row.
struct RowInfo {
    struct ChoiceInfo {
        std::string name, doc;
    };

    std::string path;
    std::string type;                       ///< "number", "integer", "switch", "choice"
    std::string default_text;               ///< without quotes
    std::string lo, hi;                     ///< legal; empty for switches and choices
    std::string plausible_lo, plausible_hi; ///< the legal range when no narrower span was declared
    std::string unit, doc, source;
    std::vector<ChoiceInfo> choices;
    bool may_differ = false; ///< between entities: a distribution may stand in its place

    bool has_range() const { return !lo.empty(); }
    bool has_narrower_span() const { return lo != plausible_lo || hi != plausible_hi; }
};

/// A group of parameters, one table in TOML; path "" is the top.
struct GroupInfo {
    std::string path, doc;
    std::vector<RowInfo> rows;
};

/// A roster: its built-in rows, and which of them are present unless a document says otherwise.
struct RosterInfo {
    struct BuiltIn {
        std::string name, doc;
        std::string like, otherwise; ///< of a conditional pair; its entries are then those of the rows it names
        std::vector<RowInfo> rows;
    };

    std::string path, doc;
    std::vector<BuiltIn> built_in;
    std::vector<std::string> present;
};

/// Everything declared in one or more parameter sets. Groups and rosters stand in row order.
struct Description {
    std::vector<GroupInfo> groups;
    std::vector<RosterInfo> rosters;
    std::vector<std::string> laws;

    /// Adds another set, such as the model's after the engine's.
    Description& append(Description other);
    /// Says that numbers at or below these paths may differ between entities.
    void mark_differing(std::span<const std::string_view> paths);
    /// Every parameter in one list.
    std::vector<RowInfo> rows() const;
};

Description description_of(const Sheet& defaults);

/// What P declares, with its defaults.
template <class P>
Description describe(std::string_view under = "")
{
    P defaults{};
    return description_of(sheet_of(defaults, under));
}

/// Every parameter of P.
template <class P>
std::vector<RowInfo> rows(std::string_view under = "")
{
    return describe<P>(under).rows();
}

/// A complete document: every parameter at its default, its meaning, unit, range and source in comments. It reads back as the
/// defaults.
std::string as_toml(const Description& description);

/// A JSON schema (2020-12) of documents: types, defaults, limits, choices; x-unit, x-source and x-plausible besides. A number
/// that may differ between entities may also be a distribution ("$defs"). Texts named in `also` are allowed at the top, such as
/// "title".
std::string as_schema(const Description& description, std::string_view title, const std::vector<std::string>& also = {});

/// Markdown: a table for each group; a roster has one column for each built-in row.
std::string as_markdown(const Description& description);

/// Aligned columns for a terminal: name, default, range, unit, meaning; a star where a parameter may differ between entities.
std::string as_text(const Description& description);

} // namespace sim
