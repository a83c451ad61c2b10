// The wording follows the intervals; nothing is said that they do not support.
#include "experiments/report/comparison_text.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "experiments/report/number.hpp"
#include "sim/stats/crossover.hpp"

namespace experiments {
namespace {

using sim::Comparison;
using sim::Crossover;
using sim::Interval;
using sim::MeasureResult;
using sim::Role;

constexpr std::size_t name_width = 48;

// A measure of the receipt over the whole run (0), the first (1) or the last stretch (2); nullptr when the model has none.
const MeasureResult* with_role(const Comparison& c, Role role, std::size_t stretch)
{
    for (std::size_t k = 0; k + stretch < c.measures.size(); ++k)
        if (c.measures[k].info.role == role && c.measures[k].info.by_stretch) return &c.measures[k + stretch];
    return nullptr;
}

std::string amount(const Interval& difference, std::string_view unit)
{
    return fmt::format("{} {} {}", number(std::abs(difference.mean), std::min(decimals(difference), 2)), unit,
                       difference.mean < 0 ? "less" : "more");
}

std::string interval_words(const Interval& difference, double confidence)
{
    const int digits = decimals(difference);
    return fmt::format("{} % interval of the difference {} to {}",
                       number(100.0 * confidence, confidence * 100 == std::floor(confidence * 100) ? 0 : 1),
                       number(difference.low, digits, true), number(difference.high, digits, true));
}

// The parts of the receipt that make the difference in the last stretch, largest first: "innovation value -6.41 ...".
std::string why(const Comparison& c, std::size_t k)
{
    std::vector<std::pair<double, std::string>> parts;
    for (std::size_t at = 0; at + 2 < c.measures.size(); ++at) {
        const MeasureResult& m = c.measures[at];
        if (m.name != m.info.name || (m.info.role != Role::part && m.info.role != Role::deduction)) continue;
        const double sign = m.info.role == Role::deduction ? -1.0 : 1.0;
        const MeasureResult& late = m.info.by_stretch ? c.measures[at + 2] : m;
        const double part = late.differences[k].mean;
        const std::string_view word = sign > 0 ? "" : part > 0 ? "more " : "less ";
        parts.emplace_back(sign * part, fmt::format("{}{}", word, in_words(m.info.name)));
    }
    std::sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return std::abs(a.first) > std::abs(b.first); });
    std::string text;
    for (std::size_t at = 0; at < std::min<std::size_t>(5, parts.size()); ++at)
        text += fmt::format("{}{} {:+.2f}", at == 0 ? "" : ", ", parts[at].second, parts[at].first);
    return text;
}

// What remains when only money counts.
std::string cash_sentence(const Comparison& c, std::size_t k)
{
    const MeasureResult* cash = with_role(c, Role::cash, 2);
    if (!cash) return "";
    const Interval& d = cash->differences[k];
    return fmt::format("In cash alone ({}) the long-run difference is {}{}.\n", in_words(cash->info.name),
                       with_half_width(d, decimals(d), true), d.excludes_zero() ? "" : ": it cannot be told from 0");
}

// From when on whoever is cheaper in the long run stays so, on average over replicates.
std::optional<int> since(const Crossover& crossover, bool first_is_cheaper)
{
    return first_is_cheaper ? crossover.for_good : crossover.of_other_for_good;
}

// ", from quarter 17 on".
std::string since_words(std::optional<int> begin, std::string_view period)
{
    constexpr int first_mean = static_cast<int>(sim::crossover_mean) - 1; // before it there is no mean that could tell
    if (!begin) return "";
    return *begin <= first_mean ? ", from the start" : fmt::format(", from {} {} on", period, *begin);
}

// The same where all is added up from the start.
std::string in_sum(std::optional<int> begin, const char* cheaper, std::string_view period)
{
    if (!begin) return fmt::format("Counted from the start, they are not {} yet.\n", cheaper);
    return *begin == 0 ? fmt::format("Counted from the start, they are {} throughout.\n", cheaper)
                       : fmt::format("Counted from the start, they are {}, from {} {} on.\n", cheaper, period, *begin);
}

// A share of the other's total, where that says something.
std::string percent_of(double difference, double total)
{
    return total > std::abs(difference) ? fmt::format("{:.1f} %; ", 100.0 * std::abs(difference) / total) : "";
}

std::string sentence(const Comparison& c, const sim::ModelInfo& model, std::size_t k)
{
    const MeasureResult &last = *with_role(c, Role::total, 2), &first = *with_role(c, Role::total, 1);
    const Interval &late = last.differences[k], &early = first.differences[k];
    const std::string &one = c.arms[0], &other = c.arms[k + 1];
    const int long_run = std::min(c.plan.last_stretch, c.plan.periods),
              short_run = std::min(c.plan.first_stretch, c.plan.periods);
    const std::string span = fmt::format("the last {} {}s", long_run, model.period_name);
    if (late.count < 2) return "With one replicate it cannot be told who is cheaper in the long run: run more.\n";
    if (!late.excludes_zero())
        return fmt::format("It cannot be told whether {0} or {1} {2} are cheaper in the long run: in {3} the {4} of the total "
                           "cost contains 0.\n",
                           one, other, model.agent_name, span, interval_words(late, c.plan.confidence));
    const bool cheaper = late.mean < 0;
    std::string text =
        fmt::format("In the long run {} {} are {}{}: in {} they pay {} in total than {} {} ({}{}).\n", one, model.agent_name,
                    cheaper ? "cheaper" : "dearer", since_words(since(c.flow[k], cheaper), model.period_name), span,
                    amount(late, last.info.unit), other, model.agent_name, percent_of(late.mean, last.arms[k + 1].mean),
                    interval_words(late, c.plan.confidence));
    if (early.excludes_zero())
        text += fmt::format("In the first {} {}s they pay {}.\n", short_run, model.period_name, amount(early, last.info.unit));
    else
        text += fmt::format("In the first {} {}s the difference cannot be told.\n", short_run, model.period_name);
    text += fmt::format("What makes the long-run difference, {}: {}.\n", last.info.unit, why(c, k));
    text += cash_sentence(c, k);
    return text + in_sum(since(c.cumulative[k], cheaper), cheaper ? "cheaper" : "dearer", model.period_name);
}

