// Properties that hold for all of many random cases (RapidCheck): the first case that breaks one is told, made as small as can
// be.
#pragma once

#include <cstdlib>
#include <sstream>
#include <string>
#include <utility>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace tests {

/// Checks a property, a callable with RC_ASSERT in it, on `cases` random cases. They are the same in each run, unless RC_PARAMS
/// names others (RC_PARAMS="seed=7 max_success=1000").
template <class Property>
void holds(int cases, Property&& property)
{
    rc::detail::TestParams params = rc::detail::configuration().testParams;
    if (std::getenv("RC_PARAMS") == nullptr) {
        params.seed = 20'260'000;
        params.maxSuccess = cases;
    }
    const auto result = rc::detail::checkTestable(std::forward<Property>(property), rc::detail::TestMetadata{}, params);
    std::ostringstream told;
    rc::detail::printResultMessage(result, told);
    INFO(told.str());
    CHECK(result.template is<rc::detail::SuccessResult>());
}

} // namespace tests
