// One NetCDF-4 file after the CF conventions, as xarray and others open it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace sim {

/// Writes dimensions, variables and their attributes, then values; beside its place until it is whole, as a CSV table. Every call
/// throws InputError when the file cannot be written.
class NetcdfWriter {
public:
    using Attributes = std::vector<std::pair<std::string, std::string>>;

    explicit NetcdfWriter(const std::filesystem::path& path);
    NetcdfWriter(const NetcdfWriter&) = delete;
    NetcdfWriter& operator=(const NetcdfWriter&) = delete;
    ~NetcdfWriter();

    int dimension(const std::string& name, std::size_t size);
    /// A variable of doubles (not a number: missing), of whole numbers, of texts.
    int numbers(const std::string& name, const std::vector<int>& dimensions, const Attributes& attributes);
    int integers(const std::string& name, const std::vector<int>& dimensions, const Attributes& attributes);
    int texts(const std::string& name, const std::vector<int>& dimensions, const Attributes& attributes);
    void attribute(const std::string& name, const std::string& value);

    /// A block of a variable, from `start`, `count` along each dimension.
    void put(int variable, const std::vector<std::size_t>& start, const std::vector<std::size_t>& count,
             const std::vector<double>& values);
    void put(int variable, const std::vector<std::string>& values);
    void put(int variable, const std::vector<long long>& values);
    /// Closes the file and puts it in its place.
    void finish();

private:
    int variable(const std::string& name, int type, const std::vector<int>& dimensions, const Attributes& attributes);
    [[noreturn]] void cannot_write() const;
    void check(int status) const;
    void discard();

    std::filesystem::path path_, draft_;
    int file_ = -1;
    bool is_whole_ = false;
};

} // namespace sim
