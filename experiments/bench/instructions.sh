#!/bin/sh
# Instructions of the default market and of the loyalty market, counted by callgrind for two builds of souk_bench: no clock, so no
# noise. Callgrind offers vectors of 256 bits at most, so that is what is counted.
#     sh experiments/bench/instructions.sh OLD/souk_bench NEW/souk_bench
set -eu
if [ $# -ne 2 ]; then
    echo "usage: instructions.sh OLD/souk_bench NEW/souk_bench" >&2
    exit 2
fi
command -v valgrind >/dev/null || { echo "instructions.sh: valgrind is missing; apt-get install valgrind" >&2; exit 2; }
for program; do
    [ -x "$program" ] || { echo "instructions.sh: $program is no program" >&2; exit 2; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# counted PROGRAM BENCHMARK PERIODS: instructions of one call with so many periods after the opening.
counted() {
    valgrind --tool=callgrind --callgrind-out-file="$folder/out" "$1" --benchmark_filter="^$2:/$3/iterations" 2>&1 |
        sed -n 's/.*Collected : *//p'
}

# period PROGRAM BENCHMARK PERIODS: what so many periods need beyond what 0 need: neither loading nor opening counts.
period() {
    few=$(counted "$1" "$2" 0) many=$(counted "$1" "$2" "$3")
    echo $(((many - few) / $3))
}

# compare OLD NEW BENCHMARK PERIODS
compare() {
    for program in "$1" "$2"; do
        "$program" --benchmark_list_tests=true | grep -q "^$3:/$4/" || { echo "$3: $program has no such benchmark"; return; }
    done
    old=$(period "$1" "$3" "$4") new=$(period "$2" "$3" "$4")
    echo "$3: instructions of one: old $old, new $new"
    awk "BEGIN { printf \"new / old: %.4f\\n\", $new / $old }"
}
compare "$1" "$2" "default market, periods" 64
compare "$1" "$2" "loyalty market, days" 16
