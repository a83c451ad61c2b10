// Cells and lines.
#include "sim/store/csv.hpp"

#include <cmath>

#include "sim/check/ensure.hpp"
#include "sim/check/input_error.hpp"
#include "sim/param/value.hpp"

namespace sim {
namespace {

[[noreturn]] void cannot_write(const std::filesystem::path& path)
{
    throw InputError({{path.string(), 0, 0, "cannot be written", "is the folder writable, and is there room on the disk?"}});
}

std::filesystem::path draft_of(const std::filesystem::path& path)
{
    std::error_code error;
    const bool is_other = std::filesystem::exists(path, error) && !std::filesystem::is_regular_file(path, error);
    return is_other ? path : std::filesystem::path(path.string() + ".part");
}

} // namespace

CsvWriter::CsvWriter(const std::filesystem::path& path, const std::vector<std::string>& header)
    : path_(path), draft_(draft_of(path)), file_(draft_, std::ios::binary), columns_(header.size())
{
    if (!file_) cannot_write(path_);
    for (const std::string& name : header) cell(name);
    end_row();
}

void CsvWriter::finish()
{
    file_.close();
    std::error_code error;
    if (file_ && draft_ != path_) std::filesystem::rename(draft_, path_, error);
    if (!file_ || error) cannot_write(path_);
    finished_ = true;
}

CsvWriter::~CsvWriter()
{
    std::error_code ignored;
    if (!finished_ && draft_ != path_) std::filesystem::remove(draft_, ignored);
}

void CsvWriter::separate()
{
    if (!first_) line_ += ',';
    first_ = false;
    ++written_;
}

CsvWriter& CsvWriter::cell(std::string_view text)
{
    separate();
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        line_ += text;
        return *this;
    }
    line_ += '"';
    for (const char letter : text) line_ += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    line_ += '"';
    return *this;
}

CsvWriter& CsvWriter::cell(double number)
{
    separate();
    if (!std::isnan(number)) line_ += number_text(number);
    return *this;
}

CsvWriter& CsvWriter::cell(std::size_t number)
{
    separate();
    line_ += std::to_string(number);
    return *this;
}

void CsvWriter::end_row()
{
    ensure(written_ == columns_, "every row of a table has as many cells as its header");
    line_ += '\n';
    file_ << line_;
    line_.clear();
    first_ = true;
    written_ = 0;
}

} // namespace sim
