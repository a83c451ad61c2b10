// A promise the code makes to itself. Breaking one is our fault, never the user's.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace sim {

/// A promise of the code that did not hold; the program ends with exit status 3.
class BrokenPromise : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

/// Throws BrokenPromise with the sentence and the place.
[[noreturn]] void broken_promise(std::string_view sentence, const char* file, int line);

/// Checks a promise in every build; `sentence` says what should have been true.
inline void ensure(bool holds, std::string_view sentence, const char* file = __builtin_FILE(), int line = __builtin_LINE())
{
    if (!holds) [[unlikely]]
        broken_promise(sentence, file, line);
}

/// Checks that two books of one quantity agree: |first - second| <= tolerance (absolute); the message shows both numbers.
void ensure_equal(double first, double second, double tolerance, std::string_view sentence, const char* file = __builtin_FILE(),
                  int line = __builtin_LINE());

} // namespace sim
