// The NetCDF file, read back by the C library, against the tables.
#include <catch2/catch.hpp>

#include <netcdf.h>
#include <sys/resource.h>

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
    char axes[80] = {};
    REQUIRE(nc_inq_varid(file, "total_cost", &variable) == NC_NOERR);
    REQUIRE(nc_get_att_text(file, variable, "coordinates", axes) == NC_NOERR);
    CHECK(std::string(axes) == "policy.aggressive.pressure env.uncertainty");
    nc_close(file);
}

TEST_CASE("a NetCDF file of a sweep that keeps summaries has their means and spreads by period", "[sweep]")
{
    const program::Folder folder;
    folder.file("s.toml", program::with(program::small_sweep, "\"whole\"", "\"summary\""));
    REQUIRE(folder.call({"sweep", "s.toml", "--quiet", "--replicates", "3"}).status == 0);
    REQUIRE(folder.call({"export", "results/s-sweep"}).status == 0);
    REQUIRE(folder.call({"export", "results/s-sweep", "--netcdf"}).status == 0);
    const program::Table table = program::table_in(folder / "results/s-sweep/series_summary.csv");
    int file = 0, variable = 0;
    REQUIRE(nc_open((folder / "results/s-sweep/results.nc").c_str(), NC_NOWRITE, &file) == NC_NOERR);
    for (const std::string name : {"mean", "sd", "replicates"}) {
        std::vector<double> values(6 * 2 * 8);
        REQUIRE(nc_inq_varid(file, ("total_cost_by_period_" + name).c_str(), &variable) == NC_NOERR);
        REQUIRE(nc_get_var_double(file, variable, values.data()) == NC_NOERR);
        std::size_t k = 0;
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            if (table.at(row, "measure") == "total_cost") CHECK(values.at(k++) == program::number_in(table.at(row, name)));
        CHECK(k == values.size());
    }
    nc_close(file);
}

TEST_CASE("a NetCDF file that the disk has no room for is one clear sentence, and an older one stays", "[sweep]")
{
    const program::Folder folder;
    folder.file("s.toml", program::small_sweep);
    REQUIRE(folder.call({"sweep", "s.toml", "--quiet"}).status == 0);
    REQUIRE(folder.call({"export", "results/s-sweep", "--netcdf"}).status == 0);
    const std::string before = program::text_of(folder / "results/s-sweep/results.nc");
    rlimit unlimited{};
    getrlimit(RLIMIT_FSIZE, &unlimited);
    for (const rlim_t bytes : {rlim_t{0}, rlim_t{30'000}}) {
        const rlimit small{bytes, unlimited.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
        const pid_t child = folder.started({"export", "results/s-sweep", "--netcdf"});
        setrlimit(RLIMIT_FSIZE, &unlimited);
        const program::Outcome outcome = folder.finished(child);
        CAPTURE(bytes, outcome.err);
        CHECK(outcome.status == 2);
        if (bytes > 0) CHECK_THAT(outcome.err, Catch::Contains("results.nc: cannot be written"));
        CHECK(program::text_of(folder / "results/s-sweep/results.nc") == before);
        CHECK_FALSE(std::filesystem::exists(folder / "results/s-sweep/results.nc.part"));
    }
}
