// What one run leaves behind: a row of sums for each period and arm.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "sim/check/ensure.hpp"

namespace sim {

/// Tallies by period and arm, as rows of doubles. Series of the same shape add (swapped worlds of one replicate).
class Series {
public:
    Series() = default;
    Series(std::size_t periods, std::size_t arms, std::size_t fields)
        : periods_(periods), arms_(arms), fields_(fields), values_(periods * arms * fields, 0.0)
    {
    }

    std::size_t periods() const { return periods_; }
    std::size_t arms() const { return arms_; }
    std::size_t fields() const { return fields_; }

    std::span<const double> row(std::size_t period, std::size_t arm) const { return {at(period, arm), fields_}; }
    std::span<double> row(std::size_t period, std::size_t arm)
    {
        return {values_.data() + (at(period, arm) - values_.data()), fields_};
    }
    std::span<const double> values() const { return values_; }

    /// Sum of an arm's rows over periods first .. last - 1.
    std::vector<double> sum(std::size_t first, std::size_t last, std::size_t arm) const
    {
        std::vector<double> total(fields_, 0.0);
        for (std::size_t period = first; period < last; ++period)
            for (std::size_t k = 0; k < fields_; ++k) total[k] += at(period, arm)[k];
        return total;
    }

    Series& operator+=(const Series& other)
    {
        ensure(periods_ == other.periods_ && arms_ == other.arms_ && fields_ == other.fields_,
               "series that are added have the same shape");
        for (std::size_t k = 0; k < values_.size(); ++k) values_[k] += other.values_[k];
        return *this;
    }

private:
    const double* at(std::size_t period, std::size_t arm) const { return values_.data() + (period * arms_ + arm) * fields_; }

    std::size_t periods_ = 0, arms_ = 0, fields_ = 0;
    std::vector<double> values_;
};

} // namespace sim
