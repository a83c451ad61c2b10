// Opening, and what a sweep is: identity, axes, columns, points.
#include "sim/store/ledger.hpp"

#include <boost/json.hpp>
#include <exception>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <unistd.h>

#include "sim/check/ensure.hpp"
#include "sim/check/input_error.hpp"
#include "sim/store/ledger_book.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;

constexpr int patience = 5000; // milliseconds for which another process may hold the file
constexpr int page = 8192;     // bytes: what a run records takes few pages, and each is written twice

std::string list_text(const std::vector<std::string>& items) { return boost::json::serialize(boost::json::value_from(items)); }

std::vector<std::string> list_from(const std::string& text)
{
    return boost::json::value_to<std::vector<std::string>>(boost::json::parse(text));
}

// A folder that may only be read has no room for SQLite's side files; a settled file needs none.
SQLite::Database open_for_reading(const fs::path& path)
{
    const std::string uri = "file:" + path.string(); // only for names without '?', '#' and '%'
    const bool plain = uri.find_first_of("?#%") == std::string::npos;
    const bool has_journal = fs::exists(path.string() + "-wal");
    try {
        SQLite::Database database(path.string(), SQLite::OPEN_READONLY, patience);
        database.execAndGet("SELECT count(*) FROM sqlite_master");
        return database;
    } catch (const SQLite::Exception& error) {
        const bool no_room_beside = error.getErrorCode() == SQLITE_CANTOPEN || error.getErrorCode() == SQLITE_READONLY;
        if (has_journal && no_room_beside)
            throw InputError(
                {{path.string(), 0, 0,
                  fmt::format("its newest runs still stand in {}-wal, which is read only where its folder may be written",
                              path.filename().string()),
                  "make the folder writable, or copy all of it to where you may write"}});
        if (!plain || has_journal || !no_room_beside) throw;
    }
    return {uri + "?immutable=1", SQLite::OPEN_READONLY | SQLite::OPEN_URI, patience};
}

// Nobody else's tables are written into, or read as if they were ours.
void ensure_ours(SQLite::Database& database, const fs::path& path)
{
    if (database.execAndGet("SELECT count(*) FROM sqlite_master").getInt() == 0) return; // new
    if (database.tableExists("identity") && database.tableExists("fact") && database.tableExists("run")) return;
    throw InputError({{path.string(), 0, 0, "is a database, but holds no results of a sweep",
                       "name a results folder that `souk sweep` made"}});
}

} // namespace

Ledger::Ledger(const fs::path& path, Access access) : path_(path), book_(std::make_unique<Book>())
{
    book_->path = path;
    if (access == Access::read) {
        if (!fs::exists(path))
            throw InputError({{path.string(), 0, 0, "there is no such file", "name a results folder that `souk sweep` made"}});
        book_->guarded([&] {
            SQLite::Database& database = book_->database.emplace(open_for_reading(path));
            database.exec("BEGIN"); // all that is read is of one moment: the first question's
            ensure_ours(database, path);
        });
        return;
    }
    const std::string lock = path.string() + ".lock";
    std::ofstream(lock, std::ios::app).close();
    try {
        book_->lock = boost::interprocess::file_lock(lock.c_str());
    } catch (const boost::interprocess::interprocess_exception&) {
        throw InputError({{path.parent_path().string(), 0, 0, "the results folder may not be written",
                           "choose another with --out DIR, or make it writable"}});
    }
    if (!book_->lock.try_lock())
        throw InputError({{path.string(), 0, 0, "another souk works on these results",
                           "wait until it is done, or end it; `souk status` shows how far it is"}});
    book_->writes = true;
    book_->guarded([&] {
        SQLite::Database& database =
            book_->database.emplace(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, patience);
        ensure_ours(database, path);
        database.exec(fmt::format("PRAGMA page_size = {}", page)); // of a new file
        database.exec("PRAGMA journal_mode = WAL");
        database.exec("PRAGMA synchronous = NORMAL"); // a commit may be lost with the power, never half of it
        database.exec(fmt::format("PRAGMA wal_autocheckpoint = {}", (1 << 20) / page)); // so that little is left for the end
    });
}

