// Runs, series, sessions.
#include <fmt/format.h>

#include "sim/store/ledger_book.hpp"

namespace sim {
namespace {

std::int64_t number(std::size_t value) { return static_cast<std::int64_t>(value); }

constexpr std::string_view fields = "run.point, replicate, seed, status, message, fingerprint, wall_seconds, cpu_seconds";

// Runs of known points; those beyond the number that a point needs are kept for the day when it needs more.
constexpr std::string_view counting = "run JOIN point ON point.point = run.point AND (planned IS NULL OR replicate < planned)";

LedgerRun run_in(SQLite::Statement& s, bool with_values)
{
    LedgerRun run;
    run.point = static_cast<std::size_t>(s.getColumn(0).getInt64());
    run.replicate = static_cast<std::size_t>(s.getColumn(1).getInt64());
    run.seed = static_cast<std::uint64_t>(s.getColumn(2).getInt64());
    run.failed = s.getColumn(3).getString() == "failed";
    run.message = s.getColumn(4).getString();
    run.fingerprint = s.getColumn(5).getString();
    run.wall = s.getColumn(6).getDouble();
    run.cpu = s.getColumn(7).getDouble();
    if (with_values) run.values = doubles_in(s.getColumn(8));
    return run;
}

void bind_session(SQLite::Statement& s, const LedgerSession& x)
{
    SQLite::bind(s, x.started, x.ended, x.host, x.version, x.commit, x.compiler, x.flags, x.command, x.threads, x.finished,
                 x.failed);
}

} // namespace

void Ledger::begin()
{
    book_->guarded([&] { book_->database->exec("BEGIN IMMEDIATE"); });
}

void Ledger::commit()
{
    book_->guarded([&] {
        // A question that stands on its last row would keep SQLite from writing the side file back.
        for (auto& [text, statement] : book_->statements) statement.tryReset();
        book_->database->exec("COMMIT");
    });
}

void Ledger::add(const LedgerRun& run)
{
    book_->guarded([&] {
        SQLite::Statement& s = book_->statement("INSERT OR REPLACE INTO run VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        SQLite::bind(s, number(run.point), number(run.replicate), static_cast<std::int64_t>(run.seed),
                     run.failed ? "failed" : "done", run.message, run.fingerprint, run.wall, run.cpu);
        bind_doubles(s, 9, run.values);
        s.exec();
        if (run.series.empty()) return;
        SQLite::Statement& t = book_->statement("INSERT OR REPLACE INTO series VALUES (?, ?, ?)");
        SQLite::bind(t, number(run.point), number(run.replicate));
        bind_doubles(t, 3, run.series);
        t.exec();
    });
}

std::size_t Ledger::forget_failed()
{
    return book_->guarded([&] {
        SQLite::Savepoint savepoint(*book_->database, "forget");
        book_->database->exec("UPDATE point SET planned = NULL WHERE point IN (SELECT point FROM run WHERE status = 'failed')");
        const int forgotten = book_->database->exec("DELETE FROM run WHERE status = 'failed'");
        savepoint.release();
        return static_cast<std::size_t>(forgotten);
    });
}

void Ledger::for_each_run(const std::function<void(const LedgerRun&)>& visit, bool with_values) const
{
    book_->guarded([&] {
        SQLite::Statement& s = book_->statement(fmt::format("SELECT {}{} FROM {} ORDER BY run.point, replicate", fields,
                                                            with_values ? ", \"values\"" : "", counting));
        while (s.executeStep()) visit(run_in(s, with_values));
    });
}

void Ledger::for_each_run_of(std::size_t point, const std::function<void(const LedgerRun&)>& visit) const
{
    book_->guarded([&] {
        SQLite::Statement& s = book_->statement(
            fmt::format("SELECT {}, \"values\" FROM {} WHERE run.point = ? ORDER BY replicate", fields, counting));
        s.bind(1, number(point));
        while (s.executeStep()) visit(run_in(s, true));
    });
}

bool Ledger::find(std::size_t point, std::size_t replicate, LedgerRun& run) const
{
    return book_->guarded([&] {
        SQLite::Statement& s =
            book_->statement(fmt::format("SELECT {}, \"values\" FROM run WHERE point = ? AND replicate = ?", fields));
        SQLite::bind(s, number(point), number(replicate));
        if (!s.executeStep()) return false;
        run = run_in(s, true);
        run.series = series(point, replicate);
        return true;
    });
}

std::pair<std::size_t, std::size_t> Ledger::counts() const
{
    return book_->guarded([&] {
        SQLite::Statement& s =
            book_->statement(fmt::format("SELECT count(*), coalesce(sum(status = 'failed'), 0) FROM {}", counting));
        s.executeStep();
        const auto all = static_cast<std::size_t>(s.getColumn(0).getInt64()),
                   failed = static_cast<std::size_t>(s.getColumn(1).getInt64());
        return std::pair(all - failed, failed);
    });
}

std::pair<double, double> Ledger::seconds() const
{
    return book_->guarded([&] {
        SQLite::Statement& s = book_->statement(fmt::format("SELECT total(wall_seconds), total(cpu_seconds) FROM {}", counting));
        s.executeStep();
        return std::pair(s.getColumn(0).getDouble(), s.getColumn(1).getDouble());
    });
}

std::vector<double> Ledger::series(std::size_t point, std::size_t replicate) const
{
    return book_->guarded([&] {
        SQLite::Statement& s = book_->statement("SELECT \"values\" FROM series WHERE point = ? AND replicate = ?");
        SQLite::bind(s, number(point), number(replicate));
        return s.executeStep() ? doubles_in(s.getColumn(0)) : std::vector<double>();
    });
}

void Ledger::drop_series(std::size_t point, std::size_t replicate)
{
    book_->guarded([&] {
        SQLite::Statement& s = book_->statement("DELETE FROM series WHERE point = ? AND replicate = ?");
        SQLite::bind(s, number(point), number(replicate));
        s.exec();
    });
}

LedgerSummary Ledger::summary(std::size_t point) const
{
    return book_->guarded([&] {
        SQLite::Statement& s = book_->statement("SELECT folded, \"values\" FROM summary WHERE point = ?");
        s.bind(1, number(point));
        if (!s.executeStep()) return LedgerSummary{};
        return LedgerSummary{static_cast<std::size_t>(s.getColumn(0).getInt64()), doubles_in(s.getColumn(1))};
    });
}

void Ledger::put_summary(std::size_t point, const LedgerSummary& summary)
{
    book_->guarded([&] {
        SQLite::Statement& s = book_->statement("INSERT OR REPLACE INTO summary VALUES (?, ?, ?)");
        SQLite::bind(s, number(point), number(summary.folded));
        bind_doubles(s, 3, summary.data);
        s.exec();
    });
}

std::int64_t Ledger::add(const LedgerSession& session)
{
    return book_->guarded([&] {
        SQLite::Statement& s = book_->statement("INSERT INTO session VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        bind_session(s, session);
        s.exec();
        return book_->database->getLastInsertRowid();
    });
}

void Ledger::change(std::int64_t session_number, const LedgerSession& session)
{
    book_->guarded([&] {
        SQLite::Statement& s = book_->statement(
            "UPDATE session SET started = ?, ended = ?, host = ?, version = ?, \"commit\" = ?, compiler = ?, flags = ?, "
            "command = ?, threads = ?, finished = ?, failed = ? WHERE number = ?");
        bind_session(s, session);
        s.bind(12, session_number);
        s.exec();
    });
}

std::vector<LedgerSession> Ledger::sessions() const
{
    return book_->guarded([&] {
        std::vector<LedgerSession> out;
        SQLite::Statement& s = book_->statement(
            "SELECT started, ended, host, version, \"commit\", compiler, flags, command, threads, finished, failed "
            "FROM session ORDER BY number");
        const auto text = [&](int k) { return s.getColumn(k).getString(); };
        while (s.executeStep())
            out.push_back({text(0), text(1), text(2), text(3), text(4), text(5), text(6), text(7), s.getColumn(8).getInt64(),
                           s.getColumn(9).getInt64(), s.getColumn(10).getInt64()});
        return out;
    });
}

void Ledger::absorb(const std::filesystem::path& other)
{
    book_->guarded([&] {
        SQLite::Statement attach(*book_->database, "ATTACH DATABASE ? AS other");
        attach.bind(1, other.string());
        attach.exec();
        SQLite::Transaction transaction(*book_->database);
        for (const char* table : {"run", "series", "summary"})
            book_->database->exec(fmt::format("INSERT INTO {0} SELECT * FROM other.{0} ORDER BY point", table));
        book_->database->exec("INSERT INTO session SELECT NULL, started, ended, host, version, \"commit\", compiler, flags, "
                              "command, threads, finished, "
                              "failed FROM other.session ORDER BY number");
        book_->database->exec("UPDATE point SET planned = (SELECT planned FROM other.point o WHERE o.point = point.point) "
                              "WHERE planned IS NULL");
        transaction.commit();
        book_->database->exec("DETACH DATABASE other");
    });
}

} // namespace sim
