// Conditions between parameters that every point must meet; points that do not are left out.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sim {

/// A comparison such as `growth.gain < 2 * growth.loss`. Parsing and arithmetic are muParser's.
class Constraint {
public:
    /// What is wrong with an expression, and where in it (from 0; -1 when nowhere).
    struct Fault {
        std::string message;
        int place = -1;
    };

    /// Parses; `fault` says what is wrong when it returns nothing.
    static std::optional<Constraint> parse(const std::string& text, Fault& fault);

    const std::string& text() const { return text_; }
    /// The names in it, in alphabetical order.
    const std::vector<std::string>& names() const { return names_; }
    /// Whether it is true; `value_of` gives the number of each name.
    bool holds(const std::function<double(const std::string&)>& value_of) const;

private:
    struct Parser;
    std::string text_;
    std::vector<std::string> names_;
    std::shared_ptr<Parser> parser_;
};

} // namespace sim
