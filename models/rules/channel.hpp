// Channels through which trust works, each with nothing to set but whether it is there.
#pragma once

#include <tuple>

#include "sim/math/select.hpp"
#include "sim/param/param.hpp"

namespace models::rules {

/// A channel that can be switched off; `Channel` says what it is. Channels with parameters of their own have `on` among them.
template <class Channel>
struct ChannelParameters {
    bool on = true;

    static constexpr auto table()
    {
        return std::tuple{
            sim::param(&ChannelParameters::on, {.name = "on", .unit = "switch", .doc = Channel::doc, .source = Channel::source})};
    }
};

/// What flows through a channel: all of it, or nothing when it is switched off.
template <class Channel>
constexpr double through(const ChannelParameters<Channel>& channel, double amount)
{
    return sim::select(channel.on, amount, 0.0);
}

struct InspectionRelief {
    static constexpr auto doc = "Buyers inspect less where they trust; off: the inspected share is policy.inspect_base.";
    static constexpr auto source = "S18; scenario switch";
};
struct TransactionHours {
    static constexpr auto doc =
        "Tenders, re-openers, haggling, monitoring and disputes take hours; off: they take none, on either side.";
    static constexpr auto source = "S16 S17; scenario switch";
};
struct Leaks {
    static constexpr auto doc =
        "Buyers may show ideas to rivals, and suppliers may sell plans; off: neither happens, whatever the policy.";
    static constexpr auto source = "S15 S21; scenario switch";
};
struct Decay {
    static constexpr auto doc = "Trust and attention fade by themselves; off: they fall only by what somebody does.";
    static constexpr auto source = "S7; scenario switch";
};
struct Contracts {
    static constexpr auto doc =
        "Contracts govern; off: policy.contract counts as 0 (no penalties, no monitoring, no protection).";
    static constexpr auto source = "S23; scenario switch";
};
struct Engineers {
    static constexpr auto doc =
        "Engineers visit the customer; off: no contact, so that ideas and joint quality knowledge do not arise either.";
    static constexpr auto source = "S14; scenario switch";
};

using InspectionReliefParameters = ChannelParameters<InspectionRelief>;
using TransactionParameters = ChannelParameters<TransactionHours>;
using LeakParameters = ChannelParameters<Leaks>;
using DecayParameters = ChannelParameters<Decay>;
using ContractParameters = ChannelParameters<Contracts>;
using EngineerParameters = ChannelParameters<Engineers>;
static_assert(sim::table_is_sound<DecayParameters>());

/// How fresh a relation is kept, 0..1: as its attention is; entirely so where nothing decays by itself.
inline double freshness(double attention, const DecayParameters& decay) { return sim::select(decay.on, attention, 1.0); }

} // namespace models::rules
