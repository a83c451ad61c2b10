// One name, one type: two types of one name in one namespace break the program in ways that no compiler tells.
#include "tests/house/sources.hpp"

#include <map>
#include <regex>

namespace house {

TEST_CASE("no two headers of a floor give one name to two types", "[house]")
{
    const std::regex type("^(struct|class) ([A-Z][A-Za-z0-9]*)( final)?( :.*| \\{.*)?$"), space("^namespace ([a-z:]+) \\{");
    std::map<std::string, std::string> first; // by namespace and name: where
    Problems out;
    for (const Source& file : sources_of({"sim", "models", "experiments"}, {".hpp"})) {
        std::string where;
        for (std::size_t i = 0; i < file.code.size(); ++i) {
            std::smatch match;
            if (std::regex_search(file.code[i], match, space)) where = match[1];
            if (!std::regex_match(file.code[i], match, type) || file.code[i].ends_with(';')) continue;
            const auto [at, is_new] = first.try_emplace(where + "::" + match[2].str(), file.path);
            if (!is_new && at->second != file.path)
                out.push_back(at_line(file, i, "there is another " + at->first + " in " + at->second));
        }
    }
    CHECK(first.size() > 100);
    for (const std::string& problem : out) FAIL_CHECK(problem);
}

} // namespace house
