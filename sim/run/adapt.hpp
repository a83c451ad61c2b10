// Makes any type that is a Model into a ModelEntry, without the model knowing.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <memory>
#include <span>
#include <utility>

#include "sim/check/ensure.hpp"
#include "sim/record/fields.hpp"
#include "sim/run/scenario.hpp"

namespace sim {

/// A scenario of the model M.
template <Model M>
class ScenarioOf final : public Scenario {
public:
    using Parameters = typename M::Parameters;
    using Tally = typename M::Tally;

    explicit ScenarioOf(Parameters parameters) : parameters_(std::move(parameters)) {}

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
        std::array<double, field_count<Tally>> fields;
        ensure(row.size() == fields.size(), "a row of sums has one number for each field of the tally");
        std::copy(row.begin(), row.end(), fields.begin());
        const auto tally = std::bit_cast<Tally>(fields);
        const Measure<Tally>& m = std::span<const Measure<Tally>>(M::measures())[measure];
        return ratio(m.numerator(tally), m.denominator(tally));
    }
    std::size_t agents() const override { return M::agents(parameters_); }
    Series run(const World& world, int rotation, int periods, Pulse* pulse = nullptr) const override
    {
        auto state = M::open(parameters_, world, rotation, periods);
        std::vector<Tally> by_arm(M::arms(parameters_).size());
        Series series(static_cast<std::size_t>(periods), by_arm.size(), field_count<Tally>);
        for (std::size_t period = 0; period < series.periods(); ++period) {
            if (pulse) pulse->begin();
            M::step(state, parameters_, Streams(world, static_cast<std::uint32_t>(period)));
            for (Tally& tally : by_arm) tally = Tally{};
            M::tally(state, parameters_, by_arm);
            for (std::size_t arm = 0; arm < by_arm.size(); ++arm) {
                const auto fields = as_row(by_arm[arm]);
                for (const double field : fields) ensure(std::isfinite(field), "every sum of a period is a finite number");
                std::copy(fields.begin(), fields.end(), series.row(period, arm).begin());
            }
            if (pulse) pulse->end();
        }
        return series;
    }
    std::vector<EffectiveValue> settings() const override { return effective(parameters_); }

private:
    Parameters parameters_;
};

/// The catalogue's entry of the model M.
template <Model M>
class EntryOf final : public ModelEntry {
public:
    const ModelInfo& info() const override { return M::info; }
    std::unique_ptr<Scenario> read(Document& document, std::vector<Problem>& problems) const override
    {
        return std::make_unique<ScenarioOf<M>>(sim::read<typename M::Parameters>(document, problems));
    }
    std::vector<MeasureInfo> measures() const override { return ScenarioOf<M>({}).measures(); }
    Description description() const override { return describe<typename M::Parameters>(); }
};

} // namespace sim
