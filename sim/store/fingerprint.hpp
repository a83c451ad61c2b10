// A short hash by which a person sees that two results are the same bytes.
#pragma once

#include <memory>
#include <span>
#include <string>

namespace sim {

/// Running hash of doubles by their bit patterns (little-endian), XXH3 of 64 bits. Source: the xxHash library.
class Fingerprint {
public:
    Fingerprint();
    ~Fingerprint();
    Fingerprint(const Fingerprint&) = delete;
    Fingerprint& operator=(const Fingerprint&) = delete;

    void add(std::span<const double> values);
    /// 16 hexadecimal digits.
    std::string text() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace sim
