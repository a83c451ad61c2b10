"""Runs the benchmarks and prints a table; compares with an older run; writes the scaling report. Called by `./souk bench`."""
import argparse
import json
import math
import pathlib
import re
import statistics
import subprocess
import sys

SIZED = re.compile(r"^(?P<what>.*), buyers/threads:/(?P<buyers>\d+)/(?P<threads>\d+)")
RATES = ("relation-periods/s", "agent-steps/s", "runs/s", "GB/s", "Gflop/s")


MEMORY = "peak memory"  # measured first and alone: a process begins with the memory of the one that forked it


def names(program, pattern):
    listed = subprocess.run([program, "--benchmark_list_tests=true"], check=True, capture_output=True, text=True).stdout.splitlines()
    return [name for name in listed if re.search(pattern, name)]


def run(program, options, out):
    """One JSON file of Google Benchmark: every repetition, interleaved at random, so that a busy minute hits all alike."""
    wanted = names(program, options.filter)
    if not wanted:
        sys.exit(f"no benchmark matches {options.filter}")
    whole = None
    for alone in (True, False):
        mine = [name for name in wanted if name.startswith(MEMORY) == alone]
        if not mine:
            continue
        part = f"{out}.part"
        subprocess.run([program, f"--benchmark_repetitions={1 if alone else options.repetitions}",
                        f"--benchmark_enable_random_interleaving={'false' if alone else 'true'}",
                        f"--benchmark_filter=^({'|'.join(re.escape(name).replace(chr(92) + ' ', ' ') for name in mine)})$",
                        "--benchmark_format=console", f"--benchmark_out={part}", "--benchmark_out_format=json"],
                       check=True, stdout=subprocess.DEVNULL if options.quiet else sys.stderr)
        data = json.loads(pathlib.Path(part).read_text(encoding="utf-8"))
        pathlib.Path(part).unlink()
        if whole:
            whole["benchmarks"] += data["benchmarks"]
        else:
            whole = data
    place = {name: k for k, name in enumerate(wanted)}
    whole["benchmarks"].sort(key=lambda row: place.get(row["run_name"], len(place)))
    pathlib.Path(out).write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")


def measured(path):
    """{name: {"times": [ns], counter: median}} in the order of the program."""
    try:
        data = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
        rows = data["benchmarks"]
    except (OSError, ValueError, KeyError) as error:
        sys.exit(f"{path}: is no file of benchmarks ({error})")
    scale = {"ns": 1.0, "us": 1e3, "ms": 1e6, "s": 1e9}
    found, counters = {}, {}
    for row in rows:
        if row.get("run_type") != "iteration":
            continue
        name = re.sub(r"/(real_time|min_time:[\d.]+|iterations:\d+|manual_time)", "", row["run_name"])
        found.setdefault(name, []).append(row["real_time"] * scale[row["time_unit"]])
        for key, value in row.items():
            if isinstance(value, float) and ("/" in key or key == "peak kB") or key in RATES:
                counters.setdefault(name, {}).setdefault(key, []).append(value)
    return {name: {"times": times, **{k: statistics.median(v) for k, v in counters.get(name, {}).items()}} for name, times in found.items()}


def spread(times):
    """Standard error of the log of the median, by the spread of the repetitions."""
    if len(times) < 2:
        return math.nan
    logs = [math.log(t) for t in times]
    return 1.25 * statistics.stdev(logs) / math.sqrt(len(logs))


def time_text(ns):
    for unit, size in (("s", 1e9), ("ms", 1e6), ("us", 1e3)):
        if ns >= size:
            return f"{ns / size:.4g} {unit}"
    return f"{ns:.4g} ns"


def cells(name, one):
    rate = next((f"{one[k] / 1e6:.3g} M {k}" if one[k] >= 1e5 else f"{one[k]:.3g} {k}" for k in RATES if k in one), "")
    more = ", ".join(f"{one[k]:.4g} {k}" for k in ("bytes/relation", "ns/active", "ns/each", "peak kB") if k in one)
    # ns/active comes as an inverted rate of nanoseconds
    return [name, time_text(statistics.median(one["times"])), f"{100 * statistics.stdev([t / statistics.median(one['times']) for t in one['times']]):.1f} %"
            if len(one["times"]) > 1 else "-", rate, more]


