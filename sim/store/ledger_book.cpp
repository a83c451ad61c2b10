// The schema, and what can go wrong with a file.
#include "sim/store/ledger_book.hpp"

#include <bit>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>

#include "sim/check/ensure.hpp"
#include "sim/check/input_error.hpp"

namespace sim {

static_assert(std::endian::native == std::endian::little, "numbers are kept as little-endian bytes");

const char* const ledger_schema = R"sql(
CREATE TABLE identity (position INTEGER PRIMARY KEY, name TEXT NOT NULL, value TEXT NOT NULL);
CREATE TABLE fact (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE axis (position INTEGER PRIMARY KEY, path TEXT NOT NULL, role TEXT NOT NULL, unit TEXT NOT NULL, meaning TEXT NOT NULL);
CREATE TABLE quantity (position INTEGER PRIMARY KEY, name TEXT NOT NULL, unit TEXT NOT NULL, meaning TEXT NOT NULL,
                       in_series INTEGER NOT NULL, of_arm INTEGER NOT NULL);
CREATE TABLE point (point INTEGER PRIMARY KEY, design TEXT NOT NULL, key TEXT NOT NULL, arms TEXT NOT NULL, planned INTEGER);
CREATE TABLE coordinate (point INTEGER NOT NULL, axis INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (point, axis)) WITHOUT ROWID;
CREATE TABLE run (point INTEGER NOT NULL, replicate INTEGER NOT NULL, seed INTEGER NOT NULL, status TEXT NOT NULL,
                  message TEXT NOT NULL, fingerprint TEXT NOT NULL, wall_seconds REAL NOT NULL, cpu_seconds REAL NOT NULL,
                  "values" BLOB, PRIMARY KEY (point, replicate));
CREATE TABLE series (point INTEGER NOT NULL, replicate INTEGER NOT NULL, "values" BLOB NOT NULL, PRIMARY KEY (point, replicate));
CREATE TABLE summary (point INTEGER PRIMARY KEY, folded INTEGER NOT NULL, "values" BLOB NOT NULL);
CREATE TABLE session (number INTEGER PRIMARY KEY, started TEXT, ended TEXT, host TEXT, version TEXT, "commit" TEXT, compiler TEXT,
                      flags TEXT, command TEXT, threads INTEGER, finished INTEGER, failed INTEGER);
CREATE VIEW runs AS
  WITH RECURSIVE wanted(point, last) AS (
    SELECT point, coalesce(planned, (SELECT max(replicate) + 1 FROM run WHERE run.point = point.point)) FROM point),
  planned(point, replicate, last) AS (
    SELECT point, 0, last FROM wanted WHERE last > 0
    UNION ALL SELECT point, replicate + 1, last FROM planned WHERE replicate + 1 < last)
  SELECT p.point, p.replicate, coalesce(r.status, 'pending') AS status, r.seed, r.fingerprint, r.wall_seconds, r.cpu_seconds, r.message
  FROM planned p LEFT JOIN run r ON r.point = p.point AND r.replicate = p.replicate;
PRAGMA user_version = 1;
)sql";

void refuse_database(const std::filesystem::path& path, const SQLite::Exception& error, int system_error)
{
    const auto sentence = [&](std::string message, std::string hint) {
        return InputError({{path.string(), 0, 0, std::move(message), std::move(hint)}});
    };
    const int detail = error.getExtendedErrorCode();
    const bool no_room = error.getErrorCode() == SQLITE_FULL || detail == SQLITE_IOERR_WRITE || detail == SQLITE_IOERR_SHMSIZE ||
                         system_error == ENOSPC || system_error == EFBIG || system_error == EDQUOT;
    if (no_room)
        throw sentence("the disk is full, or a limit on the size of files is reached; all runs that were written are safe",
                       "make room, and give the same command again to go on");
    switch (error.getErrorCode()) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        throw sentence("another process holds this database; all runs that were written are safe",
                       "wait until it is done, or end it, and give the same command again");
    case SQLITE_READONLY:
    case SQLITE_PERM:
        throw sentence("may not be written", "choose another folder with --out DIR, or make it writable");
    case SQLITE_CANTOPEN:
        throw sentence(fmt::format("cannot be opened ({})", system_error != 0 ? std::strerror(system_error) : error.what()),
                       "is the folder there, and writable?");
    case SQLITE_NOTADB:
        throw sentence("is no database of results", "name a results folder that `souk sweep` made");
    case SQLITE_CORRUPT:
        throw sentence("is damaged", "begin in a new folder with --out DIR");
    case SQLITE_IOERR:
        throw sentence(fmt::format("cannot be read or written ({}); all runs that were written are safe",
                                   system_error != 0 ? std::strerror(system_error) : error.what()),
                       "is the disk in order? Give the same command again to go on");
    default:
        throw BrokenPromise(fmt::format("{}: the database says: {}", path.string(), error.what()));
    }
}

SQLite::Statement& Ledger::Book::statement(const std::string& text) const
{
    const auto found = statements.find(text);
    SQLite::Statement& statement =
        found != statements.end() ? found->second : statements.try_emplace(text, *database, text).first->second;
    statement.tryReset(); // an earlier failure was told when it happened
    statement.clearBindings();
    return statement;
}

void bind_doubles(SQLite::Statement& statement, int index, const std::vector<double>& values)
{
    statement.bindNoCopy(index, static_cast<const void*>(values.data()), static_cast<int>(values.size() * sizeof(double)));
}

std::vector<double> doubles_in(const SQLite::Column& column)
{
    std::vector<double> values(static_cast<std::size_t>(column.getBytes()) / sizeof(double));
    if (!values.empty()) std::memcpy(values.data(), column.getBlob(), values.size() * sizeof(double));
    return values;
}

} // namespace sim
