// The benchmarks as a program; what it was built by and runs on goes into its output.
#include <benchmark/benchmark.h>
#include <fstream>
#include <string>

#include "sim/math/vector_width.hpp"

namespace {

// As Linux names it; empty where it does not.
std::string processor()
{
    std::ifstream in("/proc/cpuinfo");
    for (std::string line; std::getline(in, line);)
        if (line.starts_with("model name") && line.find(": ") != std::string::npos) return line.substr(line.find(": ") + 2);
    return "";
}

const char* vectors()
{
    switch (sim::vector_width()) {
    case sim::VectorWidth::avx512:
        return "512 bits";
    case sim::VectorWidth::avx2:
        return "256 bits";
    case sim::VectorWidth::baseline:
        break;
    }
    return "128 bits";
}

} // namespace

int main(int count, char** words)
{
    benchmark::AddCustomContext("processor", processor());
    benchmark::AddCustomContext("vectors", vectors());
    benchmark::AddCustomContext("compiler", SOUK_COMPILER);
    benchmark::AddCustomContext("flags", SOUK_FLAGS);
    benchmark::AddCustomContext("version", SOUK_VERSION);
    benchmark::Initialize(&count, words);
    if (benchmark::ReportUnrecognizedArguments(count, words)) return 2;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
