"""What the machine could do at most, as measured in the same run, and what share of it a benchmark reaches."""
import re

HOW = """**Share of the limit**: of the triad, the bytes of a market's state, each read once and written once a period, x periods a second / bandwidth of the triad
on as many threads. A market that fits into a cache can have more than the whole; phases pass over some columns several times, and over what rests not
at all. Of the arithmetic, the additions and multiplications a second where they are counted. **Operations' worth**: how many additions and
multiplications the machine could have done at most (the arithmetic limit x threads) in the time of one relation-period, buyer's day, draw or value."""
PER = ("relation-periods/s", "agent-steps/s")
WHY_NOT_PHASES = "A phase has no share of a limit: it passes over columns of its own, and their bytes are not counted one phase at a time."


def is_yardstick(name):
    """What the shares of all others are worked out by, and what tells how much the machine itself moves."""
    return name == "arithmetic" or name.startswith("memory bandwidth (triad)")


def threads(name):
    """Of a benchmark whose name says so ("..., buyers/threads:/1000/2"); else 1."""
    match = re.match(r"^.*, ([a-z/ ]*threads):/(.*)$", name)
    return int(match[2].split("/")[match[1].split("/").index("threads")]) if match else 1


def triad(found, at_work):
    return found.get(f"memory bandwidth (triad), threads:/{at_work}", {}).get("GB/s")


def shares(found, name):
    """[share of the limit, operations' worth] as text; empty where it makes no sense."""
    one, at_work = found[name], threads(name)
    bandwidth, arithmetic = triad(found, at_work), found.get("arithmetic", {}).get("Gflop/s")
    share = ""
    if bandwidth and "state GB/s" in one:
        share = f"{100 * one['state GB/s'] / bandwidth:.0f} % of triad"
    elif arithmetic and "Gflop/s" in one:
        share = f"{100 * one['Gflop/s'] / arithmetic:.0f} % of arithmetic"
    rate = next((one[k] for k in PER if k in one), 1e9 / one["ns/each"] if "ns/each" in one else None)
    return [share, f"{arithmetic * 1e9 * at_work / rate:.0f}" if arithmetic and rate else ""]