Ledger::Ledger(Ledger&&) noexcept = default;
Ledger::~Ledger()
{
    if (!book_ || !book_->writes || !book_->database) return;
    try {
        settle(); // also when a sweep was refused or gave up: then the file can be read where nothing may be written
    } catch (const std::exception&) { // what could not be settled, the next to open it settles
    }
}

bool Ledger::is_empty() const
{
    return book_->guarded([&] { return !book_->database->tableExists("identity"); });
}

bool Ledger::is_being_written() const
{
    // Asked, not tried: a lock that is held for a moment would turn away a sweep that begins just then.
    const int file = ::open((path_.string() + ".lock").c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return false; // nobody has ever locked it here
    struct flock other = {};
    other.l_type = F_WRLCK;
    other.l_whence = SEEK_SET;
    const bool is_answered = ::fcntl(file, F_GETLK, &other) == 0;
    ::close(file);
    return is_answered && other.l_type != F_UNLCK;
}

void Ledger::begin_sweep(const Pairs& identity, const std::vector<LedgerAxis>& axes, const std::vector<LedgerColumn>& columns,
                         const std::vector<LedgerPoint>& points)
{
    book_->guarded([&] {
        SQLite::Savepoint savepoint(*book_->database, "begin_sweep");
        book_->database->exec(ledger_schema);
        for (std::size_t k = 0; k < axes.size(); ++k) {
            SQLite::Statement& s = book_->statement("INSERT INTO axis VALUES (?, ?, ?, ?, ?)");
            SQLite::bind(s, static_cast<std::int64_t>(k), axes[k].path, axes[k].role, axes[k].unit, axes[k].meaning);
            s.exec();
        }
        for (std::size_t k = 0; k < columns.size(); ++k) {
            const LedgerColumn& c = columns[k];
            SQLite::Statement& s = book_->statement("INSERT INTO quantity VALUES (?, ?, ?, ?, ?, ?)");
            SQLite::bind(s, static_cast<std::int64_t>(k), c.name, c.unit, c.meaning, static_cast<int>(c.in_series),
                         static_cast<int>(c.of_arm));
            s.exec();
        }
        extend(identity, points, {});
        savepoint.release();
    });
}

void Ledger::extend(const Pairs& identity, const std::vector<LedgerPoint>& points, const std::vector<std::size_t>& places)
{
    book_->guarded([&] {
        SQLite::Database& database = *book_->database;
        SQLite::Savepoint savepoint(database, "extend");
        for (const char* table : {"run", "series", "summary"}) {
            for (std::size_t old = 0; old < places.size();
                 ++old) { // by way of negative numbers, because points may change places
                if (places[old] == old) continue;
                SQLite::Statement& s = book_->statement(fmt::format("UPDATE {} SET point = ? WHERE point = ?", table));
                SQLite::bind(s, -1 - static_cast<std::int64_t>(places[old]), static_cast<std::int64_t>(old));
                s.exec();
            }
            database.exec(fmt::format("UPDATE {} SET point = -1 - point WHERE point < 0", table));
        }
        database.exec("DELETE FROM identity; DELETE FROM point; DELETE FROM coordinate");
        for (std::size_t k = 0; k < identity.size(); ++k) {
            SQLite::Statement& s = book_->statement("INSERT INTO identity VALUES (?, ?, ?)");
            SQLite::bind(s, static_cast<std::int64_t>(k), identity[k].first, identity[k].second);
            s.exec();
        }
        for (std::size_t p = 0; p < points.size(); ++p) {
            SQLite::Statement& s = book_->statement("INSERT INTO point VALUES (?, ?, ?, ?, NULL)");
            SQLite::bind(s, static_cast<std::int64_t>(p), points[p].design, points[p].key, list_text(points[p].arms));
            s.exec();
            for (std::size_t k = 0; k < points[p].cells.size(); ++k) {
                SQLite::Statement& c = book_->statement("INSERT INTO coordinate VALUES (?, ?, ?)");
                SQLite::bind(c, static_cast<std::int64_t>(p), static_cast<std::int64_t>(k), points[p].cells[k]);
                c.exec();
            }
        }
        savepoint.release();
    });
}

Pairs Ledger::identity() const
{
    return book_->guarded([&] {
        Pairs out;
        SQLite::Statement& s = book_->statement("SELECT name, value FROM identity ORDER BY position");
        while (s.executeStep()) out.emplace_back(s.getColumn(0).getString(), s.getColumn(1).getString());
        return out;
    });
}

std::vector<LedgerAxis> Ledger::axes() const
{
    return book_->guarded([&] {
        std::vector<LedgerAxis> out;
        SQLite::Statement& s = book_->statement("SELECT path, role, unit, meaning FROM axis ORDER BY position");
        while (s.executeStep())
            out.push_back(
                {s.getColumn(0).getString(), s.getColumn(1).getString(), s.getColumn(2).getString(), s.getColumn(3).getString()});
        return out;
    });
}

std::vector<LedgerColumn> Ledger::columns() const
{
    return book_->guarded([&] {
        std::vector<LedgerColumn> out;
        SQLite::Statement& s = book_->statement("SELECT name, unit, meaning, in_series, of_arm FROM quantity ORDER BY position");
        while (s.executeStep())
            out.push_back({s.getColumn(0).getString(), s.getColumn(1).getString(), s.getColumn(2).getString(),
                           s.getColumn(3).getInt() != 0, s.getColumn(4).getInt() != 0});
        return out;
    });
}

std::vector<LedgerPoint> Ledger::points() const
{
    return book_->guarded([&] {
        std::vector<LedgerPoint> out;
        SQLite::Statement& s = book_->statement("SELECT design, key, arms FROM point ORDER BY point");
        while (s.executeStep())
            out.push_back({s.getColumn(0).getString(), s.getColumn(1).getString(), {}, list_from(s.getColumn(2).getString())});
        SQLite::Statement& c = book_->statement("SELECT point, value FROM coordinate ORDER BY point, axis");
        while (c.executeStep()) {
            const auto point = static_cast<std::size_t>(c.getColumn(0).getInt64());
            if (point >= out.size()) throw InputError({{path_.string(), 0, 0, "is damaged: a value belongs to no point", ""}});
            out[point].cells.push_back(c.getColumn(1).getString());
        }
        return out;
    });
}

void Ledger::plan(std::size_t point, std::size_t replicates)
{
    book_->guarded([&] {
        SQLite::Statement& s = book_->statement("UPDATE point SET planned = ? WHERE point = ?");
        SQLite::bind(s, static_cast<std::int64_t>(replicates), static_cast<std::int64_t>(point));
        s.exec();
    });
}

std::optional<std::size_t> Ledger::planned(std::size_t point) const
{
    return book_->guarded([&]() -> std::optional<std::size_t> {
        SQLite::Statement& s = book_->statement("SELECT planned FROM point WHERE point = ?");
        s.bind(1, static_cast<std::int64_t>(point));
        if (!s.executeStep() || s.getColumn(0).isNull()) return std::nullopt;
        return static_cast<std::size_t>(s.getColumn(0).getInt64());
    });
}

void Ledger::put(const std::string& key, const std::string& value)
{
    book_->guarded([&] {
        SQLite::Statement& s = book_->statement("INSERT OR REPLACE INTO fact VALUES (?, ?)");
        SQLite::bind(s, key, value);
        s.exec();
    });
}

std::string Ledger::get(const std::string& key) const
{
    return book_->guarded([&] {
        SQLite::Statement& s = book_->statement("SELECT value FROM fact WHERE key = ?");
        s.bind(1, key);
        return s.executeStep() ? s.getColumn(0).getString() : std::string();
    });
}

void Ledger::settle()
{
    book_->guarded([&] {
        book_->statements.clear();
        book_->database->exec("PRAGMA wal_checkpoint(TRUNCATE)");
        try { // the way of writing that needs no files beside; the next to write goes back to the other
            book_->database->exec("PRAGMA journal_mode = DELETE");
        } catch (const SQLite::Exception& error) { // somebody reads just now: then the files beside stay
            if (error.getErrorCode() != SQLITE_BUSY && error.getErrorCode() != SQLITE_LOCKED) throw;
        }
    });
}

} // namespace sim
