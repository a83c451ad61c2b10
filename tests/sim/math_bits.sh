#!/bin/sh
# Fails if any compiler or setting at hand gives other bits than the first for a function of sim/math.
# Usage: math_bits.sh REPOSITORY_ROOT SCRATCH_FOLDER
set -eu
root=$1
scratch=$2
blocks=4000 # of 500 points, for each function
mkdir -p "$scratch"

flags="-std=c++20 -ffp-contract=off -fno-math-errno -Wall -Wextra"
compared=0
differed=0

# compare COMPILER SETTINGS: builds, runs, and holds the hashes against those of the first run
compare() {
    program=$scratch/math_bits_program
    hashes=$scratch/math_bits.txt
    # shellcheck disable=SC2086 # flags and settings are lists of words
    "$1" $flags $2 -I"$root" "$root/tests/sim/math_bits_program.cxx" -o "$program"
    "$program" "$blocks" >"$hashes"
    if [ "$compared" -eq 0 ]; then
        cp "$hashes" "$scratch/math_bits_first.txt"
        echo "math_bits: $1 $2: taken as the first"
        cat "$hashes"
    elif cmp -s "$hashes" "$scratch/math_bits_first.txt"; then
        echo "math_bits: $1 $2: same bits"
    else
        echo "math_bits: $1 $2: OTHER BITS"
        cat "$hashes"
        differed=$((differed + 1))
    fi
    compared=$((compared + 1))
}

for compiler in g++ clang++; do
    if ! command -v "$compiler" >/dev/null 2>&1; then
        echo "math_bits: $compiler is not installed: skipped"
        continue
    fi
    compare "$compiler" "-O0"
    compare "$compiler" "-O3"
    compare "$compiler" "-O3 -fno-trapping-math"
    if grep -qw avx2 /proc/cpuinfo 2>/dev/null && grep -qw fma /proc/cpuinfo; then
        compare "$compiler" "-O3 -mavx2 -mfma"
        compare "$compiler" "-O3 -mavx2 -mfma -fno-trapping-math"
    else
        echo "math_bits: this processor has no avx2 and fma: $compiler -O3 -mavx2 -mfma skipped"
    fi
done

if [ "$compared" -lt 2 ]; then
    echo "math_bits: nothing to compare" >&2
    exit 1
fi
if [ "$differed" -gt 0 ]; then
    echo "math_bits: $differed of $compared gave other bits" >&2
    exit 1
fi
echo "math_bits: all $compared gave the same bits"
