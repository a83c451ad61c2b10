#!/bin/sh
# Instructions of the default market, counted by callgrind for two builds of souk_bench: no clock, so no noise.
#     sh experiments/bench/instructions.sh OLD/souk_bench NEW/souk_bench
set -eu
if [ $# -ne 2 ]; then
    echo "usage: instructions.sh OLD/souk_bench NEW/souk_bench" >&2
    exit 2
fi
command -v valgrind >/dev/null || { echo "instructions.sh: valgrind is missing; apt-get install valgrind" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Instructions of one call with so many periods after the opening.
counted() {
    valgrind --tool=callgrind --callgrind-out-file="$folder/out" "$1" --benchmark_filter='^default market, periods:/'"$2"'/iterations' 2>&1 |
        sed -n 's/.*Collected : *//p'
}

# What 64 periods need beyond what 0 need: neither loading nor opening counts.
period() {
    few=$(counted "$1" 0) many=$(counted "$1" 64)
    if [ -z "$few" ] || [ -z "$many" ]; then
        echo "instructions.sh: $1 has no benchmark of periods" >&2
        exit 2
    fi
    echo $(((many - few) / 64))
}
old=$(period "$1") new=$(period "$2")
echo "instructions of a period: old $old, new $new"
awk "BEGIN { printf \"new / old: %.4f\\n\", $new / $old }"
