// The one file that includes muParser.
#include "sim/design/constraint.hpp"

#include <deque>
#include <muParser.h>

namespace sim {

struct Constraint::Parser {
    mu::Parser parser;
    std::deque<double> values; // by the order of names_; muParser keeps their addresses
};

std::optional<Constraint> Constraint::parse(const std::string& text, Fault& fault)
{
    Constraint constraint;
    constraint.text_ = text;
    constraint.parser_ = std::make_shared<Parser>();
    try {
        mu::Parser& parser = constraint.parser_->parser;
        parser.DefineNameChars("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.");
        parser.SetExpr(text);
        for (const auto& [name, value] : parser.GetUsedVar()) {
            constraint.names_.push_back(name);
            constraint.parser_->values.push_back(1.0);
        }
        for (std::size_t k = 0; k < constraint.names_.size(); ++k)
            parser.DefineVar(constraint.names_[k], &constraint.parser_->values[k]);
        parser.Eval();
        const bool compares = text.find_first_of("<>") != std::string::npos || text.find("==") != std::string::npos ||
                              text.find("!=") != std::string::npos;
        if (!compares) return fault = {"compares nothing", -1}, std::nullopt;
    } catch (const mu::ParserError& error) {
        fault = {error.GetMsg(), error.GetPos()};
        return std::nullopt;
    }
    return constraint;
}

bool Constraint::holds(const std::function<double(const std::string&)>& value_of) const
{
    for (std::size_t k = 0; k < names_.size(); ++k) parser_->values[k] = value_of(names_[k]);
    return parser_->parser.Eval() != 0.0;
}

} // namespace sim
