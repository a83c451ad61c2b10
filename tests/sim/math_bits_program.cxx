// Prints a hash of the bits of each function of sim/math; math_bits.sh compares it between compilers and settings.
#include "sim/math/exp.hpp"
#include "sim/math/exp2_single.hpp"
#include "sim/math/log.hpp"
#include "sim/math/logistic.hpp"
#include "sim/math/normal_quantile.hpp"
#include "tests/sim/math_points.hpp"

#include <cinttypes>
#include <cstdio>
#include <cstdlib>

int main(int, char** arguments)
{
    const auto blocks = static_cast<std::uint64_t>(std::atol(arguments[1]));
    const auto print = [](const char* name, std::uint64_t hash) { std::printf("%s %016" PRIx64 "\n", name, hash); };
    using math_points::hash_of_bits;
    print("exp", hash_of_bits([](double x) { return sim::exp(x); }, -750.0, 715.0, blocks));
    print("exp2_single",
          hash_of_bits([](double x) { return double{sim::exp2_up_to_127(static_cast<float>(x))}; }, -140.0, 127.0, blocks));
    print("log", hash_of_bits([](double x) { return sim::log(x); }, 0.0, 4.0, blocks));
    print("logistic", hash_of_bits([](double x) { return sim::logistic(x); }, -40.0, 40.0, blocks));
    print("normal_quantile", hash_of_bits([](double p) { return sim::normal_quantile(p); }, 0.0, 1.0, blocks));
}
