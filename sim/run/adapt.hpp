// Makes any type that is a Model into a ModelEntry, without the model knowing.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>
#include <span>
#include <type_traits>
#include <utility>

#include "sim/check/ensure.hpp"
#include "sim/population/read_population.hpp"
#include "sim/record/fields.hpp"
#include "sim/run/peopled.hpp"
#include "sim/run/play.hpp"
#include "sim/run/scenario.hpp"
#include "sim/run/shock_check.hpp"

namespace sim {

/// A scenario of the model M.
template <Model M>
class ScenarioOf final : public Scenario {
public:
    using Parameters = typename M::Parameters;
    using Tally = typename M::Tally;

    explicit ScenarioOf(Parameters parameters, std::vector<Shock> shocks = {}, std::vector<Shock> branch = {})
        : parameters_(std::move(parameters)), shocks_(std::move(shocks)), branch_(std::move(branch))
    {
    }

    const Parameters& parameters() const { return parameters_; }
    const ModelInfo& info() const override { return M::info; }
    std::vector<std::string> arms() const override { return M::arms(parameters_); }
    std::vector<MeasureInfo> measures() const override
    {
        std::vector<MeasureInfo> result;
        for (const Measure<Tally>& measure : std::span<const Measure<Tally>>(M::measures())) result.push_back(measure.info);
        return result;
    }
    double value(std::size_t measure, std::span<const double> row) const override
    {
        double result;
        values({&measure, 1}, row, {&result, 1});
        return result;
    }
    void values(std::span<const std::size_t> measures, std::span<const double> row, std::span<double> out) const override
    {
        static_assert(std::is_trivially_copyable_v<Tally>);
        ensure(row.size() == field_count<Tally>, "a row of sums has one number for each field of the tally");
        Tally tally;
        std::memcpy(static_cast<void*>(&tally), row.data(), sizeof tally); // once for all measures
        const auto all = std::span<const Measure<Tally>>(M::measures());
        for (std::size_t k = 0; k < measures.size(); ++k) {
            const Measure<Tally>& m = all[measures[k]];
            out[k] = ratio(m.numerator(tally), m.denominator(tally));
        }
    }
    std::size_t agents() const override { return M::agents(parameters_); }
    Series run(const World& world, int rotation, int periods, Pulse* pulse = nullptr) const override
    {
        return play<M>(parameters_, shocks_, world, rotation, periods, pulse);
    }
    std::optional<int> branching() const override
    {
        return branch_.empty() ? std::nullopt : std::optional(first_period(branch_));
    }
    std::vector<MemoryPart> memory() const override
    {
        if constexpr (Sized<M>)
            return M::memory(parameters_);
        else
            return {};
    }
    Twin run_twin(const World& world, int rotation, int periods, Pulse* pulse = nullptr) const override
    {
        ensure(!branch_.empty(), "a world has a twin only where there is a branch");
        if constexpr (Countable<M>)
            return play_twin<M>(parameters_, shocks_, branch_, world, rotation, periods, pulse);
        else
            broken_promise("only a model that can be added up by any grouping has branches", __FILE__, __LINE__);
    }
    std::vector<EffectiveValue> settings() const override
    {
        std::vector<EffectiveValue> all = effective_of(parameters_);
        if (!shocks_.empty()) all.push_back({"shocks", as_toml(shocks_), false});
        if (!branch_.empty()) all.push_back({"branch", as_toml(branch_), false});
        return all;
    }

private:
    static std::vector<EffectiveValue> effective_of(const Parameters& p)
    {
        if constexpr (Peopled<M>)
            return effective_with_population(p);
        else
            return effective(p);
    }

    Parameters parameters_;
    std::vector<Shock> shocks_, branch_;
};

/// The catalogue's entry of the model M.
template <Model M>
class EntryOf final : public ModelEntry {
public:
    const ModelInfo& info() const override { return M::info; }
    std::unique_ptr<Scenario> read(Document& document, std::vector<Problem>& problems) const override
    {
        auto p = parameters(document, problems);
        ShockContext context;
        if (document.find("shocks") || document.find("branch")) context = shock_context(document, p);
        auto shocks = read_shocks(document, "shocks", context, problems);
        auto branch = read_shocks(document, "branch", context, problems);
        if constexpr (!Countable<M>)
            if (!branch.empty())
                problems.push_back(document.problem(document.find("branch"), "this model has no branches", "use [[shocks]]"));
        check_moved<M>(document, p, shocks, branch, problems);
        return std::make_unique<ScenarioOf<M>>(std::move(p), std::move(shocks), std::move(branch));
    }
    std::vector<MeasureInfo> measures() const override { return ScenarioOf<M>({}).measures(); }
    std::vector<EntityInfo> entities() const override { return entity_infos<M>(); }
    Description description() const override
    {
        Description all = describe<typename M::Parameters>();
        if constexpr (Peopled<M>) all.mark_differing(M::population().differing);
        return all;
    }

private:
    ShockContext shock_context(Document& document, typename M::Parameters& p) const
    {
        ShockContext context{fields_of(p), entities(), M::arms(p), periods_of(document), {}};
        if constexpr (Peopled<M>)
            for (const Field& field : context.parameters)
                if (p.population.differs(field.path)) context.own.push_back(field.path);
        return context;
    }

    static typename M::Parameters parameters(Document& document, std::vector<Problem>& problems)
    {
        if constexpr (Peopled<M>)
            return read_with_population<typename M::Parameters>(document, M::population(), listable_states<M>(), problems);
        else
            return sim::read<typename M::Parameters>(document, problems);
    }
};

} // namespace sim
