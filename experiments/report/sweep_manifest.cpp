// Everything comes from the ledger.
#include "experiments/report/sweep_manifest.hpp"

#include <bit>
#include <boost/json.hpp>
#include <charconv>
#include <fmt/format.h>

#include "experiments/sweep/progress.hpp"
#include "sim/store/fingerprint.hpp"
#include "sim/store/manifest.hpp"

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

void add_plan(json::object& manifest, const sim::Ledger& ledger, const SweepPlan& plan)
{
    json::object changed;
    for (const sim::EffectiveValue& value : plan.parameters)
        if (!value.is_default) changed[value.path] = value.value;
    manifest["title"] = plan.title;
    manifest["agents"] = plan.model->info().agent_name;
    manifest["period"] = plan.model->info().period_name;
    manifest["changed"] = std::move(changed);
    manifest["runs_left"] = restored(plan, ledger).surely_left();
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

std::string sweep_manifest(const sim::Ledger& ledger, const SweepPlan* plan)
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
    json::object manifest{{"program", "souk"},
                          {"format", sim::table_format},
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
                          {"sessions", sessions}};
    if (plan) add_plan(manifest, ledger, *plan);
    return lines(manifest);
}

} // namespace experiments
