"""The top of the report, for who reads one for the first time: where it was measured, what the words mean, what is asked and reached."""
import tables
import targets

MADE_BY = "<!-- made by `./souk bench --report FILE` -->"
TOLD = ("processor", "compiler", "flags", "version", "vectors", "rounds")  # by the program and by bench.py, where they do
WORDS = (
    "**time**: the median over the rounds, of one period of the market. Of \"default market x 2 worlds\" it is the whole job: N replicates, each in 2 worlds, 80 periods of each. "
    "Of sweeps it is the whole sweep, of draws and functions a thousand of them. Spread: the standard deviation of the rounds.",
    "**default market x 2 worlds**: what a comparison runs. Each replicate is one world simulated twice, with the two policies swapped round.",
    "**slim**: ten relations a buyer: two needs with five known suppliers each. The default market has 24: four needs with six.",
    "**ns/active**: time of a period by need, so by relation that runs (each need has one). **opening ns/relation**: what making the market takes, once.",
    "**peak kB**: the most that the program held, in units of 1024 bytes; **foretold kB**: what it says before it starts that the market will need.",
    "**recorded**: 1 where the sums of each period are added up, 0 where not. **threads**: how many worked at once. In names, numbers stand in the order of the words before the colon.",
)


def load(context):
    """A sentence when the machine had other work as the run began; else empty."""
    load_average = (context.get("load_avg") or [0.0])[0]
    if load_average <= 1.0:
        return ""
    return (f"The machine was loaded by other work when the run began (load average {load_average:.1f}): times are long, bounds are wide, "
            "and two threads had no two cores to themselves: what is not met may be the load's doing.")


def where(context):
    """Rows of what is known of the run and its machine."""
    rows = [["date", context.get("date", "")[:16].replace("T", " ")],
            ["processors", f"{context.get('num_cpus', '?')} of {context.get('mhz_per_cpu', '?')} MHz"]]
    if context.get("load_avg"):
        rows.append(["load average of 1, 5 and 15 minutes", ", ".join(f"{value:.2f}" for value in context["load_avg"])])
    return rows + [[name, str(context[name])] for name in TOLD if name in context]


def lines(found, context, failed):
    out = [MADE_BY, "# Speed and scaling", "", "All figures are of one run: compare them with each other, not with those of another machine.", "",
           *tables.in_markdown(where(context), ["measured", ""])]
    if sentence := load(context):
        out += ["", f"**{sentence}**"]
    if rows := targets.judged(found):
        out += ["", "## Targets", "", "Met or not met: where the bounds are wholly on one side of what is asked.", "", *tables.in_markdown(rows, targets.HEADER)]
    if failed:
        out += ["", f"Left out, and so are the targets that need them: {'; '.join(f'{name} ({why})' for name, why in failed.items())}."]
    return [*out, "", "## Words", "", *(f"- {sentence}" for sentence in WORDS)]
