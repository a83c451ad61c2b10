// Tables of rows: what the compiler accepts, and the walk over them.
#include <catch2/catch.hpp>

#include <map>

#include "sim/param/sheet.hpp"
#include "tests/sim/param_sample.hpp"

namespace {

using sim::Fault;
using sim::param;

// Each of these differs from a sound table in one thing.
template <int variant>
struct One {
    double gain = variant == 1 ? 1.5 : variant == 2 ? 0.01 : 0.2;

    static constexpr auto table()
    {
        sim::Spec<double> spec{.name = "gain", .range = {0, 1}, .plausible = {0.05, 0.4}, .unit = "1", .doc = "d", .source = "s"};
        if (variant == 3) spec.name = "";
        if (variant == 4) spec.name = "Gain-rate";
        if (variant == 5) spec.unit = "";
        if (variant == 6) spec.doc = "";
        if (variant == 7) spec.source = "";
        if (variant == 8) spec.range = {};
        if (variant == 9) spec.range = {1, 0};
        if (variant == 10) spec.plausible = {0.1, 1.1};
        if (variant == 11) spec.plausible = {0.4, 0.05};
        if (variant == 12) spec.range.hi = std::numeric_limits<double>::infinity();
        if (variant == 13) spec.range.lo = std::numeric_limits<double>::quiet_NaN();
        return std::tuple{param(&One::gain, spec)};
    }
};

struct Unlisted {
    double gain = 0.2;
    double loss = 0.2;
    static constexpr auto table()
    {
        return std::tuple{param(&Unlisted::gain, {.name = "gain", .range = {0, 1}, .unit = "1", .doc = "d", .source = "s"})};
    }
};

template <int variant>
struct Two {
    double gain = 0.2;
    double loss = 0.2;
    static constexpr auto table()
    {
        return std::tuple{
            param(&Two::gain, {.name = "gain", .range = {0, 1}, .unit = "1", .doc = "d", .source = "s"}),
            param(variant == 1 ? &Two::gain : &Two::loss,
                  {.name = variant == 2 ? "gain" : "loss", .range = {0, 1}, .unit = "1", .doc = "d", .source = "s"})};
    }
};

struct Overridden {
    One<0> inner = {.gain = 0.9}; // a group's default outside the group's plausible span
    static constexpr auto table() { return std::tuple{sim::group(&Overridden::inner, "inner", "d")}; }
};

struct Seeds {
    std::uint64_t seed = 1;
    static constexpr auto table()
    {
        return std::tuple{param(
            &Seeds::seed, {.name = "seed", .range = {0, 10'000'000'000'000'000'000u}, .unit = "1", .doc = "d", .source = "s"})};
    }
};

enum class Twin { a, b };
constexpr auto choices(Twin) { return std::array{sim::choice(Twin::a, "same", "d"), sim::choice(Twin::b, "same", "d")}; }
struct Twins {
    Twin twin = Twin::a;
    static constexpr auto table() { return std::tuple{param(&Twins::twin, {.name = "twin", .doc = "d", .source = "s"})}; }
};

enum class Partial { a, b };
constexpr auto choices(Partial) { return std::array{sim::choice(Partial::a, "a", "d")}; }
struct Unchosen {
    Partial partial = Partial::b;
    static constexpr auto table()
    {
        return std::tuple{param(&Unchosen::partial, {.name = "partial", .doc = "d", .source = "s"})};
    }
};

struct Reserved {
    double like = 0.2;
    static constexpr auto table()
    {
        return std::tuple{param(&Reserved::like, {.name = "like", .range = {0, 1}, .unit = "1", .doc = "d", .source = "s"})};
    }
};
struct HasReserved {
    sim::Roster<Reserved> rows{{sim::Roster<Reserved>::plain("a", {}, "d")}, {"a"}};
    static constexpr auto table() { return std::tuple{sim::roster(&HasReserved::rows, "rows", "d")}; }
};

static_assert(sim::table_fault<One<0>>() == Fault::none);
static_assert(sim::table_fault<One<1>>() == Fault::default_is_not_inside_plausible);
static_assert(sim::table_fault<One<2>>() == Fault::default_is_not_inside_plausible);
static_assert(sim::table_fault<One<3>>() == Fault::name_is_not_lower_case_word);
static_assert(sim::table_fault<One<4>>() == Fault::name_is_not_lower_case_word);
static_assert(sim::table_fault<One<5>>() == Fault::unit_is_empty);
static_assert(sim::table_fault<One<6>>() == Fault::doc_is_empty);
static_assert(sim::table_fault<One<7>>() == Fault::source_is_empty);
static_assert(sim::table_fault<One<8>>() == Fault::range_is_missing_or_reversed);
static_assert(sim::table_fault<One<9>>() == Fault::range_is_missing_or_reversed);
static_assert(sim::table_fault<One<10>>() == Fault::plausible_is_not_inside_range);
static_assert(sim::table_fault<One<11>>() == Fault::plausible_is_not_inside_range);
static_assert(sim::table_fault<One<12>>() == Fault::range_is_missing_or_reversed);
static_assert(sim::table_fault<One<13>>() == Fault::range_is_missing_or_reversed);
static_assert(sim::table_fault<Unlisted>() == Fault::number_of_rows_is_not_number_of_fields);
static_assert(sim::table_fault<Two<0>>() == Fault::none);
static_assert(sim::table_fault<Two<1>>() == Fault::field_has_two_rows);
static_assert(sim::table_fault<Two<2>>() == Fault::name_appears_twice);
static_assert(sim::table_fault<Overridden>() == Fault::default_is_not_inside_plausible);
static_assert(sim::table_fault<Seeds>() == Fault::range_is_too_large_for_toml);
static_assert(sim::table_fault<Twins>() == Fault::choices_are_unsound);
static_assert(sim::table_fault<Unchosen>() == Fault::default_is_not_inside_plausible);
static_assert(sim::table_fault<HasReserved>() == Fault::name_is_reserved);

// An unsound table stops the compiler rather than being merely false.
template <class P>
concept Compiles = requires
{
    typename std::bool_constant<sim::table_is_sound<P>()>;
};
static_assert(Compiles<One<0>>);
static_assert(!Compiles<One<1>>);   // default out of range
static_assert(!Compiles<Unlisted>); // field without row
static_assert(!Compiles<One<7>>);   // empty source
static_assert(!Compiles<Two<2>>);   // name twice

} // namespace

