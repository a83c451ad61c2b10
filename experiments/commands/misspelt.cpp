// What is near a word is looked for among the options of its command, or among the commands.
#include "experiments/commands/misspelt.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

#include "sim/param/text.hpp"

namespace experiments {
namespace {

// The words of the call that were left over, and the command that they were given to.
const CLI::App& asked(const CLI::App& app)
{
    const std::vector<CLI::App*> commands = app.get_subcommands();
    return commands.empty() ? app : *commands.front();
}

std::string hint(std::string_view word, const std::vector<std::string>& known)
{
    const std::string near = sim::did_you_mean(sim::nearest(word, known));
    return near.empty() ? "" : ": " + near;
}

} // namespace

std::string misspelt(const CLI::App& app)
{
    const CLI::App& command = asked(app);
    const std::vector<std::string> left = command.remaining();
    const auto option = std::find_if(left.begin(), left.end(), [](const std::string& word) { return word.starts_with("--"); });
    if (option != left.end()) {
        const std::string name = option->substr(0, option->find('='));
        std::vector<std::string> known;
        for (const CLI::Option* one : command.get_options())
            for (const std::string& long_name : one->get_lnames()) known.push_back("--" + long_name);
        return fmt::format("there is no option {}{}{}", name, &command == &app ? "" : " in souk " + command.get_name(),
                           hint(name, known));
    }
    if (&command != &app || left.empty() || left.front().starts_with('-')) return "";
    std::vector<std::string> known;
    for (const CLI::App* one : app.get_subcommands([](const CLI::App*) { return true; })) known.push_back(one->get_name());
    return fmt::format("there is no command {}{}", left.front(), hint(left.front(), known));
}

} // namespace experiments
