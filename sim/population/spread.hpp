// A parameter that differs between entities: a distribution in the place of a value.
//
//     firm.own_rate = {distribution = "uniform", low = 0.02, high = 0.05}
//
// Each entity draws its own value once, at its own address.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/param/value.hpp"

namespace sim {

/// The distributions there are.
enum class Distribution {
    uniform,   ///< low, high
    normal,    ///< mean, sd
    lognormal, ///< median, sd of the logarithm
    beta,      ///< alpha, beta; between low and high, which are 0 and 1 unless given
    values,    ///< an empirical list, each as likely as any other
};

/// The distribution of one parameter, cut off where its legal range ends.
struct Spread {
    std::string path;
    std::string key; ///< names its draws: the path; of an entry of a roster's rows the path without the row
    Distribution distribution = Distribution::uniform;
    double first = 0.0, second = 1.0; ///< low and high; mean and sd; median and sd; alpha and beta
    double low = 0.0, high = 1.0;     ///< of a beta
    std::vector<double> values;
    Facts facts;
    double share_below = 0.0, share_above = 0.0; ///< of the distribution, outside the legal range
    std::string text;                            ///< as TOML

    /// The value below which a share u of the whole distribution lies.
    double quantile(double u) const;
    /// The same of what is left of it inside the legal range; whole numbers are rounded.
    Value value_at(double u) const;
    /// Finds the shares that lie outside. The median must be legal.
    void cut_off();
    /// Where an entity's draw of this parameter is: by the key and by who it is, so that no other parameter or
    /// entity moves it.
    std::uint64_t address_of(std::uint64_t entity) const;
};

/// A number as the value of a parameter; rounded, where the parameter is a whole number.
Value as_value(const Facts& facts, double number);

} // namespace sim
