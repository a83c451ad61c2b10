// Records as rows of doubles, and rows by period and arm.
#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include "sim/check/ensure.hpp"
#include "sim/record/fields.hpp"
#include "sim/record/measure.hpp"
#include "sim/record/series.hpp"

namespace {

struct Tally {
    double visits = 0.0;
    std::array<double, 2> paid{};
    double waited = 0.0;
};

// The same record of one value each, or of a column each.
template <class Value>
struct VisitOf {
    Value paid{}, waited{}, late{};
};

/// Each number says where it stands: period, arm, field.
sim::Series numbered(std::size_t periods, std::size_t arms, std::size_t fields)
{
    sim::Series series(periods, arms, fields);
    for (std::size_t period = 0; period < periods; ++period)
        for (std::size_t arm = 0; arm < arms; ++arm)
            for (std::size_t field = 0; field < fields; ++field)
                series.row(period, arm)[field] = static_cast<double>(100 * period + 10 * arm + field);
    return series;
}

std::vector<double> row_of(const sim::Series& series, std::size_t period, std::size_t arm)
{
    const std::span<const double> row = series.row(period, arm);
    return {row.begin(), row.end()};
}

} // namespace

TEST_CASE("a record is a row of its fields in their order", "[sim][record]")
{
    CHECK(sim::field_count<Tally> == 4);
    CHECK(sim::as_row(Tally{1, {2, 3}, 4}) == std::array<double, 4>{1, 2, 3, 4});
    CHECK(sim::as_row(Tally{}) == std::array<double, 4>{});
}

TEST_CASE("records add field by field", "[sim][record]")
{
    Tally total{1, {2, 3}, 4};
    sim::add_fields(total, {10, {20, 30}, 40});
    CHECK(sim::as_row(total) == std::array<double, 4>{11, 22, 33, 44});
    sim::add_fields(total, total);
    CHECK(sim::as_row(total) == std::array<double, 4>{22, 44, 66, 88});
    sim::add_fields(total, {0, {std::numeric_limits<double>::quiet_NaN(), 0}, 0});
    CHECK(total.visits == 22);
    CHECK(std::isnan(total.paid[0]));
    CHECK(total.paid[1] == 66);
}

TEST_CASE("a record of columns is the row of columns that it is", "[sim][record]")
{
    using Columns = VisitOf<std::vector<double>>;
    Columns visits{{1, 2}, {3, 4, 5}, {}};
    const auto columns = sim::columns_of(visits);
    REQUIRE(columns.size() == 3);
    CHECK(columns.data() == &visits.paid);
    CHECK(columns[1] == std::vector<double>{3, 4, 5});
    CHECK(&columns[2] == &visits.late);
    for (std::vector<double>& column : columns) column.assign(2, 7.0);
    CHECK(visits.waited == std::vector<double>{7, 7});
    CHECK(visits.late == std::vector<double>{7, 7});

    struct Titled : Columns {
        int title = 4;
    } titled; // what more there is than columns is left out
    CHECK(sim::columns_of<Columns>(titled).size() == 3);
    CHECK(sim::columns_of<Columns>(titled).data() == &titled.paid);
}

TEST_CASE("a ratio over nothing is not a number", "[sim][record]")
{
    CHECK(sim::ratio(6.0, 4.0) == 1.5);
    CHECK(sim::ratio(0.0, 4.0) == 0.0);
    CHECK(std::isnan(sim::ratio(6.0, 0.0)));
    CHECK(std::isnan(sim::ratio(6.0, -0.0)));
    CHECK(std::isnan(sim::ratio(0.0, 0.0)));
}

TEST_CASE("a new series has its shape and is zero", "[sim][record]")
{
    const sim::Series series(5, 3, 2);
    CHECK(series.periods() == 5);
    CHECK(series.arms() == 3);
    CHECK(series.fields() == 2);
    CHECK(series.values().size() == 30);
    CHECK(row_of(series, 4, 2) == std::vector<double>{0, 0});
    const sim::Series none;
    CHECK(none.periods() == 0);
    CHECK(none.values().empty());
}

TEST_CASE("a series keeps each row apart", "[sim][record]")
{
    const sim::Series series = numbered(3, 2, 4);
    CHECK(row_of(series, 0, 0) == std::vector<double>{0, 1, 2, 3});
    CHECK(row_of(series, 0, 1) == std::vector<double>{10, 11, 12, 13});
    CHECK(row_of(series, 2, 1) == std::vector<double>{210, 211, 212, 213});
    const std::span<const double> values = series.values(); // by period, then arm, then field
    CHECK(std::vector<double>(values.begin() + 8, values.begin() + 16) ==
          std::vector<double>{100, 101, 102, 103, 110, 111, 112, 113});
}

TEST_CASE("the sum over a stretch is that of its periods, last one excluded", "[sim][record]")
{
    const sim::Series series = numbered(4, 2, 2);
    CHECK(series.sum(0, 4, 0) == std::vector<double>{600, 604});
    CHECK(series.sum(0, 4, 1) == std::vector<double>{640, 644});
    CHECK(series.sum(1, 3, 1) == std::vector<double>{320, 322});
    CHECK(series.sum(3, 4, 0) == std::vector<double>{300, 301});
    CHECK(series.sum(2, 2, 0) == std::vector<double>{0, 0});
}

TEST_CASE("series of one shape add number by number", "[sim][record]")
{
    sim::Series series = numbered(3, 2, 2);
    series += numbered(3, 2, 2);
    (series += numbered(3, 2, 2)).row(0, 0)[0] = -1.0;
    CHECK(row_of(series, 0, 0) == std::vector<double>{-1, 3});
    CHECK(row_of(series, 2, 1) == std::vector<double>{630, 633});
}

TEST_CASE("adding series of different sizes is a broken promise", "[sim][record]")
{
    sim::Series series(3, 2, 4);
    CHECK_THROWS_AS(series += sim::Series(4, 2, 4), sim::BrokenPromise);
    CHECK_THROWS_AS(series += sim::Series(3, 3, 4), sim::BrokenPromise);
    CHECK_THROWS_AS(series += sim::Series(3, 2, 5), sim::BrokenPromise);
    CHECK_THROWS_AS(series += sim::Series(3, 4, 2), sim::BrokenPromise);
    CHECK_THROWS_AS(series += sim::Series(), sim::BrokenPromise);
    CHECK(row_of(series, 0, 0) == std::vector<double>{0, 0, 0, 0});
}

TEST_CASE("adding series of equal size and different shape is a broken promise", "[sim][record]")
{
    sim::Series series(3, 2, 4);
    CHECK_THROWS_AS(series += sim::Series(2, 3, 4), sim::BrokenPromise);
}
