// Every malformed sweep file against the message beside it: NAME.toml is refused with exactly NAME.expected.
#include <catch2/catch.hpp>

#include "tests/malformed/expected_message.hpp"

TEST_CASE("every malformed sweep file is refused with the message beside it, and nothing is written", "[malformed][sweep]")
{
    namespace fs = std::filesystem;
    const std::string home = "tests/malformed_sweeps";
    const program::Folder folder; // looks like the root, so that messages name the files as a person there would
    fs::create_directory_symlink(SOUK_ROOT "/tests", folder / "tests");
    int files = 0;
    for (const std::string& name : folder.names(home)) {
        if (!name.ends_with(".toml")) continue;
        INFO(name);
        const fs::path config = fs::path(home) / name;
        const program::Outcome outcome = folder.call({"sweep", config.string(), "--quiet"});
        CHECK(outcome.status == 2);
        CHECK(outcome.err == program::expected_message(folder / fs::path(config).replace_extension(".expected")));
        CHECK(outcome.out == "");
        CHECK(folder.names() == program::Words{"tests"});
        fs::remove_all(folder / "results"); // one failure is not the next one's
        ++files;
    }
    CHECK(files >= 100);
}
