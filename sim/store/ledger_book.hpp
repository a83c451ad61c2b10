// What the parts of the ledger share: the open database, its statements, and errors as sentences.
#pragma once

#include <boost/interprocess/sync/file_lock.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/Savepoint.h>
#include <SQLiteCpp/VariadicBind.h>
#include <sqlite3.h>

#include "sim/store/ledger.hpp"

namespace sim {

/// The tables. `runs` shows every planned run with its status, those that nobody has begun as pending.
extern const char* const ledger_schema;

/// Throws InputError for what SQLite reports about a file.
[[noreturn]] void refuse_database(const std::filesystem::path& path, const SQLite::Exception& error, int system_error);

/// The open file.
struct Ledger::Book {
    std::filesystem::path path;
    boost::interprocess::file_lock lock;
    bool writes = false;
    std::optional<SQLite::Database> database;
    mutable std::map<std::string, SQLite::Statement> statements; // prepared once

    /// A statement, ready to be bound.
    SQLite::Statement& statement(const std::string& text) const;
    /// Calls work() and turns what SQLite throws into sentences.
    template <class Work>
    decltype(auto) guarded(const Work& work) const
    {
        try {
            return work();
        } catch (const SQLite::Exception& error) {
            refuse_database(path, error, database ? sqlite3_system_errno(database->getHandle()) : 0);
        }
    }
};

/// Doubles as SQLite keeps them: their bytes, little-endian.
void bind_doubles(SQLite::Statement& statement, int index, const std::vector<double>& values);
std::vector<double> doubles_in(const SQLite::Column& column);

} // namespace sim
