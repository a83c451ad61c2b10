// Verdicts and tables; the numbers come from the target files.
#include "experiments/replication/replication.hpp"

#include <boost/json.hpp>
#include <cmath>
#include <fmt/format.h>

#include "experiments/replication/trial.hpp"

namespace experiments {
namespace {

std::string expected_text(const Target& t)
{
    if (t.judged != Judged::near) return fmt::format("{} {}", t.judged == Judged::below ? "<" : ">", t.expected);
    return fmt::format("{:.4f}", t.expected);
}

std::string difference_text(const Target& t)
{
    if (t.judged != Judged::near) return "";
    return fmt::format("{:+.4f} of {:.4f}", t.ours.mean - t.expected, t.tolerance);
}

const char* yes(bool met) { return met ? "yes" : "NO"; }

} // namespace

bool Target::is_met() const
{
    if (ours.count < static_cast<std::size_t>(trial_replicates)) return false;
    if (judged == Judged::below) return ours.high < expected;
    if (judged == Judged::above) return ours.low > expected;
    return std::abs(ours.mean - expected) <= tolerance;
}

Replication replicate_loyalty(const sim::Watch& watch)
{
    Replication r;
    replicate_paper(r, watch);
    replicate_mean_field(r, watch);
    replicate_hysteresis(r, watch);
    return r;
}

std::string as_markdown(const Replication& r)
{
    std::string out =
        fmt::format("Each line is {} replicates; a 95 % interval (Student t) stands in brackets.\n", trial_replicates);
    std::string group;
    for (const Target& t : r.targets) {
        if (t.group != group)
            out += fmt::format(
                "\n{}\n\n| what | setting | expected | ours | off, of tolerance | within |\n|---|---|---|---|---|---|\n",
                group = t.group);
        out += fmt::format("| {} | {} | {} | {:.4f} [{:.4f}, {:.4f}] | {} | {} |\n", t.what, t.setting, expected_text(t),
                           t.ours.mean, t.ours.low, t.ours.high, difference_text(t), yes(t.is_met()));
    }
    out += "\nWhat was inferred, varied one at a time: per cent off the four published profits, and y\n\n"
           "| varied | buyer, 0.8 | seller, 0.8 | buyer, 10 | seller, 10 | y, 0.8 | y, 10 | all within |\n"
           "|---|---|---|---|---|---|---|---|\n";
    for (const Sensitivity& s : r.sensitivities)
        out += fmt::format("| {} | {:+.1f} | {:+.1f} | {:+.1f} | {:+.1f} | {:.3f} | {:.3f} | {} |\n", s.what, s.buyer_low,
                           s.seller_low, s.buyer_high, s.seller_high, s.order_low, s.order_high, yes(s.is_met()));
    return out;
}

std::string as_json(const Replication& r)
{
    boost::json::array targets, sensitivities;
    for (const Target& t : r.targets)
        targets.push_back({{"group", t.group},
                           {"what", t.what},
                           {"setting", t.setting},
                           {"judged", t.judged == Judged::near    ? "near"
                                      : t.judged == Judged::below ? "below"
                                                                  : "above"},
                           {"expected", t.expected},
                           {"tolerance", t.tolerance},
                           {"mean", t.ours.mean},
                           {"low", t.ours.low},
                           {"high", t.ours.high},
                           {"replicates", t.ours.count},
                           {"within", t.is_met()}});
    for (const Sensitivity& s : r.sensitivities)
        sensitivities.push_back({{"varied", s.what},
                                 {"buyer_low", s.buyer_low},
                                 {"seller_low", s.seller_low},
                                 {"buyer_high", s.buyer_high},
                                 {"seller_high", s.seller_high},
                                 {"order_low", s.order_low},
                                 {"order_high", s.order_high},
                                 {"within", s.is_met()}});
    return boost::json::serialize(
               boost::json::object{{"targets", std::move(targets)}, {"sensitivities_in_percent", std::move(sensitivities)}}) +
           "\n";
}

} // namespace experiments