def table(rows, header):
    widths = [max(len(row[k]) for row in [header, *rows]) for k in range(len(header))]
    for row in [header, *rows]:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def against(new, old):
    """Ratios of medians with 95 % bounds from the spread of the repetitions. Says which are slower."""
    rows, slower = [], []
    for name, one in new.items():
        if name not in old:
            rows.append([name, "-", "-", "new"])
            continue
        ratio = statistics.median(one["times"]) / statistics.median(old[name]["times"])
        noise = 1.96 * math.hypot(spread(one["times"]), spread(old[name]["times"]))
        low, high = ratio * math.exp(-noise), ratio * math.exp(noise)
        said = "slower" if low > 1.02 else "faster" if high < 0.98 else "cannot be told from the same" if low < 1 < high else "the same within 2 %"
        if math.isnan(noise):
            said = "too few repetitions"
        if said == "slower":
            slower.append(name)
        rows.append([name, f"{ratio:.3f}", f"{low:.3f} to {high:.3f}", said])
    table(rows, ["benchmark", "time, new / old", "95 % bounds", ""])
    return slower


def by_hand(found):
    """How many times the time of the same bare market written by hand each benchmark of a market takes, in this run."""
    rows = []
    for bare, yardstick in found.items():
        if match := re.match(r"^bare (.*) by hand, .*:/(\d+)$", bare):
            for name, one in found.items():
                if name.startswith(match[1] + ", ") and f":/{match[2]}/" in name:
                    ratio, noise = statistics.median(one["times"]) / statistics.median(yardstick["times"]), 1.96 * math.hypot(spread(one["times"]), spread(yardstick["times"]))
                    rows.append([name, f"{ratio:.2f}", "-" if math.isnan(noise) else f"{ratio * math.exp(-noise):.2f} to {ratio * math.exp(noise):.2f}"])
    return rows


def slope(points):
    """Log-log slope with its 95 % interval (least squares; Student's t for up to 8 degrees of freedom)."""
    quantile = [math.nan, 12.71, 4.30, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31]
    x, y = [math.log(a) for a, _ in points], [math.log(b) for _, b in points]
    n, mx, my = len(points), statistics.mean(x), statistics.mean(y)
    sxx = sum((a - mx) ** 2 for a in x)
    b = sum((a - mx) * (c - my) for a, c in zip(x, y)) / sxx
    rest = sum((c - my - b * (a - mx)) ** 2 for a, c in zip(x, y))
    half = quantile[min(n - 2, 8)] * math.sqrt(rest / (n - 2) / sxx) if n > 2 else math.nan
    return b, half


