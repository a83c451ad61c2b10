#!/bin/sh
# The program built by clang gives the bytes of the program built by g++.
# Usage: compilers.sh REPOSITORY PROGRAM SCRATCH
set -eu
root=$1 program=$2 scratch=$3
if ! command -v clang++ >/dev/null 2>&1; then
    echo "skipped: clang++ is not installed"
    exit 77
fi
mkdir -p "$scratch"
cmake -S "$root" -B "$scratch/build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_COMPILER=clang++ -DSOUK_TESTS=OFF >"$scratch/log" 2>&1 &&
    cmake --build "$scratch/build" --target souk >>"$scratch/log" 2>&1 || {
    grep -A 20 '^FAILED' "$scratch/log" || tail -n 40 "$scratch/log"
    exit 1
}
for config in trusting_vs_aggressive turbulent contracts; do
    rm -rf "$scratch/one" "$scratch/other"
    "$program" compare "$root/configs/$config.toml" --replicates 4 --quiet --out "$scratch/one" >/dev/null
    "$scratch/build/souk" compare "$root/configs/$config.toml" --replicates 4 --quiet --out "$scratch/other" >/dev/null
    for table in "$scratch"/one/*.csv "$scratch/one/comparison.json"; do
        cmp "$table" "$scratch/other/$(basename "$table")"
    done
    echo "$config: every byte the same"
done
