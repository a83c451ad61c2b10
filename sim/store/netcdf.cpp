// The NetCDF C library, and HDF5 below it.
#include "sim/store/netcdf.hpp"

#include <H5public.h>
#include <limits>
#include <netcdf.h>
#include <string_view>
#include <system_error>
#include <utility>

#include "sim/check/input_error.hpp"

namespace sim {

// What the library says of a full disk is "Permission denied" or "HDF error": better nothing.
void NetcdfWriter::cannot_write() const
{
    throw InputError({{path_.string(), 0, 0, "cannot be written", "is the folder writable, and is there room on the disk?"}});
}

void NetcdfWriter::check(int status) const
{
    if (status != NC_NOERR) cannot_write();
}

NetcdfWriter::NetcdfWriter(const std::filesystem::path& path) : path_(path), draft_(path.string() + ".part")
{
    H5dont_atexit(); // after a disk was full, HDF5's clearing up at the end of the program would end it by a fault of memory
    constexpr std::string_view conventions = "CF-1.8";
    if (nc_create(draft_.c_str(), NC_NETCDF4 | NC_CLOBBER, &file_) == NC_NOERR &&
        nc_put_att_text(file_, NC_GLOBAL, "Conventions", conventions.size(), conventions.data()) == NC_NOERR)
        return;
    discard();
    cannot_write();
}

NetcdfWriter::~NetcdfWriter() { discard(); }

void NetcdfWriter::discard()
{
    if (is_whole_) return;
    if (file_ >= 0) nc_close(file_);
    std::error_code ignored;
    std::filesystem::remove(draft_, ignored);
}

int NetcdfWriter::dimension(const std::string& name, std::size_t size)
{
    int id = 0;
    check(nc_def_dim(file_, name.c_str(), size, &id));
    return id;
}

int NetcdfWriter::variable(const std::string& name, int type, const std::vector<int>& dimensions, const Attributes& attributes)
{
    int id = 0;
    check(nc_def_var(file_, name.c_str(), type, static_cast<int>(dimensions.size()), dimensions.data(), &id));
    for (const auto& [key, value] : attributes) check(nc_put_att_text(file_, id, key.c_str(), value.size(), value.c_str()));
    return id;
}

int NetcdfWriter::numbers(const std::string& name, const std::vector<int>& dimensions, const Attributes& attributes)
{
    const int id = variable(name, NC_DOUBLE, dimensions, attributes);
    const double missing = std::numeric_limits<double>::quiet_NaN();
    check(nc_def_var_fill(file_, id, NC_FILL, &missing));
    return id;
}

int NetcdfWriter::integers(const std::string& name, const std::vector<int>& dimensions, const Attributes& attributes)
{
    return variable(name, NC_INT64, dimensions, attributes);
}

int NetcdfWriter::texts(const std::string& name, const std::vector<int>& dimensions, const Attributes& attributes)
{
    return variable(name, NC_STRING, dimensions, attributes);
}

void NetcdfWriter::attribute(const std::string& name, const std::string& value)
{
    check(nc_put_att_text(file_, NC_GLOBAL, name.c_str(), value.size(), value.c_str()));
}

void NetcdfWriter::put(int id, const std::vector<std::size_t>& start, const std::vector<std::size_t>& count,
                       const std::vector<double>& values)
{
    check(nc_put_vara_double(file_, id, start.data(), count.data(), values.data()));
}

void NetcdfWriter::put(int id, const std::vector<std::string>& values)
{
    std::vector<const char*> texts;
    for (const std::string& value : values) texts.push_back(value.c_str());
    check(nc_put_var_string(file_, id, texts.data()));
}

void NetcdfWriter::put(int id, const std::vector<long long>& values) { check(nc_put_var_longlong(file_, id, values.data())); }

void NetcdfWriter::finish()
{
    if (nc_close(std::exchange(file_, -1)) != NC_NOERR) cannot_write();
    std::error_code error;
    std::filesystem::rename(draft_, path_, error);
    if (error) cannot_write();
    is_whole_ = true;
}

} // namespace sim
