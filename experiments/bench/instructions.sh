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
    { [ -f "$program" ] && [ -x "$program" ]; } || { echo "instructions.sh: $program is no program" >&2; exit 2; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# counted PROGRAM BENCHMARK PERIODS: instructions of one call with so many periods after the opening.
counted() {
    valgrind --tool=callgrind --callgrind-out-file="$folder/out" "$1" --benchmark_filter="^$2:/$3/iterations" >"$folder/log" 2>&1 ||
        { echo "instructions.sh: $1 failed under valgrind:" >&2; tail -n 5 "$folder/log" >&2; return 3; }
    sed -n 's/.*Collected : *//p' "$folder/log" | grep '[1-9]' || { echo "instructions.sh: valgrind counted nothing" >&2; return 3; }
}

# period PROGRAM BENCHMARK PERIODS: what so many periods need beyond what 0 need: neither loading nor opening counts.
period() {
    few=$(counted "$1" "$2" 0) || return
    many=$(counted "$1" "$2" "$3") || return
    echo $(((many - few) / $3))
}

# compare OLD NEW BENCHMARK PERIODS. Status 1 when the new one needs more: counts have no noise, but a compiler's luck moves them a little.
compare() {
    for program in "$1" "$2"; do
        "$program" --benchmark_list_tests=true >"$folder/names" 2>/dev/null && grep -q "^$3:/$4/" "$folder/names" ||
            { echo "instructions.sh: $program has no benchmark $3" >&2; return 2; }
    done
    old=$(period "$1" "$3" "$4") || return
    new=$(period "$2" "$3" "$4") || return
    echo "$3: instructions of one: old $old, new $new"
    awk "BEGIN { ratio = $new / $old; more = (ratio > 1.005); printf(\"new / old: %.4f%s\\n\", ratio, more ? \", more\" : \"\"); exit more }"
}
status=0
for pair in "default market, periods/64" "loyalty market, days/16"; do
    compare "$1" "$2" "${pair%/*}" "${pair#*/}" || { failed=$?; [ $failed -gt $status ] && status=$failed; }
done
exit $status
