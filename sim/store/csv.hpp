// Tidy CSV: the header on line 1, full-precision numbers with a decimal point, an empty cell where nothing was observed.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// Writes one table, beside its place until it is whole: an older table stays there so long, and half a table never is there.
/// Numbers are the shortest text that reads back as the same double, in any locale.
class CsvWriter {
public:
    /// Opens the file and writes the header; throws InputError when it cannot be written.
    CsvWriter(const std::filesystem::path& path, const std::vector<std::string>& header);
    CsvWriter(const CsvWriter&) = delete;
    CsvWriter& operator=(const CsvWriter&) = delete;
    ~CsvWriter();
    /// Closes the file; throws InputError when not everything reached it (a full disk).
    void finish();

    CsvWriter& cell(std::string_view text);
    CsvWriter& cell(double number);
    CsvWriter& cell(std::size_t number);
    void end_row();

private:
    void separate();

    std::filesystem::path path_, draft_; // the same where no file stands, but a device
    std::ofstream file_;
    std::string line_;
    bool first_ = true, finished_ = false;
    std::size_t columns_ = 0, written_ = 0;
};

} // namespace sim