TEST_CASE("the walk visits every parameter in row order with its path, spec and value", "[sim][param]")
{
    sample::All all;
    std::vector<std::string> paths;
    sim::for_each_param(all, [&](std::string_view path, const auto& spec, auto& value) {
        paths.emplace_back(path);
        CHECK(spec.allows(value));
    });
    CHECK(paths.size() == 3 + 5 + 2 + 2 * 3);
    CHECK(paths[0] == "seed");
    CHECK(paths[3] == "growth.gain");
    CHECK(paths[10] == "habit.calm.pressure");
    CHECK(paths.back() == "habit.keen.open");
}

TEST_CASE("the walk can change values, and goes under the table it is told", "[sim][param]")
{
    sample::Growth growth;
    sim::for_each_param(
        growth,
        [](std::string_view path, const auto&, auto& value) {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, double>)
                if (path == "x.growth.gain") value = 0.3;
        },
        "x.growth");
    CHECK(growth.gain == 0.3);
}

TEST_CASE("a conditional row of a roster is walked twice", "[sim][param]")
{
    sample::All all;
    all.habit.choose({"mixed"});
    std::vector<std::string> paths;
    sim::for_each_param(all, [&](std::string_view path, const auto&, auto&) { paths.emplace_back(path); });
    CHECK(paths[10] == "habit.mixed.pressure");
    CHECK(paths.back() == "habit.mixed.otherwise.open");
}

TEST_CASE("a range holds its ends and no NaN", "[sim][param]")
{
    const sim::Spec<double> spec{.name = "a", .range = {0, 1}, .plausible = {}, .unit = "u", .doc = "d", .source = "s"};
    CHECK(spec.allows(0.0));
    CHECK(spec.allows(1.0));
    CHECK_FALSE(spec.allows(1.0000001));
    CHECK_FALSE(spec.allows(std::numeric_limits<double>::quiet_NaN()));
    CHECK(spec.span().hi == 1.0);
}

TEST_CASE("a default that the program put outside its range is a broken promise when it is read", "[sim][param]")
{
    sample::All all;
    all.habit[0].row.pressure = 1.5;
    CHECK_THROWS_AS(sim::ensure_sound(sim::sheet_of(all)), sim::BrokenPromise);
    all = {};
    all.growth.gain = -1;
    CHECK_THROWS_WITH(sim::ensure_sound(sim::sheet_of(all)), Catch::Contains("growth.gain = -1"));
}

TEST_CASE("a roster refuses contradictions of the program", "[sim][param]")
{
    using sample::Habits;
    CHECK_THROWS_AS(Habits({Habits::plain("a", {}, "d")}, {"b"}), sim::BrokenPromise);
    CHECK_THROWS_AS(Habits({Habits::plain("a", {}, "d")}, {"a", "a"}), sim::BrokenPromise);
    CHECK_THROWS_AS(Habits({Habits::plain("a", {}, "d")}, {}), sim::BrokenPromise);
    CHECK_THROWS_AS(Habits({Habits::pair("a", "b", "c", "d")}, {"a"}), sim::BrokenPromise);
}

TEST_CASE("a roster knows its present rows by order and by name", "[sim][param]")
{
    sample::Habits habits = sample::habits();
    CHECK(habits.size() == 2);
    CHECK(habits[1].name == "keen");
    CHECK(habits.find("keen")->row.pressure == 0.8);
    CHECK(habits.find("mixed") == nullptr);
    habits.choose({"mixed", "calm"});
    CHECK(habits[0].conditional);
    CHECK(habits[0].row.pressure == 0.15);
    CHECK(habits[0].otherwise.pressure == 0.8);
    CHECK_FALSE(habits[1].conditional);
    CHECK(habits.built_in().size() == 3);
}
