// JSON by Boost.JSON.
#include "sim/store/manifest.hpp"

#include <boost/json.hpp>
#include <fstream>

#include "sim/check/input_error.hpp"

namespace sim {
namespace {

// One line a key, for people; Boost.JSON writes only the shortest form.
std::string indented(const boost::json::value& value, std::size_t depth)
{
    if (!value.is_object() || value.get_object().empty()) return boost::json::serialize(value);
    std::string out;
    for (const auto& [key, item] : value.get_object()) {
        out += (out.empty() ? "{\n" : ",\n") + std::string(2 * depth + 2, ' ') + boost::json::serialize(key);
        out += ": " + indented(item, depth + 1);
    }
    return out + "\n" + std::string(2 * depth, ' ') + "}";
}

} // namespace

std::string as_json(const Manifest& m)
{
    boost::json::object settings, changed;
    for (const EffectiveValue& setting : m.settings) {
        settings[setting.path] = setting.value;
        if (!setting.is_default) changed[setting.path] = setting.value;
    }
    const boost::json::object root{{"program", m.program},
                                   {"version", m.version},
                                   {"commit", m.commit},
                                   {"compiler", m.compiler},
                                   {"flags", m.flags},
                                   {"command", m.command},
                                   {"config", m.config},
                                   {"title", m.title},
                                   {"model", m.model},
                                   {"agents", m.agents},
                                   {"period", m.period},
                                   {"format", table_format},
                                   {"started", m.started},
                                   {"finished", m.finished},
                                   {"fingerprint", m.fingerprint},
                                   {"changed", changed},
                                   {"settings", std::move(settings)}};
    return indented(root, 0) + "\n";
}

void write_text(const std::filesystem::path& path, std::string_view text)
{
    const std::filesystem::path draft = path.string() + ".part"; // an older text stays until the new one is whole
    std::ofstream file(draft, std::ios::binary);
    const bool opened = file.is_open();
    file << text;
    file.close();
    std::error_code error;
    if (file) std::filesystem::rename(draft, path, error);
    if (file && !error) return;
    if (opened) std::filesystem::remove(draft, error);
    throw InputError({{path.string(), 0, 0, "cannot be written", "is the folder writable, and is there room on the disk?"}});
}

} // namespace sim
