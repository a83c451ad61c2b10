// The book of a sweep: one SQLite file that holds its points, its finished runs, and where they come from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace sim {

/// A varied parameter, as results show it.
struct LedgerAxis {
    std::string path, role, unit, meaning;
};

/// A point of a design.
struct LedgerPoint {
    std::string design, key;
    std::vector<std::string> cells; ///< by axis
    std::vector<std::string> arms;
};

/// A recorded quantity. `in_series`: by period; else over a stretch.
struct LedgerColumn {
    std::string name, unit, meaning;
    bool in_series = false, of_arm = true;
};

/// What a run left behind.
struct LedgerRun {
    std::size_t point = 0, replicate = 0;
    std::uint64_t seed = 0;
    bool failed = false;
    std::string message, fingerprint;
    double wall = 0.0, cpu = 0.0; ///< seconds
    std::vector<double> values;   ///< by arm and column
    std::vector<double> series;   ///< by kept period, arm and column; empty when none is kept
};

/// One time that somebody worked on it.
struct LedgerSession {
    std::string started, ended, host, version, commit, compiler, flags, command;
    std::int64_t threads = 0, finished = 0, failed = 0;
};

/// Running mean and spread of a series over the first `folded` replicates of a point.
struct LedgerSummary {
    std::size_t folded = 0;
    std::vector<double> data;
};

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// Every call throws InputError, with one clear sentence, when the file cannot be read or written: a full disk, a folder that is
/// read-only, another process that holds it. What was committed stays. No call deletes a finished run.
class Ledger {
public:
    enum class Access { read, write };

    /// Opens or makes the file. For writing it takes a lock beside the file that ends with the process. What is read is the file
    /// as it was when it was opened, whoever writes meanwhile.
    Ledger(const std::filesystem::path& path, Access access);
    Ledger(Ledger&&) noexcept;
    ~Ledger();

    const std::filesystem::path& path() const { return path_; }

    /// Whether nothing was ever begun in it.
    bool is_empty() const;
    /// Whether another process writes in it now.
    bool is_being_written() const;
    /// Fills an empty one, whole or not at all.
    void begin_sweep(const Pairs& identity, const std::vector<LedgerAxis>& axes, const std::vector<LedgerColumn>& columns,
                     const std::vector<LedgerPoint>& points);
    /// Replaces identity and points; `places` says which new point each old one is. Runs go with their points, and how many
    /// replicates a point is to have is open again.
    void extend(const Pairs& identity, const std::vector<LedgerPoint>& points, const std::vector<std::size_t>& places);

    /// What the sweep is: names and values, in the order in which they were given.
    Pairs identity() const;
    std::vector<LedgerAxis> axes() const;
    std::vector<LedgerColumn> columns() const;
    std::vector<LedgerPoint> points() const;

    /// How many replicates a point is to have, once that is known; those beyond stay in the file, but do not count.
    void plan(std::size_t point, std::size_t replicates);
    /// That number; nothing while it is not known.
    std::optional<std::size_t> planned(std::size_t point) const;

    /// Single facts that may change.
    void put(const std::string& key, const std::string& value);
    std::string get(const std::string& key) const;

    /// One transaction for many calls; what is not committed when the ledger is closed never was.
    void begin();
    void commit();

    /// Adds a run, or replaces the one of that point and replicate.
    void add(const LedgerRun& run);
    /// Forgets the failed runs, and how many replicates their points were to have; says how many runs.
    std::size_t forget_failed();

    /// Visits runs that count in the order of points and replicates, without their series.
    void for_each_run(const std::function<void(const LedgerRun&)>& visit, bool with_values = true) const;
    /// The same for one point.
    void for_each_run_of(std::size_t point, const std::function<void(const LedgerRun&)>& visit) const;
    /// One run with its series; false when there is none.
    bool find(std::size_t point, std::size_t replicate, LedgerRun& run) const;
    /// How many runs count, finished and failed.
    std::pair<std::size_t, std::size_t> counts() const;
    /// Seconds of these together, wall and CPU.
    std::pair<double, double> seconds() const;

    /// The series of a run; empty when none is kept.
    std::vector<double> series(std::size_t point, std::size_t replicate) const;
    void drop_series(std::size_t point, std::size_t replicate);
    LedgerSummary summary(std::size_t point) const;
    void put_summary(std::size_t point, const LedgerSummary& summary);

    /// Adds a session and gives its number; a session can be changed later.
    std::int64_t add(const LedgerSession& session);
    void change(std::int64_t number, const LedgerSession& session);
    std::vector<LedgerSession> sessions() const;

    /// Takes over all runs, series and sessions of another ledger of the same sweep.
    void absorb(const std::filesystem::path& other);

    /// Writes everything into the one file and leaves none beside it, as it is when nobody works on it.
    void settle();

private:
    struct Book;
    std::filesystem::path path_;
    std::unique_ptr<Book> book_;
};

} // namespace sim
