// The NetCDF file, read back by the C library, against the tables.
#include <catch2/catch.hpp>

#include <netcdf.h>

#include "tests/experiments/sweeps.hpp"

TEST_CASE("a NetCDF file has the numbers of the tables, with units and meanings", "[sweep]")
{
    const program::Folder folder;
    folder.file("s.toml", program::small_sweep);
    REQUIRE(folder.call({"sweep", "s.toml", "--quiet", "--replicates", "3"}).status == 0);
    REQUIRE(folder.call({"export", "results/s-sweep"}).status == 0);
    REQUIRE(folder.call({"export", "results/s-sweep", "--netcdf"}).status == 0);
    int file = 0, variable = 0;
    REQUIRE(nc_open((folder / "results/s-sweep/results.nc").c_str(), NC_NOWRITE, &file) == NC_NOERR);
    const program::Table runs = program::table_in(folder / "results/s-sweep/runs.csv"),
                         series = program::table_in(folder / "results/s-sweep/series.csv");
    REQUIRE(nc_inq_varid(file, "total_cost", &variable) == NC_NOERR);
    std::vector<double> values(6 * 3 * 2);
    REQUIRE(nc_get_var_double(file, variable, values.data()) == NC_NOERR);
    REQUIRE(runs.rows.size() == values.size());
    for (std::size_t k = 0; k < values.size(); ++k) CHECK(values[k] == program::number_in(runs.at(k, "total_cost")));
    char unit[32] = {};
    REQUIRE(nc_get_att_text(file, variable, "units", unit) == NC_NOERR);
    CHECK(std::string(unit) == "EUR/unit");
    std::size_t length = 0;
    CHECK(nc_inq_attlen(file, variable, "long_name", &length) == NC_NOERR);
    CHECK(length > 5);
    REQUIRE(nc_inq_varid(file, "component_price_by_period", &variable) == NC_NOERR);
    std::vector<double> by_period(6 * 3 * 2 * 8);
    REQUIRE(nc_get_var_double(file, variable, by_period.data()) == NC_NOERR);
    REQUIRE(series.rows.size() == by_period.size());
    for (std::size_t k = 0; k < by_period.size(); ++k) CHECK(by_period[k] == program::number_in(series.at(k, "component_price")));
    REQUIRE(nc_inq_varid(file, "env.uncertainty", &variable) == NC_NOERR);
    double uncertainty[6];
    REQUIRE(nc_get_var_double(file, variable, uncertainty) == NC_NOERR);
    CHECK(uncertainty[5] == 2.0);
    nc_close(file);
}