struct Layout {
    std::size_t column;
    std::size_t difference;
};

void heading(std::string& out, const Comparison& c, std::string_view section, const Layout& layout)
{
    out += "\n" + pad_right(section, name_width);
    for (const std::string& arm : c.arms) out += pad_left(arm, layout.column);
    for (std::size_t k = 1; k < c.arms.size(); ++k) out += pad_left("minus " + c.arms[k], layout.difference);
    out += "\n";
}

// Marks a difference whose interval excludes 0.
std::string difference_text(const MeasureResult& m, std::size_t k)
{
    const Interval& d = m.differences[k];
    return with_half_width(d, decimals(d), true) + (d.count > 1 && d.excludes_zero() ? " *" : "  ");
}

void line(std::string& out, const Comparison& c, const MeasureResult& m, const Layout& layout)
{
    const bool market = m.info.scope == sim::Scope::market;
    const std::string sign = m.info.role == Role::deduction ? "- " : m.info.role == Role::total ? "= " : "  ";
    const std::string unit = fmt::format(" ({})", m.info.unit);
    out += pad_right(sign + in_words(m.name) + unit, name_width);
    int digits = m.info.role == Role::plain ? 0 : 2; // the receipt is to the cent
    for (const Interval& arm : m.arms) digits = std::max(digits, decimals(arm));
    for (std::size_t arm = 0; arm < (market ? 1 : c.arms.size()); ++arm)
        out += pad_left(with_half_width(m.arms[arm], digits), layout.column);
    if (!market)
        for (std::size_t k = 0; k + 1 < c.arms.size(); ++k) out += pad_left(difference_text(m, k), layout.difference);
    out += "\n";
}

// The same over the first (1) or the last (2) stretch of the run, for the measures that are taken by stretch.
void stretch_section(std::string& out, const Comparison& c, std::size_t stretch, const Layout& layout)
{
    if (std::none_of(c.measures.begin(), c.measures.end(), [](const MeasureResult& m) { return m.info.by_stretch; })) return;
    const int span = std::min(c.plan.periods, stretch == 1 ? c.plan.first_stretch : c.plan.last_stretch);
    heading(out, c, fmt::format("The {} {} periods alone", stretch == 1 ? "first" : "last", span), layout);
    for (std::size_t k = 0; k < c.measures.size(); ++k) {
        if (!c.measures[k].info.by_stretch || c.measures[k].name != c.measures[k].info.name) continue;
        MeasureResult m = c.measures[k + stretch];
        m.name = m.info.name;
        line(out, c, m, layout);
    }
}

std::string crossing(const Crossover& x, std::size_t replicates)
{
    const std::string mean = x.of_mean ? fmt::format("period {}", *x.of_mean) : "never";
    if (x.crossed == 0) return fmt::format("{} (in 0 of {} replicates)", mean, replicates);
    return fmt::format("{} (in {} of {} replicates, these at {})", mean, x.crossed, replicates, with_half_width(x.period, 1));
}

} // namespace

std::string verdict(const Comparison& c, const sim::ModelInfo& model)
{
    if (!with_role(c, Role::total, 0) || c.arms.size() < 2) return "";
    std::string text;
    for (std::size_t k = 0; k + 1 < c.arms.size(); ++k) text += (k > 0 ? "\n" : "") + sentence(c, model, k);
    return text;
}

std::string legend(const Comparison& c)
{
    return std::string("value ± half-width of the interval") +
           (c.arms.size() > 1 ? "; * where the interval of the paired difference excludes 0" : "");
}

std::string tables(const Comparison& c, bool brief)
{
    Layout layout{22, 24};
    for (const std::string& arm : c.arms) {
        layout.column = std::max(layout.column, arm.size() + 2);
        layout.difference = std::max(layout.difference, arm.size() + 10);
    }
    std::string out;
    std::string_view section;
    for (const MeasureResult& m : c.measures) {
        if (m.name != m.info.name) continue; // stretches stand in a section of their own
        if (m.info.section != section) {
            if (brief && !section.empty()) return out;
            heading(out, c, section = m.info.section, layout);
        }
        line(out, c, m, layout);
    }
    stretch_section(out, c, 2, layout);
    stretch_section(out, c, 1, layout);
    const std::size_t n = static_cast<std::size_t>(c.plan.replicates);
    for (std::size_t k = 0; k < c.flow.size(); ++k) {
        out += fmt::format("\nCrossover, {} below {} (periods count from 0)\n", c.arms[0], c.arms[k + 1]);
        out += fmt::format("  flow: 4-period mean stays below for 8 periods from   {}\n", crossing(c.flow[k], n));
        out += fmt::format("  cumulative mean stays below to the end from          {}\n", crossing(c.cumulative[k], n));
    }
    return out;
}

} // namespace experiments