def chart(path, series):
    """Time against buyers on logarithmic axes, as SVG without any library."""
    width, height, left, bottom = 560, 330, 70, 50
    xs = [math.log10(x) for points in series.values() for x, _ in points]
    ys = [math.log10(y / 1e6) for points in series.values() for _, y in points]
    x0, x1, y0, y1 = math.floor(min(xs)), math.ceil(max(xs)), math.floor(min(ys)), math.ceil(max(ys))
    px = lambda x: left + (x - x0) / max(x1 - x0, 1) * (width - left - 170)
    py = lambda y: 20 + (y1 - y) / max(y1 - y0, 1) * (height - 20 - bottom)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">',
           '<title>Time of a period against the number of buyers</title>']
    for x in range(x0, x1 + 1):
        out.append(f'<line x1="{px(x):.1f}" y1="20" x2="{px(x):.1f}" y2="{height - bottom}" stroke="#ddd"/><text x="{px(x):.1f}" y="{height - bottom + 18}" text-anchor="middle">{10 ** x:,}</text>')
    for y in range(y0, y1 + 1):
        out.append(f'<line x1="{left}" y1="{py(y):.1f}" x2="{width - 170}" y2="{py(y):.1f}" stroke="#ddd"/><text x="{left - 6}" y="{py(y) + 4:.1f}" text-anchor="end">{10.0 ** y:g} ms</text>')
    for (name, points), colour in zip(series.items(), ("#0b4f8a", "#e07b00", "#63b58f", "#a3225f")):
        path_ = " ".join(f"{px(math.log10(x)):.1f},{py(math.log10(y / 1e6)):.1f}" for x, y in points)
        out.append(f'<polyline points="{path_}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out += [f'<circle cx="{px(math.log10(x)):.1f}" cy="{py(math.log10(y / 1e6)):.1f}" r="3" fill="{colour}"/>' for x, y in points]
        x, y = points[-1]
        out.append(f'<text x="{px(math.log10(x)) + 8:.1f}" y="{py(math.log10(y / 1e6)) + 4:.1f}" fill="{colour}">{name}</text>')
    out.append(f'<text x="{(left + width - 170) / 2}" y="{height - 10}" text-anchor="middle">buyers</text></svg>')
    pathlib.Path(path).write_text("\n".join(out) + "\n", encoding="utf-8")


def report(path, found, context):
    """Tables and a chart of time against buyers and threads, with slopes."""
    groups = {}
    for name, one in found.items():
        if match := SIZED.match(name):
            groups.setdefault((match["what"], int(match["threads"])), []).append((int(match["buyers"]), statistics.median(one["times"])))
    folder = pathlib.Path(path).parent
    curves = {f"{what}": sorted(points) for (what, threads), points in groups.items() if threads == 1 and len(points) > 1}
    lines = ["<!-- made by `./souk bench --report FILE` -->", "# Speed and scaling", "",
             f"{context.get('num_cpus', '?')} processors of {context.get('mhz_per_cpu', '?')} MHz, {context.get('date', '')[:10]}. All figures are of one run; compare them with each other,",
             "not with those of another machine. Time: median of the repetitions, interleaved at random; spread: their standard deviation.", "",
             "| benchmark | time | spread | rate | more |", "|---|---|---|---|---|"]
    lines += ["| " + " | ".join(cells(name, one)) + " |" for name, one in found.items()]
    if curves:
        chart(folder / "scaling.svg", curves)
        lines += ["", "## Time of a period against buyers", "", "![time against buyers](scaling.svg)", "", "| market | log-log slope (1: time grows with the work) | 95 % interval |", "|---|---|---|"]
        for name, points in curves.items():
            b, half = slope(points)
            lines.append(f"| {name}, 1 thread | {b:.3f} | {'-' if math.isnan(half) else f'{b - half:.3f} to {b + half:.3f}'} |")
    pairs = [(what, buyers, dict(groups[(what, 1)])[buyers] / time) for (what, threads), points in groups.items() if threads == 2
             for buyers, time in points if buyers in dict(groups.get((what, 1), []))]
    if pairs:
        lines += ["", "## Two threads against one, inside one market", "", "| market | buyers | times as fast |", "|---|---|---|"]
        lines += [f"| {what} | {buyers:,} | {ratio:.2f} |" for what, buyers, ratio in pairs]
    if rows := by_hand(found):
        lines += ["", "## Against the bare market written by hand", "", "| benchmark | times the time | 95 % bounds |", "|---|---|---|"]
        lines += ["| " + " | ".join(row) + " |" for row in rows]
    pathlib.Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(prog="souk bench", description="Speed, as ratios measured in one run.")
    parser.add_argument("program", help=argparse.SUPPRESS)
    parser.add_argument("--out", default="results/bench.json", metavar="FILE", help="what was measured (default: results/bench.json)")
    parser.add_argument("--against", metavar="OLD.json", help="compare with an older run; exit status 1 when something is surely slower")
    parser.add_argument("--report", metavar="FILE.md", help="write the scaling report, with scaling.svg beside it")
    parser.add_argument("--filter", default=".", metavar="REGEX", help="only benchmarks whose names match")
    parser.add_argument("--repetitions", type=int, default=5, metavar="N", help="of each benchmark (default: 5)")
    parser.add_argument("--from", dest="given", metavar="FILE", help="measure nothing: take what another run measured")
    parser.add_argument("--quiet", action="store_true", help="no progress")
    options = parser.parse_args()
    out = options.given or options.out
    if not options.given:
        pathlib.Path(out).parent.mkdir(parents=True, exist_ok=True)
        run(options.program, options, out)
    found = measured(out)
    table([cells(name, one) for name, one in found.items()], ["benchmark", "time", "spread", "rate", "more"])
    if rows := by_hand(found):
        print()
        table(rows, ["benchmark", "times the bare market by hand", "95 % bounds"])
    if options.report:
        report(options.report, found, json.loads(pathlib.Path(out).read_text(encoding="utf-8")).get("context", {}))
        print(f"\nreport in {options.report}")
    if not options.given:
        print(f"\nmeasured: {out}")
    if options.against:
        print()
        slower = against(found, measured(options.against))
        if slower:
            print(f"\nslower: {', '.join(slower)}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
