// Means and spreads by Welford's recursion; the quantile is Boost.Math's.
#include "sim/stats/stopping.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "sim/check/ensure.hpp"

namespace sim {

Stopping::Stopping(const Precision& precision, std::size_t quantities) : precision_(precision), samples_(quantities)
{
    ensure(precision.absolute > 0.0 || precision.relative > 0.0, "a stopping rule has a target");
}

void Stopping::add(std::span<const double> values)
{
    ensure(values.size() == samples_.size(), "each replicate gives every quantity of the rule");
    ++replicates_;
    for (std::size_t k = 0; k < values.size(); ++k) {
        if (std::isnan(values[k])) continue;
        Sample& sample = samples_[k];
        const double gap = values[k] - sample.mean;
        sample.mean += gap / static_cast<double>(++sample.count);
        sample.squares += gap * (values[k] - sample.mean);
    }
    if (is_precise()) return;
    const bool within = replicates_ >= precision_.least &&
                        std::all_of(samples_.begin(), samples_.end(), [&](const Sample& sample) { return is_within(sample); });
    run_ = within ? run_ + 1 : 0;
}

bool Stopping::is_within(const Sample& sample) const
{
    if (sample.count < 2) return false;
    const double n = static_cast<double>(sample.count);
    const boost::math::students_t law(n - 1.0);
    const double quantile = boost::math::quantile(boost::math::complement(law, (1.0 - precision_.confidence) / 2.0));
    const double half = quantile * std::sqrt(sample.squares / (n - 1.0) / n);
    return (precision_.absolute > 0.0 && half <= precision_.absolute) ||
           (precision_.relative > 0.0 && half <= precision_.relative * std::abs(sample.mean));
}

std::size_t Stopping::surely_needed() const
{
    if (is_done()) return 0;
    const std::size_t first = precision_.least > replicates_ ? precision_.least - replicates_ : 1; // the next that can be precise
    const std::size_t needed = run_ > 0 ? precision_.hold + 1 - run_ : first + precision_.hold;
    return std::min(needed, precision_.most - replicates_);
}

} // namespace sim
