// Everything comes from the ledger.
#include "experiments/report/sweep_manifest.hpp"

#include <bit>
#include <boost/json.hpp>
#include <charconv>
#include <fmt/format.h>

#include "sim/store/fingerprint.hpp"

namespace experiments {
namespace {

namespace json = boost::json;

// One line for each key of the first level.
std::string lines(const json::object& object)
{
    std::string out;
    for (const auto& [key, value] : object)
        out += fmt::format("{}  {}: {}", out.empty() ? "{\n" : ",\n", json::serialize(json::string(key)), json::serialize(value));
    return out + "\n}\n";
}

} // namespace

std::string fingerprint_of(const sim::Ledger& ledger)
{
    sim::Fingerprint hash;
    ledger.for_each_run(
        [&](const sim::LedgerRun& run) {
            if (run.failed) return;
            std::uint64_t bits = 0;
            std::from_chars(run.fingerprint.data(), run.fingerprint.data() + run.fingerprint.size(), bits, 16);
            const double values[] = {static_cast<double>(run.point), static_cast<double>(run.replicate),
                                     std::bit_cast<double>(bits)};
            hash.add(values);
        },
        false);
    return hash.text();
}

std::string sweep_manifest(const sim::Ledger& ledger)
{
    json::object identity, designs;
    for (const auto& [name, value] : ledger.identity()) identity[name] = value;
    const auto points = ledger.points();
    for (const sim::LedgerPoint& point : points) {
        json::value& count = designs[point.design];
        count = count.is_null() ? 1 : count.as_int64() + 1;
    }
    json::array sessions;
    for (const sim::LedgerSession& s : ledger.sessions())
        sessions.push_back({{"started", s.started},
                            {"ended", s.ended.empty() ? json::value(nullptr) : json::value(s.ended)},
                            {"host", s.host},
                            {"version", s.version},
                            {"commit", s.commit},
                            {"compiler", s.compiler},
                            {"flags", s.flags},
                            {"command", s.command},
                            {"threads", s.threads},
                            {"finished", s.finished},
                            {"failed", s.failed}});
    const auto [finished, failed] = ledger.counts();
    const json::object source = json::parse(ledger.get("source")).as_object();
    return lines({{"program", "souk"},
                  {"model", identity["model"]},
                  {"seed", identity["run.seed"]},
                  {"fingerprint", fingerprint_of(ledger)},
                  {"runs_done", finished},
                  {"runs_failed", failed},
                  {"points", points.size()},
                  {"points_by_design", designs},
                  {"settings", identity},
                  {"config", source.at("config")},
                  {"config_text", source.at("text")},
                  {"tables", source.contains("tables") ? source.at("tables") : json::object{}},
                  {"assignments", source.at("assignments")},
                  {"sessions", sessions}});
}

} // namespace experiments
