// Small readings of text that documents and hints need; no locale anywhere.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

std::string_view trimmed(std::string_view text);

/// "a.b" is "a" and "b"; an empty text is one empty name.
std::vector<std::string_view> split_path(std::string_view path);

/// Splits at commas that stand outside quotes, brackets and braces; an empty text is no item.
std::vector<std::string_view> split_list(std::string_view text);

/// The group of a path ("growth" of "growth.gain", "" at the top) and its last name.
std::string_view group_of(std::string_view path);
std::string_view last_of(std::string_view path);

/// Whether a path is one of these, or lies below one of them.
bool is_among(std::string_view path, std::span<const std::string_view> paths);

/// Letters, digits, "_" and "-": a TOML key without quotes.
bool is_key(std::string_view name);

/// "30 %" as a share: 0.3. The text begins with a number.
std::string share_text(std::string_view percentage);

/// The text in quotes, on one line, control characters escaped, cut after 60 characters.
std::string quoted(std::string_view text);

/// How many letters must be changed, added, dropped or swapped with a neighbour; capitals and "-" for "_" count nothing.
int spelling_distance(std::string_view a, std::string_view b);

/// Those of `known` that `name` may be a misspelling of, best first, at most three, all equally near.
std::vector<std::string> nearest(std::string_view name, const std::vector<std::string>& known);

/// `did you mean "a" or "b"?`, or nothing when the list is empty.
std::string did_you_mean(const std::vector<std::string>& names);

} // namespace sim
