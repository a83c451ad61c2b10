// Looks into a results file, or changes it as a fault would.
#pragma once

#include <catch2/catch.hpp>

#include <filesystem>
#include <sqlite3.h>
#include <string>

namespace program {

/// Runs SQL and gives the first cell of what it answers.
inline std::string asked(const std::filesystem::path& file, const std::string& sql)
{
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
    std::string answer;
    const auto keep = [](void* to, int columns, char** cells, char**) {
        if (columns > 0 && cells[0] && static_cast<std::string*>(to)->empty()) *static_cast<std::string*>(to) = cells[0];
        return 0;
    };
    char* error = nullptr;
    sqlite3_exec(database, sql.c_str(), keep, &answer, &error);
    const std::string fault = error ? error : "";
    sqlite3_free(error);
    sqlite3_close(database);
    CHECK(fault == "");
    return answer;
}

} // namespace program
